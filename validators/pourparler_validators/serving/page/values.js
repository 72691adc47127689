// Values of records: places by JSON Pointer, copies, lengths in code points.

/** The steps of a JSON Pointer. */
export function steps(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A step as it stands in a pointer. */
export function escaped(name) {
  return String(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The value at a pointer; undefined where there is none. */
export function at(value, pointer) {
  return steps(pointer).reduce((found, step) => (found === null ? undefined : found?.[step]), value);
}

/** A copy of a value with another one at a pointer; undefined takes the field or item out.
 *  A list or an object that is left empty goes with its last item; but an item of a list from which
 *  something is taken stays, if empty, so that those behind it keep their places. */
export function changed(value, pointer, other) {
  const [step, ...below] = steps(pointer);
  if (step === undefined) return other;
  const inside = changed(value?.[step], below.map((one) => `/${escaped(one)}`).join(""), other);
  if (Array.isArray(value)) {
    const items = [...value];
    if (inside === undefined && below.length) items[Number(step)] = {};
    else if (inside === undefined) items.splice(Number(step), 1);
    else items[Number(step)] = inside;
    return items.length ? items : undefined;
  }
  const fields = { ...value };
  if (inside === undefined) delete fields[step];
  else fields[step] = inside;
  return Object.keys(fields).length ? fields : undefined;
}

/** How many code points a text has up to a place that JavaScript counts in UTF-16. */
export function codePoints(text, end = text.length) {
  let count = 0;
  for (const _ of text.slice(0, end)) count += 1;
  return count;
}

/** Where JavaScript counts a place that records count in code points. */
export function utf16(text, place) {
  let index = 0;
  for (let count = 0; count < place && index < text.length; count += 1) {
    index += text.codePointAt(index) > 0xffff ? 2 : 1;
  }
  return index;
}

/** The weekday of a date that is one day; nothing for any other. */
export function weekday(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  if (!found || String(text).includes("/") || String(text).includes("..")) return "";
  const day = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  if (day.getUTCDate() !== Number(found[3])) return "";
  return day.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
}

/** A text as the last part of an id. */
export function slug(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "new";
}
