// The page as it is served: its server answers, and is asked for changes on disk.

import { changeOf } from "./changes.js";
import "./connecting.js";
import { button, dialog, element } from "./dom.js";
import { openPage } from "./page.js";
import { startReview, verdictsAre } from "./review.js";
import * as server from "./server.js";
import { listen, load, save, say, state, typedRecords } from "./state.js";

const SAVED = "Saved.";

async function askToSave() {
  say("");
  let difference;
  try {
    ({ difference } = await server.send("difference", { records: typedRecords() }));
  } catch (error) {
    return refuse(error);
  }
  dialog("Save these changes?", (close) => [
    element("div", { className: "changes", tabIndex: 0, role: "group", "aria-label": "What changes" }, ...changes()),
    element("p", { className: "row" }, button("Save", async () => {
      close();
      try {
        await save();
        say(SAVED);
      } catch (error) {
        refuse(error);
      }
    }), button("Not yet", close)),
    element("details", {}, element("summary", { textContent: "As it is written in the files" }), patch(difference)),
  ]);
}

function changes() {
  return [...state.typed].flatMap(([key, one]) => {
    const { title, lines } = changeOf(state.loaded.get(key)?.value, one.after);
    return [element("h3", { textContent: title }), element("ul", {}, ...lines.map((line) => element("li", { textContent: line })))];
  });
}

function patch(difference) {
  const lines = difference.split("\n").map((line) => element("span", {
    className: line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "",
    textContent: `${line}\n`,
  }));
  return element("pre", { tabIndex: 0 }, ...lines);
}

function refuse(error) {
  dialog("Nothing was saved", (close) => [
    element("p", { className: "error", role: "alert", textContent: `${error.message}.` }),
    element("p", { className: "row" }, button("Back", close)),
  ]);
}

listen((what) => {
  if (what === "typed" && document.getElementById("status").textContent === SAVED) say("");
});

let told = 0; // how often the files had been read when a change was last told

async function watch() {
  try {
    const found = await server.ask("changed");
    await verdictsAre(found.verdicts);
    if (found.times_read < told) told = 0; // the program was started anew
    if (found.times_read > Math.max(state.dataset.times_read, told)) {
      told = found.times_read;
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

function label() {
  const number = state.typed.size;
  return number ? `Save ${number} record${number > 1 ? "s" : ""}…` : "Save…";
}

if (await openPage(server, { label, isPossible: () => state.typed.size > 0, ask: askToSave })) {
  await startReview();
  watch();
}
