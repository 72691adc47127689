// Answers the page in a file of its own, where no server is: the records are held in memory, and
// checked by the schemas that the file was made with.

import { faultsAround, faultsOf } from "./faults.js";
import { read, written } from "./opened.js";
import { passagesIn } from "./passages.js";
import { label, state } from "./state.js";
import { codePoints, utf16 } from "./values.js";

const AROUND = 30; // characters before and after that tell a place from others
const UNSAYABLE = /[\u0000-\u0008\u000b-\u001f]/g;

/** What the file was made with: the forms of its record types, the schemas, the names of all types. */
export const made = JSON.parse(document.getElementById("made").textContent);

let opened = begun();

/** Without a file: nothing, or a record to fill in where the form is for one type. */
function begun() {
  const [type, ...more] = Object.keys(made.forms.types);
  return { name: "records.json", records: more.length ? [] : [{ type }], around: null };
}

/** Takes the records of a file that was picked. Throws an Error with a sentence where it cannot. */
export function open(name, text) {
  opened = { name, ...read(text) };
}

export function nameOfFile() {
  return opened.name;
}

/** The text of a file with the records as they are on the page; of one, where its key is given. */
export function textOf(key = null) {
  const records = [...current()];
  if (key === null) return written(records.map(([, value]) => value), opened.around);
  return written([records.find(([one]) => one === key)[1]], {});
}

export async function ask(name, parameters) {
  return ANSWERS[name](parameters);
}

export async function send(name, body) {
  return ANSWERS[name](body);
}

const ANSWERS = {
  forms: () => made.forms,
  dataset,
  record: ({ key }) => ({ key, value: opened.records[Number(key)], version: "", why_not_edited: null }),
  article,
  quotations: () => ({ quotations: [] }),
  passage,
  pasted,
  check: () => checked([...current()]),
  save,
};

/** The records with their keys, as they stand in the file that was opened. */
function saved() {
  return opened.records.map((value, number) => [String(number), value]);
}

/** The same as they are on the page: changed, without those that are taken out, with new ones. */
function* current() {
  for (const [key, value] of saved()) {
    const typed = state.typed.get(key);
    if (!typed) yield [key, value];
    else if (typed.after !== null) yield [key, inOrder(typed.after)];
  }
  for (const [key, typed] of state.typed) if (typed.key === null) yield [key, inOrder(typed.after)];
}

function dataset() {
  const records = saved().map(([key, value]) => ({ key, file: 0, id: value?.id, type: value?.type, label: label(value) }));
  return { files: [{ path: opened.name, why_not_edited: null }], records, ...checked(saved()) };
}

function checked(records) {
  const around = faultsAround(opened.around ?? {}, made);
  const found = around.map((one) => ({ ...one, where: opened.name, key: null, related: [] }));
  records.forEach(([key, value], number) => {
    const where = typeof value?.id === "string" && value.id ? value.id : `record ${number + 1}`;
    for (const one of faultsOf(value, made)) found.push({ ...one, where, key, related: [] });
  });
  return { findings: found, unchecked: [] };
}

function save() {
  opened = { ...opened, records: [...current()].map(([, value]) => value) };
  return dataset();
}

function article({ source }) {
  const records = [...current()];
  const text = textOfSource(records, source);
  const passages = records.flatMap(([key, value]) => passagesIn(value, source, text).map((place) => ({ key, ...place })));
  return { text, passages };
}

function textOfSource(records, source) {
  const found = records.map(([, value]) => value).find((one) => one?.type === "source" && one.id === source);
  if (typeof found?.text !== "string") throw new Error(`The text of ${source} is not in its record, and a page cannot open other files: paste it into the field Text`);
  return found.text;
}

function passage({ source, start, end }) {
  const text = textOfSource([...current()], source);
  const cut = (from, to) => text.slice(utf16(text, from), utf16(text, to));
  const words = cut(start, end);
  if (!words.trim()) throw new Error("Select words of the article");
  const from = start + codePoints(words) - codePoints(words.trimStart());
  const to = from + codePoints(words.trim());
  const exact = sayable(words.trim());
  const isOnly = text.split(words.trim()).length === 2;
  const near = isOnly ? {} : around({ prefix: cut(Math.max(0, from - AROUND), from), suffix: cut(to, to + AROUND) });
  const place = { ...near, start: from, end: to };
  return { evidence: { source, exact, ...place }, segment: { text: exact, source, ...place } };
}

function around(words) {
  return Object.fromEntries(Object.entries(words).map(([name, one]) => [name, sayable(one)]).filter(([, one]) => one.trim()));
}

function sayable(words) {
  return words.replaceAll(UNSAYABLE, " ");
}

function pasted({ text, ...fields }) {
  const clean = text.replaceAll("\r\n", "\n").replace(/^\ufeff/, "");
  if (!clean.trim()) throw new Error("paste the words of the article");
  const known = Object.entries(fields).filter(([, value]) => value);
  return { source: inOrder({ type: "source", ...Object.fromEntries(known), text: clean }), statements: [] };
}

/** A record whose fields are in the order of the standard; what it does not know comes last. */
function inOrder(record) {
  const type = made.forms.types[record.type];
  return type && Object.hasOwn(made.forms.types, record.type) ? ordered({ type: record.type, ...record }, type.model) : record;
}

function ordered(value, model) {
  if (Array.isArray(value)) return value.map((item) => ordered(item, model));
  if (typeof value !== "object" || value === null || !model) return value;
  const fields = made.forms.models[model];
  const names = ["type", ...fields.map((field) => field.name), ...Object.keys(value)];
  const sorted = [...new Set(names)].filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(sorted.map((name) => [name, ordered(value[name], fields.find((field) => field.name === name)?.model)]));
}
