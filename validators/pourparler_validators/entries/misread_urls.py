"""Why a text is not a web address of the standard, and which one it was meant for."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from pourparler.urls import URL_PATTERN
from pourparler_validators.entries.cause import Cause
from pourparler_validators.messages.wording import shown

_URL: Final = re.compile(URL_PATTERN[:-1] + r"\Z")
_PARTS: Final = re.compile(
    r"https?://(?P<user>[^/?#]*@)?(?P<host>\[[^\]/?#]*\]|[^:/?#]*)(?P<rest>.*)"
)
_PORT: Final = re.compile(r":([^/?#]*)")
_WRAPPED: Final = re.compile(r"<([^<>]+)>|\"([^\"]+)\"|\[[^\]]*\]\(([^()]+)\)")
_OTHER_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):(?![0-9])")


def cause_of_url(text: str) -> Cause | None:
    """Why a text is not a web address; nothing where that is not known."""
    return next(_causes(text), None)


def _causes(text: str) -> Iterator[Cause]:
    for said, change, is_form_only in _HABITS:
        other = change(text)
        if other != text and _URL.match(other):
            yield Cause(said, (other,), is_form_only=is_form_only)
    parts = _PARTS.fullmatch(text)
    if parts is not None:
        yield from _of_parts(parts)
        return
    scheme = _OTHER_SCHEME.match(text)
    if scheme is not None and scheme[1] not in ("http", "https"):
        hint = "write the address of the page, or leave the field out"
        yield Cause(f"it begins with {shown(scheme[0])}, not with https: or http:", hint=hint)


def _of_parts(parts: re.Match[str]) -> Iterator[Cause]:
    """What is wrong with the host or the port of an address, or with what follows."""
    host, port = parts["host"], _PORT.match(parts["rest"])
    if parts["user"]:
        hint = "take it out, with the sign @"
        yield Cause("it has a user name, or a password, before the host", hint=hint)
    if not host:
        yield Cause("it has no host", hint="write the whole address")
    elif not _URL.match(f"https://{host}"):
        yield Cause(f"{shown(host)} is no host", hint=_host_help(host))
    if port is not None and not _URL.match(f"https://a{port[0]}"):
        hint = "a port is a number up to 65535; mostly it is left out, with its colon"
        yield Cause(
            f"{shown(port[1])} is no port" if port[1] else "a colon without a port", hint=hint
        )
    sign = re.search(r'["<>\\^`{|}]|\s', parts["rest"])
    if sign is not None:
        hint = f"write {''.join(f'%{byte:02X}' for byte in sign[0].encode())} in its place"
        yield Cause(f"{shown(sign[0])} cannot stand in an address", hint=hint)


def _host_help(host: str) -> str:
    if host.startswith("["):
        return "an IPv6 address has eight groups, or fewer and :: once"
    if re.fullmatch("[0-9.]+", host):
        return "an IPv4 address has four numbers up to 255"
    return "a host is a name such as example.org, without spaces or other signs"


def _unwrapped(text: str) -> str:
    match = _WRAPPED.fullmatch(text.strip())
    return next(filter(None, match.groups()), text) if match else text


def _with_small_scheme(text: str) -> str:
    return re.sub(r"\A[A-Za-z]+(?=://)", lambda match: match[0].lower(), text)


def _with_strokes(text: str) -> str:
    return re.sub(r"\A(https?)(?::/?|//|:\\\\)(?=[^/\\:])", r"\1://", text)


def _with_scheme(text: str) -> str:
    return f"https:{text}" if text.startswith("//") else f"https://{text}" if "." in text else text


_HABITS: Final[tuple[tuple[str, Callable[[str], str], bool], ...]] = (
    ("it has white space around it", str.strip, True),
    ("http and https are written in small letters", _with_small_scheme, True),
    ("it stands in brackets or quotation marks", _unwrapped, True),
    ("two strokes stand behind https:", _with_strokes, True),
    ("spaces are written %20", lambda text: text.strip().replace(" ", "%20"), True),
    ("it lacks https://", _with_scheme, False),
)
"""Ways of writing an address, how to write the same here, and whether it is surely the same."""
