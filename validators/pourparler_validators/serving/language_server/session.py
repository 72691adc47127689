"""What an editor has open: its texts, the datasets that they belong to, and what is shown of them.

A dataset is read whole in the background: at first, when a file is saved, and when one changes on
the disk. Between, what is typed takes the place of what was read.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final, TypeVar

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from pourparler_validators.formats import format_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.serving.language_server.apart import Found
from pourparler_validators.serving.language_server.buffers import Buffer
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.json_spots import spot_in_json
from pourparler_validators.serving.language_server.pointing import Pointing
from pourparler_validators.serving.language_server.projects import Project, Where, where
from pourparler_validators.serving.language_server.showing import Json, Showing, Shown
from pourparler_validators.serving.language_server.spots import Spot
from pourparler_validators.serving.language_server.yaml_spots import spot_in_yaml

T = TypeVar("T")

EDITED: Final = ("json", "jsonl", "yaml")
"""The formats of which an editor is told anything."""


@dataclass(slots=True)
class Document:
    """A file that is open."""

    uri: str
    path: str
    format: str
    buffer: Buffer
    project: Project
    is_judged: bool = False
    """Whether what is shown is about the present text."""
    showing: Showing | None = None
    shown: Sequence[Shown] = ()


class Editor:
    """What a session needs of the editor and its surroundings."""

    def show(self, uri: str, version: int | None, found: Sequence[Json]) -> None:
        """Shows what was found in a file, as the protocol writes diagnostics."""
        raise NotImplementedError

    def tell(self, message: str) -> None:
        """Tells the user something."""
        raise NotImplementedError

    def soon(self) -> None:
        """Has the session settle once more, when nothing more is typed for a moment."""
        raise NotImplementedError

    def later(self) -> None:
        """Has the session work out what takes long, when nothing is typed for a while."""
        raise NotImplementedError

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Does something in the background, and then something with what comes of it."""
        raise NotImplementedError


@dataclass(slots=True)
class Session:
    """All that is open."""

    editor: Editor
    pointing: Pointing = field(default_factory=Pointing)
    folders: list[str] = field(default_factory=list[str])
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    _projects: dict[Where, Project] = field(default_factory=dict[Where, Project])
    _told: set[str] = field(default_factory=set[str])

    def opened(self, uri: str, text: str, version: int) -> None:
        """A file is opened; one in a format without records, or in no folder, is left alone."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        name = format_of(path) if path else None
        if path is None or name not in EDITED:
            return
        project = self._project(path)
        buffer = Buffer(text, version, self.pointing.encoding)
        self.documents[uri] = Document(uri, path, name, buffer, project)
        self.settle()

    def changed(
        self, uri: str, version: int, changes: Sequence[lsp.TextDocumentContentChangeEvent]
    ) -> bool:
        """What is typed; one that is older than what is known is left out, and so said."""
        document = self.documents.get(uri)
        if document is None or version <= document.buffer.version:
            return False
        for one in changes:
            within = one.range if isinstance(one, lsp.TextDocumentContentChangePartial) else None
            document.buffer = document.buffer.changed(one.text, within, version)
        document.is_judged = False
        return True

    def closed(self, uri: str) -> None:
        """A file is closed: what was typed and not saved is gone."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        self.editor.show(uri, None, [])
        dataset = document.project.dataset
        if dataset is not None:
            dataset.revert(dataset.path_of(document.path))
            self.settle()

    def saved(self, uri: str) -> None:
        """A file is saved: its dataset is judged as a whole."""
        document = self.documents.get(uri)
        if document is not None:
            self._read(document.project)

    def read_again(self) -> None:
        """Something has changed on the disk: all is read anew."""
        for document in self.documents.values():
            document.project = self._project(document.path)
        for project in {id(one.project): one.project for one in self.documents.values()}.values():
            self._read(project)

    def settle(self) -> None:
        """Judges what was typed, and shows what was found where that has changed.

        The files that are typed in come first; what this touches elsewhere follows, step by step.
        """
        typed = [one for one in self.documents.values() if not one.is_judged]
        for document in typed:
            self._take_in(document)
        for document in typed or self._waiting()[:1]:
            self._show(document)
        if self._waiting():
            self.editor.soon()
        elif self._in_doubt():
            self.editor.later()

    def work_out(self) -> None:
        """Works out in the background what is in doubt; what is typed meanwhile puts it off."""
        for project in self._in_doubt():
            self._work(project)

    def _in_doubt(self) -> list[Project]:
        """The datasets of which something is to be worked out that takes long."""
        projects = {id(one.project): one.project for one in self.documents.values()}
        return [
            one
            for one in projects.values()
            if one.dataset is not None and one.dataset.is_in_doubt and not one.is_working
        ]

    def _work(self, project: Project) -> None:
        dataset = project.dataset
        if dataset is None:
            return

        def have(found: Found) -> None:
            project.is_working = False
            dataset.have(found)
            self.settle()

        project.is_working = True
        self.editor.aside(dataset.work().done, have)

    def _waiting(self) -> list[Document]:
        """The files in which something is to be judged again."""
        return [
            one
            for one in self.documents.values()
            if one.project.dataset is not None and one.project.dataset.waits(self._path(one))
        ]

    def spot(self, document: Document, offset: int) -> Spot | None:
        """What stands at a place."""
        dataset, text = document.project.dataset, document.buffer.text
        known = dataset.files.get(self._path(document)) if dataset else None
        start = known.record_start(offset) if known and known.present.text == text else 0
        look = spot_in_yaml if document.format == "yaml" else spot_in_json
        return look(text, offset, start)

    def _project(self, path: str) -> Project:
        place = where(path, self.folders)
        if place not in self._projects:
            self._projects[place] = Project(place)
            self._read(self._projects[place])
        return self._projects[place]

    def _read(self, project: Project) -> None:
        """Reads a dataset anew; what is asked for meanwhile is done afterwards, once."""
        project.is_old = project.is_reading
        if project.is_reading:
            return
        project.is_reading = True
        self.editor.aside(lambda: _read(project.where), lambda found: self._have(project, found))

    def _have(self, project: Project, found: Dataset | str) -> None:
        """Takes in a dataset that was read, or why it could not be."""
        project.is_reading = False
        if isinstance(found, Dataset):
            project.dataset, project.fault = found, ""
            for error in found.errors[:1]:
                self._tell(f"the rule {error.rule} failed at {error.record}: {error.reason}")
        else:
            project.fault = found
            self._tell(found)
        if project.is_old:
            self._read(project)
            return
        for document in self.documents.values():
            if document.project is project:
                document.is_judged = False
        self.settle()

    def _tell(self, message: str) -> None:
        """Tells the user something, once."""
        if message not in self._told:
            self._told.add(message)
            self.editor.tell(f"pourparler: {message}")

    def _take_in(self, document: Document) -> None:
        dataset, path = document.project.dataset, self._path(document)
        if dataset is None or dataset.options.project.is_excluded(Path(path)):
            return
        known, text = dataset.files.get(path), document.buffer.text
        if known is None or known.present.text != text:
            dataset.replace(path, text)

    def _path(self, document: Document) -> str:
        dataset = document.project.dataset
        return dataset.path_of(document.path) if dataset else document.path

    def _show(self, document: Document) -> None:
        dataset = document.project.dataset
        if dataset is None:
            return
        if document.showing is None or document.showing.dataset is not dataset:
            document.showing = Showing(dataset, self.pointing)
        document.shown = document.showing.of(self._path(document), document.buffer)
        document.is_judged = True
        written = [one.written for one in document.shown]
        self.editor.show(document.uri, document.buffer.version, written)


def _read(place: Where) -> Dataset | str:
    """A dataset, or in a sentence why it cannot be read."""
    try:
        return place.read()
    except UsageError as error:
        return error.typed
    except OSError as error:
        return f"{error.filename}: {(error.strerror or str(error)).lower()}"
    except Exception as error:
        return f"internal error: {type(error).__name__}: {error}; please report this"
