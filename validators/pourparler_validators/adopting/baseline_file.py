"""The file of a baseline.

It has a line for each finding and for each record at which rules could not look, in order, and
all lines of a list end alike: what two branches have added, or taken out, goes together wherever
a line between them is the same. Many records have the same rules: these stand once, under a name
that is made from them.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import ValidationError

from pourparler.model import Model
from pourparler_validators.adopting.baseline import Baseline, Known, in_order, together
from pourparler_validators.messages.errors import UsageError

DEFAULT_FILE: Final = "pourparler-baseline.json"


class _Unseen(Model, frozen=True):
    """A record at which rules could not look."""

    record: str
    """Its id, or the file of what has none."""
    rules: str
    """The name of these rules."""


class _Content(Model, frozen=True):
    """The content of the file; an item without content, the last one, lets all lines end alike."""

    version: Literal[2, 3]
    """The version of this form of baseline; the second has only findings."""
    findings: tuple[Known | None, ...]
    unseen: tuple[_Unseen | None, ...] = ()
    rules: Mapping[str, tuple[str, ...]] = {}


def read_baseline(path: str) -> Baseline:
    """A baseline from its file.

    What stands there twice, after a merge, is known once. Raises :class:`UsageError` for a file
    that is not there, not a baseline, or of another version.
    """
    try:
        content = _Content.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "; make it with: pourparler baseline create"
        hint = hint if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"the baseline {path} cannot be read: {reason}{hint}") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        if fault["loc"] == ("version",):
            problem = "of another version than 2 and 3"
        else:
            problem = "damaged" if fault["type"] != "json_invalid" else "damaged: it is not JSON"
        raise UsageError(f"the baseline {path} is {problem}; {_ANEW}") from None
    unseen: dict[str, frozenset[str]] = {}
    for one in filter(None, content.unseen):
        rules = content.rules.get(one.rules, ())
        unseen[one.record] = unseen.get(one.record, frozenset()) | {*rules}
    return together(Baseline(in_order(filter(None, content.findings)), unseen))


def baseline_text(known: Baseline) -> str:
    """A baseline as it is written to a file."""
    named = {where: sorted(rules) for where, rules in known.unseen.items() if rules}
    findings = [entry.model_dump(mode="json") for entry in in_order(known.findings)]
    unseen = [{"record": where, "rules": _name(named[where])} for where in sorted(named)]
    rules = sorted({_name(rules): rules for rules in named.values()}.items())
    lists = (
        '{"version": 3, "findings": [\n',
        _lines(map(_line, findings)),
        'null], "unseen": [\n',
        _lines(map(_line, unseen)),
        'null], "rules": {\n',
        _lines(f"{_line(name)}: {_line(names)}" for name, names in rules),
        '"": []}}\n',
    )
    return _HALF.sub("\ufffd", "".join(lists))


def is_written(path: str, known: Baseline) -> bool:
    """Whether a file holds this baseline, in order and nothing twice."""
    return Path(path).read_bytes() == baseline_text(known).encode()


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"{text},\n" for text in texts)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(rules: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(rules).encode()).hexdigest()[:8]


_HALF: Final = re.compile("[\ud800-\udfff]")
"""One half of a character, which no file can hold."""

_ANEW: Final = "make it anew with: pourparler baseline create --force"
