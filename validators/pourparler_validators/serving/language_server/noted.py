"""Questions of rules, noted with what they are about, so that a change tells who asked of it."""

from pourparler_validators.contract.questions import (
    Circle,
    ImpossibleOrder,
    Link,
    Loaded,
    Members,
    Missing,
    Speaker,
)
from pourparler_validators.entries.entry import Entry
from pourparler_validators.serving.language_server.live_links import (
    IDS,
    NEWEST,
    SPEAKERS,
    LiveLinks,
    Touched,
)


class NotedQuestions:
    """Passes on the questions of rules."""

    def __init__(self, dataset: LiveLinks) -> None:
        self.dataset = dataset
        self.asked: Touched = set()

    def taken(self) -> Touched:
        """What was asked of so far; it begins anew."""
        asked, self.asked = self.asked, set()
        return asked

    def to(self, key: str) -> Entry | None:
        """The place of the record with an id."""
        self.asked.add(("to", key))
        return self.dataset.to(key)

    def into(self, key: str, name: str) -> tuple[Link, ...]:
        """The references to an id by one field."""
        self.asked.add(("into", key))
        return self.dataset.into(key, name)

    def is_used(self, key: str) -> bool:
        """Whether another record refers to an id."""
        self.asked.add(("used", key))
        return self.dataset.is_used(key)

    def circle(self, key: str, name: str) -> Circle:
        """The circle that a record belongs to by a field."""
        found = self.dataset.circle(key, name)
        self.asked |= {("to", key), *(("to", one.id or "") for one in found or ())}
        return found

    def members(self, key: str) -> Members:
        """All who are or were a member of a party."""
        found = self.dataset.members(key)
        self.asked |= {("to", key), *(("to", one) for one in (*found.of, *found.unread))}
        return found

    def impossible_orders(self, key: str) -> tuple[ImpossibleOrder, ...]:
        """What contradicts the dates of a record."""
        self.asked.add(("order", key))
        return self.dataset.impossible_orders(key)

    def text(self, key: str) -> Loaded | Missing:
        """The text of the source with an id."""
        self.asked.add(("to", key))
        return self.dataset.text(key)

    def like(self, key: str, types: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of records of some types that are most like an id that no record has."""
        self.asked.add(IDS)
        return self.dataset.like(key, types)

    def knows_all_ids(self) -> bool:
        """Whether everything of the dataset could be read."""
        self.asked.add(IDS)
        return self.dataset.knows_all_ids()

    def knows_all_of(self, *types: str) -> bool:
        """Whether all records of these types are sound."""
        self.asked.add(IDS)
        return self.dataset.knows_all_of(*types)

    def first_with_wording(self, checksum: str) -> Entry | None:
        """The first source whose text has a wording."""
        self.asked.add(("wording", checksum))
        return self.dataset.first_with_wording(checksum)

    def original_of(self, key: str) -> Entry | None:
        """The first source of whose text that of another source is nearly a copy."""
        self.asked.add(("original", key))
        return self.dataset.original_of(key)

    def sources_with(self, words: str) -> tuple[Entry, ...]:
        """The sources whose text has some words."""
        self.asked.add(("with", words))
        return self.dataset.sources_with(words)

    def newest_source(self) -> Entry | None:
        """The source that was published last."""
        self.asked.add(NEWEST)
        return self.dataset.newest_source()

    def speakers(self) -> tuple[Speaker, ...]:
        """All persons and parties with their names."""
        self.asked.add(SPEAKERS)
        return self.dataset.speakers()
