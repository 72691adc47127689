"""``pourparler schema``."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pourparler.export import file_name
from pourparler.profiles import CANONICAL, Options, Profile, profile_named, profile_names
from pourparler_validators.coding.contents.plain import schema_text as contents_schema_text
from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.project.settings import settings_schema_text
from pourparler_validators.reports.known.json import schema_text as report_schema_text

OTHERS: Final = {
    "report": report_schema_text,
    "settings": settings_schema_text,
    "contents": contents_schema_text,
}
"""Schemas beside those of records, and what gives their text."""

DIFFERS: Final = 1
_WIDTH: Final = 98


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line gives."""

    names: tuple[str, ...] = ()
    """The record types and other names that are asked for; all of the profile if there is none."""
    profile: str = CANONICAL
    out: str | None = None
    only_check: bool = False
    provider: str | None = None

    @property
    def options(self) -> Options:
        """What is wished of the profile."""
        return Options(self.provider)


def run(given: Given) -> int:
    """Prints schemas, writes them to a folder, or compares them with the files there."""
    profile = _profile(given)
    if given.only_check and given.out is None:
        raise UsageError("--check compares files: name their folder with --out")
    if given.out is None:
        for name in given.names or profile.NAMES[:1]:
            emit(next(iter(_files(profile, name, given).values())))
        return 0
    texts: dict[str, str] = {}
    for name in given.names or profile.NAMES:
        texts |= _files(profile, name, given)
    if given.only_check:
        return _compare(texts, given)
    make_folder(Path(given.out))
    for name, text in texts.items():
        write_file(str(Path(given.out, name)), text)
    return 0


def listing() -> str:
    """The profiles as a text for people: for what each is made, and what it loses."""
    return "".join(map(_paragraph, profile_names()))


def _profile(given: Given) -> Profile:
    """The profile that is asked for, which knows all that is asked of it."""
    if given.profile not in profile_names():
        hint = _hint(given.profile, profile_names())
        raise UsageError(f'there is no profile "{given.profile}"; {hint}')
    profile = profile_named(given.profile)
    known = (*profile.NAMES, *(OTHERS if given.profile == CANONICAL else ()))
    for name in given.names:
        if name not in known:
            where = "" if given.profile == CANONICAL else f" in the profile {given.profile}"
            raise UsageError(f'there is no schema "{name}"{where}; {_hint(name, known)}')
    for option in given.options.given():
        if option not in profile.OPTIONS:
            raise UsageError(f"--{option.replace('_', '-')} is not for the profile {given.profile}")
    return profile


def _hint(name: str, known: tuple[str, ...]) -> str:
    return did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"


def _files(profile: Profile, name: str, given: Given) -> Mapping[str, str]:
    if name not in profile.NAMES:
        return {file_name(name): OTHERS[name]()}
    try:
        return profile.files(name, given.options)
    except ValueError as error:
        raise UsageError(f"the profile {given.profile}: {error}") from None


def _compare(texts: Mapping[str, str], given: Given) -> int:
    """Says which files are missing or differ; exit code 1 if any does."""
    differing = [
        name for name, text in texts.items() if _stored(Path(given.out or "", name)) != text
    ]
    for name in differing:
        path = Path(given.out or "", name)
        state = "differs from the models" if path.exists() else "is missing"
        emit(f"{path.as_posix()} {state}; write it with: {' '.join(_again(given))}\n")
    return DIFFERS if differing else 0


def _again(given: Given) -> Iterator[str]:
    """The command that writes the files."""
    yield "pourparler schema"
    if given.profile != CANONICAL:
        yield f"--profile {given.profile}"
    for name in given.options.given():
        yield f"--{name.replace('_', '-')} {getattr(given.options, name)}"
    yield f"--out {given.out}"


def _stored(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _paragraph(name: str) -> str:
    profile = profile_named(name)
    loses = textwrap.fill(
        f"loses  {'; '.join(profile.LOSES) or 'nothing'}",
        _WIDTH,
        initial_indent=" " * 4,
        subsequent_indent=" " * 11,
    )
    return f"{name:13} {profile.ABOUT}\n{loses}\n"
