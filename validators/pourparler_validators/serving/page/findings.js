// The findings of the whole dataset, worst first; each leads to its field.

import { button, element } from "./dom.js";
import { choose, keyOf, records, state } from "./state.js";
import { counted, worded } from "./wording.js";

const ORDER = { error: 0, warning: 1, info: 2 };
const MOST = 500;

export function showFindings(here) {
  const found = [...state.findings].sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
  const title = document.getElementById("findings-title");
  title.textContent = `Findings: ${counted(found.map((one) => one.severity)) || "none"}`;
  const names = new Map(records().map((one) => [one.id, one.label]));
  const items = found.slice(0, MOST).map((finding) => element("li", {}, item(finding, names, here)));
  if (found.length > MOST) items.push(element("li", { textContent: `… and ${found.length - MOST} more` }));
  document.getElementById("finding-list").replaceChildren(...items);
  const unchecked = state.unchecked.map((one) => element("li", { textContent: `${one.rule}: ${one.reason} (${one.count})` }));
  document.getElementById("unchecked").replaceChildren(...unchecked);
}

function item(finding, names, here) {
  const { message, help } = worded(finding);
  const text = [names.get(finding.record) ?? finding.record ?? finding.where, message].join(": ");
  const shown = button("", async () => {
    const key = keyOf(finding);
    if (key) await choose(key, finding.pointer);
  }, { className: "link", title: finding.record ?? "" });
  shown.append(
    element("span", { className: finding.severity, textContent: `${finding.severity} ` }),
    element("span", { textContent: text }),
    element("span", { className: "hint", textContent: help ? ` (${help})` : "" }),
    element("span", { className: "hint", textContent: ` ${finding.rule}` }),
  );
  if (here && keyOf(finding) === here) shown.setAttribute("aria-current", "true");
  return shown;
}
