// The list of records, by type, with a filter; and new ones.

import { button, dialog, element, labelled } from "./dom.js";
import { add, choose, formOf, keyOf, records, state } from "./state.js";
import { send } from "./api.js";

const WORST = ["error", "warning", "info"];

let grouped = byType;

/** Lists the records in other groups: a function from records, and the severities of what is found
 *  in each by its key, to pairs of a title and records. */
export function groupBy(groups) {
  grouped = groups;
  showRecords();
}

export function showRecords() {
  const wanted = document.getElementById("filter").value.trim().toLowerCase();
  const faults = new Map();
  for (const finding of state.findings) {
    const key = keyOf(finding);
    faults.set(key, [...(faults.get(key) ?? []), finding.severity]);
  }
  const groups = grouped(records().filter((one) => fits(one, wanted)), faults);
  const parts = groups.flatMap(([title, some]) => [element("h3", { textContent: title }), list(some, faults)]);
  document.getElementById("records").replaceChildren(...parts);
}

function byType(all) {
  const types = Object.entries(state.forms.types).map(([name, type]) => [type.title, all.filter((one) => one.type === name)]);
  const groups = [...types, ["Of another type", all.filter((one) => !formOf(one.type))]];
  return groups.filter(([, some]) => some.length).map(([title, some]) => [`${title} (${some.length})`, some]);
}

/** The worst of severities. */
export function worstOf(found) {
  return WORST.find((severity) => found.includes(severity));
}

function fits(one, wanted) {
  return `${one.id ?? ""} ${one.label ?? ""}`.toLowerCase().includes(wanted);
}

function list(some, faults) {
  return element("ul", {}, ...some.map((one) => element("li", {}, item(one, faults.get(one.key) ?? []))));
}

function item(one, found) {
  const shown = button(one.label || one.id || "without an id", () => choose(one.key), {
    className: `link${state.typed.has(one.key) ? " changed" : ""}`,
    title: one.id ?? "",
    "aria-current": String(one.key === state.chosen),
  });
  if (one.mark) shown.append(" ", element("span", { className: "mark", textContent: one.mark }));
  const worst = worstOf(found);
  if (worst) shown.append(" ", element("span", { className: worst, textContent: `${found.length} ${worst}` }));
  return shown;
}

/** A file to put a new record into: that of the chosen one, else the first that can be changed. */
export function fileForNew() {
  const chosen = records().find((one) => one.key === state.chosen);
  const files = state.dataset.files;
  if (chosen && !files[chosen.file].why_not_edited) return chosen.file;
  return files.findIndex((file) => !file.why_not_edited);
}

function fileChoice() {
  const control = element("select");
  state.dataset.files.forEach((file, number) => {
    if (!file.why_not_edited) control.append(element("option", { value: number, textContent: file.path }));
  });
  control.value = String(fileForNew());
  return control;
}

/** The choice with its label; nothing where there is no choice. */
function labelledFile(control) {
  return control.options.length > 1 ? [labelled("File", control)] : [];
}

export function newRecord() {
  const type = element("select", {}, element("option", { value: "", textContent: "" }));
  for (const [name, one] of Object.entries(state.forms.types)) {
    type.append(element("option", { value: name, textContent: one.title }));
  }
  const id = element("input", { autocomplete: "off" });
  const file = fileChoice();
  type.onchange = () => {
    if (!id.value || id.value.endsWith(":")) id.value = `${type.value}:`;
  };
  const [only, ...more] = Object.keys(state.forms.types);
  if (!more.length) {
    type.value = only;
    type.onchange();
  }
  dialog("New record", (close) => [
    labelled("Type", type),
    labelled("Id", id),
    ...labelledFile(file),
    element("p", { className: "row" }, button("Make it", async () => {
      if (!type.value) return type.focus();
      close();
      await choose(add({ type: type.value, id: id.value }, Number(file.value)));
    }), button("Cancel", close)),
  ]);
}

export function newArticle() {
  const text = element("textarea", { rows: 14 });
  const id = element("input", { value: "source:", autocomplete: "off" });
  const others = ["publisher", "url", "published", "language"].map((name) => [name, element("input", { autocomplete: "off" })]);
  const file = fileChoice();
  const fault = element("p", { className: "error", role: "alert" });
  dialog("Paste an article", (close) => [
    labelled("Words of the article", text),
    labelled("Id of its source", id),
    ...others.map(([name, control]) => labelled(name[0].toUpperCase() + name.slice(1), control)),
    ...labelledFile(file),
    fault,
    element("p", { className: "row" }, button("Make the source", async () => {
      try {
        const fields = Object.fromEntries(others.map(([name, control]) => [name, control.value.trim()]));
        const found = await send("pasted", { text: text.value, id: id.value.trim(), ...fields });
        close();
        await choose(add(found.source, Number(file.value)));
      } catch (error) {
        fault.textContent = error.message;
      }
    }), button("Cancel", close)),
  ]);
}
