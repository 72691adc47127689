"""The command that writes the form file: what it writes and refuses, and how large it is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pourparler_validators.serving.form_file import joined
from tests.command_line import Run
from tests.docs.markdown_pages import ROOT

PAGE = ROOT / "docs" / "how-to" / "code-in-a-form-file.md"


def test_it_says_what_it_has_written(run: Run) -> None:
    told = "form.html is ready, for 9 types of records: open it in a browser.\n"
    assert run("form", "-o", "form.html") == (0, "", told)
    told = "one.htm is ready, for 1 type of records: open it in a browser.\n"
    assert run("form", "event", "event", "--output", "one.htm") == (0, "", told)


def test_it_writes_over_a_file_only_when_told_to(run: Run) -> None:
    Path("form.html").write_text("mine")
    refused = "error: form.html is there already; --force writes over it\n"
    assert run("form", "-o", "form.html") == (2, "", refused)
    assert Path("form.html").read_text() == "mine"
    assert run("form", "-o", "form.html", "--force")[0] == 0
    assert Path("form.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evnt", "-o", "a.html"), 'there is no record type "evnt"; did you mean "event"?'),
        (("-o", "records.json"), "records.json does not end in .html"),
        ((), "Missing option '-o' / '--output'"),
    ],
)
def test_what_it_refuses(arguments: tuple[str, ...], said: str, run: Run) -> None:
    assert run("form", *arguments) == (2, "", f"error: {said}\n")
    assert not list(Path().iterdir())


def test_the_same_is_written_again(run: Run) -> None:
    run("form", "-o", "a.html")
    run("form", "-o", "b.html")
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()


def test_nothing_of_modules_is_left_in_it() -> None:
    code = joined("form_file")
    assert not re.search(r"^(import|export)\b", code, re.MULTILINE)
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|localStorage|sessionStorage)\b", code)
    assert "</script" not in code


def test_the_page_itself_forbids_every_request(browser: Browser, run: Run, tmp_path: Path) -> None:
    run("form", "-o", "form.html")
    (tmp_path / "a.js").write_text("document.title = 'loaded'")
    page = browser.new_page()
    page.goto((tmp_path / "form.html").as_uri())
    page.evaluate(
        """() => {
            const refused = new Set();
            const note = (event) => refused.add(event.effectiveDirective);
            document.addEventListener("securitypolicyviolation", note);
            fetch("https://example.org/").catch(() => null);
            for (const name of ["script", "img", "iframe"]) {
                const made = Object.assign(document.createElement(name), { src: "a.js" });
                document.body.append(made);
            }
            const inline = { textContent: "document.title = 'run'" };
            document.body.append(Object.assign(document.createElement("script"), inline));
            window.refused = refused;
        }"""
    )
    page.wait_for_function("() => window.refused.size >= 4")
    found = page.evaluate("() => [...window.refused]")
    assert set(found) == {"connect-src", "script-src-elem", "img-src", "frame-src"}
    assert page.title() == "pourparler"
    page.close()


def test_its_size_is_as_the_documentation_says(run: Run) -> None:
    text = PAGE.read_text("utf-8")
    told = {kind: int(number) for number, kind in re.findall(r"(\d+) kB for (all|one)", text)}
    run("form", "-o", "all.html")
    run("form", "event", "-o", "one.html")
    for kind, number in told.items():
        assert abs(Path(f"{kind}.html").stat().st_size / 1000 - number) < number / 10
    assert set(told) == {"all", "one"}
