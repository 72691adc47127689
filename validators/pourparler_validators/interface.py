"""What other programs call beside the check itself: a project checked, a text fixed, words located.

These need several rooms, as the command line does, and print nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pourparler_validators.adopting.baseline import Baseline, marked
from pourparler_validators.adopting.baseline_file import read_baseline
from pourparler_validators.adopting.fixing import Texts, fixed
from pourparler_validators.adopting.offsets import filled
from pourparler_validators.contract.finding import Severity
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.reading.article_files import TextFolders
from pourparler_validators.reading.files import Manner
from pourparler_validators.reports import HUMAN, MACHINE
from pourparler_validators.reports.style import Style
from pourparler_validators.running.check import check_dataset, check_text
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.running.report import Report
from pourparler_validators.running.selection import ALL

if TYPE_CHECKING:
    from pourparler_validators.converting.answers.ladder import AnswerRecords
    from pourparler_validators.grounding.passage import FoundPassage

UNNAMED: Final = "records.json"


def check_project(
    paths: Iterable[str] = (),
    *,
    config: str | None = None,
    today: dt.date | None = None,
    modules: Sequence[str] = (),
    input_format: str | None = None,
) -> Report:
    """Checks a project as ``pourparler check`` does: by its settings, its rules and its baseline.

    The settings are those of ``config``, else the nearest upwards from the paths. Without paths
    the dataset of the settings is checked; of paths, what is found in them is reported, and the
    rest of the dataset is known. ``today`` counts more than the settings; ``modules`` are modules
    of rules beside those of the settings; every file is read as ``input_format``, if that is
    given. Raises :class:`UsageError` where the work cannot be
    done: for a path, a setting, a module or a baseline that is not there.
    """
    named = list(paths)
    day = None if today is None else today.isoformat()
    options = resolved(named, Overrides(config=config, today=day, rules=modules))
    baseline = options.project.baseline
    known = Baseline() if baseline is None else read_baseline(baseline)
    options = replace(options, applies_assertions=True)
    found = check_dataset(named, options, Manner(input_format))
    whole, _ = marked(found.whole, known)
    return found.part(whole)


def fix(
    text: str,
    path: str = UNNAMED,
    dataset: Iterable[str] = (),
    *,
    unsafe: bool = False,
    today: dt.date | None = None,
    select: Sequence[str] = (ALL,),
    ignore: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
    texts: Sequence[str] = (),
    modules: Sequence[str] = (),
) -> str:
    """The text of a file after all fixes that help, the rest of it as it was, to the byte.

    Passages without offsets get them where the text of the source has their words exactly once.

    The parameters are those of :func:`check_text`. By default only what changes no claim about
    the world is fixed; ``unsafe`` fixes the rest, too: look it over.
    """
    others = list(dataset)

    def check(changed: Texts) -> Report:
        return check_text(
            changed.get(path, text),
            path,
            others,
            today=today,
            select=select,
            ignore=ignore,
            severities=severities,
            texts=texts,
            modules=modules,
        )

    first = fixed(check({}), check, {path}, unsafe=unsafe)
    return filled(first, check, {path}, TextFolders(texts).load).texts.get(path, text)


def locate(source_text: str, words: str, *, language: str = "en") -> "FoundPassage | None":
    """Where words stand in the text of a source, for a passage or a segment of a record.

    Places are counted as records count them: a byte order mark is left out, and a line break is
    one character. Words that differ a little from the text are found, too. Nothing where the
    words are not there.
    """
    from pourparler_validators.grounding.passage import passage_of

    return passage_of(source_text, words, language)


def records_of_answer(answer: str, text: str | None = None) -> "AnswerRecords":
    """The records that the answer of a language model holds, whatever it has around them.

    ``text`` is the article that the answer is about: places of words are looked up in it. Each
    repair is listed, and so is what fits no field or code; nothing is guessed. Records that are
    sound stay as they are. Never raises, and the same answer gives the same records.
    """
    from pourparler_validators.converting.answers import ladder

    return ladder.records_of_answer(answer, text)


def report_text(report: Report, form: str = "full", max_findings: int | None = None) -> str:
    """A report as ``pourparler check --format`` writes it, without colours.

    ``form`` is one of the formats of the command line: ``llm`` is for a model that is to repair
    its answer. ``max_findings`` is for the forms that are cut. Raises :class:`UsageError` for a
    form that there is not.
    """
    if form in MACHINE:
        return "".join(MACHINE[form](report))
    if form not in HUMAN:
        raise UsageError(f'there is no form "{form}"; there are {", ".join([*HUMAN, *MACHINE])}')
    return "".join(HUMAN[form](report, Style(max_findings=max_findings)))
