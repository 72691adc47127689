// What is found, in the words of the page: fields and values by their labels, records by their names.

import { records, state } from "./state.js";
import { steps } from "./values.js";

const QUOTED = /["“]([a-z][a-z_]*)["”]/g;
const CODE = /(?<![\w“"/.:-])[a-z]+(?:_[a-z]+)+(?![\w”"/.:-])/g;
const EMPTY = /holds (?:an empty (?:object|text|list)|null)/;
const LEFT_OUT = "fill it in, or remove it";

let titles = null;

/** The titles of all fields, and of the values that are several words, by their names in the files. */
function known() {
  titles ??= new Map([
    ...Object.values(state.forms.vocabularies).flat().map((one) => [one.value, one.title]).filter(([name]) => name.includes("_")),
    ...Object.values(state.forms.models).flat().map((one) => [one.name, one.title]),
  ]);
  return titles;
}

/** A text in which names of fields and codes of values are replaced by their labels. */
export function inLabels(text) {
  const quoted = text.replaceAll(QUOTED, (all, name) => (known().has(name) ? `“${known().get(name)}”` : all));
  return quoted.replaceAll(CODE, (code) => (known().has(code) ? `“${known().get(code)}”` : code));
}

/** What is wrong and what to do, as two texts. What the field itself shows is not said again. */
export function worded({ rule, pointer, message, help }) {
  if (rule === "structure/missing-field") return { message: `${inLabels(`“${steps(pointer).at(-1)}”`)} must be filled in`, help: "" };
  if (rule === "structure/not-in-list") return { message: inLabels(message), help: "" };
  if (EMPTY.test(message)) return { message: inLabels(message.replace(EMPTY, "is not filled in yet")), help: LEFT_OUT };
  return { message: inLabels(message), help: help ? inLabels(help) : "" };
}

/** What a record is called, by its id. */
export function nameOf(id) {
  return records().find((one) => one.id === id)?.label || id;
}

/** So many of each severity, in words. */
export function counted(severities) {
  return ["error", "warning", "info"]
    .map((severity) => [severity, severities.filter((one) => one === severity).length])
    .filter(([, number]) => number)
    .map(([severity, number]) => `${number} ${severity}${number > 1 && severity !== "info" ? "s" : ""}`)
    .join(", ");
}
