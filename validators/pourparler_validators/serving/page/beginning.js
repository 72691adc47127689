// A new record: its type, its name, and the id that is made of the name.

import { choiceOf } from "./controls.js";
import { button, dialog, element, labelled } from "./dom.js";
import { add, choose, formOf, records, state } from "./state.js";
import { slug } from "./values.js";

/** A file to put a new record into: that of the chosen one, else the first that can be changed. */
export function fileForNew() {
  const chosen = records().find((one) => one.key === state.chosen);
  const files = state.dataset.files;
  if (chosen && !files[chosen.file].why_not_edited) return chosen.file;
  return files.findIndex((file) => !file.why_not_edited);
}

/** A choice of a file, and what shows it: nothing where there is no choice. */
export function fileChoice() {
  const control = element("select");
  state.dataset.files.forEach((file, number) => {
    if (!file.why_not_edited) control.append(element("option", { value: number, textContent: file.path }));
  });
  control.value = String(fileForNew());
  return { control, shown: control.options.length > 1 ? [labelled("File", control)] : [] };
}

/** An id of a type, made of a name, that no record has. */
export function freeId(type, name) {
  const base = `${type}:${slug(name)}`;
  let id = base;
  for (let number = 2; isTaken(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** Whether a record has the id. */
export function isTaken(id) {
  return records().some((one) => one.id === id);
}

/** Lets the id of a control follow what it is made of, until somebody types another. */
export function following(control, make) {
  let made = make();
  control.value = made;
  return () => {
    if (control.value !== made) return;
    made = make();
    control.value = made;
  };
}

/** Why a new record cannot have an id; nothing where it can. */
export function whyNotId(id) {
  if (!id.split(":")[1]) return "Type a name: the id is made of it. Or type an id.";
  return isTaken(id) ? `There is already a record with the id ${id}: change the id.` : "";
}

/** Choices for the fields of a type that must be there and have a list; each puts into `chosen`. */
function choices(type, chosen) {
  const fields = type ? state.forms.models[formOf(type).model] : [];
  const wanted = fields.filter((one) => one.required && !one.many && one.control === "choice");
  return wanted.map((field) => labelled(field.title, choiceOf(field, "", (value) => { chosen[field.name] = value; }), field.description));
}

/** The field that holds the name of records of a type; nothing where they have none. */
function fieldOfName(type) {
  const fields = state.forms.models[formOf(type).model].map((one) => one.name);
  return ["name", "title"].find((one) => fields.includes(one));
}

/** Asks for a new record of one of some types; `done` gets its key and its id. */
export function askForNew(title, types, done) {
  const type = element("select", {}, ...(types.length > 1 ? [element("option", { value: "", textContent: "" })] : []),
    ...types.map((name) => element("option", { value: name, textContent: formOf(name).title })));
  const name = element("input", { autocomplete: "off" });
  const id = element("input", { autocomplete: "off", spellcheck: false });
  const file = fileChoice();
  const fault = element("p", { className: "error", role: "alert" });
  const follow = following(id, () => (type.value ? `${type.value}:${name.value.trim() ? freeId(type.value, name.value).split(":")[1] : ""}` : ""));
  const listed = element("div");
  let chosen = {};
  const showChoices = () => {
    chosen = {};
    listed.replaceChildren(...choices(type.value, chosen));
  };
  showChoices();
  type.onchange = () => {
    follow();
    showChoices();
  };
  name.oninput = follow;
  const make = (close) => {
    if (!type.value) return refuse(fault, "Choose a type first.", type);
    const why = whyNotId(id.value.trim());
    if (why) return refuse(fault, why, name.value.trim() ? id : name);
    close();
    const field = name.value.trim() ? fieldOfName(type.value) : undefined;
    const listedValues = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
    const made = { type: type.value, id: id.value.trim(), ...listedValues, ...(field ? { [field]: name.value.trim() } : {}) };
    done(add(made, Number(file.control.value)), made.id);
  };
  dialog(title, (close) => [
    labelled("Type", type),
    labelled("Name or title", name, "What it is called. Records without a name or title use it for the id alone."),
    listed,
    labelled("Id", id, "By this other records refer to it. It is made of the name, and can be changed."),
    ...file.shown,
    fault,
    element("p", { className: "row" }, button("Make it", () => make(close)), button("Cancel", close)),
  ]);
}

function refuse(fault, text, control) {
  fault.textContent = text;
  control.focus();
}

export function newRecord() {
  askForNew("New record", Object.keys(state.forms.types), choose);
}
