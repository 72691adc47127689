"""Label Studio's JSON-MIN: a row for each annotation, in which results stand beside the data."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pourparler_validators.converting.annotations.marks import Given
from pourparler_validators.formats.writing import Plain
from pourparler_validators.messages.json_pointer import escaped
from pourparler_validators.messages.json_values import is_list, is_object

_WORK: Final = {
    "annotation_id": "id",
    "annotator": "completed_by",
    "created_at": "created_at",
    "updated_at": "updated_at",
    "lead_time": "lead_time",
}
"""What a row says of the annotation, as the full export calls it."""


def tasks_of(items: list[Any]) -> tuple[list[Given], Mapping[str, str]]:
    """The items as tasks of the full export, and where a row has what stands at a path of it.

    Rows of one task are one. What is no row is given as it is.
    """
    given: list[Given] = []
    paths: dict[str, str] = {}
    known: dict[str, Given] = {}
    for position, item in enumerate(items):
        row = f"/{position}"
        if not _is_row(item):
            given.append(Given(row, item))
            continue
        results = list(_results(item))
        data = _data(item, {name for name, _, _ in results})
        key = json.dumps([item.get("id"), data], sort_keys=True, default=str)
        if key not in known:
            task: dict[str, Any] = {"id": item.get("id"), "data": data, "annotations": []}
            known[key] = Given(row, task)
            given.append(known[key])
            paths[f"{row}/data"] = row
        works = known[key].value["annotations"]
        at = f"{known[key].path}/annotations/{len(works)}"
        paths |= {at: row, **dict(_paths(at, row, results))}
        works.append(_work(item, data, results))
    return given, paths


def original(path: str, paths: Mapping[str, str]) -> str:
    """Where in the rows stands what has that path in the tasks."""
    held = path
    while held and held not in paths:
        held = held.rpartition("/")[0]
    return paths.get(held, "") + path[len(held) :]


def _is_row(item: Any) -> bool:
    """Whether an item has what only a row has beside the names of its task's data."""
    return is_object(item) and "data" not in item and not item.keys().isdisjoint(_WORK)


def _results(row: Plain) -> Iterator[tuple[str, str, Plain]]:
    """The labelled regions: the name of the control, its kind, and what the row says of one."""
    for name, items in row.items():
        if not is_list(items) or not all(is_object(one) and _kind(one) for one in items):
            continue
        for one in items:
            yield name, _kind(one), one


def _kind(value: Plain) -> str:
    """Where a region has its labels: ``labels``, ``hypertextlabels``; empty if it has none."""
    kinds = (name for name in value if name.endswith("labels") and is_list(value[name]))
    return next(kinds, "") if "start" in value else ""


def _data(row: Plain, controls: set[str]) -> Plain:
    own = {"id", *_WORK, *controls}
    return {name: value for name, value in row.items() if name not in own}


def _work(row: Plain, data: Plain, results: list[tuple[str, str, Plain]]) -> Plain:
    text_name = _annotated(data, [value for _, _, value in results])
    return {
        **{full: row[name] for name, full in _WORK.items() if name in row},
        "result": [
            {"from_name": name, "to_name": text_name, "type": kind, "value": value}
            for name, kind, value in results
        ],
    }


def _annotated(data: Plain, values: list[Plain]) -> str:
    """The name of the text in which the words of regions stand; a row does not say it."""
    for name, text in data.items():
        if isinstance(text, str) and any(
            isinstance(words := one.get("text"), str) and words and words in text for one in values
        ):
            return name
    return "text"


def _paths(at: str, row: str, results: list[tuple[str, str, Plain]]) -> Iterator[tuple[str, str]]:
    for name, full in _WORK.items():
        yield f"{at}/{full}", f"{row}/{name}"
    seen: dict[str, int] = {}
    for position, (name, _, _) in enumerate(results):
        place = f"{row}/{escaped(name)}/{seen.setdefault(name, 0)}"
        seen[name] += 1
        yield f"{at}/result/{position}", place
        yield f"{at}/result/{position}/value", place
