"""What comes of judging: findings, counts, and the faults of rules themselves."""

from dataclasses import field

from pourparler_validators.contract.finding import RecordShare, Tally, UnplacedFinding
from pourparler_validators.entries.entry import Entry
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.reading.article_files import Looked
from pourparler_validators.running.census import Census
from pourparler_validators.running.costs import Cost


@dataclass(frozen=True, slots=True)
class InternalError:
    """A rule that raised an exception: the fault is the rule's, not the data's."""

    rule: str
    record: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What came of a run, or of a part of it."""

    findings: list[UnplacedFinding] = field(default_factory=list[UnplacedFinding])
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    errors: list[InternalError] = field(default_factory=list[InternalError])
    shares: list[RecordShare] = field(default_factory=list[RecordShare])
    unchecked: set[tuple[str, Entry]] = field(default_factory=set[tuple[str, Entry]])
    """Where a rule could not look: of records that have waivers only, or on request of all."""
    texts: set[Looked] = field(default_factory=set[Looked])
    """The texts of sources that were looked for in files."""
    costs: dict[str, Cost] = field(default_factory=dict[str, Cost])
    """What each rule has cost, where that is noted."""
    census: Census | None = None
    """What was counted of what the settings ask for, if they ask for anything."""
    looked_up: int = 0
    """How many records were not judged, since it was known what comes of that."""
    read_again: int = 0
    """How often a record that stays on disk was read once more, for another."""

    def add(self, other: "Outcome") -> None:
        """Takes in what came of the next part."""
        self.findings += other.findings
        self.errors += other.errors
        self.shares += other.shares
        self.unchecked |= other.unchecked
        self.texts |= other.texts
        self.looked_up += other.looked_up
        self.read_again += other.read_again
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        for name, cost in other.costs.items():
            self.costs.setdefault(name, Cost()).add(cost)
        if self.census and other.census:
            self.census.add(other.census)

    def taken(self) -> "Outcome":
        """What has come so far, which is counted anew from here."""
        so_far = Outcome(
            [*self.findings],
            {name: tally.taken() for name, tally in self.tallies.items()},
            [*self.errors],
            [*self.shares],
            {*self.unchecked},
            {*self.texts},
            {**self.costs},
            self.census,
            self.looked_up,
            self.read_again,
        )
        self.looked_up = self.read_again = 0
        self.census = self.census and Census(self.census.asked)
        lists = (self.findings, self.errors, self.shares)
        for kept in (*lists, self.unchecked, self.texts, self.costs):
            kept.clear()
        return so_far
