"""Runs the code blocks of a page, in order, in a folder of its own.

    python -m tests.docs.page_runs --write

puts what the commands and programs of all pages really print into the pages, but for pages with
faults, which it names.

``console``  each ``$ command`` is run; what follows must be exactly what it prints.
``python``   is executed; the blocks of a page share their names. What it prints must stand in
             the ``text`` block after it. One that has a reason in ``NOT_RUN`` is only shown.
``js``       is run likewise, where node and ajv are there.
``json``, ``yaml``, ``toml``  are parsed; JSON that looks like records must be valid records.
``sh``       is not run: each block needs a reason in ``NOT_RUN``.

A block whose line before ends with the name of a file and a colon is that file: where the project
has it, the block must be equal to it; else it is written for the commands that follow.
"""

import contextlib
import importlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from unittest import mock

import yaml

from pourparler import MODELS, read
from pourparler_validators.cli import exit_code
from pourparler_validators.messages.manual_address import ACCOUNT, REPOSITORY
from tests.docs.markdown_pages import ROOT, Block, Page, pages

NOT_RUN: Final[Mapping[tuple[str, str], str]] = {
    (
        "README.md",
        "python3 -m venv .venv && .venv/bin/pip install -q . && "
        ".venv/bin/pourparler check examples/istanbul-2025",
    ): "installs from the registry; .ci/run runs it in a fresh clone",
    (
        "README.md",
        'python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && '
        ".venv/bin/pytest -q -n auto --dist loadfile",
    ): "installs from the registry and starts these tests; .ci/run runs it in a fresh clone",
    (
        "docs/index.md",
        "python3 -m venv .venv && .venv/bin/pip install -q . && "
        ".venv/bin/pourparler check examples/istanbul-2025",
    ): "the README has it, too",
    (
        "docs/index.md",
        'python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && '
        ".venv/bin/pytest -q -n auto --dist loadfile",
    ): "the README has it, too",
    (
        "docs/how-to/complete-in-the-shell.md",
        'eval "$(_POURPARLER_COMPLETE=bash_source pourparler)"',
    ): "changes the shell that it is typed in; tests/validators/test_completion.py does so",
    (
        "docs/how-to/complete-in-the-shell.md",
        'eval "$(_POURPARLER_COMPLETE=zsh_source pourparler)"',
    ): "needs zsh; tests/validators/test_completion.py asks what it asks",
    (
        "docs/how-to/complete-in-the-shell.md",
        "_POURPARLER_COMPLETE=fish_source pourparler | source",
    ): "needs fish; tests/validators/test_completion.py asks what it asks",
    (
        "docs/how-to/complete-in-the-shell.md",
        "man pourparler",
    ): "needs an installation; .ci/run looks whether the page is in one",
    (
        "docs/how-to/code-on-a-page.md",
        "pip install 'pourparler[serve]' && pourparler serve records.json",
    ): "installs from the registry, and serves until it is interrupted",
    (
        "docs/how-to/review-records.md",
        "pip install 'pourparler[serve]' && pourparler review records.jsonl",
    ): "installs from the registry, and serves until it is interrupted",
    (
        "docs/how-to/code-in-an-editor.md",
        "pip install 'pourparler[lsp]'",
    ): "installs from the registry",
    (
        "docs/how-to/code-in-an-editor.md",
        "cd examples/vscode && npm install && npm run package -- --out pourparler.vsix && "
        "code --install-extension pourparler.vsix",
    ): "installs from the registry, and into an editor; tests/lsp/test_vscode.py does the rest",
    (
        "docs/how-to/build-a-form-of-your-own.md",
        "cd examples/web_form && pourparler schema event --profile forms --out schemas && "
        "npm install && npm run build",
    ): "installs from the registry; tests/web_forms does the rest",
    (
        "docs/how-to/check-on-spark.md",
        "pip install 'pourparler[spark]'",
    ): "installs from the registry; tests/spark does the rest",
    (
        "docs/how-to/check-on-spark.md",
        "import datetime as dt",
    ): "needs Spark; tests/spark runs it",
    (
        "docs/how-to/check-on-spark.md",
        'spark.read.parquet("found/findings").createOrReplaceTempView("findings")',
    ): "needs Spark; tests/spark runs it",
    (
        "docs/how-to/check-on-spark.md",
        "pourparler convert --engine spark records --to parquet -o columns",
    ): "needs Spark; tests/spark does the same",
    (
        "docs/how-to/check-on-spark.md",
        "python3 -m venv env && env/bin/pip install 'pourparler[spark]' venv-pack",
    ): "needs a cluster",
    (
        "docs/how-to/check-in-ci.md",
        f"docker build --tag pourparler {REPOSITORY}.git && "
        'docker run --rm --network none --volume "$PWD:/data:ro" pourparler check',
    ): "needs Docker and the registry; tests/ci/test_dockerfile.py looks the file over",
    (
        "docs/how-to/release.md",
        'git tag --annotate v0.2.0 --message "pourparler 0.2.0" && git push origin v0.2.0',
    ): "publishes a release; .ci/run does the rest",
    (
        "docs/how-to/release.md",
        f"gh attestation verify pourparler-0.2.0-py3-none-any.whl --repo {ACCOUNT}/pourparler",
    ): "asks GitHub",
    (
        "CONTRIBUTING.md",
        ".venv/bin/pytest -q && .venv/bin/ruff check . && .venv/bin/ruff format --check . && "
        ".venv/bin/mypy && .venv/bin/pyright",
    ): "starts these tests",
    (
        "CONTRIBUTING.md",
        "python -m tests.docs.page_runs --write",
    ): "would change the pages that are being tested",
}
"""The blocks that are only shown, by page and first line, with the reason."""

BREAKDOWNS: Final = ("internal error: ", "Traceback (most recent call last)", "report this")
"""What no page shows as the output of a command."""

NEEDS_SHELL: Final = re.compile(r"[|&;<>()$`*?~]")

OWN_RULE: Final = ROOT / "examples" / "own_rule"
OWN_FIELDS: Final = ROOT / "examples" / "own_fields"
INSTALLED: Final[Mapping[str, Path]] = {
    "docs/how-to/write-a-rule.md": OWN_RULE,
    "examples/own_rule/README.md": OWN_RULE,
    "docs/how-to/add-your-own-fields.md": OWN_FIELDS,
    "examples/own_fields/README.md": OWN_FIELDS,
}
"""The pages for which a project with rules of its own is installed."""


@dataclass(slots=True)
class Run:
    """One run of a page's blocks."""

    page: Page
    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    printed: dict[int, str] = field(default_factory=dict[int, str])
    """What the blocks really print, by the line of the block that shows it."""
    faults: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        """The page with what its commands and programs really print."""
        lines = self.page.text.splitlines()
        for block in reversed(self.page.blocks):
            if block.line in self.printed:
                end = block.line + block.text.count("\n")
                lines[block.line : end] = self.printed[block.line].splitlines()
        return "".join(f"{line}\n" for line in lines)

    def over_all_blocks(self) -> "Run":
        """Runs every block."""
        blocks = self.page.blocks
        for position, block in enumerate(blocks):
            following = blocks[position + 1] if position + 1 < len(blocks) else None
            try:
                self._run(block, following)
            except Exception:
                last = traceback.format_exc().strip().splitlines()[-1]
                self._fault(block, last)
        return self

    def _run(self, block: Block, following: Block | None) -> None:
        if block.language in PARSERS:
            PARSERS[block.language](block.text)
        if block.path is not None:
            self._file(block)
        elif block.language == "console":
            self.printed[block.line] = "".join(self._console(block))
        elif block.language == "python" and self._key(block) not in NOT_RUN:
            self._python(block, following)
        elif block.language == "js":
            self._javascript(block, following)
        elif block.language == "json" and looks_like_records(json.loads(block.text)):
            read(block.text)
        elif block.language == "text" and block.line not in self.printed:
            self._fault(block, "no program before it prints this")
        elif block.language == "sh" and self._key(block) not in NOT_RUN:
            self._fault(block, "it is not run, and no reason is given in NOT_RUN")

    def _key(self, block: Block) -> tuple[str, str]:
        return str(self.page.path), block.text.partition("\n")[0]

    def _file(self, block: Block) -> None:
        path = block.path or ""
        if (ROOT / path).is_file():
            if (ROOT / path).read_text(encoding="utf-8") != block.text:
                self._fault(block, f"differs from {path}")
            return
        target = self.folder / path
        if not target.resolve().is_relative_to(self.folder.resolve()):
            raise ValueError(f"{path} leads out of the folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.text, encoding="utf-8")

    def _console(self, block: Block) -> Iterator[str]:
        commands = [line[2:] for line in block.text.splitlines() if line.startswith("$ ")]
        if not block.text.startswith("$ "):
            self._fault(block, "a console block starts with a command")
        shell = Shell(self.folder)
        for command in commands:
            output = shell.output(command)
            if any(words in output for words in BREAKDOWNS):
                self._fault(block, f"the command broke down: {command}")
            yield f"$ {command}\n{output}"
            if output and not output.endswith("\n"):
                yield "\n"

    def _python(self, block: Block, following: Block | None) -> None:
        code = compile(block.text, f"{self.page.path}:{block.line}", "exec", dont_inherit=True)
        output = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(output):
            exec(code, self.names)  # noqa: S102 (that is what the page is for)
        self._show(block, following, output.getvalue())

    def _javascript(self, block: Block, following: Block | None) -> None:
        modules = os.environ.get("POURPARLER_NODE_MODULES")
        if modules is not None:
            (self.folder / "node_modules").symlink_to(Path(modules).absolute())
            (self.folder / "program.mjs").write_text(block.text, encoding="utf-8")
            code, printed = shell_output("node program.mjs", self.folder)
            if code:
                raise RuntimeError(f"node ends with exit code {code}; is ajv in {modules}?")
            self._show(block, following, printed)
        elif os.environ.get("CI") == "true":
            self._fault(block, "POURPARLER_NODE_MODULES names no folder with ajv in it")
        elif following is not None:
            self.printed[following.line] = following.text

    def _show(self, block: Block, following: Block | None, output: str) -> None:
        """Keeps what a program prints for the block after it."""
        if following is not None and following.language == "text" and following.path is None:
            self.printed[following.line] = output
        elif output:
            self._fault(block, "it prints something that the page does not show")

    def _fault(self, block: Block, message: str) -> None:
        self.faults.append(f"{self.page.path}:{block.line}: {message}")


@dataclass(slots=True)
class Shell:
    """Runs commands one after the other, from the folder into which the last ``cd`` led.

    The checker runs in this process, which saves its start; what needs a shell gets one.
    """

    folder: Path
    code: int = 0

    def output(self, command: str) -> str:
        """What a command, or several with ``&&`` between them, print on both streams."""
        first, _, rest = command.partition(" && ")
        printed = self._output(first)
        return printed + self.output(rest) if rest and self.code == 0 else printed

    def _output(self, command: str) -> str:
        words = shlex.split(command)
        if command == "echo $?":
            return f"{self.code}\n"
        if words[0] == "cd" and len(words) == 2:
            self.folder, self.code = self.folder / words[1], 0
            return ""
        if words[0] == "pourparler" and not NEEDS_SHELL.search(command):
            self.code, printed = checker_output(words[1:], self.folder)
        else:
            self.code, printed = shell_output(command, self.folder)
        return printed


def checker_output(arguments: list[str], folder: Path) -> tuple[int, str]:
    """The exit code of the command line in this process, and what it prints on both streams."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment(), clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        code = exit_code(arguments)
    printed.seek(0)
    return code, printed.read()


def shell_output(command: str, folder: Path) -> tuple[int, str]:
    """The exit code of a command in a shell, and what it prints on both streams."""
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def environment() -> dict[str, str]:
    """The environment of a terminal without colours in which the project is installed."""
    kept = ("HOME", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR")
    commands = str(Path(sys.executable).parent)
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PATH": os.pathsep.join((commands, os.environ.get("PATH", ""))),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def looks_like_records(plain: Any) -> bool:
    """Whether a JSON value is meant to be a record, a list of records or a document."""
    if isinstance(plain, list):
        return any(map(looks_like_records, plain))
    return isinstance(plain, dict) and ("records" in plain or plain.get("type") in MODELS)


def run_page(page: Page, folder: Path) -> Run:
    """Runs all blocks of a page, in a folder that holds the examples and the article."""
    for name in ("examples", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    project = INSTALLED.get(page.path.as_posix())
    with own_rules(folder, project) if project else contextlib.nullcontext():
        return Run(page, folder).over_all_blocks()


@contextlib.contextmanager
def own_rules(folder: Path, example: Path) -> Iterator[None]:
    """An example of a project with rules of its own, as if it were installed."""
    site = str(installed(folder / ".site", example))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (site, str(example), before)))
    sys.path[:0] = [site, str(example)]
    importlib.invalidate_caches()
    try:
        yield
    finally:
        del sys.path[:2]
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def installed(site: Path, example: Path) -> Path:
    """A folder of packages with the metadata that installing an example leaves."""
    project = tomllib.loads((example / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    lines: list[str] = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return site


PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
}


def main() -> int:
    """Puts what is really printed into the pages, and names the faults that remain."""
    faults: list[str] = []
    for page in pages():
        if page.is_generated:
            continue
        with tempfile.TemporaryDirectory() as folder:
            run = run_page(page, Path(folder))
        faults += run.faults
        if run.text != page.text:
            print(f"{page.path} differs")
            if "--write" in sys.argv[1:] and not run.faults:
                (ROOT / page.path).write_text(run.text, encoding="utf-8", newline="\n")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
