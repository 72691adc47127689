"""Every code block of the documentation is run or checked, and shows what really happens."""

import sys
from pathlib import Path

import pytest

from tests.docs.markdown_pages import ROOT, Page, layout_faults, pages
from tests.docs.page_runs import NOT_RUN, run_page

PAGES = [page for page in pages() if not page.is_generated]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pages show a POSIX shell")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path))
def test_code_blocks(page: Page, tmp_path: Path) -> None:
    run = run_page(page, tmp_path)
    assert run.faults == []
    assert run.text == page.text, "python -m tests.docs.page_runs --write puts it right"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.path))
def test_layout(page: Page) -> None:
    assert layout_faults(page) == []


def test_many_blocks_are_run() -> None:
    """Nothing is lost by a change of the parser."""
    languages = [block.language for page in PAGES for block in page.blocks]
    assert languages.count("console") > 20
    assert languages.count("python") > 15
    assert languages.count("json") > 10


def test_what_is_not_run_stands_on_its_page() -> None:
    shown = {
        (str(page.path), block.text.strip().partition("\n")[0])
        for page in PAGES
        for block in page.blocks
    }
    assert set(NOT_RUN) <= shown


WRONG = {
    "output": "```console\n$ echo a\nb\n```\n",
    "no output": "```console\n$ echo a\n```\n",
    "exit code": "```console\n$ false\n$ echo $?\n0\n```\n",
    "breakdown": "```console\n$ echo 'internal error: a'\ninternal error: a\n```\n",
    "error of a command": "```console\n$ pourparler chekc\n```\n",
    "printed text": '```python\nprint("a")\n```\n\n```text\nb\n```\n',
    "printed text not shown": '```python\nprint("a")\n```\n',
    "text that nothing prints": "```text\na\n```\n",
    "exception": "```python\n1 / 0\n```\n",
    "names of another page": "```python\nprint\nundefined\n```\n",
    "JSON": '```json\n{"a": }\n```\n',
    "record": '```json\n{"type": "party", "id": "party:rus"}\n```\n',
    "YAML": "```yaml\na: b: c\n```\n",
    "TOML": "```toml\na = \n```\n",
    "shell without a reason": "```sh\nrm -r .\n```\n",
    "a file of the project": "See `examples/own_rule/pyproject.toml`:\n\n```toml\na = 1\n```\n",
    "a file outside": "See `../a.json`:\n\n```json\n{}\n```\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=list(WRONG))
def test_wrong_blocks_are_noticed(text: str, tmp_path: Path) -> None:
    page = Page(Path("docs/wrong.md"), f"# Wrong\n\n{text}")
    run = run_page(page, tmp_path)
    assert run.faults or run.text != page.text


RIGHT = """# Right

Save this as `a/b.json`:

```json
{"type": "party", "id": "party:rus"}
```

```console
$ cat a/b.json
{"type": "party", "id": "party:rus"}
$ false
$ echo $?
1
```

```python
a = 1
```

```python
print(a)
```

```text
1
```
"""


def test_right_blocks_are_left_alone(tmp_path: Path) -> None:
    page = Page(Path("docs/right.md"), RIGHT)
    run = run_page(page, tmp_path)
    assert (run.faults, run.text) == ([], RIGHT)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n    indented code\n",
        "# A\n\n- item\n\n  ```python\n  a\n  ```\n",
        "# A\n\n~~~\na\n~~~\n",
        "# A\n\n```\na\n```\n",
        "# A\n\n```rust\na\n```\n",
        "# A\n\n```python\na\n",
        "A\n\n# B\n",
        "# A\n\n| a |\n| --- |\n| `b \\| c` |\n",
    ],
)
def test_code_that_would_escape_is_noticed(text: str) -> None:
    assert layout_faults(Page(Path("docs/a.md"), text))


def test_the_pages_are_those_of_the_project() -> None:
    paths = {page.path.as_posix() for page in pages()}
    assert {"README.md", "docs/index.md", "examples/istanbul-2025/README.md"} <= paths
    assert len(list((ROOT / "docs").rglob("*.md"))) == sum(
        path.startswith("docs/") for path in paths
    )
