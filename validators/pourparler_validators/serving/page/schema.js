// As much of JSON Schema as the schemas of the standard use: which values they refuse, and where.

import { escaped } from "./values.js";

const TYPES = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
};

/** Each keyword that looks at a value itself, in the order in which they are asked. */
const TESTS = {
  type: (name, value) => TYPES[name](value),
  const: (wanted, value) => value === wanted,
  enum: (values, value) => values.includes(value),
  anyOf: (some, value, definitions) => some.some((one) => refused(one, value, definitions).length === 0),
  minLength: (least, value) => lengthOf(value) >= least,
  pattern: (text, value) => compiled(text).test(value),
  maxLength: (most, value) => lengthOf(value) <= most,
  minimum: (least, value) => value >= least,
  maximum: (most, value) => value <= most,
  minItems: (least, value) => value.length >= least,
  minProperties: (least, value) => Object.keys(value).length >= least,
};

const patterns = new Map();

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a schema refuses in a value: for each the JSON Pointer, the keyword, the schema with it, and
 *  the value. Of one value the first keyword that refuses it is told. */
export function refused(schema, value, definitions, pointer = "") {
  if (schema.$ref) return refused(definitions[schema.$ref.split("/").at(-1)], value, definitions, pointer);
  const keyword = Object.keys(TESTS).find((one) => one in schema && !TESTS[one](schema[one], value, definitions));
  if (keyword) return [{ pointer, keyword, schema, value }];
  if (Array.isArray(value)) return value.flatMap((item, number) => refused(schema.items ?? {}, item, definitions, `${pointer}/${number}`));
  return isObject(value) ? refusedMembers(schema, value, definitions, pointer) : [];
}

function refusedMembers(schema, value, definitions, pointer) {
  const { required = [], properties = {}, propertyNames = {}, additionalProperties = {} } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  const found = missing.map((name) => ({ pointer: `${pointer}/${escaped(name)}`, keyword: "required", schema, value: name }));
  for (const [name, inner] of Object.entries(value)) {
    const place = `${pointer}/${escaped(name)}`;
    if (Object.hasOwn(properties, name)) found.push(...refused(properties[name], inner, definitions, place));
    else if (additionalProperties === false) found.push({ pointer: place, keyword: "additionalProperties", schema, value: name });
    else if (refused(propertyNames, name, definitions).length) found.push({ pointer: place, keyword: "propertyNames", schema, value: name });
    else found.push(...refused(additionalProperties, inner, definitions, place));
  }
  return found;
}

function compiled(pattern) {
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern, "u"));
  return patterns.get(pattern);
}

/** JSON Schema counts characters, JavaScript the halves of some. */
function lengthOf(text) {
  return [...text].length;
}
