// The page around a form: opens a record from a file, and saves it to one.

import { createRoot } from "react-dom/client";

/**
 * Shows the form of a record: `made` is given the record, and what to call with it, and with faults
 * that have no field in the form, when it changes.
 */
export function show(type, made) {
  let root;
  let record;
  const open = (opened) => {
    record = opened;
    list([]);
    root?.unmount();
    const shown = (root = createRoot(document.getElementById("form")));
    root.render(made(opened, (changed, faults = []) => {
      if (shown !== root) return; // a form that has been closed may speak late
      record = changed;
      list(faults);
    }));
  };
  document.getElementById("open").onchange = async (event) => open(JSON.parse(await event.target.files[0].text()));
  document.getElementById("save").onclick = () => save(tidied(record));
  open({ type });
}

/** Lists faults, also those of values that have no field in the form. */
function list(faults) {
  const items = faults.map((fault) => {
    const item = document.createElement("li");
    item.textContent = `${fault.instancePath} ${fault.message}`;
    return item;
  });
  document.getElementById("faults").replaceChildren(...items);
}

/** A record without what was emptied: fields without a value, lists without an item. */
function tidied(value) {
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, tidied(inner)]);
  return Object.fromEntries(fields.filter(([, inner]) => !isEmpty(inner)));
}

function isEmpty(value) {
  return value === undefined || (typeof value === "object" && value !== null && !Object.keys(value).length);
}

function save(record) {
  const text = `${JSON.stringify(record, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "record.json";
  link.click();
}
