"""Measures the check beside what one would take instead, in one run, and prints one table.

    python benchmarks/run.py [RECORDS]

The machine's speed drifts; so the ratios count, not the seconds. Each figure is the best of
three. `check` does more than its peers: it finds places, resolves references and runs all rules.
"""

import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data import lines

ROUNDS = 3
DEFAULT_RECORDS = 31_000
SLOW_SAMPLE = 1_000
"""python-jsonschema is measured on so many records only."""

_JOBS = os.cpu_count() or 1
ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schema" / "pourparler" / "schemas"


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_RECORDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        path.write_text("".join(f"{line}\n" for line in lines(count)), encoding="utf-8")
        print(f"{count:,} records, {path.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} cores\n")
        print(f"{'records, wall clock':<52} {'records/s':>10} {'times bare pydantic':>20}")
        _throughput(path, count)
        small = Path(folder, "small.json")
        example = ROOT / "examples" / "istanbul-2025" / "parties.json"
        small.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
        print(f"\n{'one small command, CPU time':<52} {'ms':>10} {'times':>20}")
        _start_up(small)


def _throughput(path: Path, count: int) -> None:
    content = path.read_bytes().splitlines()
    bare = _best(lambda: _bare(content)) / count
    rows = [
        ("pydantic validate_json in a bare loop (structure)", bare),
        ("jsonschema-rs (structure)", _best(lambda: _rust(content)) / count),
        ("jsonschema (structure)", _best(lambda: _python(content[:SLOW_SAMPLE])) / SLOW_SAMPLE),
        ("pourparler check (all rules but texts)", _best(lambda: _check(path)) / count),
        (f"pourparler check --jobs {_JOBS}", _best(lambda: _check(path, _JOBS)) / count),
        ("pourparler check, kept for the next time", _best(lambda: _check_anew(path)) / count),
        ("pourparler check, looked up", _best(lambda: _look_up(path)) / count),
    ]
    for name, seconds in rows:
        print(f"{name:<52} {1 / seconds:>10,.0f} {seconds / bare:>20.1f}")


def _bare(content: list[bytes]) -> None:
    from pourparler.document import record_adapter

    read = record_adapter().validate_json
    for line in content:
        read(line)


def _rust(content: list[bytes]) -> None:
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(json.loads(_schema("record")))
    for line in content:
        if not validator.is_valid(json.loads(line)):
            raise ValueError("the records of the benchmark are sound")


def _python(content: list[bytes]) -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(_schema("record")))
    for line in content:
        if not validator.is_valid(json.loads(line)):
            raise ValueError("the records of the benchmark are sound")


def _check(path: Path, jobs: int = 1) -> None:
    from pourparler_validators import check_files

    gc.set_threshold(2_000_000)  # as the command does
    report = check_files([str(path)], jobs=jobs)
    if any(one.severity == "error" for one in report.findings):
        raise ValueError("the records of the benchmark have no faults")


def _check_anew(path: Path) -> None:
    shutil.rmtree(path.parent / "cache", ignore_errors=True)
    _look_up(path)


def _look_up(path: Path) -> None:
    from pourparler_validators.reading.files import Manner
    from pourparler_validators.running.cached import check_cached
    from pourparler_validators.running.options import Options

    check_cached([str(path)], Options(), Manner(), path.parent / "cache")


def _start_up(path: Path) -> None:
    here = Path(sys.executable).parent
    own, peer = str(here / "pourparler"), str(here / "check-jsonschema")
    schema = str(SCHEMAS / "document.schema.json")
    commands = {
        "pourparler --help": [own, "--help"],
        "pourparler explain dates/placeholder": [own, "explain", "dates/placeholder"],
        "pourparler check small.json": [own, "check", "--fail-on", "never", str(path)],
    }
    if Path(peer).exists():
        commands["check-jsonschema small.json"] = [peer, "--schemafile", schema, str(path)]
    taken = {name: _cpu(command) for name, command in commands.items()}
    for name, seconds in taken.items():
        ratio = seconds / taken["pourparler check small.json"]
        print(f"{name:<52} {seconds * 1000:>10.0f} {ratio:>20.2f}")


def _schema(name: str) -> str:
    return (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")


def _best(work: Callable[[], None]) -> float:
    """The shortest wall-clock time of the rounds, in seconds."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _cpu(command: list[str]) -> float:
    """The least CPU time of a command over the rounds, in seconds."""
    taken: list[float] = []
    for _ in range(ROUNDS + 2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_compiling())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def _compiling() -> dict[str, str]:
    """The environment in which Python keeps compiled modules, as after an installation."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()
