"""``pourparler schema``."""

import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pourparler.export import file_name
from pourparler.profiles import CANONICAL, Options, Profile, profile_named, profile_names
from pourparler_validators.coding.contents.plain import schema_text as contents_schema_text
from pourparler_validators.commands.ids import ids_of, note_what_is_too_long
from pourparler_validators.commands.output import emit, make_folder, write_file
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.commands.vscode import SETTINGS, with_schema
from pourparler_validators.late_dataclasses import dataclass
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
_EDITOR: Final = "editor"
_WHOLE: Final = "file"
"""The schema of whole files, which an editor is to use."""
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
    ids: tuple[str, ...] = ()
    """The files and folders of the dataset whose ids are wanted."""
    strict_ids: bool = False
    vscode: bool = False
    """Whether the settings of VS Code are written, too."""
    config: str | None = None
    """The file of the settings that define fields of the project's own."""
    isolated: bool = False
    """Whether there are none."""

    @property
    def wishes(self) -> Mapping[str, Sequence[str]]:
        """The options of a profile that are given, with their values as they are written."""
        values = {
            "provider": (self.provider,) if self.provider else (),
            "ids": self.ids,
            "strict_ids": ("",) if self.strict_ids else (),
        }
        return {name: given for name, given in values.items() if given}


def run(given: Given) -> int:
    """Prints schemas, writes them to a folder, or compares them with the files there."""
    profile = _profile(given)
    if given.only_check and given.out is None:
        raise UsageError("--check compares files: name their folder with --out")
    options = _options(given)
    if given.out is None:
        for name in given.names or profile.NAMES[:1]:
            emit(next(iter(_files(profile, name, given, options).values())))
        return 0
    texts: dict[Path, str] = {}
    for name in given.names or profile.NAMES:
        for file, text in _files(profile, name, given, options).items():
            texts[Path(given.out, file)] = text
    if given.vscode:
        texts |= with_schema(Path(given.out, file_name(_WHOLE)), given.config)
    if given.only_check:
        return _compare(texts, given)
    for path, text in texts.items():
        make_folder(path.parent)
        write_file(str(path), text)
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
    for option in given.wishes:
        if option not in profile.OPTIONS:
            raise UsageError(f"{_flag(option)} is not for the profile {given.profile}")
    if given.vscode:
        _require_editor(given)
    return profile


def _require_editor(given: Given) -> None:
    if given.profile != _EDITOR:
        raise UsageError(f"--vscode is not for the profile {given.profile}")
    if given.out is None or _WHOLE not in (given.names or (_WHOLE,)):
        raise UsageError(f'--vscode names the schema "{_WHOLE}": write it with --out FOLDER')


def _options(given: Given) -> Options:
    """What is wished of the profile; the ids are read from the dataset."""
    ids = ids_of(given.ids, given.config) if given.ids else None
    if not given.strict_ids:
        note_what_is_too_long(ids or ())
    is_of_records = not given.names or not {*given.names} <= {*OTHERS}
    own = own_fields_for((), given.config, isolated=given.isolated or not is_of_records)
    return Options(given.provider, ids, given.strict_ids, own)


def _hint(name: str, known: tuple[str, ...]) -> str:
    return did_you_mean(nearest(name, known)) or f"there are {', '.join(known)}"


def _files(profile: Profile, name: str, given: Given, options: Options) -> Mapping[str, str]:
    if name not in profile.NAMES:
        return {file_name(name): OTHERS[name]()}
    try:
        return profile.files(name, options)
    except ValueError as error:
        raise UsageError(f"the profile {given.profile}: {error}") from None


def _compare(texts: Mapping[Path, str], given: Given) -> int:
    """Says which files are missing or differ; exit code 1 if any does."""
    differing = [path for path, text in texts.items() if _stored(path) != text]
    for path in differing:
        state = _state(path)
        emit(f"{path.as_posix()} {state}; write it with: {' '.join(_again(given))}\n")
    return DIFFERS if differing else 0


def _state(path: Path) -> str:
    if not path.exists():
        return "is missing"
    is_made = path.name != SETTINGS.name
    return "differs from the models" if is_made else "does not name the schema"


def _again(given: Given) -> Iterator[str]:
    """The command that writes the files."""
    yield "pourparler schema"
    if given.profile != CANONICAL:
        yield f"--profile {given.profile}"
    for name, values in given.wishes.items():
        yield from (f"{_flag(name)} {shlex.quote(one) if one else ''}".rstrip() for one in values)
    if given.vscode:
        yield "--vscode"
    if given.config is not None:
        yield f"--config {shlex.quote(given.config)}"
    if given.isolated:
        yield "--isolated"
    yield f"--out {shlex.quote(given.out or '')}"


def _flag(option: str) -> str:
    return f"--{option.replace('_', '-')}"


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
