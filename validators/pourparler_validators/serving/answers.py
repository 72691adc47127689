"""What the page is told of a dataset, as JSON values."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pourparler import Date
from pourparler.values import LANGUAGE_PATTERN
from pourparler_validators.coding.contents.article import UNDETERMINED
from pourparler_validators.coding.locating import evidence, segment
from pourparler_validators.coding.sources import quoted_in, source_record, speakers_of
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.likely_speakers import LikelySpeaker, LikelySpeakers
from pourparler_validators.grounding.texts import SourceText, source_text
from pourparler_validators.languages.detection import detected
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import shown
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.report import Report
from pourparler_validators.saving.changes import NotSavedError
from pourparler_validators.serving.workspace import Typed, Workspace

_LABELS = ("name", "title", "summary", "text", "speaker_described")
LONGEST_LABEL = 80
MISSING: Final = "structure/missing-field"


def dataset(workspace: Workspace) -> dict[str, Any]:
    """The files and records, and what is found in them."""
    files = [
        {
            "path": file.path,
            "format": file.format,
            "why_not_edited": workspace.why_not_edited(file),
        }
        for file in workspace.files
    ]
    numbers = {file.path: number for number, file in enumerate(workspace.files)}
    records = [
        {
            "key": key,
            "file": numbers[entry.file.path],
            "id": entry.id,
            "type": entry.type,
            "label": label(entry, entry.value),
            "is_sound": entry.record is not None,
        }
        for key, entry in workspace.records()
    ]
    found = findings(workspace, workspace.report)
    return {"files": files, "records": records, "times_read": workspace.times_read, **found}


def findings(workspace: Workspace, report: Report) -> dict[str, Any]:
    """The open findings of a report, and how often something could not be checked."""
    unchecked = [
        {"rule": rule, "reason": reason, "count": count}
        for rule, reason, count in report.unchecked()
    ]
    found = [_finding(workspace, one) for one in report.open_findings]
    return {"findings": found, "unchecked": unchecked}


def record(workspace: Workspace, key: str) -> dict[str, Any]:
    """A record as it stands in its file."""
    entry = workspace.entry(key)
    return {
        "key": key,
        "value": entry.value,
        "version": workspace.version(entry),
        "why_not_edited": workspace.why_not_edited(entry.file),
    }


def article(workspace: Workspace, identity: str, typed: Sequence[Typed]) -> dict[str, Any]:
    """The text of a source, and the passages that saved records have of it."""
    found = _text(workspace, identity, typed)
    passages = [
        one for key, entry in workspace.records() for one in _passages(workspace, key, entry)
    ]
    of_source = [one for one in passages if one.pop("source") == identity]
    return {"text": found.text, "passages": _placed(of_source, found.text)}


def quotations(workspace: Workspace, identity: str, typed: Sequence[Typed]) -> dict[str, Any]:
    """The quotations in the text of a source, each with the speaker that the text gives it."""
    found = _text(workspace, identity, typed)
    read = prepared(found.text, found.source.language)
    speakers = LikelySpeakers(read, speakers_of(workspace.entries_with(typed)))
    return {
        "quotations": [
            {
                "start": one.start,
                "end": one.end,
                "words": found.text[one.start : one.end],
                "speaker": _speaker(speakers.at((one.start, one.end))),
            }
            for one in read.quotations
            if not one.is_scare
        ]
    }


def _speaker(found: LikelySpeaker | None) -> dict[str, Any] | None:
    return None if found is None else {"id": found.id, "described": found.described}


def passage(
    workspace: Workspace, identity: str, place: tuple[int, int], typed: Sequence[Typed]
) -> dict[str, Any]:
    """Words of a source as a segment and as evidence, with their place.

    Raises :class:`NotSavedError` for a place that is none of the text.
    """
    found = _text(workspace, identity, typed)
    start, end = place
    words = found.text[max(start, 0) : max(end, 0)]
    left = len(words) - len(words.lstrip())
    place = start + left, start + left + len(words.strip())
    if not words.strip() or end > len(found.text):
        raise NotSavedError("select words of the article")
    read = prepared(found.text, found.source.language)
    is_only = found.text.count(words.strip()) == 1
    return {
        "segment": segment(read, place, identity, is_only),
        "evidence": evidence(read, place, identity, is_only),
    }


def pasted(text: str, fields: Mapping[str, str], workspace: Workspace) -> dict[str, Any]:
    """The source record of a text that was pasted, and the statements that it quotes."""
    clean = text.replace("\r\n", "\n").strip("\ufeff")
    if not clean.strip():
        raise NotSavedError("paste the words of the article")
    language = fields.get("language") or detected(clean)
    if language and not re.fullmatch(LANGUAGE_PATTERN, language):
        raise NotSavedError(f"{shown(language)} is no language tag: write en, ru or pt-BR")
    if (published := fields.get("published")) and not _is_date(published):
        raise NotSavedError(f"{shown(published)} is no date: write 2025-05-29")
    known = {
        "id": fields.get("id") or "source:article",
        "language": language,
        "publisher": fields.get("publisher") or None,
        "url": fields.get("url") or None,
        "published": fields.get("published") or None,
        "sha256": hashlib.sha256(clean.encode(errors="surrogatepass")).hexdigest(),
        "text": clean,
    }
    read = prepared(clean, language or UNDETERMINED)
    source = source_record(read, known)
    speakers = speakers_of(entry for _, entry in workspace.records())
    statements, _ = quoted_in(read, source["id"], speakers)
    return {"source": source, "statements": statements}


def _is_date(text: str) -> bool:
    """Whether a text is a date as records write it."""
    try:
        Date(text)
    except ValueError:
        return False
    return True


def _passages(workspace: Workspace, key: str, entry: Entry) -> Iterator[dict[str, Any]]:
    """The passages that a record has of sources, with the fields that they stand in."""
    todo: list[tuple[str, Any]] = [("", entry.value)]
    while todo:
        name, value = todo.pop()
        if is_list(value):
            todo += [(name, item) for item in value]
        elif is_object(value):
            todo += value.items()
            words = value.get("exact", value.get("text"))
            if "source" in value and isinstance(words, str):
                place = {at: value.get(at) for at in ("start", "end")}
                yield {
                    "key": key,
                    "field": name,
                    "source": value["source"],
                    "words": words,
                    **place,
                }


def _placed(passages: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """The passages with their places; those whose words are not in the text are left out."""
    placed: list[dict[str, Any]] = []
    for one in passages:
        words, start, end = one.pop("words"), one["start"], one["end"]
        if not (isinstance(start, int) and isinstance(end, int)):
            start = text.find(words)
            end = start + len(words)
        if 0 <= start < end <= len(text):
            placed.append({**one, "start": start, "end": end})
    return placed


def label(entry: Entry, value: Any) -> str:
    """What a record is called in a list."""
    if is_object(value):
        for name in _LABELS:
            text = value.get(name)
            if isinstance(text, str) and text.strip():
                return _short(text)
        for one in _segments(value):
            return _short(one)
    return entry.id or entry.name


def _segments(value: Mapping[str, Any]) -> Iterator[str]:
    segments = value.get("segments")
    for one in segments if is_list(segments) else ():
        if is_object(one) and isinstance(one.get("text"), str):
            yield one["text"]


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= LONGEST_LABEL else f"{joined[: LONGEST_LABEL - 1]}…"


def _finding(workspace: Workspace, one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": str(one.severity),
        "message": one.message,
        "help": one.help,
        "where": one.place.where,
        "record": one.place.record,
        "key": workspace.key_of_finding(*one.place.key),
        "pointer": _pointer(one),
        "related": [
            {"record": place.record, "message": place.message, "where": place.where}
            for place in one.related
        ],
    }


def _pointer(one: Finding) -> str:
    """Where a finding is shown: a field that is missing has its place, too."""
    missing = one.params["field"] if one.rule == MISSING else None
    return f"{one.place.pointer}/{missing}" if missing else one.place.pointer


def _text(workspace: Workspace, identity: str, typed: Sequence[Typed]) -> SourceText:
    entry = workspace.source(identity, typed)
    if entry.record is None:
        raise NotSavedError("the article is shown when its source has no fault: see the form")
    loaded = workspace.loaded(entry)
    found = source_text(entry, loaded)
    if not isinstance(found, SourceText):
        raise NotSavedError(f"{identity}: {found.reason}")
    return found
