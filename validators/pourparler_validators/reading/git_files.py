"""Asks git, and which files of a folder belong to it. Only this module starts a program.

What a repository configures is not run: its monitor of files is off, and nothing is fetched.
"""

import os
import shutil
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NoReturn

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import real_path

_LIST: Final = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
_IS_IGNORED: Final = ("check-ignore", "--quiet", "--no-index", ".")
_OPTIONS: Final = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false")
_UNREADABLE: Final = b"could not open directory"
NOT_FOUND: Final = "git cannot be asked: it is not installed, or not to be found"
_LONGEST_WAIT: Final = 60
"""In seconds."""

_OWN: Final = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OF_OTHER_REPOSITORIES: Final = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
)
"""What git sets for the programs that it starts itself, such as hooks."""


def files_of_git(folder: Path) -> list[Path] | None:
    """The paths in a folder that git tracks or would track, whether they are there or not.

    A repository within the repository is one path, that of its folder. Nothing where git cannot
    tell: it is not installed, the folder is in no repository, is itself ignored, or the place of
    a repository that is not there.
    """
    if not _is_in_a_repository(folder):
        return None
    ignored, listed = git(folder, _IS_IGNORED), git(folder, _LIST)
    if ignored is None or listed is None or ignored.returncode == 0:
        return None
    if listed.returncode != 0 or _UNREADABLE in listed.stderr:
        return None
    names = dict.fromkeys(os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
    paths = [folder / name for name in names]
    return None if folder in paths else paths


def _is_in_a_repository(folder: Path) -> bool:
    real = Path(real_path(folder))
    return any(os.path.lexists(parent / ".git") for parent in (real, *real.parents))


def git(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers; nothing where it cannot be asked."""
    command = _command(arguments)
    if command is None:
        return None
    try:
        return subprocess.run(  # noqa: S603 - a program of the path
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_LONGEST_WAIT,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


@contextmanager
def answers_of_git(
    folder: Path, arguments: Sequence[str], questions: IO[bytes]
) -> Generator[IO[bytes]]:
    """What git answers to the lines of a file, as it comes.

    Raises :class:`UsageError` where it cannot be asked.
    """
    process = subprocess.Popen(  # noqa: S603 - a program of the path
        _command(arguments) or _command_not_found(),
        cwd=folder,
        env=_environment(),
        stdin=questions,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        assert process.stdout is not None  # noqa: S101 (it is a pipe)
        try:
            yield process.stdout
        finally:
            process.kill()


def _command(arguments: Sequence[str]) -> list[str] | None:
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        return None  # one that lies in the current folder may be anybody's
    return [program, *_OPTIONS, *arguments]


def _command_not_found() -> NoReturn:
    raise UsageError(NOT_FOUND)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_OTHER_REPOSITORIES}
    return kept | _OWN
