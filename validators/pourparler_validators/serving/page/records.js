// The list of records, by type, with a filter.

import { button, element } from "./dom.js";
import { choose, formOf, keyOf, records, state } from "./state.js";
import { counted } from "./wording.js";

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
  if (worst) shown.append(" ", element("span", { className: worst, textContent: counted(found) }));
  return shown;
}
