"""Edge cases as pages of Markdown: how they are read.

    ## dates/interval-reversed

    ### An interval that ends a day before it begins

    A sentence that says what is wrong and why.

    ```json
    {"event:istanbul-1": {"date": "2025-05-16/2025-05-15"}}
    ```

    ```text
    error[dates/interval-reversed] event:istanbul-1 /date: the date ends on …
      and event:istanbul-1 /start
      help: write the earlier date first
    could not check dates/placeholder: the structure of the record is not sound
    ```

    Left alone: an interval of one day.

    ```json
    {"event:istanbul-1": {"date": "2025-05-16/2025-05-16"}}
    ```

A heading of the second level names the rule. A block ``json`` is a change to the example dataset;
a block ``json file`` is the text of a file, alone or, after a change, beside the dataset; after
``file`` its encoding may stand, or its name; of a workbook the block is what is typed into it.
A block ``toml`` before them has the settings that the case is checked by.
What is left alone has no expected output, and must be silent.
Of the expected output, the lines of findings and of other places (``and``) are all there are;
lines of ``help`` and of what could not be checked may be left out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.workbooks import content_of

LEFT_ALONE = "Left alone:"

_FENCE = re.compile(r"^```(?P<info>.*)$")


@dataclass(slots=True)
class Case:
    """A change to the dataset, files, and what is expected of them."""

    rule: str
    title: str
    line: int
    patch: str | None = None
    settings: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    expected: list[str] = field(default_factory=list[str])

    @property
    def is_left_alone(self) -> bool:
        """Whether nothing is to be found."""
        return self.title.startswith(LEFT_ALONE)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, or a block of code with the words after its fence."""

    line: int
    text: str
    info: str | None = None


def cases_of(page: Path) -> list[Case]:
    """The cases of a page. Raises ValueError for a page that does not keep to the form."""
    rule, title, cases, is_open = "", "", list[Case](), False
    for part in _parts(page.read_text(encoding="utf-8")):
        if part.info is None:
            rule, title = _heading(part.text, rule, title)
        elif part.info == "text":
            title = _expect(cases, part)
        else:
            if not is_open:
                cases.append(_started(rule, title, part))
            _add(cases[-1], part)
        is_open = part.info not in (None, "text")
    for case in cases:
        if not case.expected and not case.is_left_alone:
            raise ValueError(f"line {case.line}: say what is expected, or: {LEFT_ALONE} …")
    return cases


def _heading(text: str, rule: str, title: str) -> tuple[str, str]:
    """The rule and the title that hold from here on."""
    if text.startswith("## "):
        return text.removeprefix("## "), ""
    if text.startswith(("### ", LEFT_ALONE)):
        return rule, text.removeprefix("### ")
    return rule, title


def _started(rule: str, title: str, part: Part) -> Case:
    if not title:
        raise ValueError(f"line {part.line}: say first what the case is")
    return Case(rule, title, part.line)


def _expect(cases: list[Case], part: Part) -> str:
    """Notes what is expected of the last case. What follows needs a title of its own."""
    if not cases or cases[-1].expected or cases[-1].is_left_alone:
        raise ValueError(f"line {part.line}: expected of what?")
    cases[-1].expected = part.text.splitlines()
    return ""


def _add(case: Case, part: Part) -> None:
    suffix, *words = (part.info or "").split()
    if suffix == "toml":
        case.settings = part.text
        return
    if not words:
        case.patch = part.text
        return
    if words[0] != "file":
        raise ValueError(f"line {part.line}: a block is json, json file, or text")
    word = words[1] if len(words) > 1 else "utf-8"
    encoding = "utf-8" if "." in word else word
    name = word if "." in word else f"file-{len(case.files) + 1}.{suffix}"
    is_workbook = name.endswith(".xlsx")
    content = content_of(Path(name), part.text) if is_workbook else part.text.encode(encoding)
    case.files.append((name, content))


def _parts(text: str) -> Iterator[Part]:
    paragraph: list[str] = []
    block: list[str] | None = None
    info, start = "", 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        fence = _FENCE.match(line)
        if block is not None:
            if fence:
                yield Part(start, "\n".join(block), info)
                block = None
            else:
                block.append(line)
        elif fence or not line.strip() or line.startswith("#"):
            if paragraph:
                yield Part(number - len(paragraph), " ".join(paragraph))
                paragraph = []
            if fence:
                block, info, start = [], fence["info"].strip(), number
            elif line.strip():
                yield Part(number, line)
        else:
            paragraph.append(line)
    if block is not None:
        raise ValueError(f"line {start}: a block of code has no end")


def change(case: Case) -> dict[str, object]:
    """The change to the dataset."""
    found: dict[str, object] = json.loads(case.patch or "{}")
    return found
