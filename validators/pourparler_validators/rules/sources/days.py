"""Whether what a text says of its days agrees with them, and with the day of publication."""

from collections.abc import Sequence

from pourparler import Date, Source
from pourparler_validators.contract.finding import NOT_APPLICABLE, Problem, Related, Severity
from pourparler_validators.contract.questions import Questions
from pourparler_validators.contract.rule import Answers, At, rule
from pourparler_validators.facts.dates import reliable
from pourparler_validators.grounding.dates.days import DAY
from pourparler_validators.grounding.dates.reading import DatesTold
from pourparler_validators.grounding.library import Library
from pourparler_validators.grounding.terms import Term
from pourparler_validators.grounding.texts import SourceText
from pourparler_validators.messages.wording import listed, shown


@rule(Severity.WARNING)
def weekday_contradicts_date(source: At[Source], text: SourceText, library: Library) -> Answers:
    """A text gives a day, with its year, a weekday that the day is not.

    Why: one of the two is wrong, in the article or in the copy of it; nothing that hangs on this
    date can be relied on.

    Fix: compare the text with the article; if the article has it so, waive the rule.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "published": "2025-05-29",
            "text": "The parties will meet again on Tuesday, June 2, 2025."}}

    Says:
        source:wire /text: the text says "Tuesday, June 2, 2025", and that is a Monday
    """
    dates = library.dates_of(text)
    if not dates.found:
        yield NOT_APPLICABLE
    for one in dates.found:
        if one.has_wrong_weekday and one.days is not None:
            yield Problem(
                f"the text says {shown(one.words)}, and that is a {dates.weekday(one.days.first)}",
                _pointer(source.value),
                help="compare the text with the article; if it has it so, waive the rule",
                params={"words": one.words},
                related=(text.words(*one.span),),
            )


@rule(Severity.WARNING)
def publication_contradicted(
    source: At[Source], text: SourceText, library: Library, dataset: Questions
) -> Answers:
    """The text of a source gives another day of publication, or days that no such day fits.

    The dateline is read ("ISTANBUL, May 16 (Agency) —", or a date alone on one of the first
    lines), and weekdays beside a day and month without a year: "next Monday, June 2" is in a year
    in which June 2 is a Monday, within two weeks. An office that the text gives a person is held
    then, where the person's roles have dates: no text calls somebody president before they are, or
    quotes them as president later. Where no single day of publication is given, all
    such dates and offices of the text are asked for one that fits them.

    Why: every "Friday" and "last week" of the article is counted from that day.

    Fix: correct the date of publication.

    Bad:
        {"source:wire": {"type": "source", "id": "source:wire", "kind": "news_article",
            "language": "en", "published": "2024-05-17",
            "text": "The parties will meet again next Monday, June 2."}}

    Says:
        source:wire /published: the text says "next Monday, June 2", which is so in 2025, and \
not in 2024
    """
    published = reliable(source.value.published)
    dates, terms = library.dates_of(text), library.terms_of(text)
    if published is None or published.earliest is None or published.latest is None:
        yield _of_no_day(dates, terms, text, _pointer(source.value)) or NOT_APPLICABLE
        return
    found = dates.dateline
    if found is not None and found.days is not None:
        if not found.days.may_be_in(published.earliest - DAY, published.latest + DAY):
            yield Problem(
                f"the text is of {shown(found.words)}, not of {published}",
                "/published",
                help="correct the date of publication, or the text",
                params={"words": found.words},
                related=(text.words(*found.span, "the text has its date here"),),
            )
            return
        if found.told.year is not None:
            return
    for one in dates.found:
        years = dates.years_of(one)
        if years is not None:
            yield Problem(
                f"the text says {shown(one.words)}, which is so in {years[1]}, "
                f"and not in {years[0]}",
                "/published",
                help="correct the date of publication, or the text",
                params={"words": one.words, "year": years[1]},
                related=(text.words(*one.span),),
            )
            return
    for term in terms:
        if not term.allows(published.earliest, published.latest):
            yield _out_of_office(term, published, text, dataset)
            return
    if published.earliest != published.latest:
        yield _of_no_day(dates, terms, text, "/published") or NOT_APPLICABLE


def _out_of_office(term: Term, published: Date, text: SourceText, dataset: Questions) -> Problem:
    """What is said of a text that has a person in an office that they did not hold."""
    entry = dataset.to(term.person)
    roles = (Related(entry, f"/roles/{number}", "the dates of the office") for number in term.roles)
    return Problem(
        f"the text calls {term.name} {shown(term.words)}, an office that {term.person} held "
        f"{term.said}, not on {published}",
        "/published",
        help="correct the date of publication, or the dates of the office",
        params={"person": term.person, "words": term.words},
        related=(text.words(*term.span), *roles),
    )


def _of_no_day(
    dates: DatesTold, terms: Sequence[Term], text: SourceText, pointer: str
) -> Problem | None:
    """What is said of a text whose dates and offices fit no day of publication."""
    one = dates.unsolved
    said = [f"{each.name} was {shown(each.words)} {each.said}" for each in terms]
    spans = [each.span for each in terms]
    if one is not None:
        said, spans = [shown(one.words), *said], [one.span, *spans]
    elif not dates.is_out_of_bounds:
        return None
    return Problem(
        f"no day of publication fits what the text says: {listed(said, 'and')}",
        pointer,
        help="compare the text with the article, and correct the date of publication if there is "
        "one; if the article has it so, waive the rule",
        params={"words": one.words if one else terms[0].words},
        related=tuple(text.words(*span) for span in spans),
    )


def _pointer(source: Source) -> str:
    return "/text" if source.text is not None else "/text_file"
