// The form of a record, made from the fields of the standard. What it does not understand is kept
// and shown as it is.

import { askForNew } from "./beginning.js";
import { controlFor, fits, said } from "./controls.js";
import { button, dialog, element, newId } from "./dom.js";
import { isObject } from "./schema.js";
import { choose, current, formOf, keyOf, state, type, whyNotEdited } from "./state.js";
import { at, changed, escaped } from "./values.js";
import { worded } from "./wording.js";

let showEvidence = () => {};

/** What a double click on a field calls: with the record and the field's pointer. */
export function onEvidence(call) {
  showEvidence = call;
}

export function showForm() {
  const place = document.getElementById("form");
  const record = current();
  const title = document.getElementById("record-title");
  if (record === undefined) {
    title.textContent = "Record";
    place.replaceChildren(element("p", { textContent: "Choose a record, or make a new one." }));
    return;
  }
  const kind = formOf(record?.type);
  title.textContent = `${kind?.title ?? "Record"} ${record?.id ?? ""}`;
  const why = whyNotEdited(state.chosen);
  const parts = [];
  if (why) parts.push(element("p", { className: "warning", textContent: `The file ${why}.` }));
  if (kind) parts.push(...fieldsOf(kind.model, record, ""));
  else parts.push(raw(record, ""));
  if (!why) parts.push(element("p", { className: "row" }, button("Remove this record", remove)));
  const held = element("fieldset", { disabled: Boolean(why) }, element("legend", { textContent: kind?.title ?? "Record" }), ...parts);
  place.replaceChildren(held);
  showFaults();
  focusOn(state.focused);
}

function remove() {
  dialog("Remove this record?", (close) => [
    element("p", { textContent: "It is taken out of its file when you save. Undo brings it back." }),
    element("p", { className: "row" }, button("Remove it", async () => {
      close();
      type(state.chosen, null);
      await choose(null);
    }), button("Keep it", close)),
  ]);
}

/** Puts the findings of the record to their fields. */
export function showFaults() {
  for (const old of document.querySelectorAll("#form .fault")) old.remove();
  for (const field of document.querySelectorAll("#form .faulty")) {
    field.classList.remove("faulty");
    controlOf(field)?.removeAttribute("aria-describedby");
  }
  for (const finding of state.findings) {
    if (!state.chosen || keyOf(finding) !== state.chosen) continue;
    const field = fieldAt(finding.pointer);
    const { message, help } = worded(finding);
    const fault = element("p", { className: `fault ${finding.severity}`, id: newId() });
    fault.textContent = help ? `${message} (${help})` : message;
    if (!field) {
      document.querySelector("#form legend")?.after(fault);
      continue;
    }
    field.append(fault);
    field.classList.add("faulty");
    const control = controlOf(field);
    control?.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${fault.id}`.trim());
  }
}

function controlOf(field) {
  return field.querySelector("input, select, textarea");
}

/** The innermost field that is shown and holds the value at a pointer. */
function fieldAt(pointer) {
  for (let place = pointer; place; place = place.slice(0, place.lastIndexOf("/"))) {
    const found = document.querySelector(`#form [data-pointer="${CSS.escape(place)}"]`);
    if (found) return found;
  }
  return null;
}

function focusOn(pointer) {
  const field = pointer ? fieldAt(pointer) : null;
  if (!field) return;
  controlOf(field)?.focus();
  field.scrollIntoView({ block: "center" });
}

function set(pointer, value) {
  const after = changed(current(), pointer, value) ?? {};
  type(state.chosen, after);
}

/** Puts what is typed; an item of a list that is cleared stays, so that the others keep their places. */
function put(pointer, text) {
  const isItem = Array.isArray(at(current(), pointer.slice(0, pointer.lastIndexOf("/"))));
  set(pointer, text === "" && !isItem ? undefined : text);
}

function setAndShow(pointer, value, focus = pointer) {
  set(pointer, value);
  state.focused = focus;
  showForm();
}

function fieldsOf(model, value, pointer, title = "") {
  const known = state.forms.models[model];
  const isShown = (field) => field.required || field.always || field.name in value;
  const shown = known.filter(isShown);
  const absent = known.filter((field) => !isShown(field));
  const names = new Set([...known.map((field) => field.name), "type"]);
  const strange = Object.keys(value).filter((name) => !names.has(name));
  const parts = shown.map((field) => shownField(field, value[field.name], `${pointer}/${escaped(field.name)}`));
  for (const name of strange) parts.push(raw(value[name], `${pointer}/${escaped(name)}`, `${name} (no known field)`));
  if (absent.length) parts.push(adding(absent, pointer, title));
  return parts;
}

function adding(absent, pointer, title) {
  const name = title ? `Another field of ${title.toLowerCase()}` : "Another field";
  const choice = element("select", { id: newId() }, element("option", { value: "", textContent: "" }));
  for (const field of absent) choice.append(element("option", { value: field.name, textContent: field.title, title: field.description }));
  const put = () => {
    const field = absent.find((one) => one.name === choice.value);
    if (!field) return choice.focus();
    const inner = `${pointer}/${escaped(field.name)}`;
    setAndShow(inner, field.many ? [blank(field)] : blank(field), field.many ? `${inner}/0` : inner);
  };
  return element("p", { className: "row" },
    element("label", { for: choice.id, textContent: name }), choice, button("Add it", put, { "aria-label": title ? `Add it to ${title.toLowerCase()}` : null }));
}

function blank(field) {
  return field.control === "object" ? {} : "";
}

function shownField(field, value, pointer) {
  if (field.many) return list(field, value, pointer);
  return one(field, value, pointer, field.title);
}

function one(field, value, pointer, title) {
  if (field.control === "object") return object(field, value, pointer, title);
  if (value !== undefined && !fits(field, value)) return raw(value, pointer, title);
  const note = said(field, value);
  const control = controlFor(field, value, (text) => put(pointer, text), (inner) => set(pointer, inner), note);
  control.id = newId();
  const place = element("div", { className: "field", "data-pointer": pointer });
  const name = element("label", { for: control.id, textContent: field.required ? `${title} *` : title });
  name.ondblclick = () => showEvidence(pointer);
  control.onfocus = () => { state.focused = pointer; };
  place.append(name, control);
  if (note) place.append(note);
  const types = field.types?.filter(formOf) ?? [];
  if (types.length) place.append(newReference(types, pointer));
  const hint = element("p", { className: "hint", id: newId(), textContent: field.hint });
  control.setAttribute("aria-describedby", hint.id);
  place.append(hint);
  return place;
}

function newReference(types, pointer) {
  return button(`New ${types.join(" or ")}…`, () => {
    askForNew("New record to refer to", types, (_, id) => setAndShow(pointer, id));
  }, { className: "small" });
}

function object(field, value, pointer, title) {
  if (value !== undefined && !isObject(value)) return raw(value, pointer, title);
  const held = element("fieldset", { "data-pointer": pointer },
    element("legend", { textContent: field.required ? `${title} *` : title }),
    element("p", { className: "hint", textContent: field.description }),
    ...fieldsOf(field.model, value ?? {}, pointer, title));
  if (value !== undefined) held.append(element("p", { className: "row" }, button(`Remove ${title.toLowerCase()}`, () => setAndShow(pointer, undefined))));
  return held;
}

function list(field, value, pointer) {
  if (value !== undefined && !Array.isArray(value)) return raw(value, pointer, field.title);
  const items = value ?? [];
  const held = element("fieldset", { "data-pointer": pointer },
    element("legend", { textContent: field.required ? `${field.title} *` : field.title }),
    element("p", { className: "hint", textContent: field.description }));
  items.forEach((item, number) => {
    const inner = `${pointer}/${number}`;
    const title = `${field.title} ${number + 1}`;
    held.append(one({ ...field, many: false, required: false }, item, inner, title));
    if (field.control !== "object") {
      held.append(element("p", { className: "row" }, button(`Remove ${title.toLowerCase()}`, () => setAndShow(inner, undefined, pointer))));
    }
  });
  held.append(element("p", { className: "row" }, button(`Add to ${field.title.toLowerCase()}`, () => {
    const now = at(current(), pointer) ?? [];
    setAndShow(pointer, [...now, blank(field)], `${pointer}/${now.length}`);
  })));
  return held;
}

function raw(value, pointer, title = "As it stands in the file") {
  const held = element("div", { className: "field", "data-pointer": pointer },
    element("span", { className: "label", textContent: title }),
    element("div", { className: "raw", textContent: JSON.stringify(value, null, 2) }));
  if (pointer) held.append(element("p", { className: "row" }, button(`Remove ${title}`, () => setAndShow(pointer, undefined))));
  return held;
}
