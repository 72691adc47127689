"""Whether the kind of an agreement is that of which its passages speak."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pourparler import Agreement, Evidence, Source
from pourparler_validators.contract.finding import Problem, Related, Severity, Unchecked
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.utterances import NO_LEXICON, UNREAD_SOURCE
from pourparler_validators.languages.language import Language
from pourparler_validators.languages.lexicon import words_in
from pourparler_validators.languages.tables import language_of
from pourparler_validators.messages.wording import in_words, listed, shown

KIND: Final = "/kind"
MOST_NAMED: Final = 3
"""The most words that a message names."""


@rule(Severity.WARNING, needs=("evidence",))
def kind_without_word(agreement: At[Agreement], dataset: Questions) -> Answers:
    """The passages for an agreement's kind have words of another kind, and none of this one.

    Why: a truce is no peace; who counts comprehensive agreements counts one too many. Only kinds
    are judged that texts call by name: comprehensive, ceasefire, exchange and renewal. The title
    counts as a passage.

    Fix: correct the kind; or add to the evidence of "/kind" the words that speak of it.

    Bad:
        {"agreement:prisoner-swap-and-proposals": {"kind": "renewal"}}

    Says:
        agreement:prisoner-swap-and-proposals /kind: the kind is renewal, but the passages speak \
of "ending the war", "prisoner" and "swap"
    """
    value, kind = agreement.value, str(agreement.value.kind)
    read: list[tuple[Language, str]] = []
    for _, passage in _passages(value):
        language = _language(passage, dataset)
        if isinstance(language, Unchecked):
            yield language
            return
        if kind not in language.agreement_kinds:
            return
        read.append((language, passage.exact))
    others = [] if _is_named(kind, value.title, read) else _words_of_kinds(read)
    if others:
        yield Problem(
            f"the kind is {in_words(kind)}, but the passages speak of {_listed(others)}",
            KIND,
            help='correct the kind, or add to the evidence of "/kind" the words that speak of it',
            related=tuple(
                Related(None, f"{place}/exact", "this passage speaks of it")
                for place, _ in _passages(value)
            ),
        )


def _passages(agreement: Agreement) -> Iterator[tuple[str, Evidence]]:
    """The passages that support the kind, or the whole record, each with its place."""
    for position, each in enumerate(agreement.evidence or ()):
        if each.supports is None or KIND in each.supports:
            yield f"/evidence/{position}", each


def _is_named(kind: str, title: str, read: Sequence[tuple[Language, str]]) -> bool:
    """Whether a kind is called by name in a passage, or in the title."""
    asked = ((language.agreement_kinds[kind], words) for language, words in read)
    return any(words_in(known, words) or words_in(known, title) for known, words in asked)


def _words_of_kinds(read: Iterable[tuple[Language, str]]) -> list[str]:
    """The words of kinds of agreements in passages."""
    asked = ((known, words) for one, words in read for known in one.agreement_kinds.values())
    return [found for known, words in asked for found in words_in(known, words)]


def _listed(words: Sequence[str]) -> str:
    return listed([shown(word) for word in dict.fromkeys(words)][:MOST_NAMED], "and")


def _language(passage: Evidence, dataset: Questions) -> Language | Unchecked:
    source = second(passage.source, Source, dataset)
    if source is None:
        return Unchecked(UNREAD_SOURCE)
    return language_of(source.record.language) or Unchecked(NO_LEXICON)
