"""The pages that are made from the code are those that the code makes."""

import subprocess
import sys

from tests.docs.markdown_pages import GENERATED, ROOT, pages


def test_nothing_differs() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "python docs/generate.py"


def test_every_generated_page_says_so() -> None:
    made = {page.path.stem for page in pages() if "Made by docs/generate.py" in page.text}
    assert made == set(GENERATED)
