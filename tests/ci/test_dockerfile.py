"""The image: what it copies is there, and is all that the project is built from."""

import re
from typing import Final

from tests.docs.markdown_pages import ROOT
from tests.docs.test_packaging import PROJECT

TEXT: Final = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_what_is_copied_is_enough_to_build_the_project() -> None:
    copied = [line.split()[1:-1] for line in re.findall(r"^COPY (?!--).*$", TEXT, re.MULTILINE)]
    names = {name for names in copied for name in names}
    assert all((ROOT / name).exists() for name in names)
    needed = [
        "pyproject.toml",
        PROJECT["project"]["readme"],
        *PROJECT["project"]["license-files"],
        *PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"],
    ]
    assert names == {path.partition("/")[0] for path in needed}


def test_it_has_a_python_that_is_tested() -> None:
    version = "Programming Language :: Python :: "
    for base in re.findall(r"^FROM python:([\d.]+)-slim", TEXT, re.MULTILINE):
        assert version + base in PROJECT["project"]["classifiers"]


def test_it_starts_a_command_that_is_there_without_rights() -> None:
    assert re.search(r"^USER (?!root)\w+$", TEXT, re.MULTILINE)
    (entry,) = re.findall(r'^ENTRYPOINT \["(\S+)"\]$', TEXT, re.MULTILINE)
    assert entry in PROJECT["project"]["scripts"]
