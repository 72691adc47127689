"""Who is answered: the page with its token, by the name of this machine, and nobody else."""

from typing import Any, Final

import pytest

from pourparler_validators.serving.guard import HEADERS, Guard

TOKEN: Final = "a-token"  # noqa: S105
GOOD: Final = {"host": "127.0.0.1:8000", "x-pourparler-token": TOKEN}


async def _app(_: Any, __: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def refusal(path: str = "/api/dataset", **headers: str) -> str | None:
    given = {**GOOD, **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in given.items()]
    return Guard(_app, 8000, TOKEN).refusal({"type": "http", "path": path, "headers": raw})


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_the_page_is_answered(host: str) -> None:
    assert refusal(host=host) is None
    assert refusal(host=host, origin=f"http://{host}", sec_fetch_site="same-origin") is None


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8001", "evil.example:8000", "localhost.evil.example:8000", ""],
)
def test_another_name_of_the_machine_is_refused(host: str) -> None:
    assert refusal(host=host) == "the server answers to the name of this machine alone"
    assert refusal("/", host=host) == "the server answers to the name of this machine alone"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "http://localhost:8000"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_another_page_is_refused(headers: dict[str, str]) -> None:
    assert refusal(**headers) == "the request comes from another page"


@pytest.mark.parametrize("token", ["", "another", TOKEN + "x"])
def test_data_needs_the_token_and_the_page_has_none(token: str) -> None:
    assert refusal(x_pourparler_token=token) == (
        "the request has no token: open the address that was printed at the start"
    )
    assert refusal("/", x_pourparler_token=token) is None
    assert refusal("/page/main.js", x_pourparler_token=token) is None


@pytest.mark.parametrize("length", [str(10 * 1024**2 + 1), "-1", "many"])
def test_a_long_request_is_refused(length: str) -> None:
    assert refusal(content_length=length) == "a request has at most 10 MiB"


def test_two_names_are_refused() -> None:
    raw = [(b"host", b"127.0.0.1:8000"), (b"host", b"evil.example")]
    scope = {"type": "http", "path": "/", "headers": raw}
    assert Guard(_app, 8000, TOKEN).refusal(scope) is not None


def test_no_answer_may_be_shared_or_kept() -> None:
    assert not any(name.lower().startswith("access-control") for name in HEADERS)
    assert HEADERS["Cache-Control"] == "no-store"
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]
