// Asks the server of this page. The token stands in the address at the start, and nowhere else after.

let token = location.hash.slice(1) || sessionStorage.getItem("token") || "";
sessionStorage.setItem("token", token);
history.replaceState(null, "", location.pathname);

let wasAnswered = false;
let heard = () => {};

/** What is called after each request: with whether the program that serves the page is there. */
export function onAnswer(call) {
  heard = call;
}

/** The program that serves the page does not answer it any more. */
function ended() {
  heard(false);
  return new Error("The program that serves this page has ended, or was started anew. What you typed is kept as long as this window is open: press “Connect again…”");
}

/** What the server says; throws an Error with a sentence where it refuses. */
export function ask(name, parameters = {}) {
  return answered(`/api/${name}?${new URLSearchParams(parameters)}`, {});
}

/** The same with a body. */
export function send(name, body) {
  return answered(`/api/${name}`, { method: "POST", body: JSON.stringify(body) });
}

/** Takes the address that a new start of the program printed. */
export function takeAddress(address) {
  const found = /:(\d+)\/#([\w-]+)$/.exec(address.trim());
  if (!found) throw new Error("This is not the address that the program prints: it ends in # and some letters");
  if (found[1] !== location.port) throw new Error(`This page can ask at port ${location.port} alone: start the program with --port ${location.port}`);
  token = found[2];
  sessionStorage.setItem("token", token);
}

async function answered(address, options) {
  const headers = { "X-Pourparler-Token": token, "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(address, { ...options, headers });
  } catch {
    throw ended();
  }
  return answer(response);
}

async function answer(response) {
  if (response.status === 403 && wasAnswered) throw ended();
  const text = await response.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(text || `the server does not answer (${response.status})`);
  }
  if (!response.ok) throw new Error(value.error);
  wasAnswered = true;
  heard(true);
  return value;
}
