"""``pourparler vocabulary``."""

import inspect
import json
from collections.abc import Iterable
from typing import Any, Final

from pourparler import vocabularies
from pourparler.mapping import Mapping, Scheme, mappings, scheme, schemes
from pourparler.vocabularies import Vocabulary
from pourparler_validators.commands.output import emit
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import listed

VOCABULARIES: Final[dict[str, type[Vocabulary]]] = {
    name: getattr(vocabularies, name)
    for name in vocabularies.__all__
    if name != Vocabulary.__name__
}


def run(name: str | None, scheme_name: str | None, output_format: str) -> int:
    """Prints all vocabularies, the values of one, or its table to another list."""
    if name is None and scheme_name is not None:
        raise UsageError("--mapping goes with a vocabulary: name one, such as SpeechAct")
    if name is None:
        emit(_OVERVIEWS[output_format]())
        return 0
    vocabulary = _vocabulary(name)
    if scheme_name is None:
        emit(_LISTS[output_format](vocabulary))
    else:
        emit(_TABLES[output_format](vocabulary, _scheme(vocabulary, scheme_name)))
    return 0


def summary(vocabulary: type[Vocabulary]) -> str:
    """What the values of a vocabulary say, in one sentence."""
    return (inspect.getdoc(vocabulary) or "").partition("\n")[0]


def list_markdown(vocabulary: type[Vocabulary]) -> str:
    """The values of a vocabulary and their meanings as a table of Markdown."""
    rows = ((f"`{value}`", words) for value, words in vocabulary.descriptions().items())
    return _markdown(("value", "meaning"), rows)


def table_markdown(vocabulary: type[Vocabulary], target: Scheme) -> str:
    """The table from a vocabulary to another list as a table of Markdown."""
    rows = (
        (f"`{row.code}`", _target_markdown(row, target), row.relation, row.loss or "")
        for row in mappings(vocabulary, target.name)
    )
    return _markdown(("value", target.name, "relation", "what is lost"), rows)


def heading(target: Scheme) -> str:
    """The title of a scheme, with its version."""
    return f"{target.title}, version {target.version}" if target.version else target.title


def _overview_text() -> str:
    width = max(map(len, VOCABULARIES))
    return "".join(
        f"{name:<{width}}  {summary(vocabulary)}{_mapped_to(vocabulary)}\n"
        for name, vocabulary in VOCABULARIES.items()
    )


def _mapped_to(vocabulary: type[Vocabulary]) -> str:
    names = schemes(vocabulary)
    return f" Mapped to {listed(list(names), 'and')}." if names else ""


def _overview_markdown() -> str:
    rows = (
        (name, summary(vocabulary), ", ".join(schemes(vocabulary)))
        for name, vocabulary in VOCABULARIES.items()
    )
    return _markdown(("vocabulary", "says", "mapped to"), rows)


def _overview_json() -> str:
    return _json([_head(vocabulary) for vocabulary in VOCABULARIES.values()])


def _list_text(vocabulary: type[Vocabulary]) -> str:
    values = vocabulary.descriptions()
    width = max(map(len, values))
    lines = "".join(f"{value:<{width}}  {words}\n" for value, words in values.items())
    return f"{vocabulary.__name__}: {summary(vocabulary)}{_mapped_to(vocabulary)}\n\n{lines}"


def _list_json(vocabulary: type[Vocabulary]) -> str:
    values = [
        {"value": value, "meaning": words} for value, words in vocabulary.descriptions().items()
    ]
    return _json({**_head(vocabulary), "values": values})


def _head(vocabulary: type[Vocabulary]) -> dict[str, Any]:
    return {
        "name": vocabulary.__name__,
        "meaning": summary(vocabulary),
        "schemes": list(schemes(vocabulary)),
    }


def _table_text(vocabulary: type[Vocabulary], target: Scheme) -> str:
    rows = mappings(vocabulary, target.name)
    width = max(len(row.code) for row in rows)
    head = f"{vocabulary.__name__} to {heading(target)}\n{target.source}\n\n"
    return head + "".join(_row_text(row, target, width) for row in rows)


def _row_text(row: Mapping, target: Scheme, width: int) -> str:
    found = f"  {row.target_code}  {target.labels[row.target_code]}" if row.target_code else ""
    loss = f"{'':<{width}}  {row.loss}\n" if row.loss else ""
    return f"{f'{row.code:<{width}}  {row.relation:<6}{found}'.rstrip()}\n{loss}"


def _target_markdown(row: Mapping, target: Scheme) -> str:
    return f"`{row.target_code}` {target.labels[row.target_code]}" if row.target_code else ""


def _table_json(vocabulary: type[Vocabulary], target: Scheme) -> str:
    head = {"name": target.name, "title": target.title, "source": target.source}
    if target.version:
        head["version"] = target.version
    rows = [_row_json(row, target) for row in mappings(vocabulary, target.name)]
    return _json({"vocabulary": vocabulary.__name__, "scheme": head, "mappings": rows})


def _row_json(row: Mapping, target: Scheme) -> dict[str, str]:
    found = {"code": row.code.value}
    if row.target_code:
        found |= {"target_code": row.target_code, "label": target.labels[row.target_code]}
    found["relation"] = row.relation.value
    return {**found, "loss": row.loss} if row.loss else found


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _markdown(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(columns)
    lines = (head, ["---"] * len(head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _vocabulary(name: str) -> type[Vocabulary]:
    """The vocabulary of a class name, or of the same words written in any way."""
    for known, vocabulary in VOCABULARIES.items():
        if letters(known) == letters(name):
            return vocabulary
    hint = did_you_mean(nearest(name, VOCABULARIES)) or "see: pourparler vocabulary"
    raise UsageError(f'there is no vocabulary "{name}"; {hint}')


def _scheme(vocabulary: type[Vocabulary], name: str) -> Scheme:
    known = schemes(vocabulary)
    for scheme_name in known:
        if letters(scheme_name) == letters(name):
            return scheme(scheme_name)
    if not known:
        raise UsageError(f"{vocabulary.__name__} is mapped to no other list; {_which_are()}")
    hint = did_you_mean(nearest(name, known)) or f"it is mapped to {listed(list(known), 'and')}"
    raise UsageError(f'{vocabulary.__name__} is not mapped to "{name}"; {hint}')


def _which_are() -> str:
    mapped = [name for name, vocabulary in VOCABULARIES.items() if schemes(vocabulary)]
    return f"those that are: {listed(mapped, 'and')}"


def letters(name: str) -> str:
    """A name as it is compared: ``EventStatus`` and ``event status`` are one."""
    return "".join(filter(str.isalnum, name)).casefold()


_OVERVIEWS: Final = {
    "text": _overview_text,
    "json": _overview_json,
    "markdown": _overview_markdown,
}
_LISTS: Final = {"text": _list_text, "json": _list_json, "markdown": list_markdown}
_TABLES: Final = {"text": _table_text, "json": _table_json, "markdown": table_markdown}
