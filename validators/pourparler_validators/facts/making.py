"""When an agreement or a proposal was made, as far as its record tells."""

from collections.abc import Iterator

from pourparler import Agreement, Date, Proposal
from pourparler_validators.contract.pairs import second
from pourparler_validators.contract.questions import Questions
from pourparler_validators.facts.dates import reliable


def dates_of_making(record: Agreement | Proposal, links: Questions) -> list[Date]:
    """All days on which it may have been made: its own, its steps', consents' and proposals'."""
    return [date for date in map(reliable, _dates(record, links)) if date is not None]


def _dates(record: Agreement | Proposal, links: Questions) -> Iterator[Date | None]:
    yield record.date
    yield from (step.date for step in record.history or ())
    if isinstance(record, Agreement):
        yield from (each.date for each in record.parties)
        for key in record.proposals or ():
            proposal = second(key, Proposal, links)
            if proposal is not None:
                yield from _dates(proposal.record, links)
