"""The module names of version 0.1 still import, warn, and are the modules that took their place."""

import importlib
import importlib.machinery
import subprocess
import sys
import types
from collections.abc import Iterator

import pytest

import pourparler_validators
from pourparler_validators.former_modules import MOVED

PACKAGE = "pourparler_validators"


@pytest.fixture
def afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Imports as in a program that has not yet imported any module by its former name."""
    before = dict(vars(pourparler_validators))
    for name in MOVED:
        monkeypatch.delitem(sys.modules, f"{PACKAGE}.{name}", raising=False)
    yield
    for name in set(vars(pourparler_validators)) - set(before):
        delattr(pourparler_validators, name)
    for name in MOVED:
        sys.modules.pop(f"{PACKAGE}.{name}", None)


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize(("former", "present"), MOVED.items())
def test_a_former_name_imports_warns_and_is_the_new_module(former: str, present: str) -> None:
    said = f"^{PACKAGE}.{former} is now {PACKAGE}.{present}$"
    with pytest.warns(DeprecationWarning, match=said) as warned:
        module = importlib.import_module(f"{PACKAGE}.{former}")
    assert len(warned) == 1
    assert isinstance(module, types.ModuleType)
    assert module is importlib.import_module(f"{PACKAGE}.{present}")
    assert module.__name__ == f"{PACKAGE}.{present}"


def test_no_former_name_hides_a_module_of_today() -> None:
    for former in MOVED:
        parent, _, name = f"{PACKAGE}.{former}".rpartition(".")
        paths = importlib.import_module(parent).__path__
        assert not any(importlib.machinery.PathFinder.find_spec(name, [path]) for path in paths)


def test_each_way_of_importing_gives_the_module_and_its_names() -> None:
    """In a process of its own, where a warning is shown and does not stop the import."""
    lines = (
        "import pourparler_validators.rule",
        "from pourparler_validators import finding",
        "from pourparler_validators.links import Links",
        "from pourparler_validators.contract import finding as new",
        "assert finding is new, finding",
        "assert pourparler_validators.rule.__name__ == 'pourparler_validators.contract.rule'",
    )
    command = [sys.executable, "-W", "always::DeprecationWarning", "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("DeprecationWarning: ") == 3


def test_what_has_no_former_name_is_not_found() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        importlib.import_module(f"{PACKAGE}.no_such_module")
