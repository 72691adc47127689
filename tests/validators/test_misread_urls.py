"""Texts that are meant as web addresses: what is said of each, and what is offered."""

from typing import Final

import pytest

from tests.validators.checked import checked_value, only

SOURCE: Final = {"type": "source", "id": "source:a", "kind": "book", "language": "en"}
PORT: Final = "a port is a number up to 65535; mostly it is left out, with its colon"
IPV4: Final = "an IPv4 address has four numbers up to 255"
IPV6: Final = "an IPv6 address has eight groups, or fewer and :: once"
NAME: Final = "a host is a name such as example.org, without spaces or other signs"
PAGE: Final = "write the address of the page, or leave the field out"


@pytest.mark.parametrize(
    ("url", "said", "hint"),
    [
        ("https://256.256.256.256:99999/", '"256.256.256.256" is no host', IPV4),
        ("https://1.2.3/a", '"1.2.3" is no host', IPV4),
        ("https://example.org:99999/", '"99999" is no port', PORT),
        ("https://example.org:port/a", '"port" is no port', PORT),
        ("https://example.org:/a", "a colon without a port", PORT),
        ("https://[1::2::3]/", '"[1::2::3]" is no host', IPV6),
        ("https://exa mple.org/", '"exa mple.org" is no host', NAME),
        ("https://a..b/", '"a..b" is no host', NAME),
        ("https:///a", "it has no host", "write the whole address"),
        (
            *(
                "https://me:secret@example.org",
                "it has a user name, or a password, before the host",
            ),
            "take it out, with the sign @",
        ),
        ("https://a.b/{c}", '"{" cannot stand in an address', "write %7B in its place"),
        (
            "https://a.b/\u2028c",
            '"\\u2028" cannot stand in an address',
            "write %E2%80%A8 in its place",
        ),
        ("ftp://example.org/a", 'it begins with "ftp:", not with https: or http:', PAGE),
        ("mailto:a@example.org", 'it begins with "mailto:", not with https: or http:', PAGE),
    ],
)
def test_the_part_that_is_wrong_is_named(url: str, said: str, hint: str) -> None:
    finding = only(checked_value({**SOURCE, "url": url}, select=("structure",)).findings)
    assert finding.rule == "structure/wrong-form"
    assert finding.message.endswith(f" is not a whole web address: {said}")
    assert finding.help == hint
    assert finding.fix is None


@pytest.mark.parametrize(
    ("url", "said", "offer", "is_safe"),
    [
        *[
            (url, "http and https are written in small letters", offer, True)
            for url, offer in (
                ("HTTPS://example.org/A", "https://example.org/A"),
                ("Http://a", "http://a"),
            )
        ],
        (" https://a.b ", "it has white space around it", "https://a.b", True),
        ("<https://a.b/c>", "it stands in brackets or quotation marks", "https://a.b/c", True),
        ("[a](https://a.b)", "it stands in brackets or quotation marks", "https://a.b", True),
        ("https:/a.b/c", "two strokes stand behind https:", "https://a.b/c", True),
        ("https//a.b/c", "two strokes stand behind https:", "https://a.b/c", True),
        ("https://a.b/c d", "spaces are written %20", "https://a.b/c%20d", True),
        ("www.example.org/a", "it lacks https://", "https://www.example.org/a", False),
        ("example.org:8080", "it lacks https://", "https://example.org:8080", False),
        ("//example.org/a", "it lacks https://", "https://example.org/a", False),
    ],
)
def test_the_address_is_offered(url: str, said: str, offer: str, is_safe: bool) -> None:
    finding = only(checked_value({**SOURCE, "url": url}, select=("structure",)).findings)
    assert finding.message == f'"{url}" is not a whole web address: {said}'
    assert finding.help == f"write {offer}"
    assert (finding.fix.edits[0].value, finding.fix.is_safe) == (offer, is_safe)


@pytest.mark.parametrize("url", ["soon", "", "https", "a:b"])
def test_what_is_no_address_at_all(url: str) -> None:
    finding = only(checked_value({**SOURCE, "url": url}, select=("structure",)).findings)
    assert finding.fix is None or finding.rule == "structure/null-or-empty"
