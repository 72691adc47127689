"""Articles to try the search on: the example's, and three of other styles, made up for this."""

from functools import cache
from typing import Final

from pourparler_validators.grounding.article import Article, prepared
from tests.grounding.seed import TEXT

WIRE: Final = """\
GENEVA, March 14 (Wire) - The envoys of Northland and Sudria ended a third day of talks on Thursday
without a signature, though both sides called the mood better than in February.

"We have accepted 12 of the 15 points, and we will not leave this table before Monday," said Ilse
Brandt, the chief negotiator of Northland. "All prisoners must be released by April 30, unless both
governments agree on a later day."

Sudria's foreign minister, Omar Haddad, told reporters that "some of the proposals are possible,
most of them are not, and the rest can wait until the summer".

"I don't believe that the ceasefire has failed," Haddad said in the lobby. "Our troops withdrew
1,500 meters behind the river on March 3, and no shot has been fired since then."

The mediator, Professor José Peña, added: "The parties should support the inspection of all
harbours in Valdoria; they could sign the first protocol next Tuesday in Geneva."

Brandt warned that "any attack after midnight would end the negotiations immediately".
"""
"""A report of a news agency, with straight marks and wrapped lines."""

COMMUNIQUE: Final = (
    "Press statements following talks between the two presidents\n\n"
    "President\u00a0of\u00a0Northland Anna\u00a0Lind: Colleagues, ladies and gentlemen,\n"
    "“Our trade increased by 7.5\u00a0percent last year and reached 40\u00a0billion crowns, – "
    "and\u00a0we\u00a0must not allow anybody to\u00a0destroy what three generations have built.\n"
    "“I\u00a0would like to\u00a0thank my\u00a0colleague, Mr\u00a0Haddad, for his support: "
    "without it, we\u00a0could never have opened the\u00a0border at\u00a0Kestrel on\u00a0"
    "January\u00a09.\n"
    "“The\u00a0second agreement is\u00a0entirely ready, and\u00a0it will be signed in\u00a0Sudria "
    "in\u00a0June.”\n"
    "Answering a\u00a0question, the\u00a0president said that “many of\u00a0these reports are "
    "false, but\u00a0we cannot exclude anything at this stage – it\u00a0is too early”.\n"
    "President of\u00a0Sudria Karim\u00a0Haddad said: “We\u00a0have always supported "
    "a\u00a0political solution, and\u00a0my government accepts the\u00a0mediation of "
    "the\u00a0Valdorian king; nobody should doubt that every promise will be kept before "
    "the\u00a0elections.”\n"
)
"""A communiqué in the manner of a transcript: no-break spaces, a quotation of three paragraphs."""

ODD: Final = """\
The delegation from Kestrel [a port in the north] came late. ”Nobody has told us that the road was \
closed on Friday, and we are not going to accept the blame,“ the mayor, Petra Novak, explained.

„It is legal to carry 20 kilograms of grain across the line, and most families do so every week“, \
she added, and pointed at the hall.

«The committee will publish its answer [the draft is secret] in September; the ministers have to \
read it first», the clerk, Emil Roth, noted.

``We were able to open five schools, and more teachers are coming from Sudria before the winter,'' \
Novak said.

“The old treaty was good for both peoples, and I hope that the parliament in Valdoria approves it \
quickly.

“If the deputies reject it, all our efforts since 1998 have been useless, and the fishermen’s sons \
will lose half of their boats.”

Roth answered: " We may need some help with the ferry at Kestrel, but only until the bridge is \
finished in October."
"""
"""Marks the wrong way round and of other lands, two paragraphs, and square brackets of its own."""

TEXTS: Final = {"seed": TEXT, "wire": WIRE, "communique": COMMUNIQUE, "odd": ODD}

_MIN_WORDS = 6


@cache
def article_named(name: str) -> Article:
    """One of the articles, prepared."""
    return prepared(TEXTS[name])


def quotations_of(name: str) -> list[str]:
    """The quotations of an article that are long enough to change something in them."""
    article = article_named(name)
    found = [article.text[one.start : one.end].strip() for one in article.quotations]
    return [one for one in found if len(one.split()) >= _MIN_WORDS]


def longer_ones(name: str) -> list[str]:
    """The quotations of several paragraphs, as a coder writes them: without the marks between."""
    article = article_named(name)
    parts: dict[int, list[str]] = {}
    for one in article.quotations:
        parts.setdefault(one.utterance, []).append(article.text[one.start : one.end].strip())
    return [" ".join(texts) for texts in parts.values() if len(texts) > 1]
