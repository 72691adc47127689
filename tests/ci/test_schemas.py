"""What is written for other systems is as their published schemas want it."""

from pathlib import Path
from typing import Final

import pytest
from check_jsonschema import main
from click.testing import CliRunner

from tests.docs.markdown_pages import ROOT

TEMPLATES: Final = ROOT / "validators/pourparler_validators/commands/ci"
FILES: Final = (
    ("github-actions", ROOT / "action.yml"),
    ("github-workflows", TEMPLATES / "github/.github/workflows/check-records.yml"),
    *(("github-workflows", path) for path in sorted((ROOT / ".github/workflows").iterdir())),
    ("gitlab-ci", TEMPLATES / "gitlab/.gitlab-ci.yml"),
    ("citation-file-format", ROOT / "CITATION.cff"),
)


def said_of(schema: str, path: Path) -> str:
    """What the program says of a file; its schemas ship with it."""
    options = ("--builtin-schema", f"vendor.{schema}", "--force-filetype", "yaml")
    return CliRunner().invoke(main, [*options, str(path)]).output


@pytest.mark.parametrize(("schema", "path"), FILES, ids=lambda one: Path(one).name)
def test_it_is_as_its_schema_says(schema: str, path: Path, tmp_path: Path) -> None:
    assert said_of(schema, path) == "ok -- validation done\n"
    spoilt = tmp_path / path.name
    spoilt.write_text(path.read_text(encoding="utf-8") + "\n12: 12\n")
    assert "Schema validation errors were encountered." in said_of(schema, spoilt)
