// Puts the parts of the page together.

import { ask, send } from "./api.js";
import * as article from "./article.js";
import { button, dialog, element } from "./dom.js";
import { showFindings } from "./findings.js";
import { onEvidence, showFaults, showForm } from "./form.js";
import { newArticle, newRecord, showRecords } from "./records.js";
import { listen, load, redo, save, say, state, typedRecords, undo } from "./state.js";

const byId = (id) => document.getElementById(id);

function showButtons() {
  const isFixed = state.dataset?.files.every((file) => file.why_not_edited) ?? true;
  byId("new-record").disabled = isFixed;
  byId("new-article").disabled = isFixed;
  byId("undo").disabled = !state.past.length;
  byId("redo").disabled = !state.future.length;
  byId("save").disabled = !state.typed.size;
  const number = state.typed.size;
  byId("save").textContent = number ? `Save ${number} record${number > 1 ? "s" : ""}…` : "Save…";
}

listen(async (what) => {
  showButtons();
  if (what === "record") {
    showForm();
    showRecords();
    article.paint();
    article.enable();
  }
  if (what === "typed") {
    showRecords();
    article.paint();
  }
  if (what === "findings" || what === "record") showFindings(state.chosen);
  if (what === "findings") {
    showFaults();
    showRecords();
  }
  if (what === "dataset") {
    showRecords();
    showFindings(null);
    await article.showSources();
  }
});

async function askToSave() {
  let difference;
  try {
    ({ difference } = await send("difference", { records: typedRecords() }));
  } catch (error) {
    return refuse(error);
  }
  const lines = difference.split("\n").map((line) => element("span", {
    className: line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "",
    textContent: `${line}\n`,
  }));
  dialog("Save these changes?", (close) => [
    element("pre", { tabIndex: 0 }, ...lines),
    element("p", { className: "row" }, button("Save", async () => {
      close();
      try {
        await save();
        say("Saved.");
      } catch (error) {
        refuse(error);
      }
    }), button("Not yet", close)),
  ]);
}

function refuse(error) {
  dialog("Nothing was saved", (close) => [
    element("p", { className: "error", role: "alert", textContent: `${error.message}.` }),
    element("p", { className: "row" }, button("Back", close)),
  ]);
}

async function watch() {
  try {
    if ((await ask("changed")).has_changed) {
      if (state.typed.size) say("A file has changed on disk. What you typed is kept; saving compares it.");
      else {
        await load();
        say("A file has changed on disk and was read again.");
      }
    }
  } catch (error) {
    say(error.message);
  }
  setTimeout(watch, 1000);
}

byId("filter").oninput = showRecords;
byId("new-record").onclick = newRecord;
byId("new-article").onclick = newArticle;
byId("undo").onclick = undo;
byId("redo").onclick = redo;
byId("save").onclick = askToSave;
onEvidence(article.showEvidenceOf);
article.start();

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || byId("dialog").open) return;
  const key = event.key.toLowerCase();
  const isText = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
  if (key === "s") {
    event.preventDefault();
    if (state.typed.size) askToSave();
  } else if (key === "z" && !isText) {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (state.typed.size) event.preventDefault();
});

try {
  await load();
  say("");
  watch();
} catch (error) {
  say(error.message);
}
