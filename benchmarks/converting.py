"""Measures what converting many records takes, in one run, and prints one table.

    python benchmarks/converting.py [RECORDS]

Each conversion is a program of its own, read as a stream: its records a second of CPU time, its CPU
time as a multiple of that from JSON Lines to JSON Lines, and the most memory that it held. The
machine's speed drifts; ratios and memory hardly do.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from data import lines

DEFAULT_RECORDS = 1_000_000
STEPS = (
    ("JSON Lines to JSON Lines", "a.jsonl", "b.jsonl", "jsonl"),
    ("JSON Lines to CSV", "a.jsonl", "csv", "csv"),
    ("CSV to JSON Lines", "csv", "c.jsonl", "jsonl"),
    ("JSON Lines to Parquet", "a.jsonl", "parquet", "parquet"),
    ("Parquet to JSON Lines", "parquet", "d.jsonl", "jsonl"),
)
"""The first is what the others are compared with."""


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_RECORDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "a.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in lines(count))
        print(f"{count:,} records, {(folder / 'a.jsonl').stat().st_size / 1e6:.1f} MB\n")
        print(f"{'':<28} {'records/s':>10} {'CPU time':>9} {'MB held':>8}")
        least = 0.0
        for title, source, target, form in STEPS:
            seconds, held = _taken(folder, source, target, form)
            least = least or seconds
            print(f"{title:<28} {count / seconds:>10,.0f} {seconds / least:>9.2f} {held:>8,.0f}")


def _taken(folder: Path, source: str, target: str, form: str) -> tuple[float, float]:
    """The seconds of the processor, and the most megabytes, that a command takes."""
    program = str(Path(sys.executable).parent / "pourparler")
    process = subprocess.Popen(
        [program, "convert", source, "-o", target, "--to", form, "--no-verify"],
        cwd=folder,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ValueError("the records of the benchmark can be converted")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
