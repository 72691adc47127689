"""The datasets that open files belong to."""

from collections.abc import Sequence
from pathlib import Path

from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.project.file_system import is_folder, leads_within
from pourparler_validators.project.settings_file import nearest_settings
from pourparler_validators.reading.dataset import read_dataset
from pourparler_validators.reading.files import Reading
from pourparler_validators.running.options import Overrides, resolved
from pourparler_validators.serving.language_server.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Where:
    """What a dataset is read from: the folder of its settings, a folder, or a file alone."""

    start: str
    has_settings: bool

    def read(self) -> Dataset:
        """The dataset, as it is on the disk.

        Raises :class:`UsageError` where it, or its settings, cannot be read.
        """
        options = resolved([self.start], Overrides())
        if self.has_settings:
            return Dataset(read_dataset([], options.project).whole, options)
        if not is_folder(self.start):
            return Dataset(Reading(), options)
        try:
            return Dataset(read_dataset([self.start], options.project).whole, options)
        except UsageError:  # a folder around several datasets, each with settings of its own
            return Dataset(Reading(), options)


def where(path: str, folders: Sequence[str]) -> Where:
    """The dataset of a file: of the nearest settings, else of the editor's folder around it."""
    settings = nearest_settings(Path(path))
    if settings is not None:
        return Where(str(settings.absolute().parent), has_settings=True)
    around = [one for one in folders if leads_within(path, one)]
    return Where(max(around, key=len, default=path), has_settings=False)


@dataclass(slots=True)
class Project:
    """A dataset that is being read, or was."""

    where: Where
    dataset: Dataset | None = None
    fault: str = ""
    """Why it could not be read."""
    is_reading: bool = False
    is_working: bool = False
    """Whether something is worked out of very many records."""
    is_old: bool = False
    """Whether it has changed since the reading began."""
