"""``pourparler explain`` and ``pourparler rules``."""

import json

from pourparler_validators.commands.output import emit
from pourparler_validators.messages.catalogue import (
    Page,
    catalogue,
    level,
    page_markdown,
    page_text,
)
from pourparler_validators.messages.errors import UsageError
from pourparler_validators.messages.nearest import did_you_mean, nearest


def explain(name: str | None, show_all: bool) -> int:
    """Prints the manual page of a rule, or all of them as Markdown."""
    pages = catalogue()
    if show_all:
        emit("\n".join(page_markdown(page) for page in _all_pages()))
    elif name is None:
        raise UsageError("name a rule, such as dates/placeholder, or give --all")
    elif name in pages:
        emit(page_text(pages[name]))
    else:
        emit(page_text(_other_page(name, pages)))
    return 0


def table(table_format: str) -> int:
    """Prints the list of all rules."""
    pages = _all_pages()
    if table_format == "json":
        emit(json.dumps(pages, indent=2) + "\n")
    elif table_format == "markdown":
        emit(markdown_table(pages))
    else:
        emit(_text_table([(page["name"], level(page), page["fault"]) for page in pages]))
    return 0


def markdown_table(pages: list[Page]) -> str:
    """The list of rules as a table of Markdown."""
    rows = (
        f"| {page['name']} | {level(page)} | {'yes' if page['waivable'] else 'no'} "
        f"| {page['fault']} |\n"
        for page in pages
    )
    return "| rule | severity | can be waived | finds |\n| --- | --- | --- | --- |\n" + "".join(
        rows
    )


def _text_table(rows: list[tuple[str, str, str]]) -> str:
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "".join(f"{name:<{first}}  {its:<{second}}  {fault}\n" for name, its, fault in rows)


def _all_pages() -> list[Page]:
    """The pages of all rules; those of other projects are imported only where there are any."""
    # it takes a fifth of the time of ``explain`` to load
    from pourparler_validators.installed import RULES, entry_points

    pages = list(catalogue().values())
    if not any(entry_points(RULES)):
        return pages
    from pourparler_validators.contract.manual import catalogue_of
    from pourparler_validators.running.selection import known_rules

    others = [rule for rule in known_rules() if rule.name not in catalogue()]
    pages += catalogue_of(others, is_whole=False)
    return sorted(pages, key=lambda page: page["name"])


def _other_page(name: str, pages: dict[str, Page]) -> Page:
    """The page of another project's rule, whose module has to be imported for it.

    Raises :class:`UsageError` for a name that no rule has; it says what else has it.
    """
    from pourparler_validators.commands.leads import known_names, leads
    from pourparler_validators.contract.manual import catalogue_of
    from pourparler_validators.running.selection import known_rules

    for rule in known_rules():
        if rule.name == name:
            return catalogue_of([rule], is_whole=False)[0]
    meant = [page for page in pages if page.partition("/")[2] == name]
    others = () if meant else leads(name, [page.partition("/")[0] for page in pages])
    near = did_you_mean(meant or nearest(name, [*pages, *known_names()]))
    hint = "; ".join(others) or near or "see: pourparler rules"
    raise UsageError(f'there is no rule "{name}"; {hint}')
