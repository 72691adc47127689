"""What differs between two wordings, in a language that there are no tables for."""

from collections.abc import Iterator

from pourparler_validators.grounding.alignment import Block, blocks
from pourparler_validators.grounding.differences import begins_sentence
from pourparler_validators.grounding.kinds import Difference, Kind
from pourparler_validators.grounding.words import Words


def differences_without_tables(record: Words, source: Words) -> Iterator[Difference]:
    """What differs, in order: figures, words with a capital and lengths tell what they mean."""
    for block in blocks(record.keys(), source.keys()):
        start, end = source.span(block.source_start, block.source_end)
        record_start, record_end = record.span(block.record_start, block.record_end)
        yield Difference(
            _kind(record, source, block),
            record.text(block.record_start, block.record_end),
            source.text(block.source_start, block.source_end),
            record_start,
            record_end,
            start,
            end,
        )


def _kind(record: Words, source: Words, block: Block) -> Kind:
    ours = record.tokens[block.record_start : block.record_end]
    theirs = source.tokens[block.source_start : block.source_end]
    numbers = [[one.key for one in row if one.value is not None] for row in (ours, theirs)]
    if numbers[0] != numbers[1]:
        return Kind.NUMBER
    if "".join(one.key for one in ours) == "".join(one.key for one in theirs):
        return Kind.PUNCTUATION
    if _has_name(record, block.record_start, block.record_end) or _has_name(
        source, block.source_start, block.source_end
    ):
        return Kind.NAME
    if len(ours) == len(theirs):
        return Kind.UNJUDGED
    return Kind.OMISSION if len(ours) < len(theirs) else Kind.INSERTION


def _has_name(words: Words, first: int, last: int) -> bool:
    return any(
        words.tokens[place].text[0].isupper() and not begins_sentence(words, place)
        for place in range(first, last)
    )
