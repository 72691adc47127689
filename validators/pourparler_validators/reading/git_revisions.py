"""The files of a repository as they were at a revision, in a folder of their own.

The working tree and the index stay as they are. Filters that the repository configures are not
run: a file is what git keeps of it.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Final, NamedTuple

from pourparler_validators.formats import format_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest
from pourparler_validators.messages.wording import cut, shown
from pourparler_validators.reading.article_files import MAX_TEXT
from pourparler_validators.reading.git_files import NOT_FOUND, answers_of_git, git

_LINK: Final = "120000"
_UNKNOWN: Final = -1
"""The size of what this clone does not hold."""
_LONGEST: Final = 200
_BLOCK: Final = 2**20
_REFS: Final = ("refs/heads", "refs/remotes", "refs/tags")


class _File(NamedTuple):
    """A file of a revision."""

    mode: str
    object: str
    size: int
    name: str
    """Its path within the repository."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a repository."""

    name: str
    """What it was called by whoever asked for it."""
    commit: str
    root: Path
    """The folder of the repository, without symbolic links."""

    def tracks(self, folder: str | Path) -> bool:
        """Whether git tracks anything in a folder of the repository now."""
        name = Path(folder).relative_to(self.root).as_posix()
        return bool(said_by_git(self.root, "--literal-pathspecs", "ls-files", "-z", "--", name))

    def put_files(
        self, folder: Path, parts: Iterable[Path], only: Callable[[str], bool] | None = None
    ) -> None:
        """Puts the files that some parts of the repository had into a folder.

        A file of records that has been moved since gets the path that it has in the index now;
        but where ``only`` some files are wanted, by their paths, these stay where they were, and
        the links that lead to them are there, too.
        Raises :class:`UsageError` where this clone does not hold all of them.
        """
        names = [part.relative_to(self.root).parts for part in parts]
        moved: Mapping[str, str] = {} if only else self._moved()
        files = [
            file._replace(name=moved.get(file.name, file.name))
            for file in self._listed()
            if (format_of(file.name) or file.size <= MAX_TEXT)
            and (only is None or file.mode == _LINK or only(file.name))
        ]
        wanted = [file for file in files if _is_in(file.name, names)]
        targets = [folder.joinpath(*PurePosixPath(file.name).parts) for file in wanted]
        for parent in {target.parent for target in targets}:
            parent.mkdir(parents=True, exist_ok=True)
        self._write(dict(zip(targets, wanted, strict=True)))
        for target in targets if only else ():
            if not target.exists():
                target.unlink()  # a link to what is not wanted

    def _listed(self) -> Iterator[_File]:
        listed = said_by_git(self.root, "ls-tree", "-r", "-z", "-l", "--full-tree", self.commit)
        for line in filter(None, listed.split(b"\0")):
            described, _, name = os.fsdecode(line).partition("\t")
            mode, kind, hashed, size = described.split()
            if kind == "blob" and not {"..", ".git"} & {*PurePosixPath(name).parts}:
                yield _File(mode, hashed, int(size) if size.isdecimal() else _UNKNOWN, name)

    def _moved(self) -> Mapping[str, str]:
        """The new path of each file of records that has been moved since, by its old one."""
        arguments = ("--cached", "-z", "-M", "--name-status", "--diff-filter=R", "--no-ext-diff")
        said = said_by_git(self.root, "diff-index", *arguments, self.commit, "--")
        words = [os.fsdecode(word) for word in said.split(b"\0")]
        pairs = zip(words[1::3], words[2::3], strict=False)
        return {old: new for old, new in pairs if format_of(old) and format_of(new)}

    def _write(self, files: Mapping[Path, _File]) -> None:
        """Writes what git keeps of files; links last, so that nothing is written through one."""
        ordered = sorted(files.items(), key=lambda one: one[1].mode == _LINK)
        with tempfile.TemporaryFile() as questions:
            questions.writelines(f"{file.object}\n".encode() for _, file in ordered)
            questions.seek(0)
            with answers_of_git(self.root, ("cat-file", "--batch"), questions) as answers:
                for target, file in ordered:
                    self._require(answers.readline(), file)
                    _write(target, file, answers)
                    answers.read(1)

    def _require(self, head: bytes, file: _File) -> None:
        if head.split()[1:] != [b"blob", b"%d" % file.size]:
            raise UsageError(
                f"this clone does not hold {shown(file.name)} of {shown(self.name)}: "
                "make it whole with git fetch --refetch"
            )


def revision_of(folder: Path, name: str) -> Revision:
    """The revision of that name, in the repository that a folder lies in.

    Raises :class:`UsageError` where there is no repository, or no such revision.
    """
    top = git(folder, ("rev-parse", "--show-toplevel"))
    if top is None:
        raise UsageError(NOT_FOUND)
    if top.returncode != 0:
        raise UsageError(f"no revision can be read here: {_reason(top.stderr)}")
    root = Path(os.path.realpath(os.fsdecode(top.stdout.rstrip(b"\r\n"))))
    wanted = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = git(root, ("rev-parse", *wanted))
    if found is None or found.returncode != 0:
        raise UsageError(_unknown(root, name))
    return Revision(name, found.stdout.decode().strip(), root)


def _unknown(root: Path, name: str) -> str:
    said = f"there is no revision {shown(cut(name, _LONGEST))} in the repository"
    if said_by_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        more = "git fetch --unshallow, or in a workflow fetch-depth: 0, fetches the rest"
        return f"{said}, of which this clone holds the last part only; {more}"
    hint = did_you_mean(nearest(name, _names(root)))
    return f"{said}; {hint or 'git branch --all and git tag list its names'}"


def _names(root: Path) -> Sequence[str]:
    listed = said_by_git(root, "for-each-ref", "--format=%(refname:short)", *_REFS)
    return listed.decode(errors="replace").splitlines()


def said_by_git(root: Path, *arguments: str) -> bytes:
    """What git says. Raises :class:`UsageError` where it says that it cannot."""
    result = git(root, arguments)
    if result is None or result.returncode != 0:
        reason = _reason(result.stderr) if result else "it does not answer"
        raise UsageError(f"git cannot read the repository: {reason}")
    return result.stdout


def _reason(said: bytes) -> str:
    """The first thing that git says is wrong."""
    first = said.decode(errors="replace").partition("\n")[0]
    return cut(first.removeprefix("fatal: "), _LONGEST) or "it does not say why"


def _is_in(name: str, parts: Iterable[tuple[str, ...]]) -> bool:
    steps = PurePosixPath(name).parts
    return any(steps[: len(part)] == part for part in parts)


def _write(target: Path, file: _File, answers: IO[bytes]) -> None:
    if file.mode == _LINK:
        target.symlink_to(os.fsdecode(answers.read(file.size)))
        return
    left = file.size
    with target.open("wb") as stream:
        while left:
            block = answers.read(min(left, _BLOCK))
            if not block:
                raise UsageError("git stopped before it had given all files: try again")
            stream.write(block)
            left -= len(block)
