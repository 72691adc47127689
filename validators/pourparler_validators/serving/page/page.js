// Puts the parts of the page together, whoever answers it.

import { answeredBy } from "./api.js";
import * as article from "./article.js";
import { showFindings } from "./findings.js";
import { onEvidence, showFaults, showForm } from "./form.js";
import { newRecord } from "./beginning.js";
import { newArticle } from "./pasting.js";
import { showRecords } from "./records.js";
import { listen, load, redo, say, state, undo } from "./state.js";

const byId = (id) => document.getElementById(id);
let saving = null;

function showButtons() {
  const isFixed = state.dataset?.files.every((file) => file.why_not_edited) ?? true;
  byId("new-record").disabled = isFixed;
  byId("new-article").disabled = isFixed;
  byId("undo").disabled = !state.past.length;
  byId("redo").disabled = !state.future.length;
  byId("save").disabled = !saving.isPossible();
  byId("save").textContent = saving.label();
}

/** Opens the page. `answers` answers what it asks; `save` is what its last button does: `label`,
 *  `isPossible` and `ask`, which are called without anything. Gives whether it could be opened. */
export async function openPage(answers, save) {
  answeredBy(answers);
  saving = save;
  byId("save").onclick = saving.ask;
  try {
    await load();
    say("");
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
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
  if (what === "record" || what === "findings") await article.followTyped();
  if (what === "dataset") {
    showRecords();
    showFindings(null);
    await article.showSources();
  }
});

byId("filter").oninput = showRecords;
byId("new-record").onclick = newRecord;
byId("new-article").onclick = newArticle;
byId("undo").onclick = undo;
byId("redo").onclick = redo;
onEvidence(article.showEvidenceOf);
article.start();

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || byId("dialog").open) return;
  const key = event.key.toLowerCase();
  const isText = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
  if (key === "s") {
    event.preventDefault();
    if (saving?.isPossible()) saving.ask();
  } else if (key === "z" && !isText) {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (state.typed.size) event.preventDefault();
});
