"""The language server, as editors talk to it."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from importlib import metadata
from typing import Any, BinaryIO, Final, TypeVar, cast

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method
from pygls.uris import to_fs_path

from pourparler_validators.serving.language_server import (
    acting,
    completing,
    following,
    hovering,
    outlining,
)
from pourparler_validators.serving.language_server.session import Document, Editor, Session
from pourparler_validators.serving.language_server.showing import Json

T = TypeVar("T")

QUIET: Final = 0.02
"""So many seconds after a change its findings are worked out, unless another one comes."""
STILL: Final = 0.5
"""After so many seconds without a change that is worked out which takes long."""
WATCHED: Final = "**/*.{json,jsonl,ndjson,yaml,yml,csv,tsv,toml,txt,html,htm}"
"""The files that an editor is asked to watch: records, settings, texts."""


class _Protocol(LanguageServerProtocol):
    """The protocol, without the copies of all texts that the library keeps of its own."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> Any:
        """A file is opened."""
        yield self._work(lsp.TEXT_DOCUMENT_DID_OPEN), (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Any:
        """A file is typed in."""
        yield self._work(lsp.TEXT_DOCUMENT_DID_CHANGE), (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> Any:
        """A file is closed."""
        yield self._work(lsp.TEXT_DOCUMENT_DID_CLOSE), (params,), None

    def tell_written(self, method: str, params: Json) -> None:
        """Tells the editor something that is written already, which may be thousands of parts."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def _work(self, method: str) -> Callable[[Any], None]:
        features: dict[str, Any] = self.fm.features  # pyright: ignore
        work: Callable[[Any], None] = features[method]
        return work


class Server(LanguageServer, Editor):
    """The server: hands what an editor says to its session, and what that shows to the editor."""

    def __init__(self) -> None:
        version = metadata.version("pourparler")
        super().__init__("pourparler", version, protocol_cls=_Protocol)  # pyright: ignore
        self.session = Session(self)
        self.is_told_to_end = False
        self._waiting: asyncio.TimerHandle | None = None

    def show(self, uri: str, version: int | None, found: Sequence[Json]) -> None:
        """Shows what was found in a file."""
        known = {} if version is None else {"version": version}
        written = {"uri": uri, **known, "diagnostics": found}
        method = lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        cast("_Protocol", self.protocol).tell_written(method, written)

    def tell(self, message: str) -> None:
        """Tells the user something."""
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, message))

    def aside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Does something in a thread that ends with the server, and then something here."""
        loop = asyncio.get_running_loop()
        thread = threading.Thread(
            target=lambda: loop.call_soon_threadsafe(then, work()), daemon=True
        )
        thread.start()

    def soon(self) -> None:
        """Has what was typed judged once nothing more is typed for a moment."""
        self._after(QUIET, self.session.settle)

    def later(self) -> None:
        """Has what takes long worked out once nothing more is typed for a while."""
        self._after(STILL, self.session.work_out)

    def _after(self, seconds: float, work: Callable[[], None]) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(seconds, work)

    def document(self, uri: str) -> Document | None:
        """A file that is open, with what was typed last taken in."""
        self.session.settle()
        return self.session.documents.get(uri)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> bool:
    """Serves an editor until it is told to end, or the editor is gone; whether it was told."""
    server = made_server()
    server.start_io(stdin, stdout)
    return server.is_told_to_end


def made_server() -> Server:
    """A server that answers to all that it knows."""
    server = Server()
    _follow_files(server)
    _follow_workspace(server)
    _answer(server)
    return server


def _follow_files(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.session.opened(document.uri, document.text, document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        if server.session.changed(document.uri, document.version, params.content_changes):
            server.soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.session.saved(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.session.closed(params.text_document.uri)


def _follow_workspace(server: Server) -> None:
    @server.feature(lsp.INITIALIZED)
    def initialized(_params: lsp.InitializedParams) -> None:
        server.session.pointing.encoding = str(
            server.server_capabilities.position_encoding or "utf-16"
        )
        _take_folders(server)
        _watch(server)

    @server.feature(lsp.SHUTDOWN)
    def shutdown(_params: None) -> None:
        server.is_told_to_end = True

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(_params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        _take_folders(server)
        server.session.read_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        if params.changes:
            server.session.read_again()


def _take_folders(server: Server) -> None:
    found = [to_fs_path(uri) for uri in server.workspace.folders]
    if not found and server.workspace.root_uri:
        found = [to_fs_path(server.workspace.root_uri)]
    server.session.folders = [path for path in found if path]


def _watch(server: Server) -> None:
    """Asks the editor to say when a file changes on the disk, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is not None and watching.dynamic_registration:
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = lsp.Registration("watched", method, options)
        server.client_register_capability(lsp.RegistrationParams([registration]))


def _answer(server: Server) -> None:
    def answers(method: str, answer: Callable[[Document, Any], Any], options: Any = None) -> None:
        @server.feature(method, options)
        def answered(params: Any) -> Any:
            document = server.document(params.text_document.uri)
            return None if document is None else answer(document, params)

    def completions(document: Document, params: lsp.CompletionParams) -> lsp.CompletionList:
        offered = completing.Offered(session, document, takes_snippets=_takes_snippets(server))
        return offered.at(params.position)

    def references(document: Document, params: lsp.ReferenceParams) -> Sequence[lsp.Location]:
        with_record = params.context.include_declaration
        return following.references(session, document, params.position, with_record=with_record)

    session = server.session
    answers(lsp.TEXT_DOCUMENT_HOVER, lambda one, at: hovering.hover(session, one, at.position))
    triggers = lsp.CompletionOptions(trigger_characters=[*completing.TRIGGERS])
    answers(lsp.TEXT_DOCUMENT_COMPLETION, completions, triggers)
    answers(
        lsp.TEXT_DOCUMENT_DEFINITION,
        lambda one, at: following.definition(session, one, at.position),
    )
    answers(lsp.TEXT_DOCUMENT_REFERENCES, references)
    kinds = lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix])
    answers(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lambda one, at: acting.actions(one, at.range, at.context.diagnostics),
        kinds,
    )
    answers(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lambda one, _: outlining.symbols(one))


def _takes_snippets(server: Server) -> bool:
    documents = server.client_capabilities.text_document
    item = documents.completion.completion_item if documents and documents.completion else None
    return bool(item and item.snippet_support)
