// The review of records: a verdict on each, next by key. A page that only codes has none of it.

import { ask, send } from "./api.js";
import { showPassagesOf } from "./article.js";
import { button, dialog, element, labelled } from "./dom.js";
import { groupBy, showRecords, worstOf } from "./records.js";
import { choose, current, listen, say, state } from "./state.js";

const KEYS = { a: "accepted", q: "questioned", r: "rejected" };
const WORST = ["error", "warning", "info", undefined];
const byId = (id) => document.getElementById(id);
let review = null; // the verdicts by the keys of their records, and who gives them
let queue = []; // the keys of the records that are listed, in order
let isBusy = false;

/** Begins the review, if the page was opened for one. */
export async function startReview() {
  const found = await ask("review");
  if (!found.verdicts) return;
  take(found);
  byId("review").hidden = false;
  byId("review-filters").hidden = false;
  for (const verdict of Object.values(KEYS)) byId(verdict).onclick = () => decide(verdict);
  byId("next").onclick = () => go(1);
  byId("previous").onclick = () => go(-1);
  for (const id of ["only-undecided", "findings-first"]) byId(id).onchange = showRecords;
  document.addEventListener("keydown", onKey);
  listen(async (what) => {
    if (what === "dataset") await renew();
    if (what === "record") {
      show();
      await showPassagesOf(current());
    }
  });
  groupBy(toReview);
  await go(0);
}

/** Reads the verdicts again where they are not those of a stamp. */
export async function verdictsAre(stamp) {
  if (review && stamp !== review.stamp) await renew();
}

async function renew() {
  take(await ask("review"));
  showRecords();
  show();
}

function take(found) {
  review = found;
  byId("damages").replaceChildren(...found.damages.map((one) => element("li", { textContent: one })));
}

/** The verdict on a record as it is; undefined where it has none. */
function verdictOn(key) {
  const found = review.verdicts[key];
  return found?.is_of_this ? found : undefined;
}

function toReview(all, faults) {
  const undecided = all.filter((one) => !verdictOn(one.key));
  const shown = byId("only-undecided").checked ? undecided : all;
  const rank = (one) => WORST.indexOf(worstOf(faults.get(one.key) ?? []));
  const sorted = byId("findings-first").checked ? [...shown].sort((one, other) => rank(one) - rank(other)) : shown;
  queue = sorted.map((one) => one.key);
  const title = `Without a verdict: ${undecided.length} of ${all.length}`;
  return [[title, sorted.map((one) => ({ ...one, mark: markOf(one.key) }))]];
}

function markOf(key) {
  const found = review.verdicts[key];
  return found && (found.is_of_this ? found.verdict : "changed since its verdict");
}

function show() {
  for (const id of [...Object.values(KEYS), "verdict-note"]) byId(id).disabled = !state.chosen;
  byId("verdict").textContent = state.chosen ? said(review.verdicts[state.chosen]) : "";
}

function said(found) {
  if (!found) return "No verdict yet.";
  const note = found.note ? `: ${found.note}` : ".";
  const whole = `${found.verdict} by ${found.by} on ${found.on}${note}`;
  return found.is_of_this ? `This was ${whole}` : `It has changed since it was ${whole}`;
}

async function decide(verdict) {
  if (isBusy || !state.chosen) return;
  isBusy = true;
  try {
    await give(verdict);
  } catch (error) {
    say(`${error.message}.`);
  } finally {
    isBusy = false;
  }
}

async function give(verdict) {
  const key = state.chosen;
  const note = byId("verdict-note").value.trim();
  if (state.typed.has(key)) return say("Save what you typed first: a verdict is on the record as it is in the file.");
  if (verdict === "questioned" && !note) {
    byId("verdict-note").focus();
    return say("Say in the note what is in question.");
  }
  const by = review.by ?? (await reviewer());
  if (!by) return say("No verdict was given.");
  const place = queue.indexOf(key);
  const { version } = state.loaded.get(key);
  take(await send("verdict", { key, version, verdict, note, by }));
  byId("verdict-note").value = "";
  const behind = [...queue.slice(place + 1), ...queue.slice(0, Math.max(place, 0))];
  const following = behind.find((one) => !verdictOn(one)) ?? null;
  const name = current()?.id ?? "the record";
  await lookAt(following);
  say(following ? `${name}: ${verdict}.` : "All that is listed has a verdict. pourparler review --apply writes them into the records.");
}

/** Goes so many records further in the list. */
async function go(step) {
  const place = queue.indexOf(state.chosen);
  const key = place < 0 ? queue[0] : queue[(place + step + queue.length) % queue.length];
  if (key) await lookAt(key);
}

async function lookAt(key) {
  await choose(key);
  byId("record-title").focus();
}

/** Asks once who gives the verdicts. */
function reviewer() {
  const known = sessionStorage.getItem("reviewer");
  if (known) return known;
  return new Promise((resolve) => {
    const name = element("input", { autocomplete: "name" });
    const given = (close) => {
      sessionStorage.setItem("reviewer", name.value.trim());
      close();
    };
    dialog("Who gives the verdicts?", (close) => {
      name.onkeydown = (event) => { if (event.key === "Enter") given(close); };
      return [
        labelled("Your name or initials", name),
        element("p", { className: "row" }, button("Give the verdict", () => given(close)), button("Cancel", close)),
      ];
    });
    byId("dialog").addEventListener("close", () => resolve(sessionStorage.getItem("reviewer")), { once: true });
  });
}

function onKey(event) {
  if (byId("dialog").open || event.altKey || event.repeat) return;
  const isNote = event.target === byId("verdict-note");
  const isHeld = event.ctrlKey || event.metaKey;
  if (isNote && isHeld && event.key === "Enter") return decide("questioned");
  if (isNote && event.key === "Escape") return byId("record-title").focus();
  if (isHeld || ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName)) return;
  const key = letter(event);
  if (!(key in KEYS) && key !== "n" && key !== "p") return;
  event.preventDefault();
  if (key in KEYS) decide(KEYS[key]);
  else go(key === "n" ? 1 : -1);
}

/** The letter of a key; on a keyboard of another script that at its place. */
function letter(event) {
  const typed = event.key.toLowerCase();
  return /^[\x20-\x7e]$/.test(typed) ? typed : event.code.replace(/^Key/, "").toLowerCase();
}
