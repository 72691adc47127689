"""The source record of a text, and the statements that it quotes."""

from collections.abc import Iterable, Mapping
from typing import Any

from pourparler import SourceKind
from pourparler_validators.coding.headings import heading
from pourparler_validators.coding.publication import Publication, publication_of
from pourparler_validators.coding.skeletons import skeleton
from pourparler_validators.coding.slugs import slug
from pourparler_validators.coding.utterances import quoted
from pourparler_validators.contract.questions import Speaker
from pourparler_validators.entries.entry import Entry
from pourparler_validators.grounding.article import Article
from pourparler_validators.grounding.comparable_text import wording_sha256
from pourparler_validators.running.whole_dataset import WholeDataset


def source_record(
    article: Article, known: Mapping[str, str | None], publication: Publication | None = None
) -> dict[str, Any]:
    """The source record of an article: what is known of it, and what its first lines say.

    ``known`` has at least its id, its language and its checksum; ``publication`` is what its page
    declares beside them.
    """
    head = heading(article)
    day = (publication or publication_of(article)).day
    found = {
        "kind": str(SourceKind.NEWS_ARTICLE),
        "title": head.title,
        "published": day.isoformat() if day else None,
        "wording_sha256": wording_sha256(article.text),
        **{name: value for name, value in known.items() if value is not None},
    }
    return skeleton("source", {name: value for name, value in found.items() if value is not None})


def quoted_in(
    article: Article, source: str, known: Iterable[Speaker] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The statements that an article quotes, without their acts, and all its quotations."""
    found = quoted(article, source, known)
    statements: dict[str, dict[str, Any]] = {}
    for one in found.statements:
        known_id, described = one.speaker.id, one.speaker.described
        name = known_id.partition(":")[2] if known_id else slug(described)
        base = f"statement:{source.partition(':')[2]}-{name}"
        identity = base if base not in statements else f"{base}-{len(statements) + 1}"
        filled = {"id": identity, "segments": one.segments, **one.fields}
        statements[identity] = skeleton("statement", filled)
    return list(statements.values()), list(found.segments)


def speakers_of(entries: Iterable[Entry]) -> tuple[Speaker, ...]:
    """The persons and parties of a dataset."""
    dataset = WholeDataset()
    for entry in entries:
        dataset.add(entry)
    return dataset.speakers()
