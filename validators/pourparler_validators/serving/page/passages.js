// The passages of an article that a record has, and where they stand in its text.

import { codePoints } from "./values.js";

/** Where the passages of a source stand: the field that holds each, its start and its end in code
 *  points. A passage whose words are not in the text is left out. */
export function passagesIn(record, source, text) {
  const found = [];
  const visit = (value, field) => {
    if (Array.isArray(value)) value.forEach((item) => visit(item, field));
    else if (value && typeof value === "object") {
      if (value.source === source) found.push({ field, ...placeOf(value, text) });
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  };
  visit(record, "");
  return found.filter((one) => one.start !== undefined);
}

/** The source of the first passage that a record has; undefined where it has none. */
export function sourceOf(value) {
  if (!value || typeof value !== "object") return undefined;
  if (typeof value.source === "string" && ("exact" in value || "text" in value)) return value.source;
  return Object.values(value).map(sourceOf).find(Boolean);
}

/** The start and the end of a passage; an object without them where the text has not its words. */
export function placeOf(passage, text) {
  if (Number.isInteger(passage.start) && Number.isInteger(passage.end)) return { start: passage.start, end: passage.end };
  const words = passage.exact ?? passage.text;
  const index = typeof words === "string" && words ? text.indexOf(words) : -1;
  if (index < 0) return {};
  const start = codePoints(text, index);
  return { start, end: start + codePoints(words) };
}
