"""Who is named in a text that no dataset knows: words with capitals in a row."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pourparler_validators.contract.questions import Speaker
from pourparler_validators.grounding.article import Article
from pourparler_validators.languages.folding import folded
from pourparler_validators.languages.states import NameKind
from pourparler_validators.languages.states import names_in as state_names
from pourparler_validators.languages.word_list import is_word

_FOUND: Final = "text:"
"""The beginning of the ids of those who are named."""
NEAR: Final = 8
"""How many characters before a word are looked at for the end of a sentence."""
MAX_OF_STATE: Final = 2
"""So many words may be the name of a state and one more: Russia Today."""
_POSSESSIVE: Final = re.compile("['\u2019](?:s)?$")


def names_in(article: Article) -> Iterator[Speaker]:
    """Those whom a text names outside its quotations, each as if a dataset knew them."""
    names: dict[str, bool] = {}
    for row in _rows(article):
        places, has_title = _without_titles(article, row)
        name = _POSSESSIVE.sub("", article.words(places[0], places[-1])) if places else ""
        if name and not _is_no_name(name, article):
            is_person = has_title or (len(places) > 1 and not _is_body(name, places, article))
            names[name] = names.get(name, False) or is_person
    surnames = {surname(name) for name in names if " " in name}
    for number, (name, is_person) in enumerate(names.items()):
        if " " in name or folded(name) not in surnames:
            yield Speaker(f"{_FOUND}{number}", (name,), is_person)


def _is_no_name(name: str, article: Article) -> bool:
    """Whether a word with a capital is that of a people, a month or a day, or a small word."""
    language, key = article.language, folded(name)
    if language is None:
        return True
    words = (language.months, language.weekdays, language.articles, language.light_words)
    return any(key in some for some in (*words, _of_states(language.tag)[1]))


def _is_body(name: str, places: Sequence[int], article: Article) -> bool:
    """Whether some words name a state, or a body: most of them are words of the language."""
    tag = article.language.tag if article.language else ""
    common = sum(is_word(article.keys[place], tag) for place in places)
    return folded(name) in _of_states(tag)[0] or 2 * common > len(places)


@cache
def _of_states(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of all states, and the words for their peoples."""
    names = [one for state in state_names(tag).values() for one in state.by_kind()]
    peoples = frozenset(folded(name) for kind, name in names if kind is NameKind.DEMONYM)
    return frozenset(folded(name) for _, name in names) - peoples, peoples


def is_of_text(id_: str) -> bool:
    """Whether an id is that of somebody whom only the text names."""
    return id_.startswith(_FOUND)


def surname(name: str) -> str:
    """The last word of a name, as names are compared."""
    return folded(_POSSESSIVE.sub("", name)).split()[-1]


def _rows(article: Article) -> Iterator[Sequence[int]]:
    """The words with capitals that stand in a row, a title and its full stop among them."""
    row: list[int] = []
    for place, token in enumerate(article.tokens):
        is_name = token.text[:1].isupper() and article.quoted[place] < 0
        if row and not (is_name and _are_beside(article, row[-1], place)):
            yield row
            row = []
        if is_name:
            row.append(place)
    if row:
        yield row


def _are_beside(article: Article, one: int, other: int) -> bool:
    """Whether only a space stands between two words, or the full stop of a title or initial."""
    if _POSSESSIVE.search(article.tokens[one].text):
        return False
    end, start = article.span_of(one, one)[1], article.span_of(other, other)[0]
    between = article.text[end:start].replace("\u00a0", " ")
    is_short = len(article.tokens[one].text) == 1 or _is_title(article, one)
    return between == " " or (between == ". " and is_short)


def _without_titles(article: Article, row: Sequence[int]) -> tuple[Sequence[int], bool]:
    """The words of a name behind its last title, without an opening word that is none.

    Also says whether there was a title.
    """
    places = list(row)
    while places and _is_title(article, places[-1]):
        places.pop()
    titles = [number for number, place in enumerate(places) if _is_title(article, place)]
    places = places[titles[-1] + 1 :] if titles else places
    while places and not titles and _is_common(article, places[0]):
        places.pop(0)
    if len(places) > MAX_OF_STATE and _is_state_of_office(article, places[0]):
        places.pop(0)
    return places, bool(titles)


def _is_state_of_office(article: Article, place: int) -> bool:
    """Whether a word is the state of the office before it: President of Russia Vladimir Putin."""
    tag = article.language.tag if article.language else ""
    follows = place > 0 and article.keys[place - 1] in article.said_by("prepositions")
    return follows and article.keys[place] in _of_states(tag)[0]


def _is_title(article: Article, place: int) -> bool:
    return article.keys[place] in article.said_by("titles")


def _is_common(article: Article, place: int) -> bool:
    """Whether a word is no part of a name: it opens a sentence, or stands behind "of"."""
    language, tokens = article.language, article.tokens
    start = tokens[place].start
    before = article.level1.text[max(0, start - NEAR) : start].rstrip(" \"'")[-1:]
    follows = place > 0 and article.keys[place - 1] in article.said_by("prepositions")
    opens = before in ("", "\n", ".", "!", "?", ":")
    return (
        language is not None and (opens or follows) and is_word(article.keys[place], language.tag)
    )
