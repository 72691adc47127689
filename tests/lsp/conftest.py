"""A dataset to edit, and an editor that has a server: one of both for all tests of a module."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparler_validators.serving.language_server.session import Session
from tests.docs.markdown_pages import ROOT
from tests.lsp.client import Client
from tests.lsp.seen import Seen

EXAMPLE = "istanbul-2025"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dataset, in a place of its own; its settings name ../../seeds."""
    root = tmp_path_factory.mktemp("edited")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copytree(ROOT / "examples" / EXAMPLE, root / "examples" / EXAMPLE)
    return root / "examples" / EXAMPLE


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[Client]:
    with Client(folder) as client:
        client.begin(folder)
        yield client


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def session(seen: Seen) -> Session:
    session = Session(seen)
    seen.settle, seen.work_out = session.settle, session.work_out
    return session
