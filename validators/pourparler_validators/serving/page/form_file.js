// The page as a file of its own: it opens a JSON file that is picked, and gives one to download.

import { button, dialog, element, labelled } from "./dom.js";
import * as disk from "./disk.js";
import { openPage } from "./page.js";
import { choose, load, records, save, say, state } from "./state.js";

const byId = (id) => document.getElementById(id);

const NOTE = "This file checks each record by itself, as the JSON Schema does: which fields must be there, forms, values, dates. "
  + "It follows no reference and reads no article. For all rules, download the records and run ";
const OTHERS = "Records of other types are kept as they are, and not checked here. ";

function prepare() {
  const picked = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  picked.onchange = () => openPicked(picked);
  byId("undo").before(button("Open a file…", () => picked.click()), picked);
  const command = element("code", { textContent: "pourparler check records.json" });
  const isPart = Object.keys(disk.made.forms.types).length < disk.made.every.length;
  byId("finding-list").before(element("p", { className: "hint" }, isPart ? OTHERS : "", NOTE, command, "."));
  byId("uncoded-title").parentElement.hidden = true;
  byId("unchecked").parentElement.hidden = true;
  const hasArticles = "source" in disk.made.forms.types;
  byId("article").hidden = !hasArticles;
  byId("new-article").hidden = !hasArticles;
}

function openPicked(picked) {
  const [file] = picked.files;
  picked.value = "";
  if (!file) return;
  if (!state.typed.size) take(file);
  else dialog("Give up what you typed?", (close) => [
    element("p", { textContent: "What you changed since the last download is lost when another file is opened." }),
    element("p", { className: "row" }, button("Give it up", () => {
      close();
      take(file);
    }), button("Keep it", close)),
  ]);
}

async function take(file) {
  try {
    disk.open(file.name, decoded(await file.arrayBuffer()));
  } catch (error) {
    return refuse(file, error);
  }
  state.typed = new Map();
  state.past = [];
  state.future = [];
  await load();
  await choose(records()[0]?.key ?? null);
  say(`Opened ${file.name}.`);
}

function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("It is not text in UTF-8");
  }
}

function refuse(file, error) {
  dialog("Not opened", (close) => [
    element("p", { className: "error", role: "alert", textContent: `${file.name}: ${error.message}.` }),
    element("p", { className: "row" }, button("Back", close)),
  ]);
}

function askToDownload() {
  const name = element("input", { value: disk.nameOfFile(), autocomplete: "off", spellcheck: false });
  const all = records();
  const chosen = all.find((one) => one.key === state.chosen);
  const choice = element("select", {}, element("option", { value: "", textContent: `All records (${all.length})` }));
  if (chosen && all.length > 1) choice.append(element("option", { value: chosen.key, textContent: `Only ${chosen.id ?? "the record that is open"}` }));
  const count = state.findings.length;
  dialog("Download as JSON", (close) => [
    labelled("Name of the file", name),
    labelled("What", choice),
    element("p", { textContent: count ? `${count} finding${count > 1 ? "s are" : " is"} open; the records are written as they are.` : "No finding is open." }),
    element("p", { className: "row" }, button("Download", async () => {
      close();
      await download(name.value.trim() || "records.json", choice.value || null);
    }), button("Not yet", close)),
  ]);
}

async function download(name, key) {
  const text = disk.textOf(key);
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  if (key === null) await save();
  say(`Downloaded ${name}.`);
}

prepare();
openPage(disk, { label: () => "Download…", isPossible: () => records().length > 0, ask: askToDownload })
  .then(() => choose(records()[0]?.key ?? null));
