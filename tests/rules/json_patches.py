"""JSON Merge Patch (RFC 7396) and the part of JSON Patch (RFC 6902) that changes values."""

import copy
from typing import Any


def merged(target: Any, patch: Any) -> Any:
    """The target with a merge patch applied: objects are merged, null removes a member."""
    if not isinstance(patch, dict):
        return copy.deepcopy(patch)
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def operated(target: Any, operations: list[dict[str, Any]]) -> Any:
    """The target after operations: add, remove, replace, copy and move."""
    result = copy.deepcopy(target)
    for operation in operations:
        path = operation["path"]
        match operation["op"]:
            case "add":
                _add(result, path, operation["value"])
            case "remove":
                _take(result, path)
            case "replace":
                _take(result, path)
                _add(result, path, operation["value"])
            case "copy":
                _add(result, path, copy.deepcopy(value_at(result, operation["from"])))
            case "move":
                _add(result, path, _take(result, operation["from"]))
            case other:
                raise ValueError(f"no operation {other}")
    return result


def value_at(target: Any, pointer: str) -> Any:
    """The value that a pointer leads to; raises LookupError where it leads nowhere."""
    for step in _steps(pointer):
        target = target[int(step)] if isinstance(target, list) else target[step]
    return target


def _add(target: Any, pointer: str, value: Any) -> None:
    holder, last = _holder(target, pointer)
    if isinstance(holder, list):
        position = len(holder) if last == "-" else int(last)
        if position > len(holder):
            raise IndexError(pointer)
        holder.insert(position, value)
    else:
        holder[last] = value


def _take(target: Any, pointer: str) -> Any:
    holder, last = _holder(target, pointer)
    return holder.pop(int(last) if isinstance(holder, list) else last)


def _holder(target: Any, pointer: str) -> tuple[Any, str]:
    *path, last = _steps(pointer)
    for step in path:
        target = target[int(step)] if isinstance(target, list) else target[step]
    return target, last


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
