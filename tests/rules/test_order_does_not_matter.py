"""Neither the names of files nor the order of records changes what is found.

The pages of edge cases and the examples of the rules hold faults of every rule. Each dataset is
checked as it stands, and again with its records in files of other names: the other way round, or
shuffled; both where the tests are thorough, and there also for rules that see one record only. Left
out are faults of files, faults of records whose id cannot be read, and ids that two records have:
these are known by their file.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

import pytest

from pourparler_validators import Report
from pourparler_validators.contract.manual import manual_of
from pourparler_validators.contract.parameters import Way
from pourparler_validators.contract.rule import Rule, Today
from pourparler_validators.rules import own_rules
from tests.rules.dataset import Files, patched, report_on, texts_for
from tests.rules.edge_cases import Case, cases_of

PAGES: Final = sorted(Path(__file__).parent.glob("*.md"))
RULES: Final = {rule.name: rule for rule in own_rules()}
PARTS: Final = 64
"""So many parts, since a file of many tests is begun before others, and this one takes long."""
NAMES: Final = ("zeta.json", "beta.json", "00.json", "mid.json", "omega.json")

Seen = Counter[tuple[object, ...]]


def datasets(is_thorough: bool) -> Iterator[tuple[Case, Files]]:
    """All cases and examples, or the first faulty one of each rule that sees several records."""
    told: set[str] = set()
    for case in (*(case for page in PAGES for case in cases_of(page)), *examples()):
        is_enough = case.is_left_alone or case.rule in told or not looks_further(RULES[case.rule])
        if case.patch is None or case.files or (is_enough and not is_thorough):
            continue
        files = patched(json.loads(case.patch))
        if has_an_id_each(files):
            told.add(case.rule)
            yield case, files


def examples() -> Iterator[Case]:
    """The example of each rule, as a case."""
    for rule in own_rules():
        if not rule.is_structural:
            yield Case(rule.name, "its example", 0, manual_of(rule).bad, expected=["a finding"])


def has_an_id_each(files: Files) -> bool:
    ids = [
        record.get("id") if isinstance(record, dict) else None
        for records in files.values()
        for record in records
    ]
    return len(set(map(str, ids))) == len(ids) and all(isinstance(one, str) for one in ids)


def turned_round(files: Files) -> Files:
    """The same records the other way round: of any two, the one that came first comes last."""
    records = [record for name in sorted(files) for record in files[name]][::-1]
    names, middle = sorted(NAMES), len(records) // 2
    return {names[0]: records[:middle], names[1]: records[middle:]}


def shuffled(files: Files, random: Random) -> Files:
    """The same records in another order, in files of other names."""
    records = [record for name in files for record in files[name]]
    random.shuffle(records)
    found: Files = {name: [] for name in NAMES[: random.randint(1, len(NAMES))]}
    for record in records:
        found[random.choice(list(found))].append(record)
    return found


def seen(report: Report) -> Seen:
    """What a report says, but for files and lines: one entry for each finding and count."""
    assert report.errors == ()
    found: Seen = Counter(
        (
            finding.rule,
            finding.place.record,
            finding.place.pointer,
            finding.message,
            finding.fingerprint,
            finding.waived,
            tuple((place.record, place.pointer) for place in finding.related),
        )
        for finding in report.findings
    )
    for rule, tally in report.tallies.items():
        unchecked = tuple(sorted(tally.could_not.items()))
        found[rule, tally.held, tally.found, tally.not_applicable, unchecked] += 1
    return found


def moved_rules(folder: Path, case: Case, files: Files, is_thorough: bool) -> set[str]:
    """The rules that say something else of the same records elsewhere."""
    texts = texts_for(RULES[case.rule])
    random, moved = Random(f"{case.rule} {case.title}"), set[str]()
    ways = [turned_round(files), shuffled(files, random)]
    expected: Seen | None = None
    for number, arranged in enumerate((files, *(ways if is_thorough else [random.choice(ways)]))):
        place = folder / str(number)
        place.mkdir(parents=True)
        found = seen(report_on(place, arranged, texts=texts))
        expected = expected or found
        moved |= {str(key[0]) for key in (found - expected) + (expected - found)}
    return moved


@pytest.mark.parametrize("part", range(PARTS))
def test_names_of_files_and_order_of_records_do_not_matter(
    part: int, tmp_path: Path, is_thorough: bool
) -> None:
    moved: dict[str, list[str]] = {}
    for number, (case, files) in enumerate(islice(datasets(is_thorough), part, None, PARTS)):
        for rule in moved_rules(tmp_path / str(number), case, files, is_thorough):
            moved.setdefault(rule, []).append(f"{case.rule}: {case.title}")
    assert moved == {}


def looks_further(rule: Rule) -> bool:
    """Whether a rule sees more than the record that it judges."""
    return rule.is_grouping or any(
        parameter.way is not Way.WITHIN and parameter.type is not Today
        for parameter in rule.parameters
    )


def test_every_rule_that_sees_more_than_one_record_is_compared_where_it_finds_something() -> None:
    faulty = {case.rule for case, _ in datasets(is_thorough=False) if not case.is_left_alone}
    further = {rule.name for rule in own_rules() if looks_further(rule)}
    assert len(further) > 70
    assert further - faulty == {"identity/duplicate-id"}
