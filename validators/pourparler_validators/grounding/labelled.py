"""Lines that say who speaks before the words: "NAME: words", as in transcripts and interviews."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from pourparler_validators.grounding.paired import Paragraph
from pourparler_validators.late_dataclasses import dataclass

MIN_LABELS: Final = 2
"""So many lines must have a label: one alone is a caption or a heading."""
MAX_WORDS: Final = 8
MAX_LABEL_WORDS_ALONE: Final = 5
_SHARE_OF_LABELS: Final = 0.2
"""From this share of labels on, paragraphs without one belong to the label above."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of one paragraph, and the label that names their speaker."""

    start: int
    end: int
    label: tuple[int, int]
    """Where the label stands."""
    goes_on: bool
    """Whether the words before it stand under the same one."""


def labelled(
    text: str,
    paragraphs: Sequence[Paragraph],
    is_plain: Callable[[str], bool] = lambda _word: False,
) -> Iterator[Labelled]:
    """The paragraphs that stand under a label, in order; none where labels are no habit.

    ``is_plain`` says whether a word is one by which nobody is called. Where it is followed by a
    colon only once, it is no label: "First: we agreed".
    """
    labels = _labels(text, paragraphs)
    words = Counter(text[slice(*label)] for label, _ in labels.values())
    labels = {
        number: label
        for number, label in labels.items()
        if (word := text[slice(*label[0])]) and (words[word] > 1 or not is_plain(word))
    }
    if len(labels) < MIN_LABELS:
        return
    first = min(labels)
    are_all = len(labels) >= _SHARE_OF_LABELS * (len(paragraphs) - first)
    label: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    for number, (start, end) in enumerate(paragraphs):
        if number in labels:
            label, start = labels[number]
        elif not are_all:
            label = None
        stop = start + len(text[start:end].rstrip())
        if label is not None and start < stop:
            yield Labelled(start, stop, label, label == before)
            before = label


def _labels(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[tuple[int, int], int]]:
    """The label of each paragraph that has one, and where the words begin."""
    found: dict[int, tuple[tuple[int, int], int]] = {}
    lines: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(paragraphs):
        match = _LABEL.match(text, start, end) if _COLON.search(text, start, end) else None
        if match is not None and _is_name(match["name"], MAX_WORDS):
            found[number] = match.span("name"), match.end()
        elif _is_name(line := text[start:end].strip(), MAX_LABEL_WORDS_ALONE):
            lines.setdefault(line, []).append(number)
    for numbers in lines.values():
        if len(numbers) > 1:
            found |= {one: (paragraphs[one], paragraphs[one][1]) for one in numbers}
    return found


def _is_name(text: str, most_words: int) -> bool:
    """Whether a line may be a name, or an office and a name: most of its words have capitals."""
    words = [one[0] for one in islice(_WORD.finditer(text), most_words + 1)]
    if not 0 < len(words) <= most_words or _NO_NAME.search(text):
        return False
    small = sum(word[0].islower() for word in words)
    ends = words[0][0].islower() or words[-1][0].islower()
    return not ends and 2 * small < len(words)


_COLON: Final = re.compile("[:\uff1a]")
_LABEL: Final = re.compile(
    r"\s*(?P<name>[^\W_][^\n:\uff1a()\[\]]{0,80}?)"
    r"(?:\s*[(\[][^()\[\]\n]{1,40}[)\]])?\s*[:\uff1a]\s*(?=[^\s\"'“”„‘’«»])"
)
_WORD: Final = re.compile(r"[^\W_]+")
_NO_NAME: Final = re.compile(r"[!?;,\"“”«»<>=/@#\d]|\.$|(?<![^\W_])(?:[^\W_]{2,})\. [^\W_]{4}")
