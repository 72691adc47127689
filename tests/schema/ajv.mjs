// Compiles the JSON Schemas with ajv in strict mode, and asks it about cases.
//
//     node ajv.mjs FOLDER_OF_NODE_MODULES FOLDER_OF_SCHEMAS MODULE < cases.jsonl
//
// MODULE is the one of ajv for a draft: 2020 for 2020-12, ajv for 07.
// Each line of the input is {"schema": name, "value": anything, "valid": true or false}. Writes one
// JSON object: the names of the schemas, what ajv warned of, the number of cases, and the first few
// on which ajv thinks otherwise.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, folder, draft] = process.argv.slice(2);
const { default: Ajv } = await import(pathToFileURL(join(modules, "ajv", "dist", `${draft}.js`)));

const warnings = [];
const note = (...words) => warnings.push(words.join(" "));
const ajv = new Ajv({
  strict: true,
  allErrors: true,
  logger: { log: note, warn: note, error: note },
});

const suffix = ".schema.json";
const validators = new Map();
for (const name of readdirSync(folder).filter((name) => name.endsWith(suffix))) {
  const schema = JSON.parse(readFileSync(join(folder, name), "utf8"));
  validators.set(name.slice(0, -suffix.length), ajv.compile(schema));
}

let cases = 0;
const disagreements = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { schema, value, valid } = JSON.parse(line);
  const validate = validators.get(schema);
  cases += 1;
  if (validate(value) !== valid && disagreements.length < 5) {
    disagreements.push({ schema, value, valid, errors: validate.errors });
  }
}
console.log(JSON.stringify({ schemas: [...validators.keys()].sort(), warnings, cases, disagreements }));
