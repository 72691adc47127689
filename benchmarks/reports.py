"""Measures a stored report of very many findings shown in each format, and prints one table.

    python benchmarks/reports.py [FINDINGS…]

A report of so many findings is read, and written in one format after the other, by a process of
its own: the CPU time of each, and the most memory that the process had meanwhile (on Linux only).
Memory that does not grow with the findings is about the same for twice as many.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from pourparler_validators.reports import HUMAN, MACHINE, written
from pourparler_validators.reports.stored import report_in
from pourparler_validators.reports.style import Style

_FAULTS: Final = 3
"""So many faults has each record."""
_CHECKED: Final = 500
"""So many records are checked; the findings of each are taken again, as those of others."""
_ALONE: Final = "--alone"


def main() -> None:
    """Prints a row for each format."""
    if sys.argv[1:2] == [_ALONE]:
        print(json.dumps(list(_measured(Path(sys.argv[2])))))
        return
    numbers = [int(one) for one in sys.argv[1:]] or [150_000, 300_000]
    print(f"{'':<12}" + "".join(f"{one:>14,} findings" for one in numbers))
    print(f"{'':<12}" + f"{'CPU s':>9} {'MiB':>6} {'MB':>6}" * len(numbers))
    rows: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        plain = _checked(Path(folder))
        path = Path(folder, "report.json")
        for number in numbers:
            path.write_text(_text(plain, number), encoding="utf-8")
            for name, figures in _measured_apart(path):
                rows[name] = rows.get(name, "") + figures
    for name, figures in rows.items():
        print(f"{name:<12}{figures}")


def _measured_apart(path: Path) -> list[tuple[str, str]]:
    """The same in a process that has held nothing before."""
    command = [sys.executable, __file__, _ALONE, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    figures: list[tuple[str, str]] = json.loads(done.stdout)
    return figures


def _measured(path: Path) -> Iterator[tuple[str, str]]:
    """Reading first, then each format: CPU seconds, the most memory, how much was written."""
    _forget_most()
    start = time.process_time()
    report = report_in(partial(Path.open, path, encoding="utf-8"), "the report", lambda _path: None)
    yield "read", _figures(start, path.stat().st_size)
    for name in (*HUMAN, *MACHINE):
        _forget_most()
        start = time.process_time()
        yield name, _figures(start, _size(written(report, name, Style())))


def _figures(start: float, size: int) -> str:
    return f"{time.process_time() - start:>9.1f} {_most():>6.0f} {size / 1e6:>6.1f}"


def _size(pieces: Iterable[str]) -> int:
    return sum(len(piece.encode(errors="surrogatepass")) for piece in pieces)


def _forget_most() -> None:
    """Has the most memory that was held counted anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _most() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s*(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def _checked(folder: Path) -> dict[str, Any]:
    """The JSON report of parties that have fields which there are not."""
    beside = {f"field_{number}": "words " * 30 for number in range(_FAULTS)}
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(_CHECKED):
            party = {"type": "party", "id": f"party:p{number}", "kind": "state", "name": "P"}
            stream.write(f"{json.dumps({**party, **beside})}\n")
    own = str(Path(sys.executable).with_name("pourparler"))
    command = [own, "check", "--isolated", "-q", "--select", "structure", "--format", "json"]
    done = subprocess.run([*command, str(path)], stdout=subprocess.PIPE, check=False)
    plain: dict[str, Any] = json.loads(done.stdout)
    return plain


def _text(plain: dict[str, Any], number: int) -> str:
    """The same report with so many findings, in order, each record another one in another line."""
    findings = plain["findings"]
    head: dict[str, Any] = {**plain, "files": {}, "findings": []}
    copies = number // len(findings)
    made = [
        _copied(one, copies, copy)
        for first in range(0, len(findings), _FAULTS)
        for copy in range(copies)
        for one in findings[first : first + _FAULTS]
    ]
    return json.dumps(head).replace('"findings": []', f'"findings": [{", ".join(made)}]', 1)


def _copied(finding: dict[str, Any], copies: int, copy: int) -> str:
    number = finding["position"] * copies + copy
    names = {"position": number, "record": f"party:p{number}"}
    print_of_it = f"{copy:x}{finding['fingerprint']}"
    text = json.dumps({**finding, **names, "fingerprint": print_of_it})
    return re.sub(r'"line": \d+', f'"line": {number + 1}', text)


if __name__ == "__main__":
    main()
