"""What an element of a page is to its text: a paragraph, a line, or none of it."""

import re
from collections.abc import Set
from typing import Final

from pourparler_validators.formats.web_pages.tokens import Raw, Tag

_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol optgroup option p pre search section summary table tbody tfoot thead tr "
    "ul"
)
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
"""What stands in paragraphs of its own."""
CELLS: Final = frozenset(("td", "th"))
TITLE: Final = "h1"
TIP: Final = "tooltip"
MAIN: Final = ("main", "article")
"""What holds the article of a page, the surest first."""

CLOSED_BY: Final = {
    **dict.fromkeys(BLOCKS, ("p",)),
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("tbody", "thead", "tfoot"),
    "thead": ("tbody", "thead", "tfoot"),
    "tfoot": ("tbody", "thead", "tfoot"),
    "option": ("option",),
}
"""The open elements that the beginning of another one ends."""
ENDS_BY_ITSELF: Final = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))
"""What needs no end tag: it ends with what holds it, at the latest."""
SCOPES: Final = {
    **dict.fromkeys(("li", "dt", "dd"), ("ul", "ol", "dl", "menu")),
    **dict.fromkeys(("tr", "td", "th", "tbody", "thead", "tfoot"), ()),
}
"""What such an element is not looked for beyond, besides cells and tables."""
TABLES: Final = frozenset(("table", "tr", "tbody", "thead", "tfoot", "td", "th"))

KEPT_FOR: Final = {
    **dict.fromkeys(("table", "blockquote"), ("figure",)),
    **dict.fromkeys((TITLE, *MAIN), ("form",)),
}
"""What an element is kept for that else is left out: a form may be around the whole page."""
KEPT_WITHIN: Final = {"footer": "blockquote"}
"""What is kept within another: who said it stands below a quotation."""

_FRAME: Final = frozenset(("html", "body", *MAIN, TITLE))
"""What is never left out for a class."""
_AMONG_WORDS: Final = frozenset(
    ("a", "abbr", "b", "cite", "em", "i", "mark", "q", "strong", "sub", "sup", "u")
)
"""What stands among words of the article, and is left out only where readers do not see it."""
_ELEMENT_NAMES: Final = (
    "aside audio button canvas datalist dialog figcaption figure footer form iframe menu nav "
    "noscript object rp rt select svg template video"
)
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_ROLE_NAMES: Final = (
    "alertdialog banner complementary contentinfo dialog menu menubar navigation search "
    "toolbar tooltip"
)
_ROLES: Final = frozenset(_ROLE_NAMES.split())
_UNSEEN_NAMES: Final = "editsection jump-link noprint reader-text skip-link sr-only visually-hidden"
_UNSEEN: Final = frozenset(_UNSEEN_NAMES.split())
"""Names of classes, or their ends, of what readers do not see as a part of what they read."""
_CLASS_NAMES: Final = (
    "ad ads advert advertisement breadcrumb breadcrumbs caption catlinks comments cookie "
    "cookies footer gallerytext menu modal nav navbar navbox navigation newsletter pagination "
    "popup printfooter promo pull-quote pullquote related share sharing sidebar social subscribe "
    "thumbcaption toc tooltip tooltip-content tooltip-text tooltiptext"
)
_CLASSES: Final = frozenset(_CLASS_NAMES.split())
"""Those that writers of pages give to whole parts of it that are no article."""
_STATE_NAMES: Final = "has hide is no not show with without"
_STATES: Final = frozenset(_STATE_NAMES.split())
"""Beginnings of names that say how a page looks: has-sidebar."""
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def left_out_as(tag: Tag | Raw) -> str | None:
    """What an element is, if that is no part of an article; none where it may be."""
    if isinstance(tag, Raw):
        return f"<{tag.name}>"
    named = f"<{tag.name}>" if tag.name in _ELEMENTS else None
    given = tag.attributes
    if "hidden" in given or given.get("aria-hidden") == "true" or _is_hidden(given.get("style")):
        return "hidden"
    if given.get("role", "").lower() in _ROLES:
        return f'role "{given["role"]}"'
    known = _UNSEEN if tag.name in _AMONG_WORDS else _UNSEEN | _CLASSES
    for name in ("class", "id") if tag.name not in _FRAME else ():
        for one in given.get(name, "").split():
            if _is_one_of(known, one.lower()):
                return f'{name} "{one}"'
    return named


def _is_hidden(style: str | None) -> bool:
    return style is not None and _HIDDEN.search(style) is not None


def _is_one_of(known: Set[str], name: str) -> bool:
    """Whether a name, or its end, is a known one."""
    parts = [part for part in re.split("[-_]+", name) if part]
    if not parts or parts[0] in _STATES:
        return False
    return parts[-1] in known or "-".join(parts[-2:]) in known
