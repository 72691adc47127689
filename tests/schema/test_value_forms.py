"""What the standard says of texts, ids, references, codes and counts, form by form."""

from collections.abc import Mapping

import pytest
from pydantic import TypeAdapter, ValidationError

from pourparler import values
from tests.schema.broken_values import CONTROLS
from tests.schema.documents import RECORD_TYPES
from tests.schema.value_forms import LARGEST_INTEGER, SPACES

FORMS = {
    name: TypeAdapter(getattr(values, name))
    for name in (
        *("Text", "Verbatim", "Reason", "RuleName", "Language", "Country", "Url", "Sha256"),
        *("Pointer", "Slug", "Count", "Offset", "Flag"),
    )
}
REFERENCES = {
    "SourceRef": "source",
    "PartyRef": "party",
    "PersonRef": "person",
    "ProcessRef": "process",
    "EventRef": "event",
    "ProposalRef": "proposal",
    "StatementRef": "statement",
    "ActorRef": "party person",
    "RelayRef": "person party source",
    "AnswerableRef": "statement proposal event",
    "AnyRef": " ".join(RECORD_TYPES),
    **{f"{record_type.title()}Id": record_type for record_type in RECORD_TYPES},
}

GOOD = {
    "Text": (
        "a",
        " a ",
        "\u200b",
        "two\nlines\tand a tab",
        "\u00a0a",
        "\ufeff",
        "\x7f",
        "👩\u200d🚀",
    ),
    "Verbatim": ("he said:\n“yes”", "…"),
    "Reason": ("ten signs!", "\U0001f600" * 10, "         a"),
    "RuleName": ("dates/placeholder",),
    "Language": ("en", "ckb", "zh-Hant", "pt-BR", "es-419", "zh-Hant-TW", "sl-nedis", "de-1996"),
    "Country": ("TR", "UA", "XK", "AX", "TW", "PS"),
    "Url": (
        *("https://example.org", "http://localhost:8080/a?b=c#d", "https://[::1]/"),
        *(
            "https://255.0.0.10:65535",
            "https://a.b.:00080/",
            "https://1.2.3.4.example/",
            "https://a_b-c",
        ),
        *("https://[2001:db8::1]:443/a", "https://[1:2:3:4:5:6:7:8]", "https://[::ffff:1.2.3.4]"),
        *("https://[1:2:3:4:5:6:7::]", "https://[::]", "https://[::2:3:4:5:6:7:8]"),
        *("https://münchen.de/straße", "https://example.org/?a=[b]", "https://a/@b:c"),
    ),
    "Sha256": ("0123456789abcdef" * 4,),
    "Pointer": ("/", "/a", "/a/0", "/~0~1", "//", "/ä b"),
    "Slug": ("a", "0", "a-b_c.d", "a" * 128),
    "Count": (1, LARGEST_INTEGER),
    "Offset": (0, 1, LARGEST_INTEGER),
    "Flag": (True, False),
}
BAD = {
    "Text": ("", *SPACES, " \t\n ", 1, True, b"a", ["a"]),
    "Verbatim": ("", "\n", "\r\n", "line\rbreak"),
    "Reason": ("nine sign", "\U0001f600" * 9, " " * 10, "ten signs\x00"),
    "RuleName": ("", " "),
    "Language": (
        *("EN", "e", "engl", "en-gb", "en_GB", "zh-hant", "en-", "English", "i-klingon"),
        *("en\n", "", "en-x-private"),
    ),
    "Country": ("UK", "EU", "SU", "tr", "TUR", "792", "", "TR ", "AA"),
    "Url": (
        *("example.org", "ftp://example.org", "//example.org", "https://", "https:///a"),
        *("https://me:secret@example.org", "https://me@example.org", "https://a b", "HTTPS://a"),
        *("https://a/ b", "https://a\n", "https://a:", "https://[a", "https://a?b c"),
        *(
            "https://256.256.256.256:99999/",
            "https://256.1.1.1",
            "https://a:65536",
            "https://a:99999",
        ),
        *(
            "https://1.2.3",
            "https://1.2.3.4.5",
            "https://a.1",
            "https://a..b",
            "https://.",
            "https://a%b",
        ),
        *("https://[1:2:3:4:5:6:7]", "https://[1:2:3:4:5:6:7:8:9]", "https://[1::2::3]"),
        *("https://[12345::]", "https://[:::]", "https://[a]", "https://[1:2:3:4:5:6:7:8::]"),
        *("https://a/\u00a0", "https://a:port", "javascript:alert(1)", "https://a/<b>"),
    ),
    "Sha256": ("0" * 63, "0" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n"),
    "Pointer": ("", "a", "#/a", "/~", "/~2", "/a~"),
    "Slug": ("", "A", "a--b", "-a", "a-", "a b", "ä", "a" * 129, "a\n", "a:b"),
    "Count": (0, -1, 1.5, 1.0, "1", True, LARGEST_INTEGER + 1),
    "Offset": (-1, 0.5, 0.0, "0", False, LARGEST_INTEGER + 1),
    "Flag": (0, 1, "true", "", None),
}


def _cases(table: Mapping[str, tuple[object, ...]]) -> list[tuple[str, object]]:
    return [(form, value) for form, choices in table.items() for value in choices]


@pytest.mark.parametrize(("form", "value"), _cases(GOOD))
def test_accepted(form: str, value: object) -> None:
    assert FORMS[form].validate_python(value, strict=True) == value


@pytest.mark.parametrize(("form", "value"), _cases(BAD))
def test_refused(form: str, value: object) -> None:
    with pytest.raises(ValidationError):
        FORMS[form].validate_python(value, strict=True)


@pytest.mark.parametrize("form", ["Text", "Verbatim", "Reason", "RuleName"])
def test_no_text_holds_a_c0_control_but_tab_and_line_feed(form: str) -> None:
    for control in CONTROLS:
        words = f"a good {control} reason"
        if control < " " and control not in "\t\n":
            with pytest.raises(ValidationError):
                FORMS[form].validate_python(words)
        else:
            assert FORMS[form].validate_python(words) == words


@pytest.mark.parametrize(("name", "allowed"), REFERENCES.items())
def test_references_and_ids_take_their_own_types(name: str, allowed: str) -> None:
    adapter = TypeAdapter(getattr(values, name))
    for record_type in RECORD_TYPES:
        reference = f"{record_type}:a-b_c.1"
        if record_type in allowed.split():
            assert adapter.validate_python(reference) == reference
        else:
            with pytest.raises(ValidationError):
                adapter.validate_python(reference)


@pytest.mark.parametrize("name", REFERENCES)
def test_references_and_ids_are_in_form(name: str) -> None:
    adapter = TypeAdapter(getattr(values, name))
    start = REFERENCES[name].split()[0] + ":"
    longest = start.ljust(128, "a")
    assert adapter.validate_python(longest) == longest
    for slug in (*BAD["Slug"], longest):
        with pytest.raises(ValidationError):
            adapter.validate_python(f"{start}{slug}")
