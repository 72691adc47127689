"""How far a change reaches: a finding is of it where an answer rests on a file that has changed.

The rule is asked once more, and each question that it asks is looked at. Where what an answer
rests on cannot be told for little, the change reaches it: it is reported, not hidden.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import field
from typing import Any, Final

from pourparler_validators.contract.questions import Loaded, Missing, Questions
from pourparler_validators.contract.rule import Group, Rule, WaiverAt
from pourparler_validators.entries.entry import Entry
from pourparler_validators.facts.membership import members_of
from pourparler_validators.late_dataclasses import dataclass
from pourparler_validators.running.asking import Question, answered, asked_by
from pourparler_validators.running.changed import Changed
from pourparler_validators.running.judge import Judge
from pourparler_validators.running.judging import Means, asker_of
from pourparler_validators.running.whole_dataset import WholeDataset

_ACTORS: Final = ("person", "party")
_MOST_KEPT: Final = 200_000
"""So many questions are kept, with whether a change reaches their answers."""


@dataclass(slots=True)
class Reach:
    """Tells which findings rest on what has changed."""

    changed: Changed
    means: Means
    """What the rules of the run are given."""
    dataset: WholeDataset
    _known: dict[Question, bool] = field(default_factory=dict[Question, bool])
    _came_or_went: dict[tuple[str, ...], bool] = field(default_factory=dict[tuple[str, ...], bool])

    def has(self, rule: Rule, places: Collection[Entry], subject: Any) -> bool:
        """Whether what a rule finds at some places, of a subject, rests on what has changed."""
        if self.changed.is_everything:
            return True
        entries = subject.entries if isinstance(subject, Group) else ()
        if any(self.changed.has_file(each.file) for each in (*places, *entries)):
            return True
        if isinstance(subject, Group) and (rule.subject, subject.key) in self.changed.groups:
            return True
        if rule.is_structural:
            return False
        if rule.holds_dataset or rule.is_about_dataset:
            return self._has_anything()
        if isinstance(subject, WaiverAt):
            return self._reaches_waived(subject)
        return self._rests(lambda means: asker_of(rule, means)(subject))

    def mark_known(self, rules: Iterable[Rule]) -> None:
        """Marks of what a baseline knows where what is found, or not, rests on what has changed."""
        by_name = {rule.name: rule for rule in rules}
        for name, key in self.changed.known:
            rule, entry = by_name.get(name), self.dataset.to(key)
            is_reached = not key or self.changed.has_id(key) or self.changed.is_everything
            if is_reached or (rule and entry and self._reaches_records(rule, [entry])):
                self.changed.reached.add((name, key))

    def _reaches_waived(self, waiver: WaiverAt) -> bool:
        """Whether that rests on it which a waiver excuses, here or where it may belong."""
        key = waiver.entry.id or ""
        if waiver.rule is None:
            return False
        linking = [link.entry for link in self.dataset.into(key)]
        return key in self.changed.referred or self._reaches_records(
            waiver.rule, [waiver.entry, *linking]
        )

    def _reaches_records(self, rule: Rule, entries: Sequence[Entry]) -> bool:
        """Whether that rests on it which a rule finds, or does not, in some records."""
        if rule.is_structural:
            return False
        if rule.is_grouping or rule.holds_dataset:
            return self._has_anything()

        def judge(means: Means) -> None:
            judge = Judge([rule], means, {})
            for entry in entries:
                judge.judge_record(entry)

        return self._rests(judge)

    def _has_anything(self) -> bool:
        """Whether anything has changed that a rule could see."""
        changed = self.changed
        return bool(changed.types or changed.changes.names) or self.any_text()

    def _rests(self, ask: Callable[[Means], object]) -> bool:
        """Whether an answer rests on what has changed, of those that are asked for meanwhile."""

        def ask_all(questions: Questions) -> object:
            shelves, own = self.means.shelves, self.means.own_fields
            return ask(Means(questions, self.means.today, shelves, own))

        try:
            return self._is_met(ask_all)
        except Exception:  # what the rule raises is said where it is judged
            return True

    def _is_met(self, ask: Callable[[Questions], object]) -> bool:
        met: list[Question] = []

        def answer(question: Question) -> Any:
            if not met and self.is_reached(question):
                met.append(question)
            return answered(question, self.dataset)

        ask(asked_by(answer))
        return bool(met)

    def is_reached(self, question: Question) -> bool:
        """Whether the answer to a question rests on what has changed."""
        if question not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[question] = REACHED[question.name](self, *question.about)
        return self._known[question]

    def to(self, key: str) -> bool:
        """A record of that id changed, came or went."""
        return self.changed.has_id(key)

    def is_used(self, key: str) -> bool:
        """A reference to that id changed, came or went."""
        return key in self.changed.referred

    def members(self, key: str) -> bool:
        """A member changed, or a member of one."""
        return self._is_met(lambda questions: members_of(key, questions))

    def knows_all_ids(self) -> bool:
        """What could not be read changed."""
        return not self.changed.gaps.is_complete

    def any_source(self) -> bool:
        """A source changed."""
        return self.changed.has_type("source")

    def any_actor(self) -> bool:
        """A person or party changed."""
        return self.changed.has_type(*_ACTORS)

    def into(self, key: str, name: str) -> bool:
        """A reference by that field changed, came or went."""
        return (key, name) in self.changed.references

    def circle(self, key: str, name: str) -> bool:
        """A record on the way by that field changed."""

        def follow(questions: Questions) -> None:
            step: str | None = key
            seen: set[str] = set()
            while step is not None and step not in seen:
                seen.add(step)
                entry = questions.to(step)
                questions.knows_all_ids()
                step = getattr(entry.record, name, None) if entry else None

        return self._is_met(follow)

    def impossible_orders(self, key: str) -> bool:
        """Found at once for all records whose dates bear on each other."""
        from pourparler_validators.facts.timeline.building import system_of
        from pourparler_validators.facts.timeline.component import component

        linked: list[Entry] = []

        def order(questions: Questions) -> None:
            linked.extend(component(key, questions))
            system_of(linked, lambda one, name: bool(questions.circle(one, name)))

        is_met = self._is_met(order)
        for entry in linked:
            if entry.id is not None:
                self._known[Question("impossible_orders", (entry.id,))] = is_met
        return is_met

    def like(self, key: str, types: tuple[str, ...]) -> bool:
        """Also where an id came or went that need not be like this one: that costs less to tell."""
        if types not in self._came_or_went:
            self._came_or_went[types] = self.changed.id_came_or_went(types)
        return self._came_or_went[types] or any(
            map(self.changed.has_id, self.dataset.like(key, types))
        )

    def knows_all_of(self, *types: str) -> bool:
        """A record that is not sound changed, or was not sound."""
        gaps = self.changed.gaps
        unsound = gaps.unsound.intersection((*types, "")) if types else gaps.unsound
        return not gaps.is_complete or bool(unsound)

    def text(self, key: str) -> bool:
        """The source changed, or the text that it leads to."""
        loaded: Loaded | Missing = self.dataset.text(key)
        return self.changed.has_id(key) or self.changed.has_text(self.dataset.to(key), loaded)

    def any_text(self, *_about: str) -> bool:
        """Whether the text of any source has changed, or what a source says of itself."""
        key = Question("any text")
        if key not in self._known:
            sources = self.dataset.of_types("source")
            self._known[key] = self.changed.has_type("source") or any(
                self.text(entry.id) for entry in [*sources] if entry.id is not None
            )
        return self._known[key]


REACHED: Final[dict[str, Callable[..., bool]]] = {
    "to": Reach.to,
    "into": Reach.into,
    "is_used": Reach.is_used,
    "circle": Reach.circle,
    "members": Reach.members,
    "impossible_orders": Reach.impossible_orders,
    "like": Reach.like,
    "knows_all_ids": Reach.knows_all_ids,
    "knows_all_of": Reach.knows_all_of,
    "text": Reach.text,
    "first_with_wording": Reach.any_text,
    "original_of": Reach.any_text,
    "sources_with": Reach.any_text,
    "newest_source": Reach.any_source,
    "speakers": Reach.any_actor,
}
"""For each question, whether its answer rests on what has changed."""
