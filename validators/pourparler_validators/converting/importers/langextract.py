"""JSON Lines of LangExtract: a document a line, with its extractions."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Document, Given, Mark, Marked, rest
from pourparler_validators.converting.imported import Imported, Texts, Unplaced
from pourparler_validators.messages.json_values import is_list, is_object

TOOL: Final = "LangExtract"

_KNOWN: Final = {"extractions", "text", "document_id"}
_KNOWN_OF_EXTRACTION: Final = {
    *("extraction_class", "extraction_text", "char_interval", "alignment_status"),
    *("extraction_index", "group_index", "token_interval", "attributes", "description"),
}
"""The index repeats the order of the list, the tokens repeat the characters."""

_NO_FIELD: Final = "records have no place for this"


def read(content: bytes, name: str, texts: Texts, mapping: Mapping[str, Any] = {}) -> Imported:
    """The records of a file of LangExtract, and what of it has no place in them.

    An extraction whose class the mapping names, or whose class is called like a record type,
    becomes a record if its attributes hold what such a record needs; others are kept as evidence
    of the source. Raises ``UsageError`` for a mapping that is not sound.
    """
    from pourparler_validators.converting.annotations.input_json import lines
    from pourparler_validators.converting.annotations.mapping import label_mapping
    from pourparler_validators.converting.annotations.placing import placed

    known = label_mapping(mapping)
    marked = Marked()
    for line in lines(content):
        if isinstance(line, Unplaced):
            marked.unplaced.append(line)
        else:
            _add(marked, line, name)
    return placed(marked, known, TOOL)


def _add(marked: Marked, line: Given, name: str) -> None:
    from pathlib import PurePath

    value, path = line.value, line.path
    extractions = value.get("extractions") if is_object(value) else None
    if not is_object(value) or not is_list(extractions):
        reason = 'this is no document of LangExtract: it has no list "extractions"'
        marked.unplaced.append(Unplaced(path.strip(), value, reason))
        return
    text, identity = value.get("text"), value.get("document_id")
    marks: list[Mark] = []
    for position, item in enumerate(extractions):
        at = f"{path}/extractions/{position}"
        if is_object(item):
            marks.append(_mark(at, item))
            marked.unplaced += rest(at, item, _KNOWN_OF_EXTRACTION, _NO_FIELD)
            marked.unplaced += _doubtful(at, item)
        else:
            marked.unplaced.append(Unplaced(at, item, "this is no extraction"))
    for field, given, right in (("text", text, str), ("document_id", identity, str)):
        if given is not None and not isinstance(given, right):
            marked.unplaced.append(Unplaced(f"{path}/{field}", given, "this is no text"))
    marked.unplaced += rest(path, value, _KNOWN, _NO_FIELD)
    marked.documents.append(
        Document(
            path,
            identity if isinstance(identity, str) else PurePath(name).stem,
            text if isinstance(text, str) else None,
            coding={"coder": TOOL, "kind": "machine"},
            marks=tuple(marks),
        )
    )


def _mark(path: str, item: dict[str, Any]) -> Mark:
    interval = item.get("char_interval")
    at = interval if is_object(interval) else {"start_pos": interval}
    label, note = item.get("extraction_class"), item.get("description")
    attributes = item.get("attributes")
    values = attributes if is_object(attributes) else {"attributes": attributes}
    where = f"{path}/attributes" if is_object(attributes) else path
    fields = {name: Given(f"{where}/{name}", one) for name, one in values.items() if one}
    group = item.get("group_index")
    key = "" if group is None else f"group {group}"
    return Mark(
        path,
        (Given(f"{path}/extraction_class", label),) if label is not None else (),
        item.get("extraction_text"),
        at.get("start_pos"),
        at.get("end_pos"),
        fields=fields,
        remarks={} if note is None else {"notes": Given(f"{path}/description", note)},
        key=key,
        links=[key],
    )


def _doubtful(path: str, item: dict[str, Any]) -> Iterator[Unplaced]:
    status = item.get("alignment_status")
    if status not in (None, "match_exact"):
        yield Unplaced(f"{path}/alignment_status", status, _NO_FIELD)
