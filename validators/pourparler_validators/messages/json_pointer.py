"""JSON Pointers (RFC 6901)."""

from collections.abc import Iterable


def escaped(name: str) -> str:
    """A name as it stands in a pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def pointer_to(steps: Iterable[str | int]) -> str:
    """The pointer of a path of names and positions."""
    return "".join(f"/{escaped(str(step))}" for step in steps)


def steps_of(pointer: str) -> list[str]:
    """The names and positions that a pointer leads along."""
    steps = pointer.split("/")[1:]
    if "~" not in pointer:
        return steps
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]
