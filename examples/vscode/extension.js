// Starts `pourparler lsp`, and shows in VS Code what it says.
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const FILES = "**/*.{json,jsonl,ndjson,yaml,yml}";
let client;

async function start() {
  const [command, ...args] = vscode.workspace.getConfiguration("pourparler").get("command");
  const server = { command, args, transport: TransportKind.stdio };
  const documentSelector = [{ scheme: "file", pattern: FILES }];
  client = new LanguageClient("pourparler", "pourparler", server, { documentSelector });
  await client.start();
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand("pourparler.restart", restart));
  await start();
}

module.exports = { activate, deactivate: stop };
