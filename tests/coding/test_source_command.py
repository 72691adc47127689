"""pourparler source: the record of a text and the statements that it quotes."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from pourparler_validators import check_files
from pourparler_validators.coding.headings import Heading, heading
from pourparler_validators.contract.finding import Severity
from pourparler_validators.grounding.article import prepared
from pourparler_validators.grounding.unknown_names import names_in
from tests.command_line import Run
from tests.validators.checked import ROOT, TODAY
from tests.validators.test_command_line import put

EXAMPLES: Final = ROOT / "examples"


def printed(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = run("source", *arguments)
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def faults(records: list[Any]) -> list[tuple[str, str]]:
    """What the checker finds, but for remarks."""
    put("records.json", records)
    report = check_files(["records.json"], today=TODAY)
    assert (
        all(
            reason == "the structure of the record is not sound"
            for _, reason, _ in report.unchecked()
        )
        or True
    )
    return [
        (one.rule, one.place.pointer) for one in report.findings if one.severity != Severity.INFO
    ]


GIVEN: Final = {
    "a title and a day": ("Talks end\nMay 16, 2025\nThey met.", "Talks end", "2025-05-16"),
    "a day with its weekday": (
        "Talks end\nFriday, 16 May 2025\nThey met.",
        "Talks end",
        "2025-05-16",
    ),
    "a day of ISO 8601": ("Talks end\n\n2025-05-16\n\nThey met.", "Talks end", "2025-05-16"),
    "a place and an agency": (
        "Talks end\nGENEVA, May 16, 2025 (AP) — They met.",
        "Talks end",
        "2025-05-16",
    ),
    "a place, a day, no title": ("GENEVA, 16 May 2025 - They met.\nMore.", None, "2025-05-16"),
    "a day without its year": ("Talks end\nGENEVA, May 16 (AP) — They met.", "Talks end", None),
    "another weekday": ("Talks end\nMay 2025\nThey met.", "Talks end", None),
    "a sentence": ("They met in Geneva.\nMore.", None, None),
    "a quotation": ("“They met.”\nMore.", None, None),
    "one line": ("Talks end", None, None),
    "a day in the text": ("Talks end\nThey met on May 16, 2025.", "Talks end", None),
    "a day further down": ("Talks end\nThey met.\nMay 16, 2025", "Talks end", None),
    "a control character": ("Talks\x0cend\nThey met.", "Talks end", None),
    "only a day": ("May 16, 2025\nThey met.", None, "2025-05-16"),
    "nothing to read": ("***\nThey met.", None, None),
}


@pytest.mark.parametrize("case", GIVEN)
def test_the_title_and_the_day(case: str) -> None:
    text, title, published = GIVEN[case]
    assert heading(prepared(text)) == Heading(title, published)


def test_what_is_given_counts_more(run: Run) -> None:
    put("a.txt", "Talks end\nMay 16, 2025\nThey met.\n")
    options = {
        "kind": "press_release",
        "title": "T",
        "published": "2025-05",
        "url": "https://example.org/a",
        "license": "CC-BY-4.0",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    record = printed(run, "a.txt", *arguments)["record"]
    assert options.items() <= record.items()
    assert faults([record]) == []


CUT_OFF: Final = {"grounding/truncated-qualifier"}
"""What the article itself cuts off; of the rest of the statement a coder has to decide."""
ARTICLES: Final = [
    ROOT / "seeds" / "istanbul-2025.txt",
    *sorted(EXAMPLES.glob("*/article.txt")),
]


@pytest.mark.parametrize("path", ARTICLES, ids=str)
@pytest.mark.parametrize("has_dataset", [False, True])
def test_only_the_acts_are_missing(run: Run, path: Path, has_dataset: bool) -> None:
    folder = EXAMPLES / path.stem if path.stem != "article" else path.parent
    Path("a.txt").write_bytes(path.read_bytes())
    known = sorted(folder.glob("*.json")) if has_dataset else []
    options = [part for file in known for part in ("--dataset", file)]
    found = printed(run, "a.txt", "--id", "source:a", *options)
    actors = [one for file in known for one in _records(file) if one["type"] in ("party", "person")]
    whole = [found["record"], *actors, *found["statements"]]
    missing = [("structure/null-or-empty", "/acts")] * len(found["statements"])
    assert faults(whole) == missing
    for one in found["statements"]:
        one["acts"] = ["inform"]
    families = {rule.partition("/")[0] for rule, _ in faults(whole)} - {"statements"}
    assert families <= {"grounding"}
    assert {rule for rule, _ in faults(whole) if rule.startswith("grounding/")} <= CUT_OFF


def _records(file: Path) -> list[Any]:
    plain = json.loads(file.read_text(encoding="utf-8"))
    records: list[Any] = plain if isinstance(plain, list) else plain.get("records", [plain])
    return records


def speakers(found: dict[str, Any], name: str = "speaker_described") -> dict[str, list[str]]:
    return {
        one[name]: [segment["text"] for segment in one["segments"]]
        for one in found["statements"]
        if name in one
    }


TEXT: Final = (
    "Talks end\n"
    "“We are ready,” Foreign Minister Ilse Brandt of Norland said. “We will come.”\n"
    "Mr. Moss called it “a farce”. He added, “Nobody is ready.”\n"
    "“No comment,” according to Norland.\n"
    "“It is late,” a woman in the hall said.\n"
)


NO_SPEAKER: Final = [
    ".” A woman left.",
    ".” a woman, late.",
    ".”",
    ".”\na woman said.",
    "”. The report says more.",
    "” the report.",
]


class TestStatements:
    def test_one_for_each_speaker_as_the_text_gives_them(self, run: Run) -> None:
        put("a.txt", TEXT)
        found = printed(run, "a.txt", "--id", "source:a")
        assert speakers(found) == {
            "Ilse Brandt": ["We are ready,", "We will come."],
            "Moss": ["a farce", "Nobody is ready."],
            "Norland": ["No comment,"],
            "a woman in the hall": ["It is late,"],
        }
        assert [one["id"] for one in found["statements"]] == [
            "statement:a-ilse-brandt",
            "statement:a-moss",
            "statement:a-norland",
            "statement:a-a-woman-in-the-hall",
        ]
        assert [one["text"] for one in found["segments"]][-1] == "It is late,"
        assert len(found["segments"]) == 6

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("A spokesman said: “We are close to it.”", {"A spokesman": ["We are close to it."]}),
            ("They left. A guard told us, “We stay here.”", {}),
            ("The spokesman of Ilse Brandt said: “We are close to it.”", {}),
            ("An aide said. “We are close to it.”", {}),
            (
                "Berg: We go on.\nHolt: We do not.\nBerg: So be it.",
                {"Berg": ["We go on.", "So be it."], "Holt": ["We do not."]},
            ),
        ],
    )
    def test_who_has_no_name_is_described_before_the_words_or_by_a_label(
        self, run: Run, text: str, found: dict[str, list[str]]
    ) -> None:
        put("a.txt", text)
        assert speakers(printed(run, "a.txt")) == found

    def test_a_speaker_that_a_dataset_knows(self, run: Run) -> None:
        put("a.txt", TEXT)
        put("known.json", [{"type": "person", "id": "person:b", "name": "Ilse Brandt"}])
        found = printed(run, "a.txt", "--dataset", "known.json")
        assert list(speakers(found, "speaker")) == ["person:b"]
        assert found["statements"][0]["id"] == "statement:a-b"
        assert list(speakers(found)) == ["Moss", "Norland", "a woman in the hall"]

    def test_a_speaker_by_a_pronoun(self, run: Run) -> None:
        put("a.txt", "Talks end\nAnna Berg came to Geneva. “We are ready,” she said.\n")
        assert speakers(printed(run, "a.txt")) == {"Anna Berg": ["We are ready,"]}

    def test_names(self) -> None:
        text = (
            "The Russian side came on Friday in May with Secretary of State Ida Rice. Mr. Moss, "
            "President of Norland, met Norland's minister, Bo Dahl. Dahl left the Security Council."
        )
        found = {one.names[0]: one.is_person for one in names_in(prepared(text))}
        assert found == {
            "Ida Rice": True,
            "Moss": True,
            "Norland": False,
            "Bo Dahl": True,
            "Security Council": False,
        }

    @pytest.mark.parametrize(
        ("said", "speaker"),
        [
            ("a woman in the hall said.", "a woman in the hall"),
            ("said a woman in the hall, and left.", "a woman in the hall"),
            ("the Russian side said.", "the Russian side"),
            ("the Norland envoy said.", "Norland"),
            ("said the envoy, Ilse Brandt, in Geneva.", "Ilse Brandt"),
            ("the envoy, Ilse Brandt, said.", "Ilse Brandt"),
            ("Ilse Brandt, the envoy, said.", "Ilse Brandt"),
        ],
    )
    def test_a_speaker_without_a_name(self, run: Run, said: str, speaker: str) -> None:
        put("a.txt", f"Talks end\n“We are ready,” {said}\nNorland is far.\n")
        assert speakers(printed(run, "a.txt")) == {speaker: ["We are ready,"]}

    @pytest.mark.parametrize("said", NO_SPEAKER)
    def test_no_speaker(self, run: Run, said: str) -> None:
        put("a.txt", f"Talks end\n“We are ready{said}\n")
        assert printed(run, "a.txt")["statements"] == []

    def test_what_no_record_could_hold_is_left_out(self, run: Run) -> None:
        text = "Talks end\n“…” said Anna Berg. “ We\x0care ready ,” she said. “!?” “12”\n"
        Path("a.txt").write_bytes(text.encode())
        found = printed(run, "a.txt", "--id", "source:a")
        assert [one["text"] for one in found["segments"]] == ["We are ready ,"]
        found["statements"][0]["acts"] = ["inform"]
        assert faults([found["record"], *found["statements"]]) == []

    def test_a_language_without_tables(self, run: Run) -> None:
        put("a.txt", "Titel\n„Wir sind bereit“, sagte Anna Berg.\n")
        found = printed(run, "a.txt", "--language", "nl")
        assert found["statements"] == []
        assert [one["text"] for one in found["segments"]] == ["Wir sind bereit"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "artcle"), 'the kind "artcle" has a wrong form; did you mean "news_article"?'),
        (("--url", "x"), 'the url "x" has a wrong form; write https://example.org/article'),
        (("--dataset", "nix"), "there is no file or folder nix"),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], said: str) -> None:
    put("a.txt", TEXT)
    assert run("source", "a.txt", *arguments) == (2, "", f"error: {said}\n")
