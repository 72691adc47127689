// What is loaded and what is typed. What is typed is kept as whole records, so that undo is simple.

import { ask, send } from "./api.js";

export const state = {
  forms: null,
  dataset: null,
  typed: new Map(), // by key; a new record has a key that begins with "new-"
  loaded: new Map(), // records as they stand in their files, by key
  findings: [],
  unchecked: [],
  chosen: null,
  focused: "", // the pointer of the field that had the focus last
  past: [],
  future: [],
};

let made = 0;
let keys = null; // the keys of the records by their ids, until something changes
const listeners = new Set();

/** Calls a function after each change; it gets what has changed: "record", "dataset", "findings". */
export function listen(listener) {
  listeners.add(listener);
}

export function tell(what) {
  keys = null;
  for (const listener of listeners) listener(what);
}

export async function load() {
  state.forms ??= await ask("forms");
  const dataset = await ask("dataset");
  const isInForm = Boolean(document.activeElement?.closest("#form"));
  await takeAgain(dataset, current()?.id, isInForm ? state.focused : "");
}

/** Takes the dataset anew, and chooses the record of an id again, as far as it is there. */
async function takeAgain(dataset, id, pointer = "") {
  take(dataset);
  const again = id && records().find((one) => one.id === id);
  if (state.chosen) await choose(again?.key ?? null, pointer);
}

function take(dataset) {
  clearTimeout(waiting); // what is being checked is older
  asked += 1;
  state.dataset = dataset;
  state.loaded.clear();
  state.findings = dataset.findings;
  state.unchecked = dataset.unchecked;
  tell("dataset");
}

/** All records, those that are typed and new among them: key, id, type, label. */
export function records() {
  const found = state.dataset.records
    .filter((one) => state.typed.get(one.key)?.after !== null)
    .map((one) => {
      const value = state.typed.get(one.key)?.after;
      return value ? { ...one, id: value.id, label: label(value) } : one;
    });
  for (const [key, typed] of state.typed) {
    if (!typed.key && typed.after) {
      found.push({ key, file: typed.file, id: typed.after.id, type: typed.after.type, label: label(typed.after) });
    }
  }
  return found;
}

/** What a record is called in a list. */
export function label(value) {
  const text = value?.name ?? value?.title ?? value?.summary ?? value?.segments?.[0]?.text ?? value?.speaker_described;
  return typeof text === "string" && text.trim() ? text.trim().slice(0, 80) : (value?.id ?? "");
}

/** The form of a record type; nothing where there is none for it. */
export function formOf(name) {
  return typeof name === "string" && Object.hasOwn(state.forms.types, name) ? state.forms.types[name] : undefined;
}

/** The record of a key as it is on the page. */
export async function recordOf(key) {
  if (state.typed.has(key)) return state.typed.get(key).after;
  if (!state.loaded.has(key)) state.loaded.set(key, await ask("record", { key }));
  return state.loaded.get(key).value;
}

/** Why the record cannot be changed; nothing where it can. */
export function whyNotEdited(key) {
  const one = records().find((record) => record.key === key);
  return one ? state.dataset.files[one.file].why_not_edited : null;
}

export async function choose(key, pointer = "") {
  state.chosen = key;
  state.focused = pointer;
  if (key) await recordOf(key);
  tell("record");
}

/** The record that is chosen, as it is on the page; undefined where none is, or it is taken out. */
export function current() {
  const key = state.chosen;
  if (state.typed.has(key)) return state.typed.get(key).after ?? undefined;
  return state.loaded.get(key)?.value;
}

/** Puts another record in the place of one; null takes it out. */
export function type(key, after) {
  remember();
  const before = state.typed.get(key);
  const loaded = state.loaded.get(key);
  if (before) state.typed.set(key, { ...before, after });
  else state.typed.set(key, { key, version: loaded.version, file: 0, after });
  if (!state.typed.get(key).key && after === null) state.typed.delete(key);
  else if (loaded && JSON.stringify(loaded.value) === JSON.stringify(after)) state.typed.delete(key);
  checkSoon();
}

/** Adds a record to a file; gives its key. */
export function add(after, file) {
  remember();
  made += 1;
  const key = `new-${made}`;
  state.typed.set(key, { key: null, version: null, file, after });
  checkSoon();
  return key;
}

function remember() {
  state.past.push(new Map(state.typed));
  state.future = [];
}

export function undo() {
  step(state.past, state.future);
}

export function redo() {
  step(state.future, state.past);
}

function step(from, to) {
  if (!from.length) return;
  to.push(state.typed);
  state.typed = from.pop();
  if (state.chosen?.startsWith("new-") && !state.typed.has(state.chosen)) state.chosen = null;
  tell("record");
  checkSoon();
}

/** What is typed, as the server takes it; of some types alone, where they are given. */
export function typedRecords(types = null) {
  return [...state.typed.values()].filter((one) => !types || types.includes(one.after?.type));
}

let waiting = null;
let asked = 0;

/** Checks the dataset with what is typed, when nothing was typed for a moment. */
export function checkSoon() {
  tell("typed");
  clearTimeout(waiting);
  waiting = setTimeout(check, 300);
}

export async function check() {
  asked += 1;
  const mine = asked;
  try {
    const found = await send("check", { records: typedRecords() });
    if (mine !== asked) return;
    state.findings = found.findings;
    state.unchecked = found.unchecked;
    tell("findings");
  } catch (error) {
    if (mine === asked) say(error.message);
  }
}

export async function save() {
  const { id } = current() ?? {};
  const dataset = await send("save", { records: typedRecords() });
  state.typed = new Map();
  state.past = [];
  state.future = [];
  await takeAgain(dataset, id);
}

/** The key of the record of an id, or of the key that the server gave. */
export function keyOf(finding) {
  keys ??= new Map(records().reverse().map((one) => [one.id, one.key]));
  return (finding.record && keys.get(finding.record)) ?? finding.key;
}

export function say(text) {
  document.getElementById("status").textContent = text;
}
