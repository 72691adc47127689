"""The codebook as Markdown."""

from collections.abc import Sequence

from pourparler_validators.coding.book import Book
from pourparler_validators.coding.pages.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Table,
    anchor_of,
)
from pourparler_validators.coding.pages.content import page


def markdown(book: Book, remark: str = "") -> str:
    """The page as Markdown; a remark stands below its title."""
    return "\n\n".join(("# Codebook", *filter(None, (remark,)), *map(_block, page(book)))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, anchor):
            own = f'<a id="{anchor}"></a>\n\n' if anchor != anchor_of(text) else ""
            return f"{own}{'#' * level} {text}"
        case Paragraph(words):
            return words
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Table(titles, rows):
            return "\n".join(_row(row) for row in (titles, ["---"] * len(titles), *rows))
        case Code(text):
            return f"```json\n{text}\n```"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
