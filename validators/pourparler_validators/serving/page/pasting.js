// A source from a text that is pasted: what the text says of itself is proposed, and can be corrected.

import { send } from "./api.js";
import { fileChoice, following, freeId, whyNotId } from "./beginning.js";
import { button, dialog, element, labelled } from "./dom.js";
import { languageNamed, languages, tagOf, understood } from "./languages.js";
import { add, choose } from "./state.js";
import { weekday } from "./values.js";

const PAUSE = 400; // milliseconds without a key, after which a text is read

const FIELDS = [
  ["title", "Title", "The headline."],
  ["publisher", "Publisher", "Who published it: a newspaper, an agency, a ministry."],
  ["url", "Url", "Its address on the web, if it has one."],
  ["published", "Published", "The day, such as 2025-03-05."],
  ["language", "Language", "Type its name, or choose it."],
];

export function newArticle() {
  const text = element("textarea", { rows: 10 });
  const controls = Object.fromEntries(FIELDS.map(([name]) => [name, element("input", { autocomplete: "off", spellcheck: false })]));
  const id = element("input", { autocomplete: "off", spellcheck: false });
  const [notes, known] = [{ published: element("span"), language: element("span") }, languageList()];
  const typed = new Set();
  const fault = element("p", { className: "error", role: "alert" });
  const file = fileChoice();
  controls.language.setAttribute("list", known.id);
  const follow = following(id, () => idFrom(controls));
  const tell = () => {
    notes.published.textContent = weekday(controls.published.value.trim());
    notes.language.textContent = understood(controls.language.value.trim());
    follow();
  };
  for (const control of Object.values(controls)) {
    control.oninput = () => {
      typed.add(control);
      tell();
    };
  }
  whenTyped([text, controls.language], () => propose(text.value, controls, typed, tell));
  const make = async (close) => {
    try {
      const source = await sourceFrom(text.value, id.value.trim(), controls, typed);
      close();
      await choose(add(source, Number(file.control.value)));
    } catch (error) {
      fault.textContent = `${error.message}.`;
    }
  };
  dialog("Paste an article", (close) => [
    labelled("Words of the article", text, "What follows is read from its first lines where they say it. Correct it, and fill in what is missing."),
    ...FIELDS.map(([name, title, hint]) => labelled(title, controls[name], hint, notes[name])),
    labelled("Id of its source", id, "By this records refer to it. It is made of the title, and can be changed."),
    known,
    ...file.shown,
    fault,
    element("p", { className: "row" }, button("Make the source", () => make(close)), button("Cancel", close)),
  ]);
}

/** A list of languages to choose from, by name. */
export function languageList() {
  const options = [...languages()].map(([name, tag]) => element("option", { value: name, label: tag }));
  return element("datalist", { id: "languages" }, ...options);
}

function idFrom(controls) {
  const name = controls.title.value.trim() || controls.url.value.trim().split("/").filter(Boolean).at(-1);
  return name ? freeId("source", name) : "source:";
}

function whenTyped(all, call) {
  let waiting = null;
  for (const control of all) {
    control.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(call, PAUSE);
    });
  }
}

/** Puts what the text says into the controls in which nobody has typed. */
async function propose(text, controls, typed, tell) {
  if (!text.trim()) return;
  const language = typed.has(controls.language) ? tagOf(controls.language.value) : "";
  let found;
  try {
    found = (await send("pasted", { text, language: language ?? "" })).source;
  } catch {
    return; // it is told when the source is made
  }
  for (const [name, control] of Object.entries(controls)) {
    if (!typed.has(control)) control.value = (name === "language" ? languageNamed(found.language) : found[name]) ?? "";
  }
  tell();
}

/** The record of the source: what somebody typed, else what the text says. */
async function sourceFrom(text, id, controls, typed) {
  const known = Object.entries(controls).filter(([, control]) => typed.has(control));
  const fields = Object.fromEntries(known.map(([name, control]) => [name, control.value.trim()]));
  if (fields.language) fields.language = tagOf(fields.language);
  if ("language" in fields && fields.language === undefined) throw new Error("no language is called so: choose one of the list, or write its tag, such as en");
  const { source } = await send("pasted", { text, id, ...fields });
  const said = Object.entries({ ...source, ...fields }).filter(([, value]) => value !== "");
  const made = Object.fromEntries(said);
  if (id === "source:") made.id = freeId("source", made.title ?? "article");
  const why = whyNotId(made.id);
  if (why) throw new Error(why.replace(/\.$/, ""));
  return made;
}
