"""What stands on the page of the codebook, as blocks."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pourparler_validators.coding.book import (
    Book,
    FieldEntry,
    Section,
    ValueEntry,
    VocabularyEntry,
    sections,
)
from pourparler_validators.coding.counts import Uses
from pourparler_validators.coding.examples import Article, Example
from pourparler_validators.coding.guidance import Ruling
from pourparler_validators.coding.pages.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Table,
    anchor_of,
    code,
    link,
    plain,
)
from pourparler_validators.coding.project_fields import ProjectField
from pourparler_validators.messages.json_values import is_list, is_object
from pourparler_validators.messages.wording import cut

MAX_VALUE: Final = 60
"""So many characters of an example's value are shown."""
_WIDTH: Final = 100

PROJECT: Final = "Fields of the project"
_HOW: Final = (
    "Read the article once. Then make the records in the order of this page: the source, who acts, "
    "the talks, what happened, what was said, what was put forward, what was agreed. Copy words, "
    "never retype them: `pourparler locate` finds their place. Leave out what the article does not "
    "say. Check early: `pourparler check` names what is missing or does not fit."
)
_MARKED: Final = (
    "A field marked * must be there. An example gives a value from one of the coded articles, "
    "with the words of the article that it rests on where the record names them. An example "
    "*in slanted letters* is made up, for a value that no coded article shows."
)


def page(book: Book) -> Iterator[Block]:
    """All blocks of the page, in order."""
    yield Paragraph(_HOW)
    yield Paragraph(_MARKED)
    yield from _contents(book)
    for section in sections(book):
        yield from _section(section, book.is_counted)
    for vocabulary in book.vocabularies:
        yield from _vocabulary(vocabulary, book.is_counted)
    if book.project:
        yield from _project(book)
    yield Heading(2, "Coded articles", "coded-articles")
    yield Paragraph(
        "The examples are short quotations from these articles. Each has its own terms; "
        "those of pourparler do not extend to them."
    )
    yield Bullets([_article(one) for one in book.articles])


def _contents(book: Book) -> Iterator[Block]:
    yield Heading(2, "Contents", "contents")
    names = [section.name for section in (*book.types, book.every)]
    yield Paragraph(f"Records: {_links(names)}.")
    yield Paragraph(f"Within records: {_links(section.name for section in book.objects)}.")
    yield Paragraph(f"Vocabularies: {_links(one.name for one in book.vocabularies)}.")
    if book.project:
        yield Paragraph(f"Of this project: {link(PROJECT, anchor_of(PROJECT))}.")
    yield Paragraph("Rulings, where two coders may differ:")
    yield Bullets([_asked(one) for one in book.rulings])


def _links(names: Iterable[str]) -> str:
    return ", ".join(link(name, anchor_of(name)) for name in names)


def _asked(ruling: Ruling) -> str:
    return link(ruling.question, ruling.id)


def _named(ruling: Ruling) -> str:
    return link(ruling.id.replace("-", " "), ruling.id)


def _section(section: Section, is_counted: bool) -> Iterator[Block]:
    yield Heading(2, section.name, anchor_of(section.name))
    yield Paragraph(plain(section.definition))
    if is_counted and section.number is not None:
        yield Paragraph(f"In the dataset: {section.number:,}.")
    guidance = section.guidance
    if guidance and guidance.when:
        yield Paragraph(f"**Make one** {_lowered(guidance.when)}")
        yield Paragraph(f"**Make none:** {_lowered(guidance.when_not)}")
    yield Table(_titles("field", is_counted), [_field(one) for one in section.fields])
    for ruling in guidance.rulings if guidance else ():
        yield from _ruling(ruling)
    if section.also:
        yield Paragraph("See also:")
        yield Bullets([_asked(one) for one in section.also])
    if section.record is not None and guidance is not None:
        yield Paragraph(f"A whole record, from {link(guidance.example, 'coded-articles')}:")
        yield Code(json_text(section.record))


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _titles(first: str, is_counted: bool) -> Sequence[str]:
    middle = ("holds",) if first == "field" else ()
    return (first, *middle, "meaning", "example", *(("used",) if is_counted else ()))


def _field(entry: FieldEntry) -> Sequence[str]:
    star = r"\*" if entry.field.required else ""
    holds = entry.holds
    if entry.links_to:
        lead, joint, kind = holds.rpartition(": ")
        holds = f"{lead}{joint}{link(kind, anchor_of(entry.links_to))}"
    shows_value = entry.field.model is None
    return (
        f"{code(entry.field.name)}{star}",
        holds,
        _meaning(entry.field.description, entry.rulings),
        _example(entry.example, shows_value=shows_value),
        *_uses(entry.uses),
    )


def _value(entry: ValueEntry) -> Sequence[str]:
    return (
        code(entry.value),
        _meaning(entry.meaning, entry.rulings),
        _example(entry.example, shows_value=False) or _phrase(entry.phrase),
        *_uses(entry.uses),
    )


def _meaning(words: str, rulings: Sequence[Ruling]) -> str:
    named = ", ".join(_named(one) for one in rulings)
    return f"{plain(words)} Ruling: {named}." if named else plain(words)


def _example(example: Example | None, *, shows_value: bool) -> str:
    if example is None:
        return ""
    value = example.value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    parts = [code(cut(text, MAX_VALUE))] if shows_value else []
    parts += [f"“{plain(example.words)}”"] if example.words and text not in example.words else []
    if example.words and text in example.words and not shows_value:
        parts.append(f"“{plain(example.words)}”")
    return " ".join(parts)


def _phrase(phrase: str) -> str:
    return f"*{plain(phrase)}*" if phrase else ""


def _uses(uses: Uses | None) -> Sequence[str]:
    if uses is None:
        return ()
    return (f"{uses.number:,} of {uses.of:,}" if uses.number else "0",)


def _ruling(ruling: Ruling) -> Iterator[Block]:
    yield Heading(3, ruling.question, ruling.id)
    yield Paragraph(" ".join(ruling.rule.split()))
    yield Paragraph(f"*Why:* {ruling.reason}")
    where = link(ruling.article, "coded-articles") if ruling.article else "made up"
    yield Paragraph(f"For example ({where}): “{plain(ruling.text.strip('“”'))}”")
    yield Code("\n".join(json_text(one) for one in ruling.records))


def _vocabulary(entry: VocabularyEntry, is_counted: bool) -> Iterator[Block]:
    yield Heading(2, entry.name, anchor_of(entry.name))
    used = ", ".join(code(one) for one in entry.fields)
    yield Paragraph(f"{plain(entry.definition)} In {used}.")
    if entry.other is not None and entry.other.of:
        share = f"{entry.other.share:.0%} of {entry.other.of:,}"
        yield Paragraph(f"The share of {code('other')} in the dataset: {share}.")
    yield Table(_titles("value", is_counted), [_value(one) for one in entry.values])


def _project(book: Book) -> Iterator[Block]:
    """The fields of the project's own, and the values of each that has a list."""
    yield Heading(2, PROJECT, anchor_of(PROJECT))
    yield Paragraph(f"They stand in {code('extra')}, and the settings of the project define them.")
    titles = ("field", "label", "holds", "meaning", *(("used",) if book.is_counted else ()))
    yield Table(titles, [_project_field(one) for one in book.project])
    for own in book.project:
        if own.values:
            yield Heading(3, own.key, own.key)
            titles = ("value", "meaning", *(("used",) if book.is_counted else ()))
            rows = [(code(v.value), plain(v.meaning), *_uses(v.uses)) for v in own.values]
            yield Table(titles, rows)


def _project_field(own: ProjectField) -> Sequence[str]:
    holds = own.field.form.words
    return (
        code(own.key),
        plain(own.label),
        f"{holds}, of a {link('list', own.key)}" if own.values else holds,
        plain(own.field.description or ""),
        *_uses(own.uses),
    )


def _article(article: Article) -> str:
    title = f"“{plain(article.title)}”" if article.title else "an article without a title"
    terms = f"{article.publisher}, {article.license}, {article.url}".strip(", ")
    return f"{article.name}: {title}{', ' + plain(terms) if terms else ''}"


def json_text(value: Any, indent: int = 0) -> str:
    """JSON in few lines: what fits into a line stands in one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= _WIDTH or not value or not (is_object(value) or is_list(value)):
        return flat
    lines = list(_items(value, indent + 2))
    opens, closes = "{}" if is_object(value) else "[]"
    inner = (",\n" + " " * (indent + 2)).join(lines)
    return f"{opens}\n{' ' * (indent + 2)}{inner}\n{' ' * indent}{closes}"


def _items(value: Any, indent: int) -> Iterator[str]:
    if is_object(value):
        for key, item in value.items():
            yield f"{json.dumps(key)}: {json_text(item, indent)}"
    else:
        for item in value:
            yield json_text(item, indent)
