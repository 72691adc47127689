"""How files are named in a repository, from wherever the check runs."""

import os
from pathlib import Path

from pourparler_validators.project.file_system import repository_of


def root_of_repository() -> str:
    """The folder of the repository, as the runner of GitHub names it, else as it is found."""
    named = os.environ.get("GITHUB_WORKSPACE")
    return os.path.realpath(named or repository_of(Path.cwd()) or Path.cwd())


def from_root(file: str, root: str) -> str:
    """The path of a file in the repository; one outside it, or no file at all, stays."""
    path = Path(os.path.realpath(Path(file).parent), Path(file).name)
    is_file = not file.startswith("<")
    return path.relative_to(root).as_posix() if is_file and path.is_relative_to(root) else file
