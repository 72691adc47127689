"""Starts the server, and opens the page in the browser."""

import html
import socket
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import uvicorn

from pourparler_validators.messages.errors import UsageError
from pourparler_validators.serving.guard import App, Guard

LOOPBACK: Final = "127.0.0.1"


def serve(app: App, port: int, say: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serves the page until it is interrupted; ``say`` gets the address.

    The port 0 takes one that is free. Raises :class:`UsageError` for one that is taken.
    """
    listening = listening_on(port)
    guard = Guard(app, listening.getsockname()[1])
    address = f"http://{LOOPBACK}:{guard.port}/#{guard.token}"
    say(address)
    with tempfile.TemporaryDirectory() as folder:
        if opens_browser:
            _open(address, Path(folder))
        config = uvicorn.Config(guard, log_level="error", access_log=False, server_header=False)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run([listening])


def listening_on(port: int) -> socket.socket:
    """A socket of this machine alone; the port 0 takes one that is free.

    Raises :class:`UsageError` for a port that is taken.
    """
    listening = socket.socket()
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # whoever reads the address is heard from then on
    except OSError as error:
        listening.close()
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"port {port} cannot be used: {reason}; leave --port out") from None
    return listening


def _open(address: str, folder: Path) -> None:
    """Opens the browser by a file, since others can read a program's arguments."""
    file = folder / "pourparler.html"
    file.touch(0o600)
    target = html.escape(address, quote=True)
    file.write_text(f'<meta http-equiv="refresh" content="0;url={target}">', encoding="utf-8")
    webbrowser.open(file.as_uri())
