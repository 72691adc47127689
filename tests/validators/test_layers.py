"""Imports point one way, and few modules open files: read off the source code."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.validators.checked import ROOT

SOURCES: Final = {
    "pourparler": ROOT / "schema" / "pourparler",
    "pourparler_validators": ROOT / "validators" / "pourparler_validators",
}

MODEL_LAYERS: Final = (
    *(
        "values",
        "vocabularies",
        "mapping",
        "record",
        "event",
        "document",
        "export",
        "llm",
        "profiles",
    ),
)
"""Landmarks of the models: none reaches a later one, by whatever way."""

OPENERS: Final = {
    "reading.files": "the files of records",
    "reading.streams": "the files of records, to convert them one by one",
    "reading.large_files": "the files of records that stay on disk",
    "reading.digests": "all that a check reads, for its checksum",
    "reading.contents": "what an importer reads",
    "formats.xlsx_reading.package": "the parts of a workbook in memory",
    "reading.article_files": "the texts of sources",
    "reading.git_revisions": "the files of a revision, and writes them into a private folder",
    "project.memory": "where the system says how much memory a container has",
    "project.settings_file": "the settings of a project",
    "adopting.baseline_file": "the baseline of a project",
    "commands.output": "writes",
    "commands.report": "a stored report, and the files that it names",
    "running.large_run": "removes the parts of an index that it has put together",
    "running.cache_folder": "what came of earlier checks, and writes it",
    "running.workers": "the pipes from the processes that share a check",
    "converting.sinks": "writes what is converted",
    "converting.replacing": "notes how to undo what it moves",
    "saving.files": "writes records that were changed",
    "reviewing.verdicts": "the verdicts beside the records",
    "reviewing.applying": "the records that were rejected before",
    "serving.app": "the page that ships with the package",
    "serving.form_file": "the page that ships with the package",
    "serving.server": "the file that leads the browser to the page",
    "messages.catalogue": "the catalogue that ships with the package",
    "coding.guidance": "the guidance that ships with the package",
    "coding.examples": "the examples that ship with the package",
    "coding.contents.plain": "the schema that ships with the package",
    "reports.known.json": "the schema that ships with the package",
    "reports.page.report_page": "the style and the script that ship with the package",
    "spark.file_system": "the ends of a damaged file that Spark reads",
    "spark.work_folder": "what a run on Spark keeps in its work folder",
    "languages.shipped": "the tables that ship with the package",
    "languages.placeholders": "the words for nothing that ship with the package",
    "languages.word_list": "the words that ship with the package",
    "languages.state_names": "the names of states in one file",
    "languages.states": "the names and codes of states that ship with the package",
    "languages.tables": "the languages that ship with the package",
    "languages.workbook_words": "the words of templates that ship with the package",
    "commands.article": "the text that a command is given",
    "commands.init": "the template that ships with the package",
    "commands.schema": "compares the schemas of a folder",
    "commands.vscode": "adds to the settings of an editor",
}
"""The modules that open files, and which."""

OPENING: Final = frozenset(
    ("open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir")
)
MAY_IMPORT: Final = {
    "spark.file_system": {"urllib"},
    "spark.rows": {"pickle"},
    "spark.session": {"subprocess"},
    "reading.git_files": {"subprocess"},
    "serving.server": {"socket"},
    "running.workers": {"pickle"},
    "running.stored_findings": {"pickle"},
}
"""The modules that start git, and Java to ask its version; the one that the browser speaks to; one
that reads the names of files as Spark has them; and those that are handed what processes of their
own have found: through a pipe, in a folder for them alone, and in the work folder of a run."""
MAY_CALL: Final = {"late_dataclasses": {"exec"}}
"""The module that makes methods, as the standard library does."""
SPEAKERS: Final = ("cli", "commands", "running.workers")
"""The modules that print and exit; one ends the processes that it has made."""


@cache
def modules(package: str) -> dict[str, ast.Module]:
    """The modules of a package, by their names within it; the package itself is ''."""
    found = {}
    for path in sorted(SOURCES[package].rglob("*.py")):
        parts = path.relative_to(SOURCES[package]).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of what a module imports, also within functions, but not for types only."""
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def imports_within(package: str) -> dict[str, set[str]]:
    """For each module those of its own package that it imports."""
    known = modules(package)
    return {
        name: {
            module
            for target in imported(tree)
            if (module := _module_of(target, package, known)) not in (None, name)
        }
        for name, tree in known.items()
    }


def _module_of(target: str, package: str, known: dict[str, ast.Module]) -> str:
    """The module that an import loads: the longest part of its name that is one."""
    parts = target.split(".")
    if parts[0] != package:
        return ""
    names = [".".join(parts[1:stop]) for stop in range(len(parts), 1, -1)]
    return next((name for name in names if name in known), "")


def reached(package: str, start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for module in imports_within(package)[waiting.pop()] - found - {""}:
            found.add(module)
            waiting.append(module)
    return found


def is_of(module: str, layer: str) -> bool:
    return module == layer or module.startswith(f"{layer}.")


@pytest.mark.parametrize("package", SOURCES)
def test_no_imports_in_a_circle(package: str) -> None:
    circles = [name for name in modules(package) if name and name in reached(package, name)]
    assert circles == []


def rooms() -> list[str]:
    """The folders and modules of the checker as the page on its design lists them, from below."""
    page = (ROOT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
    names = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", page.partition("## The rooms")[2], re.MULTILINE)
    return names[::-1]


def test_no_import_leads_to_a_higher_room() -> None:
    order = rooms()
    within = imports_within("pourparler_validators")
    assert {name.partition(".")[0] for name in within if name} == set(order)
    upwards = [
        (name, other)
        for name, others in within.items()
        for other in others
        if name and other and not name.endswith("__main__")
        if order.index(other.partition(".")[0]) > order.index(name.partition(".")[0])
    ]
    assert upwards == []


def test_the_models_are_layered() -> None:
    for position, layer in enumerate(MODEL_LAYERS):
        members = [name for name in modules("pourparler") if is_of(name, layer)]
        assert members, f"there is no {layer}"
        for member in members:
            for later in MODEL_LAYERS[position + 1 :]:
                upwards = [name for name in reached("pourparler", member) if is_of(name, later)]
                assert upwards == [], f"{member} reaches {upwards}"


def test_the_models_import_pydantic_and_the_standard_library_only() -> None:
    allowed = {"pourparler", "pydantic", "pydantic_core", *sys.stdlib_module_names}
    for name, tree in modules("pourparler").items():
        assert {target.split(".")[0] for target in imported(tree)} <= allowed, name


def test_the_validators_import_only_what_is_installed_with_them() -> None:
    """Or with the extra ``all``; what helps to test rules goes with pytest, which who tests has.

    Only the check on Spark has an extra of its own; py4j, which leads to Java, comes with Spark.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = " ".join([*project["dependencies"], *project["optional-dependencies"]["all"]])
    own = {"pourparler", "pourparler_validators", "pydantic_core", *sys.stdlib_module_names}
    for name, tree in modules("pourparler_validators").items():
        besides = {"pytest"} if name == "testing" else set()
        if is_of(name, "spark"):
            besides = {"pyspark", "py4j"}
        for target in {target.split(".")[0] for target in imported(tree)} - own - besides:
            package = target.replace("yaml", "pyyaml").replace("_", "-")
            assert package in wanted.casefold(), (name, target)


def test_no_family_of_rules_imports_another() -> None:
    within = imports_within("pourparler_validators")
    for name in within:
        if name.startswith("rules."):
            assert [
                other for other in reached("pourparler_validators", name) if is_of(other, "rules")
            ] == []


def test_rules_and_facts_ask_questions_and_hold_no_dataset() -> None:
    within = imports_within("pourparler_validators")
    rooms_that_ask = ("rules", "grounding", "facts")
    asking = [name for name in within if name.partition(".")[0] in rooms_that_ask]
    assert [name for name in asking if "contract.links" in within[name]] == []


@pytest.mark.parametrize("package", SOURCES)
def test_no_module_is_named_for_nothing(package: str) -> None:
    for name in modules(package):
        words = name.replace(".", "_").split("_")
        for empty in ("util", "utils", "helper", "helpers", "manager", "handler", "misc", "common"):
            assert empty not in words, name


@pytest.mark.parametrize("package", SOURCES)
def test_only_few_modules_open_files(package: str) -> None:
    openers = {name for name, tree in modules(package).items() if _calls(tree) & OPENING}
    assert openers <= (set(OPENERS) if package == "pourparler_validators" else {"mapping"})


@pytest.mark.parametrize("package", SOURCES)
def test_only_the_command_line_prints_and_exits(package: str) -> None:
    for name, tree in modules(package).items():
        calls = _calls(tree) & {"print", "echo", "exit", "_exit"}
        assert not calls or any(is_of(name, speaker) for speaker in SPEAKERS), name


def test_nothing_is_fetched_and_nothing_but_git_is_run() -> None:
    barred = {"socket", "ssl", "urllib", "http", "ftplib", "subprocess", "pickle", "requests"}
    for package in SOURCES:
        for name, tree in modules(package).items():
            allowed = MAY_IMPORT.get(name, set())
            found = {target.split(".")[0] for target in imported(tree)} & barred
            assert found <= allowed, name
            barred_calls = {"eval", "exec", "system", "popen"} - MAY_CALL.get(name, set())
            assert not _calls(tree) & barred_calls, name


def _calls(tree: ast.Module) -> set[str]:
    """The last names of all that is called, but for functions of our own."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("pourparler"):
            own |= {alias.name for alias in node.names}
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    } - own


def test_the_source_folders_hold_no_modules_of_their_own() -> None:
    for folder in {path.parent for path in SOURCES.values()}:
        assert list(Path(folder).glob("*.py")) == []
