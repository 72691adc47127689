"""``pourparler convert``."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from pourparler_validators.commands.convert_given import Given
from pourparler_validators.commands.convert_target import (
    Target,
    require_free,
    say_undone,
    target_of,
)
from pourparler_validators.commands.importing import bring_in, list_unplaced
from pourparler_validators.commands.output import emit_bytes, note, write_file
from pourparler_validators.commands.own_fields import own_fields_for
from pourparler_validators.converting.apart import (
    require_apart,
    require_no_source,
    require_other_file,
)
from pourparler_validators.converting.hub import MOST_VERIFIED, Conversion, convert
from pourparler_validators.converting.importers import importer_names
from pourparler_validators.converting.importing import Brought, listing
from pourparler_validators.converting.output import Output
from pourparler_validators.converting.set_aside import untouched
from pourparler_validators.converting.sinks import STDOUT, beside, move
from pourparler_validators.converting.text_files import left_behind
from pourparler_validators.converting.verifying import changed_records
from pourparler_validators.entries.entry import Entry
from pourparler_validators.entries.faults import HiddenOrComputed
from pourparler_validators.formats.streaming import NotStreamedError
from pourparler_validators.formats.writing import Layout, Loss
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.wording import counted, cut, visible
from pourparler_validators.reading.files import Manner, Reading, Standard, read_paths
from pourparler_validators.reading.streams import stream_paths
from pourparler_validators.reports import HUMAN
from pourparler_validators.reports.style import Style
from pourparler_validators.running.check import check_reading
from pourparler_validators.running.options import Options
from pourparler_validators.running.selection import STRUCTURE

REFUSED: Final = 1

MOST_LISTED: Final = 20
"""The most findings and losses that are shown on the terminal."""

_LONGEST: Final = 80
"""The most characters of a lost value that are shown."""


def run(given: Given) -> int:
    """Converts, and says how many records were read, written and set aside."""
    target = target_of(given.target, given.target_format, given.split, given.verify)
    say_undone(target)
    require_free(target.path, given.force)
    for option, file in (("--keep-faulty", given.keep_faulty), ("--repairs", given.repairs)):
        if file is not None:
            _require_place_aside(option, Path(file), target, given)
    if given.source_format not in importer_names():
        _require_no_importer(given)
        if stream := stream_paths(given.sources, given.source_format):
            with suppress(NotStreamedError):  # what is wrong is said of all that is read
                return _written(given, target, stream, Brought(Reading(paths=[*stream.paths])))
    return _whole(given, target)


def _whole(given: Given, target: Target) -> int:
    """Converts what is read as a whole, as a check reads it."""
    brought = _brought(given)
    reading = brought.reading
    list_unplaced(brought.unplaced)
    if not reading.entries:
        return _empty(given, brought)
    faulty = [entry for entry in reading.entries if entry.record is None and _is_faulty(entry)]
    if any(entry.is_file for entry in faulty) or (faulty and given.keep_faulty is None):
        return refused(reading)
    return _written(given, target, lambda: reading.entries, brought)


def _written(
    given: Given, target: Target, entries: Callable[[], Iterable[Entry]], brought: Brought
) -> int:
    """Writes records; ``entries`` gives them anew, to compare them with what was written."""
    faulty: list[Entry] = []
    with beside(target.path) as made:
        output = Output(target.form, made, _layout(given, target), target.cut)
        done = convert(entries(), output, faulty.append)
        if done.losses and not given.allow_loss:
            return lossy(done.losses, brought.origins())
        if made.exists():
            _judge(made, target, done, entries, brought.reading.paths, given)
        _list(done, brought, faulty, given)
        if made.exists():
            _put(made, target.path)
    note(visible(_summary(done, given, len(brought.unplaced))) + "\n")
    if done.declared:
        note(_declared(done, target.name))
    if given.target != STDOUT and not target.is_one_way:
        folder = target.path if target.path.is_dir() else target.path.parent
        if said := left_behind(done.text_files, folder):
            note(f"{visible(said)}\n")
    return 0


def _is_faulty(entry: Entry) -> bool:
    """Whether a fault keeps it from being converted, not only something worth knowing."""
    return not all(isinstance(fault, HiddenOrComputed) for fault in entry.faults)


def _judge(
    made: Path,
    target: Target,
    done: Conversion,
    entries: Callable[[], Iterable[Entry]],
    read: Iterable[str],
    given: Given,
) -> None:
    """Raises :class:`UsageError` where what was made must not take the target's place."""
    if target.is_one_way or done.losses:
        require_no_source(made, target.path, (*read, *given.sources))
    if target.is_one_way:
        return
    require_apart(made, target.path, given.sources)
    if _is_verified(given, done):
        _verify(entries, done, made, target.name)


def _list(done: Conversion, brought: Brought, faulty: Sequence[Entry], given: Given) -> None:
    """Writes the files that list what does not get into the target, before the target itself."""
    origins = brought.origins() if done.losses else {}
    losses = [json.dumps(_plain_loss(loss, origins), ensure_ascii=False) for loss in done.losses]
    lists: dict[str, str | bytes] = {
        _beside(given, "losses"): "".join(f"{line}\n" for line in losses),
        _beside(given, "unplaced"): listing(brought.unplaced),
    }
    for path, content in lists.items():
        if content:
            require_free(Path(path), given.force)
    if given.keep_faulty is not None:
        lists[given.keep_faulty] = b"".join(line + b"\n" for line in untouched(faulty))
    for path, content in lists.items():
        if content or (path == given.keep_faulty and Path(path).exists()):
            write_file(path, content)
    if given.repairs is not None:
        write_file(given.repairs, listing(brought.repairs))


def _brought(given: Given) -> Brought:
    """The records that are converted, and what an importer found no place for."""
    if given.source_format in importer_names():
        stream = _manner(given).standard
        return bring_in(given.sources, stream, given.source_format, given.texts, given.mapping)
    return Brought(read_paths(given.sources, _manner(given)))


def _require_no_importer(given: Given) -> None:
    """Raises :class:`UsageError` for an option that only an importer takes."""
    options = {"--texts": given.texts, "--mapping": given.mapping, "--repairs": given.repairs}
    for option, value in options.items():
        if value:
            names = ", ".join(importer_names())
            raise UsageError(f"{option} goes with --from and the name of an importer ({names})")


def _require_place_aside(option: str, file: Path, target: Target, given: Given) -> None:
    if str(file) == STDOUT:
        raise UsageError(f"{option} names a file, not standard output")
    require_other_file(option, file, target.path, given.sources)
    require_free(file, given.force)


def _manner(given: Given) -> Manner:
    return Manner(given.source_format, Standard(sys.stdin.buffer) if sys.stdin else None)


def _layout(given: Given, target: Target) -> Layout:
    is_isolated = given.isolated or not target.has_columns
    own = own_fields_for(given.sources, given.config, isolated=is_isolated)
    return Layout(given.lists == "rows", given.guard_formulas, own_fields=own)


def _empty(given: Given, brought: Brought) -> int:
    if not brought.unplaced:
        raise UsageError(f"there is nothing to convert in {' '.join(given.sources)}")
    note("Nothing was written: no record could be made.\n")
    return REFUSED


def refused(reading: Reading, said: str = "") -> int:
    """Shows the faults of structure that keep records from being converted; gives the exit code.

    ``said`` sums up where the reading has only some of what was read.
    """
    report = check_reading(reading, Options(select=(STRUCTURE,)))
    style = Style(max_findings=MOST_LISTED, has_summary=not said)
    note("".join(HUMAN["full"](report, style)) + said)
    note(
        "Nothing was written: a record whose structure is not sound is not converted. "
        "Fix it, or set such records aside with --keep-faulty FILE.\n"
    )
    return REFUSED


def lossy(losses: Sequence[Loss], origins: Mapping[str, str], count: int = 0) -> int:
    """Shows what would be lost: of so many values these, or all; gives the exit code."""
    for loss in losses[:MOST_LISTED]:
        value = cut(json.dumps(loss.value, ensure_ascii=False), _LONGEST)
        at = f" {loss.pointer}" if loss.pointer else ""
        origin = f" ({origins[loss.record]})" if loss.record in origins else ""
        note(f"{loss.record}{at}{origin}: {value}: {loss.reason}\n")
    count = count or len(losses)
    if count > MOST_LISTED:
        note(f"and {count - MOST_LISTED:,} more\n")
    note(
        f"Nothing was written: {counted(count, 'value')} would be lost. --allow-loss writes "
        "the rest, and lists what is lost.\n"
    )
    return REFUSED


def _is_verified(given: Given, done: Conversion) -> bool:
    return done.written <= MOST_VERIFIED if given.verify is None else given.verify


def _verify(
    entries: Callable[[], Iterable[Entry]], done: Conversion, made: Path, name: str
) -> None:
    """Raises :class:`UsageError` where a record that was written would not be read as it was."""
    lossy = {loss.record for loss in done.losses}
    if changed := changed_records(entries, made, name, lossy):
        raise UsageError(
            f"nothing was written: read back, {counted(len(changed), 'record')} would not be the "
            f"same, such as {changed[0]}; please report this"
        )


def _put(made: Path, target: Path) -> None:
    if str(target) == STDOUT:
        emit_bytes(made)
    else:
        move(made, target)


def _beside(given: Given, what: str) -> str:
    """The name of the file that lists what did not get into the target."""
    name = "records" if given.target == STDOUT else given.target.rstrip("/")
    return f"{name}.{what}.jsonl"


def _plain_loss(loss: Loss, origins: Mapping[str, str]) -> dict[str, Any]:
    plain = {name: getattr(loss, name) for name in ("record", "pointer", "value", "reason")}
    return {**plain, **({"input": origins[loss.record]} if loss.record in origins else {})}


def _declared(done: Conversion, name: str) -> str:
    """What the form has no place for, in counts."""
    records = [
        counted(count, f"{record_type} record")
        for (record_type, field), count in done.declared.items()
        if not field
    ]
    fields = sorted({field for _, field in done.declared if field})
    parts = [*records, *([f"what stands in {', '.join(fields)}"] if fields else [])]
    return f"{name} has no place for {', '.join(parts)}: see pourparler convert --list.\n"


def _summary(done: Conversion, given: Given, unplaced: int) -> str:
    where = "standard output" if given.target == STDOUT else given.target
    kept = f" in {given.keep_faulty}" if done.set_aside else ""
    parts = [f"{done.written:,} written to {where}", f"{done.set_aside:,} set aside{kept}"]
    if done.left_out:
        parts.insert(1, f"{done.left_out:,} left out")
    if done.losses:
        parts.append(f"{counted(len(done.losses), 'value')} lost, see {_beside(given, 'losses')}")
    if unplaced:
        parts.append(
            f"{counted(unplaced, 'value')} without a place, see {_beside(given, 'unplaced')}"
        )
    return f"Read {counted(done.read, 'record')}: {', '.join(parts)}."
