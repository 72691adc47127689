"""Findings as editors show them: below the words, with what else they have to do with."""

from collections.abc import Callable
from typing import Final

from lsprotocol import types as lsp

from pourparler_validators.contract.finding import Remove, Severity
from pourparler_validators.formats.places import Span
from pourparler_validators.messages.manual_address import manual_address
from pourparler_validators.running.finding import Finding
from pourparler_validators.running.placed import Placed
from pourparler_validators.serving.language_server.buffers import Buffer

SOURCE: Final = "pourparler"

Locate = Callable[[Placed], lsp.Location | None]
"""Where the place of a finding is, as an editor opens it."""

_SEVERITIES: Final = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


def diagnostic(
    finding: Finding, span: Span, buffer: Buffer, locate: Locate, *, is_own: bool
) -> lsp.Diagnostic:
    """A finding at a stretch of the text; ``is_own`` says whether its rule has a manual page."""
    found = lsp.Diagnostic(
        range=buffer.range(span.start, _end_of_line(buffer.text, span)),
        message=finding.message + (f"\n{finding.help}" if finding.help else ""),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if _is_unnecessary(finding) else None,
    )
    if is_own:
        found.code_description = lsp.CodeDescription(manual_address(finding.rule))
    related = [
        lsp.DiagnosticRelatedInformation(location, place.message)
        for place in finding.related
        if (location := locate(place)) is not None
    ]
    found.related_information = related or None
    return found


def _is_unnecessary(finding: Finding) -> bool:
    """Whether what is found is to be taken out, and nothing else is to be done."""
    edits = finding.fix.edits if finding.fix else ()
    return bool(edits) and all(isinstance(edit, Remove) for edit in edits)


def _end_of_line(text: str, span: Span) -> int:
    """The end of a stretch, or of its first line: an object of many lines is not underlined."""
    end = text.find("\n", span.start, span.end)
    if end < 0:
        return span.end
    return end - 1 if text[end - 1] == "\r" else end
