// Makes elements. Values of records are set as texts, never as HTML.

let last = 0;

/** A name that no other element has. */
export function newId() {
  last += 1;
  return `e${last}`;
}

/** An element with properties, attributes (those with a hyphen) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.includes("-") || key === "for" || key === "role" || key === "list") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button. */
export function button(text, onclick, properties = {}) {
  return element("button", { type: "button", textContent: text, onclick, ...properties });
}

/** Shows a dialog with a title; `fill` gives its content, and gets a function that closes it. Enter
 *  in a line of text is its first button. */
export function dialog(title, fill) {
  const shown = document.getElementById("dialog");
  const close = () => shown.close();
  shown.onkeydown = (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    shown.querySelector("button").click();
  };
  shown.replaceChildren(element("h2", { id: "dialog-title", textContent: title }), ...fill(close));
  shown.showModal();
}

/** A labelled control, with what belongs there, and what is said of what stands there. */
export function labelled(text, control, hint = "", note = null) {
  control.id ||= newId();
  const said = element("span", { className: "hint", id: newId(), textContent: hint }, note && " ", note);
  control.setAttribute("aria-describedby", said.id);
  return element("p", { className: "field" }, element("label", { for: control.id, textContent: text }), control, said);
}
