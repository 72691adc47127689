"""Measures the check beside what one would take instead, in one run, and prints two tables.

    python benchmarks/run.py [RECORDS] [--large]

Each row says how many records a second, and how often the time of a bare loop of pydantic over the
same lines that is. The machine's speed drifts; so the ratios count, not the seconds. Each figure is
the best of three, of programs with their start. ``--large`` adds 100,000 and 1,000,000 records,
each once. `check` does more than its peers: it finds places, follows references, runs all rules.
"""

import argparse
import importlib.util
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from data import lines, quoting_lines, rich_lines
from measuring import Taken, taken

ROUNDS: Final = 3
SLOW_SAMPLE: Final = 1_000
"""python-jsonschema and check-jsonschema are measured on so many records only."""
QUOTATIONS: Final = 4_000

ROOT: Final = Path(__file__).parent.parent
SCHEMAS: Final = ROOT / "schema" / "pourparler" / "schemas"
HERE: Final = Path(sys.executable).parent
_JOBS: Final = os.cpu_count() or 1


def main() -> None:
    """Prints the tables."""
    given = argparse.ArgumentParser(description="Measures the check.")
    given.add_argument("records", type=int, nargs="?", default=31_000)
    given.add_argument("--large", action="store_true")
    asked = given.parse_args()
    count: int = asked.records
    print(f"{_JOBS} processors, Python {sys.version.split()[0]}\n")
    print("| records | tool | records/s | times bare loop | CPU s | most MiB |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    _measured(f"{count:,}", lines(count), _all_tools)
    _measured(f"{count // 10:,} rich", rich_lines(count // 10), _own)
    _measured(f"{QUOTATIONS:,} quotations", quoting_lines(QUOTATIONS), _own_and_cached)
    for number in (100_000, 1_000_000) if asked.large else ():
        _measured(f"{number:,}", lines(number), _own, rounds=1)
    print("\n| one small command | ms of CPU | times |")
    print("| --- | ---: | ---: |")
    _start_up()


Tools = Callable[[Path, int], Iterator[tuple[str, Callable[[], Taken], float]]]
"""The tools by name, each with what one round takes, and which part of the records it reads."""


def _measured(name: str, records: Iterable[str], tools: Tools, rounds: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "records.jsonl")
        with path.open("w", encoding="utf-8") as stream:
            count = sum(bool(stream.write(f"{line}\n")) for line in records)
        bare = min(_bare(path) for _ in range(ROUNDS)) / count
        print(f"| {name} | pydantic, a bare loop | {1 / bare:,.0f} | 1.0 | {bare * count:.1f} | |")
        for tool, measure, part in tools(path, count):
            all_taken = [measure() for _ in range(rounds)]
            best, most = min(all_taken), max(one.mebibytes for one in all_taken)
            each, memory = best.seconds / (count * part), f"{most:.0f}" if most else ""
            figures = f"{1 / each:,.0f} | {each / bare:.1f} | {best.cpu:.1f} | {memory}"
            print(f"| {name} | {tool} | {figures} |", flush=True)


def _own(path: Path, count: int) -> Iterator[tuple[str, Callable[[], Taken], float]]:
    """The check of the file with one process and all."""
    for jobs in dict.fromkeys((1, _JOBS)):
        command = _check(path, "--no-cache", "--jobs", str(jobs))
        said = "1 process" if jobs == 1 else f"{jobs} processes"
        yield f"pourparler check, {said}", partial(taken, command), 1


def _all_tools(path: Path, count: int) -> Iterator[tuple[str, Callable[[], Taken], float]]:
    """The peers, as far as they are installed, and the check, also with its cache."""
    content = path.read_bytes().splitlines()
    part = min(SLOW_SAMPLE, count) / count
    sample = path.with_name("sample.json")
    records = [json.loads(line) for line in content[:SLOW_SAMPLE]]
    sample.write_text(json.dumps({"schema_version": "1.1", "records": records}), encoding="utf-8")
    if importlib.util.find_spec("duckdb"):
        yield "DuckDB reads the lines", lambda: _timed(lambda: _duckdb(path)), 1
    yield "jsonschema-rs (structure)", lambda: _timed(lambda: _rust(content)), 1
    yield "jsonschema (structure)", lambda: _timed(lambda: _python(content[:SLOW_SAMPLE])), part
    peer = HERE / "check-jsonschema"
    if peer.exists():
        schema = str(SCHEMAS / "document.schema.json")
        command = [str(peer), "--schemafile", schema, str(sample)]
        yield "check-jsonschema (structure)", lambda: taken(command), part
    yield from _own(path, count)
    yield from _cached(path)


def _own_and_cached(path: Path, count: int) -> Iterator[tuple[str, Callable[[], Taken], float]]:
    yield from _own(path, count)
    yield from _cached(path)


def _cached(path: Path) -> Iterator[tuple[str, Callable[[], Taken], float]]:
    """The check with its cache: without what was checked before, with it, and with most of it."""
    cache = path.with_name("cache")
    looked_up = _check(path, "--cache-dir", str(cache))
    corrections = itertools.count()

    def anew() -> Taken:
        shutil.rmtree(cache, ignore_errors=True)
        return taken(looked_up)

    def corrected() -> Taken:
        *others, last = path.read_text(encoding="utf-8").splitlines()
        record = json.loads(last) | {"notes": f"Corrected: {next(corrections)}."}
        path.write_text("".join(f"{line}\n" for line in (*others, json.dumps(record))))
        return taken(looked_up)

    yield "pourparler check, kept for the next time", anew, 1
    yield "pourparler check, looked up", lambda: taken(looked_up), 1
    yield "pourparler check, one record corrected", corrected, 1


def _check(path: Path, *options: str) -> list[str]:
    own = str(HERE / "pourparler")
    return [own, "check", "--isolated", "-q", "--format", "jsonl", *options, str(path)]


def _timed(work: Callable[[], None]) -> Taken:
    before, start = time.process_time(), time.perf_counter()
    work()
    return Taken(time.perf_counter() - start, time.process_time() - before, 0)


def _bare(path: Path) -> float:
    from pourparler.document import record_adapter

    read = record_adapter().validate_json
    with path.open("rb") as stream:
        start = time.perf_counter()
        for line in stream:
            read(line)
        return time.perf_counter() - start


def _duckdb(path: Path) -> None:
    duckdb: Any = importlib.import_module("duckdb")
    duckdb.connect().execute("SELECT count(*), max(id) FROM read_json(?)", [str(path)]).fetchall()


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


def _start_up() -> None:
    own, peer = str(HERE / "pourparler"), HERE / "check-jsonschema"
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.json")
        shutil.copy(ROOT / "examples" / "istanbul-2025" / "parties.json", small)
        commands = {
            "pourparler --help": [own, "--help"],
            "pourparler explain dates/placeholder": [own, "explain", "dates/placeholder"],
            "pourparler check small.json": [own, "check", "--fail-on", "never", str(small)],
        }
        if peer.exists():
            schema = str(SCHEMAS / "document.schema.json")
            commands["check-jsonschema small.json"] = [
                str(peer),
                "--schemafile",
                schema,
                str(small),
            ]
        took = {name: _cpu(command) for name, command in commands.items()}
    for name, seconds in took.items():
        ratio = seconds / took["pourparler check small.json"]
        print(f"| {name} | {seconds * 1000:.0f} | {ratio:.2f} |")


def _schema(name: str) -> str:
    return (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")


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
