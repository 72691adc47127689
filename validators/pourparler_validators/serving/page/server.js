// Asks the server of this page. The token stands in the address at the start, and nowhere else after.

const token = location.hash.slice(1) || sessionStorage.getItem("token") || "";
sessionStorage.setItem("token", token);
history.replaceState(null, "", location.pathname);

/** What the server says; throws an Error with a sentence where it refuses. */
export async function ask(name, parameters = {}) {
  return answer(await fetch(`/api/${name}?${new URLSearchParams(parameters)}`, { headers: headers() }));
}

/** The same with a body. */
export async function send(name, body) {
  const options = { method: "POST", headers: headers(), body: JSON.stringify(body) };
  return answer(await fetch(`/api/${name}`, options));
}

function headers() {
  return { "X-Pourparler-Token": token, "Content-Type": "application/json" };
}

async function answer(response) {
  const text = await response.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(text || `the server does not answer (${response.status})`);
  }
  if (!response.ok) throw new Error(value.error);
  return value;
}
