"""Who may ask the server: the page that it opened, on this machine, and nobody else.

The token stands in the fragment of the address, which browsers send to nobody, and comes back as a
header. A foreign page cannot set that header, nor read an answer; a name that leads to this
machine by a trick of the domain name system is no name of this machine.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import field
from typing import Any, Final, TypeAlias

from pourparler_validators.late_dataclasses import dataclass

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

TOKEN_HEADER: Final = b"x-pourparler-token"
LARGEST_BODY: Final = 10 * 1024**2
"""The most bytes of a request."""
HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What stands in every answer."""


@dataclass(frozen=True, slots=True)
class Guard:
    """An application that answers only the page."""

    app: App
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it in a sentence."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = self.refusal(scope)
            answer = self.app if refusal is None else _refused(refusal)
            await answer(scope, _Limited(receive), _with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def refusal(self, scope: Scope) -> str | None:
        """Why a request is not answered; nothing where it is."""
        headers = {name.lower(): value for name, value in scope["headers"]}
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        hosts = {f"{host}:{self.port}" for host in HOSTS}
        if len(named) != 1 or named[0] not in hosts:
            return "the server answers to the name of this machine alone"
        origin = headers.get(b"origin")
        if origin is not None and origin.decode("latin-1") != f"http://{named[0]}":
            return "the request comes from another page"
        if headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
            return "the request comes from another page"
        token = headers.get(TOKEN_HEADER, b"")
        is_data = scope["path"].startswith("/api/")
        if is_data and not secrets.compare_digest(token, self.token.encode()):
            return "the request has no token: open the address that was printed at the start"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return f"a request has at most {LARGEST_BODY // 1024**2} MiB"
        return None


class TooLongError(Exception):
    """A request has more bytes than any may have."""


class _Limited:
    """Takes no more of a request than any may have, whatever it says of its length."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = LARGEST_BODY

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLongError
        return message


def _with_headers(send: Send) -> Send:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            more = [(name.lower().encode(), text.encode()) for name, text in HEADERS.items()]
            message["headers"] = [*message.get("headers", []), *more]
        await send(message)

    return sent


def _refused(reason: str) -> App:
    async def answer(_: Scope, __: Receive, send: Send) -> None:
        body = reason.encode()
        kind = [(b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": 403, "headers": kind})
        await send({"type": "http.response.body", "body": body})

    return answer
