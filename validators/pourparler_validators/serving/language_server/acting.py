"""What an editor offers to do about a finding: its fix, and a waiver."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast

from lsprotocol import types as lsp

from pourparler_validators.entries.entry import Entry
from pourparler_validators.formats import EditedFormat, format_named
from pourparler_validators.formats.editing import TextEdit
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.running.finding import Finding
from pourparler_validators.saving.order import in_order
from pourparler_validators.saving.steps import PutInto, steps_between
from pourparler_validators.serving.language_server.dataset import Dataset
from pourparler_validators.serving.language_server.session import Document
from pourparler_validators.serving.language_server.showing import Shown

_UNSAFE: Final = " (changes what the record says)"
REASON: Final = ""
"""The reason of a waiver is to be filled in: until then the checker finds that it is missing."""


def actions(
    document: Document, within: lsp.Range, known_there: Sequence[lsp.Diagnostic]
) -> list[lsp.CodeAction]:
    """What can be done about what was found within a range, of which the editor shows this."""
    dataset = document.project.dataset
    known = dataset.files.get(dataset.path_of(document.path)) if dataset else None
    if dataset is None or known is None or known.present is not known.read:
        return []
    touched = [
        (_as_known(shown, known_there), shown.finding)
        for shown in document.shown
        if shown.range.start <= within.end and within.start <= shown.range.end
    ]
    return [
        *(action for one in touched for action in _fixes(document, dataset, *one)),
        *(action for one in touched for action in _waivers(document, dataset, *one)),
    ]


def _as_known(shown: Shown, known_there: Sequence[lsp.Diagnostic]) -> Sequence[lsp.Diagnostic]:
    """What was found, as the editor has it, if it does."""
    rule, message, place = shown.finding.rule, shown.written["message"], shown.range
    return [
        one for one in known_there if (one.code, one.message, one.range) == (rule, message, place)
    ]


def _fixes(
    document: Document, dataset: Dataset, shown: Sequence[lsp.Diagnostic], finding: Finding
) -> Iterator[lsp.CodeAction]:
    fix = finding.fix
    if fix is not None:
        title = f"{fix.title[:1].upper()}{fix.title[1:]}{'' if fix.is_safe else _UNSAFE}"
        yield _action(document, title, shown, dataset.edits(finding), is_preferred=fix.is_safe)


def _waivers(
    document: Document, dataset: Dataset, shown: Sequence[lsp.Diagnostic], finding: Finding
) -> Iterator[lsp.CodeAction]:
    rule = next((one for one in dataset.run.known if one.name == finding.rule), None)
    entry = dataset.links.to(finding.place.record or "")
    if rule is None or not rule.is_waivable or entry is None:
        return
    if entry.file.path != finding.place.file or not is_object(entry.value):
        return
    edit = _with_waiver(dataset, dataset.now(entry), finding.rule)
    if edit is not None:
        title = f"Waive {finding.rule} for this record, with a reason"
        yield _action(document, title, shown, [edit], is_preferred=False)


def _with_waiver(dataset: Dataset, entry: Entry, rule: str) -> TextEdit | None:
    """What a waiver put into a record does to the text of its file."""
    before: dict[str, Any] = entry.value
    waivers = before.get("waivers", [])
    if not is_list(waivers):
        return None
    after = in_order({**before, "waivers": [*waivers, {"rule": rule, "reason": REASON}]})
    text = dataset.files[entry.file.path].read.text
    form = cast("EditedFormat", format_named(entry.file.format))
    for step in steps_between(before, after):
        if isinstance(step, PutInto):
            whole = entry.pointer + step.pointer
            return form.put_text(text, form.locate(text, entry.offset, [whole])[whole], step.put)
    return None


def _action(
    document: Document,
    title: str,
    shown: Sequence[lsp.Diagnostic],
    edits: Iterable[TextEdit],
    *,
    is_preferred: bool,
) -> lsp.CodeAction:
    buffer = document.buffer
    changes = [lsp.TextEdit(buffer.range(one.start, one.end), one.replacement) for one in edits]
    whole = lsp.OptionalVersionedTextDocumentIdentifier(document.uri, buffer.version)
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=shown or None,
        is_preferred=is_preferred,
        edit=lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(whole, changes)]),
    )
