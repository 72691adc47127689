// A JSON file that was picked: what is read from its text, and the text that is written again.

/** What the text of a JSON file holds: its records, and the object around them if there is one.
 *  Throws an Error with a sentence where something would be lost. */
export function read(text) {
  const value = parsed(text);
  if (namesIn(text) !== namesOf(value)) {
    throw new Error("A name stands twice in one object, and one of its values would be lost. pourparler check says where; fix it in the file first");
  }
  const lost = tokensIn(text).find((token) => !isKept(token));
  if (lost) throw new Error(`The number ${lost.slice(0, 30)} is too large to be kept exactly. Fix it in the file first`);
  if (Array.isArray(value)) return { records: value, around: null };
  if (typeof value !== "object" || value === null) throw new Error("It holds no records");
  if (Object.hasOwn(value, "records")) return document(value);
  const { $schema, ...record } = value;
  return { records: [record], around: $schema === undefined ? {} : { $schema } };
}

function document(value) {
  if (!Array.isArray(value.records)) throw new Error("Its “records” are no list. Fix that in the file first");
  return { records: value.records, around: { ...value, records: [] } };
}

/** The text of a file with these records: a list, one record, or a document as it was read. */
export function written(records, around) {
  return `${JSON.stringify(whole(records, around), null, 2)}\n`;
}

function whole(records, around) {
  if (around === null) return records;
  if ("records" in around) return { ...around, records };
  if (records.length === 1) return { ...around, ...records[0] };
  return Object.keys(around).length ? { ...around, records } : records;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("It is not JSON. pourparler check says where; pourparler convert makes JSON of other formats");
  }
}

/** The texts and numbers of a JSON text; a text that names a member has its colon. */
function tokensIn(text) {
  return text.match(/"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|-?\d[\d.eE+-]*/g) ?? [];
}

function namesIn(text) {
  return tokensIn(text).filter((token) => token.startsWith('"') && token.endsWith(":")).length;
}

function namesOf(value) {
  let count = 0;
  const waiting = [value];
  while (waiting.length) {
    const one = waiting.pop();
    if (typeof one !== "object" || one === null) continue;
    if (!Array.isArray(one)) count += Object.keys(one).length;
    for (const inner of Object.values(one)) waiting.push(inner);
  }
  return count;
}

function isKept(token) {
  if (token.startsWith('"')) return true;
  const number = Number(token);
  return Number.isFinite(number) && (!/^-?\d+$/.test(token) || BigInt(token) === BigInt(number));
}
