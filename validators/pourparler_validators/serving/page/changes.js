// What saving changes in a record, by the labels of the page.

import { formOf, label, state } from "./state.js";
import { nameOf } from "./wording.js";
import { isObject } from "./schema.js";

const MOST = 200;

/** What happens to a record: a title, and a line for each value. `before` is undefined for a new
 *  one, `after` is null for one that is taken out. */
export function changeOf(before, after) {
  const kind = formOf((after ?? before)?.type);
  const noun = (kind?.title ?? "Record").toLowerCase();
  const name = label(after ?? before);
  if (after === null) return { title: `Remove the ${noun} “${name}”`, lines: [] };
  const lines = [...differences(kind?.model, before ?? {}, after, [])];
  return { title: before === undefined ? `New ${noun} “${name}”` : `Change the ${noun} “${name}”`, lines };
}

function* differences(model, before, after, path) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name === "type") continue;
    const field = state.forms.models[model]?.find((one) => one.name === name);
    yield* ofValue(field, before[name], after[name], [...path, field?.title ?? name]);
  }
}

function* ofValue(field, before, after, path) {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const values = [before, after].filter((one) => one !== undefined);
  if (values.every(Array.isArray)) yield* ofItems(field, before ?? [], after ?? [], path);
  else if (field?.model && values.every(isObject)) yield* differences(field.model, before ?? {}, after ?? {}, path);
  else yield `${path.join(" › ")}: ${told(field, before, after)}`;
}

function* ofItems(field, before, after, path) {
  const last = path.at(-1);
  for (let number = 0; number < Math.max(before.length, after.length); number += 1) {
    yield* ofValue(field, before[number], after[number], [...path.slice(0, -1), `${last} ${number + 1}`]);
  }
}

function told(field, before, after) {
  if (before === undefined) return inWords(field, after);
  if (after === undefined) return `${inWords(field, before)}, taken out`;
  return `${inWords(field, before)} → ${inWords(field, after)}`;
}

function inWords(field, value) {
  if (typeof value !== "string") return value === true ? "yes" : value === false ? "no" : JSON.stringify(value);
  if (field?.control === "reference") return nameOf(value);
  const listed = state.forms.vocabularies[field?.vocabulary]?.find((one) => one.value === value);
  const text = listed?.title ?? value;
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
