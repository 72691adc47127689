"""Fields of a project's own within extra: how settings define them, and what a check says."""

import json
import tomllib
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.own_fields import OwnField, OwnFields, extra_schema
from pourparler_validators import check
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.settings import settings_schema_text
from pourparler_validators.project.settings_file import find_project
from tests.adoption.adopting import PARTY, Run, party, put

TONE: Final = """
[extra.party.tone]
label = "Tone"
description = "How it speaks."
values = { firm = "asks for all", soft = "leaves room" }
many = true
"""
TABLE: Final = '"extra.party.tone"'


def test_a_check_goes_by_the_settings(run: Run) -> None:
    put("a.json", [party("a", extra={"tone": "frim", "tnoe": 1})])
    put("pourparler.toml", f'select = ["extra"]\n{TONE}')
    outcome = run("check", "a.json", "--format", "json")
    assert [(one["rule"], one["message"]) for one in outcome.findings] == [
        ("extra/not-in-list", '"frim" is not in the list of "Tone"'),
        ("extra/unknown-field", 'the settings define no field "tnoe" for a party'),
    ]
    assert run("check", "a.json", "--isolated", "--select", "extra").code == 0


def test_a_project_can_lower_the_severity_and_waive(run: Run) -> None:
    waiver = {"rule": "extra/unknown-field", "reason": "written by another program"}
    put("a.json", [party("a", extra={"x": 1}, waivers=[waiver]), party("b", extra={"x": 1})])
    put("pourparler.toml", f'select = ["extra"]\nseverity = {{ extra = "warning" }}\n{TONE}')
    outcome = run("check", "a.json", "--format", "json")
    assert outcome.code == 0
    (finding,) = [one for one in outcome.findings if one["record"] == "party:b"]
    assert finding["severity"] == "warning"
    assert outcome.report["summary"]["waived"] == 1


def test_the_settings_are_shown_as_they_can_be_written(run: Run) -> None:
    put("a.json", [party("a")])
    put("pourparler.toml", TONE)
    shown = run("check", "a.json", "--show-settings").out
    assert tomllib.loads(shown)["extra"] == {
        "party": {"tone": {"kind": "text", **tomllib.loads(TONE)["extra"]["party"]["tone"]}}
    }
    put("again.toml", shown)
    again = run("check", "a.json", "--config", "again.toml", "--show-settings").out
    assert again.splitlines()[1:] == shown.splitlines()[1:]


@pytest.mark.parametrize(
    ("definition", "line", "said"),
    [
        (
            'kind = "numbr"',
            4,
            f'"kind" in {TABLE} must be text, number, integer, boolean or date: '
            "what it holds; boolean is true or false",
        ),
        ('kind = "date"\nmany = true', 3, f'{TABLE}: "many" goes with the kind text only'),
        (
            'kind = "number"\nvalues = { a = "x" }',
            3,
            f'{TABLE}: "values" goes with the kind text only',
        ),
        (
            "values = {}",
            4,
            f'"values" in {TABLE} must be a table of at least one text and its meaning, such as '
            '{ firm = "asks for all" }: the texts that it may have, each with its meaning',
        ),
        ('values = { x = "" }', 4, f'{TABLE}: the value "x" needs its meaning, a text'),
        (
            'values = { " " = "x" }',
            4,
            f'{TABLE}: " " is no value; write a text that says something',
        ),
        (
            'values = { "a;b" = "x" }\nmany = true',
            3,
            f"{TABLE}: where several values may stand, none has a semicolon or a space at its ends",
        ),
        (
            'label = ""',
            4,
            f'"label" in {TABLE} must be a text that says something: '
            "what people call it; its name, where there is no label",
        ),
        (
            "many = 1",
            4,
            f'"many" in {TABLE} must be true or false: '
            "whether several texts may stand in it, with a semicolon between them",
        ),
        ('kinds = "text"', 4, f'there is no "kinds" in {TABLE}; did you mean "kind"?'),
    ],
)
def test_what_is_said_of_a_definition(definition: str, line: int, said: str, run: Run) -> None:
    put("a.json", [party("a")])
    first = '[extra.party.other]\nkind = "text"\n'
    put("pourparler.toml", f"{first}[extra.party.tone]\n{definition}\n")
    outcome = run("check", "a.json")
    assert outcome.is_one_sentence
    assert outcome.err == f"error: pourparler.toml:{line}: {said}\n"
    put("pyproject.toml", f"[tool.pourparler.extra.party.tone]\n{definition}\n")
    outcome = run("check", "a.json", "--config", "pyproject.toml")
    assert outcome.err == f"error: pyproject.toml:{line - 2}: {said}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "extra = 1",
            '"extra" must be a table: the fields of the project\'s own within extra, by record '
            "type, or every, and name",
        ),
        ("extra.prty.tone = {}", 'there is no record type "prty"; did you mean "party"?'),
        (
            "extra.x.tone = {}",
            'there is no record type "x"; there are source, party, person, process, event, '
            "delegation, statement, proposal, agreement, every",
        ),
        (
            "extra.party = 1",
            '"extra.party" must be a table of fields, such as [extra.party.desk_id]',
        ),
        (
            "extra.party.tone = 1",
            '"extra.party.tone" must be a table of its own, such as { kind = "number" }',
        ),
        (
            'extra.party."To ne" = {}',
            '"To ne" cannot be the name of a field; write it in small letters, digits and _, '
            "such as desk_id",
        ),
    ],
)
def test_what_is_said_of_the_setting(text: str, said: str, run: Run) -> None:
    put("a.json", [party("a")])
    put("pourparler.toml", f"{text}\n")
    outcome = run("check", "a.json")
    assert outcome.err == f"error: pourparler.toml:1: {said}\n"


NAMES: Final = st.sampled_from(["party", "every", "statement", "tone", "kind", "values", "x y", ""])
PLAIN: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_settings_of_any_shape_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    file = folder / "pourparler.toml"
    file.write_text(f"extra = {_toml(value)}\n", encoding="utf-8", errors="replace")
    said = "read"
    try:
        project = find_project([], str(file))
    except UsageError as error:
        said = str(error)
    assert "\n" not in said
    assert "pydantic" not in said
    if said == "read":
        schema = json.loads(settings_schema_text())
        plain = project.settings.model_dump(mode="json", by_alias=True, exclude_none=True)
        jsonschema.validate(plain, schema)


def _toml(value: Any) -> str:
    """A value as TOML; of ``null``, which TOML has not, a text."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(name)} = {_toml(inner)}" for name, inner in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(str(value)).replace("\\ud", "\\u0d")


VALUES: Final = {"firm": "asks for all", "a|b.": "x"}
FIELDS: Final = {
    "any": OwnField(),
    "list": OwnField(values=VALUES),
    "many": OwnField(many=True),
    "several": OwnField(values=VALUES, many=True),
    "number": OwnField(kind="number"),
    "integer": OwnField(kind="integer"),
    "boolean": OwnField(kind="boolean"),
    "date": OwnField(kind="date"),
}
JSON: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["firm", "a|b.", "firm;a|b.", "firm ; firm", ";", "2025-06", "2025-02-30"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*FIELDS, "other", "A b"]), JSON, max_size=4) | JSON)
def test_the_rules_and_the_schema_agree_on_an_extra_of_any_shape(extra: Any) -> None:
    own = OwnFields({"party": FIELDS})
    report = check({**PARTY, "extra": extra}, own_fields=own)
    assert not report.errors
    found = {one.rule.partition("/")[0] for one in report.findings}
    plain = json.loads(json.dumps(extra))
    is_sound = jsonschema.Draft202012Validator(extra_schema(FIELDS)).is_valid(plain)
    assert is_sound == found.isdisjoint({"extra", "structure"})
