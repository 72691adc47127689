// The controls of single values: what each field is typed into or chosen from.

import { element, newId } from "./dom.js";
import { languages, tagOf, understood } from "./languages.js";
import { isObject } from "./schema.js";
import { records, state } from "./state.js";
import { weekday } from "./values.js";

const NUMBERS = ["count", "offset", "number"];
/** What is said of a value while it is typed, by the control. */
const SAID = { date: weekday, language: understood };

/** Whether a value can stand in the control of its field. */
export function fits(field, value) {
  if (field.control === "extra") return isObject(value);
  if (field.control === "flag") return typeof value === "boolean" || value === "";
  if (NUMBERS.includes(field.control)) return typeof value === "number" || typeof value === "string";
  return typeof value === "string";
}

/** A line that says of a value how it is understood; nothing for fields that go without. */
export function said(field, value) {
  const tell = SAID[field.control];
  return tell ? element("p", { className: "hint", textContent: tell(value) }) : null;
}

/** The control of a field. `store` takes what is typed, `put` a value that is no text; `note` is
 *  what `said` gave. */
export function controlFor(field, value, store, put, note) {
  if (field.control === "choice") return choiceOf(field, value, store);
  if (field.control === "flag") return flag(value, store);
  if (field.control === "reference") return reference(field, value, store);
  if (field.control === "extra") return json(value, put);
  if (field.lines) return lines(value, store);
  const input = element("input", { value: value ?? "", autocomplete: "off", spellcheck: false });
  input.oninput = () => {
    const text = input.value.trim();
    store(typedIn(field, text));
    if (note) note.textContent = SAID[field.control](text);
  };
  if (field.control === "language") offer(input, () => [...languages()].map(([name, tag]) => [tag, name]));
  return input;
}

/** The value that a text stands for. */
function typedIn(field, text) {
  if (field.control === "language") return tagOf(text) ?? text;
  return NUMBERS.includes(field.control) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function lines(value, store) {
  const area = element("textarea", { value: value ?? "", rows: Math.min(8, 1 + Math.floor(String(value ?? "").length / 60)) });
  area.oninput = () => store(area.value);
  return area;
}

/** A choice of a value from the list of a field. */
export function choiceOf(field, value, store) {
  const select = element("select", {}, element("option", { value: "", textContent: "" }));
  const values = state.forms.vocabularies[field.vocabulary];
  for (const each of values) {
    select.append(element("option", { value: each.value, textContent: each.title, title: each.meaning }));
  }
  if (value && !values.some((each) => each.value === value)) {
    select.append(element("option", { value, textContent: `${value} (not in the list)` }));
  }
  select.value = value ?? "";
  select.onchange = () => store(select.value);
  return select;
}

function flag(value, store) {
  const select = element("select", {},
    element("option", { value: "", textContent: "" }),
    element("option", { value: "true", textContent: "Yes" }),
    element("option", { value: "false", textContent: "No" }));
  select.value = value === undefined || value === "" ? "" : String(value);
  select.onchange = () => store(select.value === "" ? "" : select.value === "true");
  return select;
}

function reference(field, value, store) {
  const fitting = () => records().filter((one) => one.id && (!field.types.length || field.types.includes(one.type)));
  const input = element("input", { value: value ?? "", autocomplete: "off", spellcheck: false });
  offer(input, () => fitting().map((one) => [one.id, one.label]));
  input.oninput = () => {
    const named = fitting().find((one) => one.label === input.value);
    store(named ? named.id : input.value.trim());
  };
  return input;
}

/** Offers values with their names while something is typed: they are listed when it is begun. */
function offer(input, pairs) {
  const known = element("datalist", { id: newId() });
  input.setAttribute("list", known.id);
  input.addEventListener("focus", () => {
    known.replaceChildren(...pairs().map(([value, name]) => element("option", { value, label: name, textContent: name })));
    input.after(known);
  });
}

function json(value, put) {
  const area = element("textarea", { value: value === undefined ? "" : JSON.stringify(value, null, 2), rows: 4, spellcheck: false });
  area.oninput = () => {
    try {
      put(area.value.trim() ? JSON.parse(area.value) : undefined);
      area.setCustomValidity("");
    } catch {
      area.setCustomValidity("This is not JSON yet; what stood here before is kept.");
    }
    area.reportValidity();
  };
  return area;
}
