// The form of a record, made from the fields of the standard. What it does not understand is kept
// and shown as it is.

import { button, dialog, element, labelled, newId } from "./dom.js";
import { add, choose, current, formOf, keyOf, records, state, type, whyNotEdited } from "./state.js";
import { fileForNew } from "./records.js";
import { at, changed, escaped, slug, weekday } from "./values.js";

const NUMBERS = ["count", "offset", "number"];
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
    const said = element("p", { className: `fault ${finding.severity}`, id: newId() });
    said.textContent = finding.help ? `${finding.message} (${finding.help})` : finding.message;
    if (!field) {
      document.querySelector("#form fieldset")?.prepend(said);
      continue;
    }
    field.append(said);
    field.classList.add("faulty");
    const control = controlOf(field);
    control?.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
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

function fieldsOf(model, value, pointer) {
  const known = state.forms.models[model];
  const isShown = (field) => field.required || field.always || field.name in value;
  const shown = known.filter(isShown);
  const absent = known.filter((field) => !isShown(field));
  const names = new Set([...known.map((field) => field.name), "type"]);
  const strange = Object.keys(value).filter((name) => !names.has(name));
  const parts = shown.map((field) => shownField(field, value[field.name], `${pointer}/${escaped(field.name)}`));
  for (const name of strange) parts.push(raw(value[name], `${pointer}/${escaped(name)}`, `${name} (no known field)`));
  if (absent.length) parts.push(adding(absent, pointer));
  return parts;
}

function adding(absent, pointer) {
  const choice = element("select", { id: newId() }, element("option", { value: "", textContent: "" }));
  for (const field of absent) choice.append(element("option", { value: field.name, textContent: field.title, title: field.description }));
  const put = () => {
    const field = absent.find((one) => one.name === choice.value);
    if (!field) return choice.focus();
    const inner = `${pointer}/${escaped(field.name)}`;
    setAndShow(inner, field.many ? [blank(field)] : blank(field), field.many ? `${inner}/0` : inner);
  };
  return element("p", { className: "row" },
    element("label", { for: choice.id, textContent: "Another field" }), choice, button("Add it", put));
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
  const control = controlFor(field, value, pointer);
  control.id = newId();
  const place = element("div", { className: "field", "data-pointer": pointer });
  const name = element("label", { for: control.id, textContent: field.required ? `${title} *` : title });
  name.ondblclick = () => showEvidence(pointer);
  control.onfocus = () => { state.focused = pointer; };
  place.append(name, control);
  if (field.control === "date") {
    place.append(element("p", { className: "hint weekday", textContent: weekday(value) }));
  }
  const types = field.types?.filter(formOf) ?? [];
  if (types.length) place.append(newReference(types, pointer));
  const hint = element("p", { className: "hint", id: newId(), textContent: field.hint });
  control.setAttribute("aria-describedby", hint.id);
  place.append(hint);
  return place;
}

function fits(field, value) {
  if (field.control === "extra") return isObject(value);
  if (field.control === "flag") return typeof value === "boolean" || value === "";
  if (NUMBERS.includes(field.control)) return typeof value === "number" || typeof value === "string";
  return typeof value === "string";
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function controlFor(field, value, pointer) {
  const store = (text) => put(pointer, text);
  if (field.control === "choice") return choiceOf(field, value, store);
  if (field.control === "flag") return flag(value, store);
  if (field.control === "reference") return reference(field, value, store);
  if (field.control === "extra") return json(value, pointer);
  if (field.lines) {
    const area = element("textarea", { value: value ?? "", rows: Math.min(8, 1 + Math.floor(String(value ?? "").length / 60)) });
    area.oninput = () => store(area.value);
    return area;
  }
  const input = element("input", { value: value ?? "", autocomplete: "off", spellcheck: false });
  input.oninput = () => {
    const text = input.value.trim();
    store(NUMBERS.includes(field.control) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
    const day = input.parentElement.querySelector(".weekday");
    if (day) day.textContent = weekday(text);
  };
  return input;
}

function choiceOf(field, value, store) {
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
  const known = element("datalist", { id: newId() });
  for (const record of records()) {
    if (record.id && (!field.types.length || field.types.includes(record.type))) {
      known.append(element("option", { value: record.id, label: record.label, textContent: record.label }));
    }
  }
  document.getElementById("form").append(known);
  const input = element("input", { value: value ?? "", autocomplete: "off", spellcheck: false, list: known.id });
  input.onfocus = () => input.after(known);
  input.oninput = () => {
    const named = records().find((record) => record.label === input.value && field.types.includes(record.type));
    store(named ? named.id : input.value.trim());
  };
  return input;
}

function newReference(types, pointer) {
  return button(`New ${types.join(" or ")}…`, () => {
    const kind = element("select");
    for (const name of types) kind.append(element("option", { value: name, textContent: state.forms.types[name].title }));
    const name = element("input", { autocomplete: "off" });
    const id = element("input", { autocomplete: "off" });
    const fill = () => { id.value = `${kind.value}:${slug(name.value)}`; };
    name.oninput = fill;
    kind.onchange = fill;
    dialog("New record to refer to", (close) => [
      labelled("Type", kind),
      labelled("Name or title", name),
      labelled("Id", id),
      element("p", { className: "row" }, button("Make it", () => {
        close();
        const fields = state.forms.models[state.forms.types[kind.value].model].map((one) => one.name);
        const called = ["name", "title"].find((one) => fields.includes(one));
        add({ type: kind.value, id: id.value.trim(), ...(called && name.value.trim() ? { [called]: name.value.trim() } : {}) }, fileForNew());
        setAndShow(pointer, id.value.trim());
      }), button("Cancel", close)),
    ]);
  }, { className: "small" });
}

function json(value, pointer) {
  const area = element("textarea", { value: value === undefined ? "" : JSON.stringify(value, null, 2), rows: 4, spellcheck: false });
  area.oninput = () => {
    try {
      set(pointer, area.value.trim() ? JSON.parse(area.value) : undefined);
      area.setCustomValidity("");
    } catch {
      area.setCustomValidity("This is not JSON yet; what stood here before is kept.");
    }
    area.reportValidity();
  };
  return area;
}

function object(field, value, pointer, title) {
  if (value !== undefined && !isObject(value)) return raw(value, pointer, title);
  const held = element("fieldset", { "data-pointer": pointer },
    element("legend", { textContent: field.required ? `${title} *` : title }),
    element("p", { className: "hint", textContent: field.description }),
    ...fieldsOf(field.model, value ?? {}, pointer));
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
