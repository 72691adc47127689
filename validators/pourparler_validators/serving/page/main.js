// The page as it is served: its server answers, and is asked for changes on disk.

import { button, dialog, element } from "./dom.js";
import { openPage } from "./page.js";
import { startReview, verdictsAre } from "./review.js";
import * as server from "./server.js";
import { load, save, say, state, typedRecords } from "./state.js";

async function askToSave() {
  say("");
  let difference;
  try {
    ({ difference } = await server.send("difference", { records: typedRecords() }));
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

let told = 0; // how often the files had been read when a change was last told

async function watch() {
  try {
    const found = await server.ask("changed");
    await verdictsAre(found.verdicts);
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
