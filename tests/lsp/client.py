"""An editor, as far as the server can tell: it speaks the protocol over two pipes.

It is written for these tests, and knows no library of servers, so that what is sent is what the
protocol says, byte by byte.
"""

import contextlib
import itertools
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

SECONDS: Final = 60
"""After so many without an answer a test has failed."""
BEGIN: Final = "from pourparler_validators.cli import main; main(['lsp'])"


class Client:
    """Starts a server, and asks it."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", BEGIN]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        self.shown: dict[str, list[dict[str, Any]]] = {}
        self.told: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def begin(self, *folders: Path, capabilities: dict[str, Any] | None = None) -> dict[str, Any]:
        """The first two messages; gives what the server can do."""
        found = self.ask(
            "initialize",
            processId=None,
            rootUri=folders[0].as_uri() if folders else None,
            workspaceFolders=[{"uri": one.as_uri(), "name": one.name} for one in folders],
            capabilities=capabilities or {},
        )
        self.tell("initialized")
        result: dict[str, Any] = found["capabilities"]
        return result

    def tell(self, method: str, **params: Any) -> None:
        """A notification."""
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """What a request is answered with. Raises ``ValueError`` for an error."""
        self._number += 1
        number = self._number
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise ValueError(message["error"]["message"])
                return message["result"]

    def send(self, message: dict[str, Any]) -> None:
        """A message as it is."""
        content = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def found(self, uri: str, version: int | None) -> list[dict[str, Any]]:
        """What is shown next in a file, of a version of its text."""
        while True:
            message = self._next()
            params = message.get("params", {})
            is_of_file = params.get("uri") == uri and params.get("version") == version
            if message.get("method") == "textDocument/publishDiagnostics" and is_of_file:
                diagnostics: list[dict[str, Any]] = params["diagnostics"]
                return diagnostics

    def message(self) -> str:
        """What the user is told next."""
        while True:
            message = self._next()
            if message.get("method") == "window/showMessage":
                return str(message["params"]["message"])

    def _next(self) -> dict[str, Any]:
        message = self._messages.get(timeout=SECONDS)
        if message is None:
            raise EOFError("the server has ended")
        if "id" in message and "method" in message:
            self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


class File:
    """A file that is open in the editor; each has versions of its own."""

    versions = itertools.count(1, 1000)

    def __init__(self, client: Client, path: Path, text: str | None = None) -> None:
        self.client, self.path, self.uri = client, path, path.as_uri()
        self.text = path.read_text(encoding="utf-8") if text is None else text
        self.version = next(self.versions)
        start = {"uri": self.uri, "version": self.version, "languageId": "json"}
        client.tell("textDocument/didOpen", textDocument={**start, "text": self.text})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.client.tell("textDocument/didClose", textDocument={"uri": self.uri})
        if kind is None:
            assert self.client.found(self.uri, None) == []

    def found(self) -> list[dict[str, Any]]:
        """What is shown next of the present text."""
        return self.client.found(self.uri, self.version)

    def type(self, old: str, new: str) -> None:
        """Other words in the place of some, as an editor sends them."""
        start = self.text.index(old)
        within = {"start": self.position(start), "end": self.position(start + len(old))}
        self.text = self.text.replace(old, new, 1)
        self.change({"range": within, "text": new})

    def change(self, *changes: dict[str, Any]) -> None:
        """Changes as they are sent, one version further on."""
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        self.client.tell("textDocument/didChange", textDocument=document, contentChanges=changes)

    def save(self) -> None:
        """Writes the text to the disk, and says so."""
        self.path.write_text(self.text, encoding="utf-8")
        self.client.tell("textDocument/didSave", textDocument={"uri": self.uri})

    def ask(self, method: str, at: str = "", **params: Any) -> Any:
        """What a request about a place is answered with: the first of such words, or at ▮."""
        before, mark, behind = at.partition("▮")
        offset = self.text.index(before + behind) + (len(before) if mark else 1)
        return self.client.ask(
            f"textDocument/{method}",
            textDocument={"uri": self.uri},
            position=self.position(offset),
            **params,
        )

    def position(self, offset: int) -> dict[str, int]:
        """A place in the text, in UTF-16."""
        line = self.text.count("\n", 0, offset)
        before = self.text[:offset].rpartition("\n")[2]
        return {"line": line, "character": len(before.encode("utf-16-le")) // 2}

    def words(self, within: dict[str, Any]) -> str:
        """The words at a range of one line."""
        start, end = within["start"], within["end"]
        assert start["line"] == end["line"]
        line: bytes = self.text.split("\n")[start["line"]].encode("utf-16-le")
        columns = slice(int(start["character"]) * 2, int(end["character"]) * 2)
        return line[columns].decode("utf-16-le")
