"""The example's records, spoilt at random: as values, as texts and as bytes."""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

from tests.validators.checked import EXAMPLE_FILES

RECORDS: Final[list[dict[str, Any]]] = [
    record
    for path in EXAMPLE_FILES
    for record in json.loads(path.read_text(encoding="utf-8"))["records"]
]

ODD_VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1.5, 2**53, 10**16, 10**40, 1e308, float("nan"), float("-inf")),
    *("", " ", "x", "???", "unknown", "\x1b[31m", "\u202e", "\u2028", "𐍈", "e\u0301", "\x00"),
    *("\ud800", "2025-02-30", "2025-06-02/2025-05-16", "[2025..]", "party:rus, party:ukr"),
    *("party:", "PARTY:A", "event:istanbul-2", "a" * 300, "1900-01-01", "%", "::error::x", "-5"),
    *([], {}, [None], [[]], [{}], {"": ""}, {"type": "event"}, ["x", "x"], [1, [2, [3]]]),
    "9" * 5000,
)
ODD_NAMES: Final = (
    *("", "x", "type", "id", "records", "$schema", "~", "/", "a/b~c", "\x1b", "\ud800", "𐍈"),
    *("kidn", "0", "notes ", "Name", "evidence", "\n", "\u202e"),
)
ODD_BYTES: Final = (
    *(b"\0", b"\x1b[2J", b"\xff", b"\xc3", b"\xf0\x9f", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r"),
    *(b"\n", b"\\", b'"', b"{", b"}", b"[", b"]", b",", b":", b"NaN", b"-", b"1e999", b"//x\n"),
    *(b'"a":', b"null", b"\\u0000", b"\\ud800", b"\\udc00", b"\\ud83d\\ude00", b"[" * 250),
    *(b"9" * 400, b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc2\x85", b"\x7f", b"'", b"&a [*a]"),
)
ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32-be", "utf-8-sig", "cp1251", "latin-1", "utf-7")


def mutant(random: Random, *, with_bytes: bool = True) -> tuple[str, bytes]:
    """The suffix and the content of a file with a few faults, on request also in its bytes."""
    records = [copy.deepcopy(record) for record in random.sample(RECORDS, random.randint(1, 3))]
    value: Any = records
    for _ in range(random.randrange(1 if with_bytes else 0, 4)):
        value = random.choice(VALUE_MUTATIONS)(value, random)
    suffix, text = _written(value, random)
    content = text.encode("utf-8", errors="surrogatepass")
    if with_bytes and random.random() < 0.8:
        for _ in range(random.randint(1, 3)):
            content = random.choice(BYTE_MUTATIONS)(content, random)
    return suffix, content


def _written(value: Any, random: Random) -> tuple[str, str]:
    is_ascii, indent = random.random() < 0.7, random.choice((None, None, 1))
    if isinstance(value, list) and random.random() < 0.3:
        return ".jsonl", "\n".join(json.dumps(one, ensure_ascii=is_ascii) for one in value)
    match random.randrange(4):
        case 0 | 1 if isinstance(value, list):
            value = {"schema_version": "1.0", "records": value}
        case 2 if isinstance(value, list) and value:
            value = value[0]
        case _:
            pass
    suffix = ".yaml" if random.random() < 0.1 else ".json"
    return suffix, json.dumps(value, ensure_ascii=is_ascii, indent=indent)


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list) and value:
        yield value
        for item in list(value.values() if isinstance(value, dict) else value):
            yield from _containers(item)


def _somewhere(value: Any, random: Random) -> tuple[Any, Any]:
    """An object or list within a value, and a name or position in it."""
    holder = random.choice(list(_containers(value)) or [{"": 0}])
    return holder, random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))


def _replace(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    holder[step] = copy.deepcopy(random.choice(ODD_VALUES))
    return value


def _delete(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    del holder[step]
    return value


def _add(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    if isinstance(holder, dict):
        holder[random.choice(ODD_NAMES)] = copy.deepcopy(random.choice(ODD_VALUES))
    else:
        holder.insert(step, copy.deepcopy(random.choice(ODD_VALUES)))
    return value


def _rename(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    if isinstance(holder, dict):
        holder[random.choice((*ODD_NAMES, *holder, f"{step}s"))] = holder.pop(step)
    return value


def _swap(value: Any, random: Random) -> Any:
    one, other = _somewhere(value, random), _somewhere(random.choice(RECORDS), random)
    one[0][one[1]] = copy.deepcopy(other[0][other[1]])
    return value


def _exchange(value: Any, random: Random) -> Any:
    """Puts in another value of the same field, so that the structure stays sound."""
    holder, step = _somewhere(value, random)
    if step in BY_FIELD:
        holder[step] = copy.deepcopy(random.choice(BY_FIELD[step]))
    return value


def _wrap(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    holder[step] = random.choice(([holder[step]], {"value": holder[step]}, [holder[step]] * 2))
    return value


def _edit(value: Any, random: Random) -> Any:
    holder, step = _somewhere(value, random)
    if isinstance(holder[step], str):
        at = random.randrange(len(holder[step]) + 1)
        odd = random.choice(("\x1b", "\x00", "\n", " ", "~", "/", "ы", "\ud800", "9999", ":"))
        holder[step] = holder[step][:at] + odd + holder[step][at + random.randrange(3) :]
    return value


def _flip(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + content[at + random.choice((1, 1, 5, 40)) :]


def _insert(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(ODD_BYTES) + content[at:]


def _truncate(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] if random.random() < 0.7 else content[at:]


def _double(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    stop = start + random.choice((1, 8, 60, 400))
    return content[:stop] + content[start:]


def _replace_all(content: bytes, random: Random) -> bytes:
    old, new = random.choice(
        ((b'"', b"'"), (b"\n", b"\r"), (b"\n", b"\r\n"), (b" ", b"\t"), (b", ", b",\xc2\xa0"))
    )
    return content.replace(old, new)


def _recode(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(random.choice(ENCODINGS), errors="replace")


def _by_field(value: Any, found: dict[Any, list[Any]]) -> dict[Any, list[Any]]:
    for holder in _containers(value):
        for name, item in holder.items() if isinstance(holder, dict) else ():
            found.setdefault(name, []).append(item)
    return found


BY_FIELD: Final = _by_field(
    [*RECORDS, *({"date": date, "parent": "party:rus"} for date in ODD_VALUES if date)], {}
)
"""The values of the example, by the names of their fields."""

VALUE_MUTATIONS: Final[tuple[Callable[[Any, Random], Any], ...]] = (
    *(_exchange, _exchange, _exchange, _exchange),
    *(_replace, _replace, _delete, _add, _rename, _swap, _wrap, _edit, _edit),
)
BYTE_MUTATIONS: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (
    *(_flip, _flip, _cut, _cut, _insert, _insert, _truncate, _double, _replace_all, _recode),
)
