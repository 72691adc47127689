"""The command that serves the page: what it says, begins and refuses."""

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from pourparler_validators.serving.server import listening_on
from tests.command_line import Run


def test_it_prints_the_address_and_ends_when_interrupted(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "pourparler_validators", "serve", "new.json", "--no-browser"]
    with subprocess.Popen(program, cwd=tmp_path, stdout=-1, stderr=-1, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        try:
            address = running.stdout.readline().strip()
            with urllib.request.urlopen(address.partition("#")[0], timeout=30) as page:  # noqa: S310
                assert b"<title>pourparler</title>" in page.read()
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=30) == 0
            assert running.stderr.read() == "Made new.json, which has no record yet.\n"
        finally:
            running.kill()
    assert (tmp_path / "new.json").read_text() == '{\n  "records": []\n}\n'


@pytest.mark.parametrize("name", ["new.xlsx", "new", "new.txt"])
def test_what_cannot_be_begun(name: str, run: Run) -> None:
    code, _, said = run("serve", name)
    assert code == 2
    assert said == (
        f"error: there is no {name}; a dataset that is begun is a .json, .jsonl or .yaml\n"
    )
    assert not Path(name).exists()


def test_a_port_that_is_taken(run: Run) -> None:
    taken = listening_on(0)
    port = taken.getsockname()[1]
    code, _, said = run("serve", "new.json", "--port", str(port), "--no-browser")
    taken.close()
    assert code == 2
    assert said.endswith(
        f"error: port {port} cannot be used: address already in use; leave --port out\n"
    )
