"""The texts of sources on the workers: those of local folders, or of an object store."""

import re
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from pyspark.sql import functions as sql

from pourparler import Source
from pourparler_validators.contract.questions import Loaded, Missing
from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats.parquet.library import arrow_files
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.project.file_system import is_remote
from pourparler_validators.reading.article_files import MAX_TEXT, SUFFIXES, TextFolders
from pourparler_validators.spark.file_system import Names, encoded, exactly
from pourparler_validators.spark.rows import Row


@dataclass(slots=True)
class Texts:
    """Reads the texts that stand in records, beside them, or in folders.

    Where a text is known by its checksum only, the file was looked for before.
    """

    folders: Sequence[str]
    found: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    """The files that were found by a checksum, by the place of the record."""

    def note(self, row: Row) -> None:
        """Keeps in mind where the text of a source is, if the row holds one."""
        if row["text"] is not None and row["path"] is not None:
            self.found[row["path"], row["position"]] = Names(self.folders).shown(row["text"])

    def load(self, entry: Entry) -> Loaded | Missing:
        """The text of a source, or why there is none."""
        record = entry.record
        path = self.found.get(entry.order)
        if path is not None and isinstance(record, Source) and record.sha256 is not None:
            if is_remote(path):
                return _opened(path)
            return TextFolders((), {record.sha256: Path(path)}).load(entry)
        if isinstance(record, Source) and record.text_file and record.text is None:
            places = [one for one in (entry.file.folder, *self.folders) if is_remote(one)]
            tried = (_opened(f"{folder}/{record.text_file}") for folder in places)
            there = next((one for one in tried if isinstance(one, Loaded)), None)
            if there is not None and ".." not in Path(record.text_file).parts:
                return there
        local = [folder for folder in self.folders if not is_remote(folder)]
        return TextFolders(local, {}).load(entry)


def _opened(path: str) -> Loaded | Missing:
    try:
        system: Any
        uri = path.replace("s3a://", "s3://", 1)
        system, name = arrow_files().FileSystem.from_uri(encoded(uri))
        with system.open_input_stream(name) as stream:
            content: bytes = stream.read(MAX_TEXT + 1)
    except (OSError, ValueError) as error:
        return Missing("not-found", f"the text cannot be opened: {error}")
    if len(content) > MAX_TEXT:
        return Missing("unreadable", f"the text is longer than {MAX_TEXT // 1024**2} MiB")
    return Loaded(content, path)


def checksums(spark: Any, folders: Sequence[str]) -> Any:
    """The file of each text in some folders, by the checksum of its bytes; of several the first.

    It is named as Spark names files.
    """
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    files = reader.load([*map(exactly, folders)])
    ending = "|".join(map(re.escape, SUFFIXES))
    files = files.where((sql.col("length") <= MAX_TEXT) & sql.col("path").rlike(f"({ending})$"))
    found = files.select(sql.sha2("content", 256).alias("sha256"), "_metadata.file_path")
    return found.groupBy("sha256").agg(sql.min("file_path").alias("text"))
