"""Web annotations: the W3C's model (JSON-LD), and what Hypothes.is exports or its API gives."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Document, Given, Mark, Marked, rest
from pourparler_validators.converting.imported import Imported, Texts, Unplaced
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list, is_object

_NO_PLACE: Final = "records have no place for this"
_HYPOTHESIS: Final = {
    *("id", "created", "updated", "user", "uri", "text", "tags", "group", "target", "document"),
    *("references", "permissions", "links", "flagged", "hidden", "user_info", "display_name"),
    *("url", "mentions", "actions", "metadata", "moderation", "moderation_status"),
}
_W3C: Final = {
    *("@context", "id", "type", "body", "bodyValue", "target", "creator", "created"),
    *("modified", "generated", "generator", "motivation", "canonical", "via"),
}
"""What the importer reads, and what the tools keep for themselves: ids, groups, rights."""
_LISTS: Final = ("items", "annotations", "rows")
"""Where the annotations of a collection, an export and an answer of the API stand."""


def read(content: bytes, name: str, texts: Texts, mapping: Mapping[str, Any] = {}) -> Imported:
    """The records of annotations, and what of them has no place in records.

    A page becomes a source; a passage becomes what the mapping says of its tags. Raises
    ``UsageError`` for a mapping that is not sound.
    """
    from pourparler_validators.converting.annotations.input_json import document
    from pourparler_validators.converting.annotations.mapping import label_mapping
    from pourparler_validators.converting.annotations.placing import placed
    from pourparler_validators.converting.annotations.texts import chosen, name_of

    known, marked = label_mapping(mapping), Marked()
    pages: dict[str, list[Mark]] = {}
    titles: dict[str, Given] = {}
    for value in document(content):
        if isinstance(value, Unplaced):
            marked.unplaced.append(value)
            continue
        for one in _annotations(value):
            _add(marked, one, pages, titles)
    names = {url: name_of(url) for url in pages}
    for url, marks in pages.items():
        text = chosen(texts, names[url], list(names.values()))
        fields = {"url": Given(f"{marks[0].path}", url)}
        if url in titles:
            fields["title"] = titles[url]
        path = marks[0].path
        marked.documents.append(Document(path, names[url], text, False, fields, marks=tuple(marks)))
    return placed(marked, known, "The annotation tool")


def _annotations(given: Given) -> Iterator[Given]:
    """The annotations of a file, or what stands in their place."""
    if is_list(given.value):
        for position, item in enumerate(given.value):
            yield from _annotations(Given(f"{given.path}/{position}", item))
        return
    if is_object(given.value):
        if is_object(given.value.get("first")) and "items" not in given.value:
            yield from _annotations(Given(f"{given.path}/first", given.value["first"]))
            return
        for name in _LISTS:
            if is_list(given.value.get(name)):
                yield from _annotations(Given(f"{given.path}/{name}", given.value[name]))
                return
    yield given


def _add(
    marked: Marked, given: Given, pages: dict[str, list[Mark]], titles: dict[str, Given]
) -> None:
    """Takes in an annotation: a mark for each of its targets."""
    item, path = given.value, given.path
    if not is_object(item) or "target" not in item:
        reason = 'this is no web annotation: it has no "target"'
        marked.unplaced.append(Unplaced(path, item, reason))
        return
    if item.get("references"):
        reason = "this is a reply to another annotation; records have no place for it"
        marked.unplaced.append(Unplaced(path, item, reason))
        return
    is_hypothesis = "uri" in item and "body" not in item
    mark = _of_hypothesis(marked, path, item) if is_hypothesis else _of_w3c(marked, path, item)
    for at, target in _each(item["target"], f"{path}/target"):
        source, selector = _source(target, item.get("uri"))
        if source is None:
            marked.unplaced.append(Unplaced(at, target, "the target has no address"))
        elif selector in (None, [], {}, ""):
            reason = "this is a note on the whole page; records have no place for it"
            marked.unplaced.append(Unplaced(path, item, reason))
        else:
            place = _Selected().read(Given(f"{at}/selector", selector), marked)
            pages.setdefault(source, []).append(replace(mark, **place, path=at))
            document = item.get("document")
            found = document.get("title") if is_object(document) else None
            first = found[0] if is_list(found) and found else found
            if first:
                titles.setdefault(source, Given(f"{path}/document/title", first))


def _of_hypothesis(marked: Marked, path: str, item: Plain) -> Mark:
    marked.unplaced += rest(path, item, _HYPOTHESIS, _NO_PLACE)
    remarks: dict[str, Given] = {}
    if item.get("text"):
        remarks["notes"] = Given(f"{path}/text", item["text"])
    if item.get("user"):
        remarks["coding"] = _coding(f"{path}/user", item["user"], "human", item)
    labels = tuple(Given(at, tag) for at, tag in _each(item.get("tags"), f"{path}/tags"))
    return Mark(path, labels, remarks=remarks)


def _of_w3c(marked: Marked, path: str, item: Plain) -> Mark:
    marked.unplaced += rest(path, item, _W3C, _NO_PLACE)
    labels: list[Given] = []
    notes: list[Given] = []
    bodies = [*_each(item.get("body"), f"{path}/body")]
    bodies += _each(item.get("bodyValue"), f"{path}/bodyValue")
    for at, body in bodies:
        text = body.get("value") if is_object(body) else body
        is_text = is_object(body) or at.endswith("/bodyValue")
        if not is_text or not isinstance(text, str):
            marked.unplaced.append(Unplaced(at, body, "this body holds no text"))
        elif is_object(body) and "tagging" in (body.get("purpose"), item.get("motivation")):
            labels.append(Given(f"{at}/value", text))
        else:
            notes.append(Given(f"{at}/value" if is_object(body) else at, text))
    remarks: dict[str, Given] = {}
    if notes:
        remarks["notes"] = Given(notes[0].path, "\n".join(one.value for one in notes))
    if item.get("creator"):
        _name_creator(marked, path, item, remarks)
    return Mark(path, tuple(labels), remarks=remarks)


def _name_creator(marked: Marked, path: str, item: Plain, remarks: dict[str, Given]) -> None:
    """Says who coded, if it is said whether that is a person or a program."""
    creator = item["creator"]
    name = (creator.get("name") or creator.get("id")) if is_object(creator) else None
    kind = creator.get("type") if is_object(creator) else None
    kinds = {"Person": "human", "Software": "machine"}
    if name and isinstance(kind, str) and kind in kinds:
        remarks["coding"] = _coding(f"{path}/creator", name, kinds[kind], item)
    else:
        reason = "it is not said whether this is a person or a program, and its name"
        marked.unplaced.append(Unplaced(f"{path}/creator", creator, reason))


def _coding(path: str, coder: Any, kind: str, item: Plain) -> Given:
    from pourparler_validators.converting.annotations.texts import day_and_time

    on = day_and_time(item.get("created"))
    coding = {"coder": coder, "kind": kind}
    return Given(path, coding if on is None else {**coding, "coded_on": on})


def _each(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """One value or the items of a list, with their paths."""
    if is_list(value):
        yield from ((f"{path}/{position}", item) for position, item in enumerate(value))
    elif value is not None:
        yield path, value


def _source(target: Any, uri: Any) -> tuple[str | None, Any]:
    """The address of a target, and the selectors of its part."""
    if isinstance(target, str):
        return target, None
    if not is_object(target):
        return None, None
    source = target.get("source", target.get("id", uri))
    if is_object(source):
        source = source.get("id")
    return (source if isinstance(source, str) else None), target.get("selector")


class _Selected:
    """What selectors say of a passage: several are several ways to say the same."""

    def read(self, given: Given, marked: Marked) -> dict[str, Any]:
        """Words, what stands around them, and offsets."""
        found: dict[str, Any] = {}
        for at, selector in _each(given.value, given.path):
            if not is_object(selector):
                marked.unplaced.append(Unplaced(at, selector, "this is no selector"))
                continue
            one = self._own(selector)
            if "refinedBy" in selector:
                inner = self.read(Given(f"{at}/refinedBy", selector["refinedBy"]), marked)
                one = self._refined(one, inner)
            for name, value in one.items():
                found.setdefault(name, value)
        return found

    def _own(self, selector: Plain) -> dict[str, Any]:
        if selector.get("type") == "TextQuoteSelector":
            names = {"words": "exact", "prefix": "prefix", "suffix": "suffix"}
        elif selector.get("type") == "TextPositionSelector":
            names = {"start": "start", "end": "end"}
        else:
            return {}
        return {name: selector[one] for name, one in names.items() if selector.get(one) is not None}

    def _refined(self, outer: dict[str, Any], inner: dict[str, Any]) -> dict[str, Any]:
        """A part of a passage: its offsets count from the start of the passage."""
        found: dict[str, Any] = {
            name: inner[name] for name in ("words", "prefix", "suffix") if name in inner
        }
        start, end = inner.get("start"), inner.get("end")
        if type(start) is not int or type(end) is not int:
            return found
        words = outer.get("words")
        if "words" not in found and isinstance(words, str) and 0 <= start < end <= len(words):
            found["words"] = words[start:end]
        if type(outer.get("start")) is int:
            found |= {"start": outer["start"] + start, "end": outer["start"] + end}
        return found
