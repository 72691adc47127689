// Asks the language servers of VS Code's JSON and of YAML about files, as an editor does.
//
//     node editors.mjs FOLDER_OF_NODE_MODULES < questions.json
//
// The input is a list of {"path", "text", "schemas", "at"}: where a file is, what stands in it, the
// schemas by the files that they are for, as {"uri", "fileMatch"}, and an offset, if the completions and
// the hover text there are wanted. Writes a list of {"problems", "completions", "hover"}: a problem
// is what it is about and the message; a completion is its label, what is said of it, and what it
// inserts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(join(process.argv[2], "of-modules.js"));
const json = require("vscode-json-languageservice");
const yaml = require("yaml-language-server");
const { TextDocument } = require("vscode-languageserver-textdocument");

const shared = {
  schemaRequestService: async (url) => readFileSync(fileURLToPath(url), "utf8"),
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  clientCapabilities: json.ClientCapabilities.LATEST,
};
const silent = { onRequest() {}, sendRequest() {}, sendNotification() {} };
const telemetry = {
  send() {},
  sendTrack() {},
  sendError(name, error) {
    throw new Error(name, { cause: error });
  },
};

const services = new Map();
function serviceFor(isYaml, schemas) {
  const key = JSON.stringify([isYaml, schemas]);
  if (!services.has(key)) {
    const service = isYaml
      ? yaml.getLanguageService({ ...shared, telemetry, connection: silent })
      : json.getLanguageService(shared);
    service.configure({ validate: true, hover: true, completion: true, indentation: "  ", schemas });
    services.set(key, service);
  }
  return services.get(key);
}

const words = (text) => text?.value ?? (Array.isArray(text) ? text.join("\n") : text) ?? "";
const completion = (item) => [item.label, words(item.documentation), item.textEdit?.newText ?? item.insertText];

async function answer({ path, text, schemas, at }, version) {
  const isYaml = /[.]ya?ml$/.test(path);
  const service = serviceFor(isYaml, schemas);
  const document = TextDocument.create(pathToFileURL(path).href, isYaml ? "yaml" : "json", version, text);
  const parsed = isYaml ? false : service.parseJSONDocument(document);
  const found = await service.doValidation(document, parsed);
  const problems = found.map(({ range, message }) => [document.getText(range), message]);
  if (at === undefined || at === null) return { problems };
  const position = document.positionAt(at);
  const { items } = await service.doComplete(document, position, parsed);
  const hover = await service.doHover(document, position, parsed);
  return { problems, completions: items.map(completion), hover: words(hover?.contents) };
}

const answers = [];
for (const [version, question] of JSON.parse(readFileSync(0, "utf8")).entries()) {
  answers.push(await answer(question, version));
}
console.log(JSON.stringify(answers));
