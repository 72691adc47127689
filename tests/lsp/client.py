"""An editor, as far as the server can tell: it speaks the protocol over two pipes.

It is written for these tests, and knows no library of servers, so that what is sent is what the
protocol says, byte by byte.
"""

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
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=folder, **pipes)  # type: ignore[call-overload]
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        self.shown: dict[str, list[dict[str, Any]]] = {}
        self.told: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()

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
