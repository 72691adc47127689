"""Exports of Label Studio (JSON, JSON-MIN): tasks with annotations and predictions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Document, Given, Mark, Marked, rest
from pourparler_validators.converting.imported import Imported, Texts, Unplaced
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_values import is_list, is_object

TOOL: Final = "Label Studio"

_NO_PLACE: Final = "records have no place for this"
_TASK: Final = {
    *("id", "data", "annotations", "predictions", "file_upload", "drafts", "inner_id", "project"),
    *("created_at", "updated_at", "updated_by", "total_annotations", "cancelled_annotations"),
    *("total_predictions", "comment_count", "unresolved_comment_count", "last_comment_updated_at"),
    "comment_authors",
}
_WORK: Final = {
    *(
        "id",
        "result",
        "completed_by",
        "was_cancelled",
        "created_at",
        "updated_at",
        "draft_created_at",
    ),
    *("lead_time", "ground_truth", "prediction", "result_count", "unique_id", "import_id", "task"),
    *("last_action", "bulk_created", "project", "updated_by", "parent_prediction", "model_version"),
    *("parent_annotation", "last_created_by"),
}
_RESULT: Final = {
    *("id", "from_name", "to_name", "type", "value", "origin", "meta", "readonly", "hidden"),
    *("from_id", "to_id", "direction"),
}
_VALUE: Final = {"start", "end", "text", "globalOffsets", "startOffset", "endOffset"}
"""What the importer reads, and what Label Studio keeps for itself: ids, times of its own work."""


def read(content: bytes, name: str, texts: Texts, mapping: Mapping[str, Any] = {}) -> Imported:
    """The records of an export, JSON or JSON-MIN, and what of it has no place in them.

    A task becomes a source, a labelled region what the mapping says of its label. Raises
    ``UsageError`` for a mapping that is not sound.
    """
    from pourparler_validators.converting.annotations.input_json import document
    from pourparler_validators.converting.annotations.label_studio_rows import original, tasks_of
    from pourparler_validators.converting.annotations.mapping import label_mapping
    from pourparler_validators.converting.annotations.placing import placed

    known, marked = label_mapping(mapping), Marked()
    paths: Mapping[str, str] = {}
    for value in document(content):
        if isinstance(value, Unplaced):
            marked.unplaced.append(value)
            continue
        tasks = [value]
        if is_list(value.value):
            tasks, paths = tasks_of(value.value)
        for task in tasks:
            _add_task(marked, task, PurePath(name).stem, texts, len(tasks))
    found = placed(marked, known, TOOL)
    found.unplaced = [replace(one, path=original(one.path, paths)) for one in found.unplaced]
    return found


def _add_task(marked: Marked, given: Given, name: str, texts: Texts, tasks: int) -> None:
    task, path = given.value, given.path
    if not is_object(task) or not is_object(task.get("data")):
        reason = 'this is no task of Label Studio: it has no object "data"'
        marked.unplaced.append(Unplaced(path, task, reason))
        return
    marked.unplaced += rest(path, task, _TASK, _NO_PLACE)
    work = list(_work(marked, path, task))
    results = [(at, result) for at, one in work for result in _results(marked, at, one)]
    text_name, text = _text(task["data"], [result.value for _, result in results])
    marked.unplaced += rest(f"{path}/data", task["data"], {text_name}, _NO_PLACE)
    holds = text is not None
    if not holds and len(texts) == 1 and tasks == 1:
        text = next(iter(texts.values()))
    coding = {at: _coding(at, one) for at, one in work}
    marks = _marks(marked, results, coding)
    identity = task.get("id")
    document = Document(
        path, f"{name}-{identity}" if type(identity) is int else name, text, holds, marks=marks
    )
    marked.documents.append(document)


def _work(marked: Marked, path: str, task: Plain) -> Iterator[tuple[str, Plain]]:
    """The annotations of a task that count; without one, its predictions."""
    is_annotated = False
    for kind in ("annotations", "predictions"):
        items = task.get(kind)
        if items is not None and not is_list(items):
            marked.unplaced.append(Unplaced(f"{path}/{kind}", items, "this is no list"))
        for position, item in enumerate(items if is_list(items) else []):
            at = f"{path}/{kind}/{position}"
            reason = _why_not(item, kind, is_annotated)
            if reason is None:
                marked.unplaced += rest(at, item, _WORK | {"score"}, _NO_PLACE)
                is_annotated |= kind == "annotations"
                yield at, item
            else:
                marked.unplaced.append(Unplaced(at, item, reason))


def _why_not(item: Any, kind: str, is_annotated: bool) -> str | None:
    if not is_object(item) or not is_list(item.get("result")):
        return 'this is no annotation: it has no list "result"'
    if item.get("was_cancelled") is True:
        return "the annotator has skipped this task"
    if kind == "predictions" and is_annotated:
        return "the task is annotated, and its predictions are not used"
    return None


def _results(marked: Marked, path: str, work: Plain) -> Iterator[Given]:
    for position, item in enumerate(work["result"]):
        at = f"{path}/result/{position}"
        if is_object(item) and (is_object(item.get("value")) or item.get("type") == "relation"):
            marked.unplaced += rest(at, item, _RESULT, _NO_PLACE)
            yield Given(at, item)
        else:
            marked.unplaced.append(Unplaced(at, item, "this is no result of an annotation"))


def _text(data: Plain, results: list[Plain]) -> tuple[str, str | None]:
    """The name and the text of what is annotated; of hypertext no text, but that of its tags."""
    if any(
        isinstance(one.get("value", {}).get("start"), str)
        for one in results
        if is_object(one.get("value"))
    ):
        return "", None
    names = [one["to_name"] for one in results if isinstance(one.get("to_name"), str)]
    for name in (*names, "text", *(data if len(data) == 1 else ())):
        if isinstance(data.get(name), str):
            return name, data[name]
    return "", None


def _coding(path: str, work: Plain) -> Given | None:
    who, model = work.get("completed_by"), work.get("model_version")
    from pourparler_validators.converting.annotations.texts import day_and_time

    if "/predictions/" in path:
        coding = {"coder": model, "kind": "machine"}
    else:
        name = who.get("email") if is_object(who) else who
        coding = {"coder": str(name) if type(name) is int else name, "kind": "human"}
    if coding["coder"] in (None, ""):
        return None
    on = day_and_time(work.get("created_at"))
    return Given(path, coding if on is None else {**coding, "coded_on": on})


def _marks(
    marked: Marked, results: list[tuple[str, Given]], coding: Mapping[str, Given | None]
) -> tuple[Mark, ...]:
    marks: dict[str, Mark] = {}
    for work, given in results:
        if _labels(given):
            mark = _mark(marked, given, coding[work])
            marks[f"{work} {mark.key}" if mark.key else mark.path] = mark
    for work, given in results:
        if given.value.get("type") == "relation":
            _relate(marked, work, given, marks)
        elif not _labels(given):
            _describe(marked, work, given, marks)
    return tuple(marks.values())


def _labels(given: Given) -> list[Any]:
    """The labels of a region; none of another result."""
    value, kind = given.value.get("value"), given.value.get("type")
    named = isinstance(kind, str) and kind.endswith("labels")
    found = value.get(kind, value.get("labels")) if is_object(value) and named else None
    return found if is_list(found) else []


def _mark(marked: Marked, given: Given, coding: Given | None) -> Mark:
    value, path, kind = given.value["value"], given.path, given.value["type"]
    at = value["globalOffsets"] if is_object(value.get("globalOffsets")) else value
    name = kind if kind in value else "labels"
    key, meta = given.value.get("id"), given.value.get("meta")
    notes = meta.get("text") if is_object(meta) else meta
    remarks = {} if coding is None else {"coding": coding}
    if notes not in (None, "", []):
        text = "\n".join(map(str, notes)) if is_list(notes) else notes
        remarks["notes"] = Given(f"{path}/meta/text", text)
    marked.unplaced += rest(f"{path}/value", value, {*_VALUE, name}, _NO_PLACE)
    return Mark(
        path,
        tuple(Given(f"{path}/value/{name}/{i}", one) for i, one in enumerate(_labels(given))),
        value.get("text"),
        at.get("start"),
        at.get("end"),
        remarks=remarks,
        key=key if isinstance(key, str) else "",
    )


def _relate(marked: Marked, work: str, given: Given, marks: dict[str, Mark]) -> None:
    """Links the two regions of a relation, whichever way it is drawn."""
    ends = [f"{work} {given.value.get(name)}" for name in ("from_id", "to_id")]
    if not all(end in marks for end in ends):
        marked.unplaced.append(Unplaced(given.path, given.value, "its regions are not labelled"))
        return
    for one, other in (ends, ends[::-1]):
        marks[one].links.append(marks[other].path)
    marked.unplaced += rest(given.path, {"labels": given.value.get("labels")}, set(), _NO_PLACE)


def _describe(marked: Marked, work: str, given: Given, marks: dict[str, Mark]) -> None:
    """Gives a region what was chosen or typed for it, by the name of the control."""
    value, name = given.value.get("value", {}), given.value.get("from_name")
    found = value.get(given.value.get("type") if isinstance(given.value.get("type"), str) else "")
    mark = marks.get(f"{work} {given.value.get('id')}")
    if mark is None or not isinstance(name, str) or found is None or name in mark.fields:
        reason = "this belongs to no labelled region"
        marked.unplaced.append(Unplaced(given.path, value, reason))
        return
    single = found[0] if is_list(found) and len(found) == 1 else found
    mark.fields[name] = Given(f"{given.path}/value", single)
