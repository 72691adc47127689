"""Checksums of files, and of the code of modules: what tells that nothing has changed."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Final

import pourparler
import pourparler_validators
from pourparler_validators.project.file_system import is_file

_USED: Final = ("pydantic", "pydantic_core", "PyYAML", "pyarrow")
"""The packages of others on which it depends what is read, and what a record is."""
_INSTALLED: Final = ("site-packages", "dist-packages")
_OWN: Final = (pourparler.__name__, pourparler_validators.__name__)


def digest_of(path: str | Path) -> str | None:
    """The checksum of a file's bytes, or why it cannot be read.

    Nothing for what is no file, such as a pipe, which can be read once only.
    """
    try:
        if Path(path).exists() and not is_file(path):
            return None
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or 'it does not open'}"


def digest_of_all(files: Iterable[str | Path]) -> str:
    """One checksum of the names and the bytes of some files."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path}\n{digest_of(path)}\n".encode(errors="surrogatepass"))
    return whole.hexdigest()


@cache
def program() -> tuple[str, ...]:
    """What a check runs on: the code of these packages, Python, the packages that they use."""
    folders = [
        Path(one) for package in (pourparler, pourparler_validators) for one in package.__path__
    ]
    code = hashlib.sha256()
    for folder in folders:
        for path in _files_within(folder):
            code.update(f"{path.relative_to(folder)}\n{digest_of(path)}\n".encode())
    return code.hexdigest(), sys.version, sys.platform, *map(_version, _USED)


def code_of(modules: Iterable[str]) -> str:
    """One checksum of the files of modules that are imported, and of what these import.

    Of a package all files count, of a module by itself also those beside it: a module may be
    imported by a function, and data may be read. Of what is installed, and only imported by them,
    the module's own file counts, and its version.
    """
    files: set[Path] = set()
    versions: set[str] = set()
    for module, is_named in _reached(modules):
        if is_named or not _is_installed(module):
            files.update(_around(module))
        else:
            versions.add(f"{module.__name__} {getattr(module, '__version__', '')}")
            files.update(_file_of(module))
    code = digest_of_all(sorted(files))
    return hashlib.sha256("\n".join([code, *sorted(versions)]).encode()).hexdigest()


def _reached(names: Iterable[str]) -> Iterator[tuple[ModuleType, bool]]:
    """Modules with all that they import from outside of Python and of this project.

    Also says of each whether it was named.
    """
    named = [sys.modules[name] for name in names if name in sys.modules]
    seen: set[str] = set()
    pending = [(module, True) for module in named]
    while pending:
        module, is_named = pending.pop()
        top = module.__name__.partition(".")[0]
        if module.__name__ in seen or top in sys.stdlib_module_names or top in _OWN:
            continue
        seen.add(module.__name__)
        yield module, is_named
        if is_named or not _is_installed(module):
            pending += [(each, False) for each in _imported_by(module)]


def _imported_by(module: ModuleType) -> Iterator[ModuleType]:
    for value in [*vars(module).values()]:
        name = value.__name__ if isinstance(value, ModuleType) else _home_of(value)
        if name in sys.modules:
            yield sys.modules[name]


def _home_of(value: object) -> str:
    name = getattr(value, "__module__", None)
    return name if isinstance(name, str) else ""


def _around(module: ModuleType) -> Iterator[Path]:
    """The files of the package that a module is in, or those beside it."""
    top = sys.modules.get(module.__name__.partition(".")[0], module)
    folders = [Path(one) for one in getattr(top, "__path__", ())]
    if folders:
        for folder in folders:
            yield from _files_within(folder)
    else:
        for file in _file_of(top):
            yield from file.parent.glob("*.py")


def _file_of(module: ModuleType) -> list[Path]:
    file = getattr(module, "__file__", None)
    return [Path(file)] if file else []


def _is_installed(module: ModuleType) -> bool:
    return any(part in _INSTALLED for file in _file_of(module) for part in file.parts)


def _files_within(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those within it, in order, without compiled modules."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(parent, name) for name in sorted(names))


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
