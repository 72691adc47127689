// What the schema refuses in a record, in the words of a coder.

import { isObject, refused } from "./schema.js";
import { steps } from "./values.js";

const KINDS = {
  string: "a text", number: "a number", integer: "a number", boolean: "true or false", array: "a list", object: "an object",
};
const LEFT_OUT = "what is not known is left out: delete it, or fill it in";
const NUMBERS_IN = /^\d+$/;
const MOST = 60;

/** The faults of a record: for each the rule, the message, a help, and the JSON Pointer. `made` has
 *  the forms of the record types, and the schemas of their models. */
export function faultsOf(record, made) {
  if (!isObject(record)) return [fault("not-a-record", "", `${kindOf(record)} stands where a record belongs`, "remove it")];
  if (!Object.hasOwn(record, "type")) return [fault("not-a-record", "", "the object has no “type”, so that it is no record", "add it in the file")];
  if (typeof record.type !== "string") return [fault("wrong-type", "/type", `“type” must be a text, and this is ${kindOf(record.type)}`)];
  if (!made.every.includes(record.type)) return [fault("unknown-type", "/type", `there is no record type ${shown(record.type)}`, `the types are ${made.every.join(", ")}`)];
  if (!Object.hasOwn(made.forms.types, record.type)) return [];
  const { model } = made.forms.types[record.type];
  return refused(made.schemas[model], record, made.schemas).map((one) => worded(one, holderOf(one.pointer, model, made.forms)));
}

/** The same of what stands around the records of a file. */
export function faultsAround(around, made) {
  return refused(made.schemas.Document, { records: [], ...around }, made.schemas).map((one) => worded(one, { model: "Document" }));
}

/** The model of the object that holds the value at a pointer, and the field that the value is of. */
function holderOf(pointer, record, forms) {
  let [model, field] = [record, undefined];
  for (const step of steps(pointer)) {
    if (field?.many && NUMBERS_IN.test(step)) continue;
    if (field) model = field.model;
    field = forms.models[model]?.find((one) => one.name === step);
  }
  return { model, field };
}

function worded(one, { model, field }) {
  const { pointer, keyword, schema, value } = one;
  const noun = model?.split(".").at(-1).replace(/(?<!^)(?=[A-Z])/g, " ").toLowerCase();
  if (keyword === "required") return fault("missing-field", pointer, `the ${noun} has no “${value}”`);
  if (keyword === "additionalProperties") return fault("unknown-field", pointer, `the ${noun} has no field ${shown(value)}`);
  if (keyword === "propertyNames") return fault("wrong-form", pointer, `${shown(value)} is not a name in small letters, digits and _`);
  const empty = emptiness(value);
  if (empty) return fault("null-or-empty", pointer, `${called(pointer)} holds ${empty}`, LEFT_OUT);
  if (keyword === "type") return fault("wrong-type", pointer, `${called(pointer)} must be ${KINDS[schema.type]}, and ${told(value)}`);
  if (keyword === "anyOf") return fault("wrong-type", pointer, `${called(pointer)} must be a text, a number, true or false, and ${told(value)}`);
  if (keyword === "minItems") return fault("wrong-form", pointer, `${called(pointer)} holds ${value.length} item, and must hold at least ${schema.minItems}`);
  if (!field?.words) return fault("not-in-list", pointer, `${shown(value)} is not a value of “${nameIn(pointer)}”`);
  if (keyword === "pattern" && field.words === "a text") return fault("invisible-text", pointer, `${called(pointer)} holds a character that cannot be seen`, "type the words anew");
  return fault("wrong-form", pointer, `${shown(value)} is not ${field.words}`, field.example && `it is written like this: ${field.example}`);
}

function fault(rule, pointer, message, help = "") {
  return { rule: `structure/${rule}`, severity: "error", pointer, message, help };
}

function emptiness(value) {
  if (value === null) return "null";
  if (typeof value === "string") return value.trim() ? "" : "an empty text";
  if (typeof value !== "object" || Object.keys(value).length) return "";
  return Array.isArray(value) ? "an empty list" : "an empty object";
}

function kindOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : KINDS[typeof value];
}

function told(value) {
  return ["string", "number"].includes(typeof value) ? `${shown(value)} is ${kindOf(value)}` : `this is ${kindOf(value)}`;
}

function nameIn(pointer) {
  return steps(pointer).findLast((step) => !NUMBERS_IN.test(step));
}

function called(pointer) {
  const name = nameIn(pointer);
  if (name === undefined) return "the record";
  return NUMBERS_IN.test(steps(pointer).at(-1)) ? `an item of “${name}”` : `“${name}”`;
}

function shown(value) {
  const text = String(value);
  const cut = text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
  return typeof value === "string" ? `“${cut}”` : cut;
}
