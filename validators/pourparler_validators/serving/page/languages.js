// The languages of the world by their names, as the browser knows them.

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

let tags = null;

function namesIn(tag) {
  return new Intl.DisplayNames(tag, { type: "language", fallback: "none" });
}

/** The tags of languages by their English names, in the order of these. */
export function languages() {
  if (tags) return tags;
  const english = namesIn("en");
  const two = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
  const named = two.filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag && english.of(tag));
  tags = new Map(named.map((tag) => [english.of(tag), tag]).sort());
  return tags;
}

/** What a language is called in English; nothing for what is no tag of one. */
export function languageNamed(tag) {
  return TAG.test(tag ?? "") ? namesIn("en").of(tag) ?? "" : "";
}

/** The tag of a language that is given by its tag, or by its name in English or in itself. */
export function tagOf(text) {
  const wanted = text.trim().toLowerCase();
  if (languageNamed(wanted)) return Intl.getCanonicalLocales(wanted)[0];
  const isMeant = ([name, tag]) => [name, namesIn(tag).of(tag)].some((one) => one?.toLowerCase() === wanted);
  return [...languages()].find(isMeant)?.[1];
}

/** Says which language was understood. */
export function understood(text) {
  const tag = text ? tagOf(String(text)) : "";
  if (tag) return `${languageNamed(tag)} (${tag})`;
  return text ? "No language is called so: choose one of the list, or write its tag, such as en." : "";
}
