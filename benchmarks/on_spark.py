"""Measures the check on Spark beside the one in memory, and compares what both find.

    python benchmarks/on_spark.py 10000 100000

Needs pyspark and Java. The CPU time is that of all processes, Java and its workers among them, and
is read from ``/proc``, so on Linux only; the bytes are those that Spark has logged.
"""

import argparse
import datetime as dt
import json
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from data import lines

from pourparler_validators import Report, check_files
from pourparler_validators.spark import check_dataset
from pourparler_validators.spark.session import session

TODAY: Final = dt.date(2026, 1, 1)
FILES: Final = 7
FAULTY: Final = 20
"""One record of so many gets a fault."""


def main() -> None:
    """Prints a line for each number of records, in their usual order and shuffled."""
    given = argparse.ArgumentParser(description="Measures the check on Spark.")
    given.add_argument("counts", type=int, nargs="*", default=[10_000], metavar="N")
    heads = f"{'records':>9} {'order':<8} {'memory s':>9} {'Spark s':>8} {'MB shuffled':>12}"
    print(f"{heads} {'MB of a worker':>15} {'MB of Java':>11}  equal")
    fresh = ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1)
    with fresh:  # a Java for each, which has compiled nothing before
        for count in given.parse_args().counts:
            for is_shuffled in (False, True):
                print(fresh.submit(_measured, count, is_shuffled=is_shuffled).result(), flush=True)


def _measured(count: int, *, is_shuffled: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return _measured_in(Path(folder), count, is_shuffled=is_shuffled)


def _measured_in(folder: Path, count: int, *, is_shuffled: bool) -> str:
    records = str(_written(folder / "records", count, is_shuffled=is_shuffled))
    before = _seconds()
    plain = check_files([records], today=TODAY, jobs=1)
    in_memory = _seconds() - before
    spark = _session(folder)
    try:
        before = _seconds()
        result = check_dataset(spark, [records], today=TODAY)
        report = result.report(most=10 * count)
        on_spark = _seconds() - before
        worker, java = (_peak(name) for name in ("python", "java"))
    finally:
        spark.stop()
    order = "shuffled" if is_shuffled else "usual"
    megabytes = sum(_shuffled(folder / "events")) / 1e6
    said = "yes" if _what(report) == _what(plain) else "NO"
    figures = (
        f"{count:>9,} {order:<8} {in_memory:>9.1f} {on_spark:>8.1f} {megabytes:>12.1f}"
        f" {worker:>15.0f} {java:>11.0f}  {said}"
    )
    rounds = ", ".join(f"{waiting:,} wait for {open_:,}" for waiting, open_ in
                       zip(result.pending, result.rounds, strict=True))  # fmt: skip
    return f"{figures}; {len(report.findings):,} findings; answers and questions by round: {rounds}"


def _what(report: Report) -> tuple[object, ...]:
    """All that a report says, in no order."""
    found = Counter(json.dumps(one.to_dict(), sort_keys=True) for one in report.findings)
    return found, report.tallies, report.records, report.files


def _written(folder: Path, count: int, *, is_shuffled: bool) -> Path:
    draw = random.Random(7)  # noqa: S311 - nothing is secret here
    made = [
        _with_fault(line, draw) if draw.randrange(FAULTY) == 0 else line for line in lines(count)
    ]
    if is_shuffled:
        draw.shuffle(made)
    folder.mkdir()
    for number in range(FILES):
        part = made[number * count // FILES : (number + 1) * count // FILES]
        (folder / f"part-{number}.jsonl").write_text("".join(f"{line}\n" for line in part))
    return folder


def _with_fault(line: str, draw: random.Random) -> str:
    """A record that refers to what is not there, has a foreign field, or another date."""
    record: dict[str, Any] = json.loads(line)
    match draw.randrange(4):
        case 0:
            record["titel"] = "a"
        case 1:
            record.pop("name", None)
        case 2:
            return line.replace("party:", "party:x")
        case _:
            record |= {"date": "2031-02-03"} if "date" in record else {"id": record["id"][:-2]}
    return json.dumps(record, ensure_ascii=False)


def _session(folder: Path) -> Any:
    (folder / "events").mkdir()
    options = {
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.local.dir": folder / "spark",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (folder / "events").as_uri(),
    }
    given = " ".join(f"--conf {name}={value}" for name, value in options.items())
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"--master local[2] {given} pyspark-shell"
    return session()


def _shuffled(events: Path) -> Iterator[int]:
    """The bytes that each task has written for others."""
    for path in events.iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in event:
                yield event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]


def _seconds() -> float:
    """The CPU time of this process and of all below it, those that have ended among them."""
    ticks = sum(sum(map(int, stat[11:15])) for stat in _below().values())
    return ticks / os.sysconf("SC_CLK_TCK")


def _peak(name: str) -> float:
    """The most megabytes that a process of that name below this one has taken at once."""
    me = str(os.getpid())
    found = [0]
    for one in _below().keys() - {me}:
        lines = Path(f"/proc/{one}/status").read_text().splitlines()
        said = dict(line.split(":", 1) for line in lines)
        if said["Name"].strip().startswith(name):
            found.append(int(said["VmHWM"].split()[0]))
    return max(found) / 1e3


def _below() -> dict[str, list[str]]:
    """What ``/proc`` says of this process and of all below it, from the state on."""
    said: dict[str, list[str]] = {}
    for one in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            said[one.parent.name] = one.read_text().rpartition(")")[2].split()
    me, parents = str(os.getpid()), {one: stat[1] for one, stat in said.items()}
    return {one: stat for one, stat in said.items() if me in _line(one, parents)}


def _line(process: str, parents: dict[str, str]) -> Iterator[str]:
    while process in parents:
        yield process
        process = parents[process]


if __name__ == "__main__":
    main()
