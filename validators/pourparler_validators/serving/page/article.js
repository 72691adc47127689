// The article beside the form: what is coded of it, what is not, and what is selected.

import { send } from "./api.js";
import { fileForNew, freeId } from "./beginning.js";
import { button, element } from "./dom.js";
import { passagesIn, placeOf, sourceOf } from "./passages.js";
import { add, choose, current, formOf, records, say, state, type, typedRecords } from "./state.js";
import { codePoints, utf16 } from "./values.js";

const SPEAKERS = ["person", "party"];

let drawn = {}; // { text, signs } of what stands on the page
let shown = null; // { source, text, passages, quotations, names: the typed speakers that these go by }
let sources = "[]"; // the typed sources when an article was last shown
let selected = null; // [start, end] in code points

export async function showSources() {
  const choice = document.getElementById("source");
  const found = records().filter((one) => one.type === "source" && one.id);
  const before = choice.value;
  choice.replaceChildren(...found.map((one) => element("option", { value: one.id, textContent: one.label || one.id })));
  const wanted = current()?.type === "source" ? current().id : before;
  if (found.some((one) => one.id === wanted)) choice.value = wanted;
  await showArticle(choice.value);
}

/** Follows what is typed of sources, and of those who speak in them. */
export async function followTyped() {
  const now = JSON.stringify(typedRecords(["source"]));
  if (now !== sources) {
    sources = now;
    return showSources();
  }
  try {
    if (shown) await readQuotations();
  } catch (error) {
    show(`${error.message}.`);
  }
}

/** What is asked of an article goes by what is typed, too. */
function askOf(name, parameters) {
  return send(name, { ...parameters, records: typedRecords(["source", ...SPEAKERS]) });
}

/** Reads the quotations of the article, where they were not read with the speakers that are known. */
async function readQuotations() {
  const [mine, names] = [shown, JSON.stringify(typedRecords(SPEAKERS))];
  if (mine.names === names) return;
  const { quotations } = await askOf("quotations", { source: mine.source });
  Object.assign(mine, { quotations, names });
  if (shown === mine) paint();
}

export async function showArticle(source) {
  shown = null;
  if (!source) return show("There is no source yet: paste an article.");
  try {
    const mine = { source, ...(await askOf("article", { source })), quotations: [] };
    if (document.getElementById("source").value !== source) return;
    shown = mine;
    paint();
    document.getElementById("uncoded-title").textContent = "Quotations that nobody coded: being read…";
    await readQuotations();
  } catch (error) {
    show(`${error.message}.`);
  }
}

function show(text) {
  drawn = {};
  document.getElementById("text").replaceChildren(text);
  document.getElementById("uncoded").replaceChildren();
}

/** The passages of the article that records have: those that are saved, and the typed ones. */
function passages() {
  const typed = [...state.typed.entries()];
  const saved = shown.passages.filter((one) => !state.typed.has(one.key));
  const mine = typed.flatMap(([key, one]) => passagesIn(one.after, shown.source, shown.text).map((place) => ({ key, ...place })));
  return [...saved, ...mine];
}

export function paint(here = null) {
  if (!shown) return;
  const coded = passages();
  const { quotations } = shown;
  const mine = coded.filter((one) => one.key === state.chosen);
  draw([
    ...quotations.map((one) => ({ ...one, mark: "quotation" })),
    ...coded.map((one) => ({ ...one, mark: "coded" })),
    ...(here ? [{ ...here, mark: "here" }] : mine.map((one) => ({ ...one, mark: "here" }))),
  ]);
  showUncoded(quotations, coded.filter((one) => one.field === "segments"));
}

/** Draws the text with its marks, where these are not those that it has: a long text takes long. */
function draw(marks) {
  const signs = JSON.stringify(marks.map((one) => [one.start, one.end, one.mark]));
  if (drawn.text === shown.text && drawn.signs === signs) return;
  drawn = { text: shown.text, signs };
  const edges = new Set([0, codePoints(shown.text)]);
  for (const one of marks) edges.add(one.start).add(one.end);
  const places = [...edges].sort((one, other) => one - other);
  const parts = [];
  for (let number = 0; number + 1 < places.length; number += 1) {
    const [start, end] = [places[number], places[number + 1]];
    const text = shown.text.slice(utf16(shown.text, start), utf16(shown.text, end));
    const names = marks.filter((one) => one.start <= start && end <= one.end).map((one) => one.mark);
    parts.push(names.length ? element("mark", { className: [...new Set(names)].join(" "), textContent: text }) : text);
  }
  document.getElementById("text").replaceChildren(...parts);
}

function showUncoded(quotations, coded) {
  const left = quotations.filter((one) => !coded.some((other) => other.start < one.end && one.start < other.end));
  const items = left.map((one) => element("li", {}, button(
    `Code “${one.words.slice(0, 90)}”${one.speaker ? ` (${one.speaker.described})` : ""}`,
    () => take(() => codeQuotation(one)),
    { className: "link" },
  )));
  document.getElementById("uncoded").replaceChildren(...items);
  document.getElementById("uncoded-title").textContent = `Quotations that nobody coded: ${left.length || "none"}`;
}

async function codeQuotation(one) {
  await readQuotations();
  const now = shown.quotations.find((other) => other.start === one.start) ?? one;
  await newStatement([now.start, now.end], now.speaker);
}

async function newStatement(place, speaker) {
  const found = await passage(place);
  const named = speaker?.id ? { speaker: speaker.id } : speaker ? { speaker_described: speaker.described } : {};
  const id = freeId("statement", `${shown.source.split(":")[1]}-${speaker?.described ?? "words"}`);
  await choose(add({ type: "statement", id, ...named, segments: [found.segment] }, fileForNew()), "/acts");
}

async function passage([start, end]) {
  return askOf("passage", { source: shown.source, start, end });
}

/** Shows the article that a record has its words from, at the first of them. */
export async function showPassagesOf(record) {
  const choice = document.getElementById("source");
  const source = record?.type === "source" ? record.id : sourceOf(record);
  if (source !== choice.value && [...choice.options].some((one) => one.value === source)) {
    choice.value = source;
    await showArticle(source);
  }
  document.querySelector("#text .here")?.scrollIntoView({ block: "center" });
}

/** Shows where the record's field is supported. */
export function showEvidenceOf(pointer) {
  const record = current();
  if (!shown || !record) return;
  const supports = (one) => itemsOf(one?.supports).some((each) => pointer === each || pointer.startsWith(`${each}/`) || each.startsWith(`${pointer}/`));
  const inner = /^\/segments\/(\d+)/.exec(pointer);
  const found = inner ? record.segments?.[Number(inner[1])] : itemsOf(record.evidence).find(supports);
  if (!found) return say("No passage of this record supports this field.");
  if (found.source !== shown.source) return say(`The words stand in ${found.source}.`);
  const place = placeOf(found, shown.text);
  if (place.start === undefined) return say("The words of this passage are not in the article.");
  paint(place);
  document.querySelector("#text .here")?.scrollIntoView({ block: "center" });
}

function readSelection() {
  const place = document.getElementById("text");
  const found = document.getSelection();
  selected = null;
  if (shown && found.rangeCount && !found.isCollapsed && place.contains(found.anchorNode) && place.contains(found.focusNode)) {
    const range = found.getRangeAt(0);
    const before = document.createRange();
    before.setStart(place, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = codePoints(before.toString());
    selected = [start, start + codePoints(range.toString())];
  }
  enable();
}

export function enable() {
  const record = current();
  showSupported(record);
  document.getElementById("as-evidence").disabled = !selected || !record || record.type === "source";
  document.getElementById("as-segment").disabled = !selected || record?.type !== "statement";
  document.getElementById("as-statement").disabled = !selected;
}

/** Says which field the selected words will support. */
function showSupported(record) {
  const field = fieldIn(record);
  const place = document.getElementById("supported");
  if (!record || record.type === "source") place.textContent = "";
  else if (field) place.textContent = `Evidence supports the field ${field.title}, in which you were last.`;
  else place.textContent = "Evidence supports no single field: click into the one that is meant first.";
}

/** The field of the record in which the focus was last; nothing for one that is no matter of evidence. */
function fieldIn(record) {
  const name = /^\/([^/]+)/.exec(state.focused ?? "")?.[1];
  if (!name || ["evidence", "type", "id"].includes(name)) return undefined;
  const model = formOf(record?.type)?.model;
  return state.forms.models[model]?.find((one) => one.name === name);
}

function itemsOf(value) {
  return Array.isArray(value) ? value : [];
}

/** The items of a list that a record may have; what stands there and is no list is not replaced. */
function listIn(record, name) {
  const value = record[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`“${name}” of this record is no list: remove it first`);
  return value;
}

async function take(make) {
  try {
    await make(selected);
  } catch (error) {
    say(error.message);
  }
}

async function asEvidence(place) {
  const record = current();
  const found = (await passage(place)).evidence;
  const field = fieldIn(record);
  const supports = field ? { supports: [`/${field.name}`] } : {};
  const evidence = [...listIn(record, "evidence"), { ...found, ...supports }];
  type(state.chosen, { ...record, evidence });
  await choose(state.chosen, `/evidence/${evidence.length - 1}`);
}

async function asSegment(place) {
  const record = current();
  const segments = [...listIn(record, "segments"), (await passage(place)).segment];
  type(state.chosen, { ...record, segments });
  await choose(state.chosen, `/segments/${segments.length - 1}`);
}

export function start() {
  document.addEventListener("selectionchange", readSelection);
  document.getElementById("form").addEventListener("focusin", () => showSupported(current()));
  document.getElementById("source").onchange = (event) => showArticle(event.target.value);
  document.getElementById("as-evidence").onclick = () => take(asEvidence);
  document.getElementById("as-segment").onclick = () => take(asSegment);
  document.getElementById("as-statement").onclick = () => take((place) => newStatement(place, null));
}
