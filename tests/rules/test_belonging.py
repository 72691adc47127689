"""Whom a person or a party belongs to, asked of a handful of records."""

import pytest

from pourparler import Date, Event, Membership, Party, PartyKind, Person, Record, Role, Statement
from pourparler_validators.entries.entry import Entry, SourceFile
from pourparler_validators.facts import lapses
from pourparler_validators.facts.affiliations import (
    acts_for,
    are_in_line,
    are_one_side,
    belongs_to,
    date_of,
    may_stand_together,
    roles_held,
)
from pourparler_validators.facts.known import (
    NO,
    UNREAD_ACTOR,
    UNREAD_PARTY,
    YES,
    Known,
    all_known,
    any_known,
    because,
    opposite,
)
from pourparler_validators.facts.lapses import standing_as, standing_for, standing_of_speaker
from pourparler_validators.facts.spans import ended, is_held, later
from pourparler_validators.running.whole_dataset import WholeDataset

FILE = SourceFile("records.json")
JUNE_2 = Date("2025-06-02")


def links(*records: Record) -> WholeDataset:
    found = WholeDataset()
    for position, record in enumerate(records):
        found.add(Entry(FILE, position, record=record, type=record.type, id=record.id))
    return found


def party(name: str, parent: str | None = None, *members: str | Membership) -> Party:
    return Party(
        id=f"party:{name}",
        kind=PartyKind.STATE,
        name=name,
        parent=f"party:{parent}" if parent else None,
        members=tuple(
            member if isinstance(member, Membership) else Membership(party=f"party:{member}")
            for member in members
        )
        or None,
    )


def role(of: str, start: str | None = None, end: str | None = None, title: str = "Envoy") -> Role:
    return Role(
        title=title,
        party=f"party:{of}",
        start=Date(start) if start else None,
        end=Date(end) if end else None,
    )


def person(*roles: Role) -> Person:
    return Person(id="person:ann", name="Ann", roles=roles or None)


def statement(**fields: object) -> Statement:
    return Statement.model_validate(
        {
            "id": "statement:one",
            "acts": ("inform",),
            "segments": ({"kind": "summary", "text": "She spoke."},),
            "speaker": "person:ann",
            **fields,
        }
    )


class TestBelongsTo:
    def test_a_party_belongs_to_itself_and_to_its_parents(self) -> None:
        records = links(party("rus"), party("mfa", "rus"), party("legal", "mfa"))
        found = belongs_to("party:legal", records)
        assert found.parties == {"party:legal", "party:mfa", "party:rus"}
        assert found.is_known

    def test_a_party_does_not_belong_to_its_bodies_nor_to_its_members(self) -> None:
        records = links(party("rus"), party("mfa", "rus"), party("eu", None, "rus"))
        assert belongs_to("party:rus", records).parties == {"party:rus"}
        assert belongs_to("party:eu", records).parties == {"party:eu"}

    def test_a_person_belongs_to_the_parties_of_all_roles_and_their_parents(self) -> None:
        records = links(party("rus"), party("mfa", "rus"), party("un"))
        records.add(
            Entry(FILE, 9, record=person(role("mfa"), role("un", end="2020")), id="person:ann")
        )
        assert belongs_to("person:ann", records).parties == {"party:mfa", "party:rus", "party:un"}

    def test_at_a_date_only_the_roles_held_then_count(self) -> None:
        records = links(party("rus"), party("un"), person(role("rus"), role("un", end="2020")))
        assert belongs_to("person:ann", records, JUNE_2).parties == {"party:rus"}
        assert belongs_to("person:ann", records, Date("2019")).parties == {"party:rus", "party:un"}

    def test_a_person_without_roles_belongs_to_nobody_and_that_is_known(self) -> None:
        found = belongs_to("person:ann", links(person()))
        assert found.parties == frozenset()
        assert found.is_known

    def test_a_circle_of_parents_has_an_end(self) -> None:
        records = links(party("a", "b"), party("b", "c"), party("c", "a"), party("self", "self"))
        assert belongs_to("party:b", records).parties == {"party:a", "party:b", "party:c"}
        assert belongs_to("party:self", records).parties == {"party:self"}

    def test_a_missing_parent_is_counted_and_what_is_above_it_is_not_known(self) -> None:
        found = belongs_to("party:mfa", links(party("mfa", "rus")))
        assert found.parties == {"party:mfa", "party:rus"}
        assert not found.is_known

    @pytest.mark.parametrize("key", ["party:none", "person:none"])
    def test_of_a_missing_record_nothing_is_known(self, key: str) -> None:
        assert not belongs_to(key, links()).is_known

    def test_a_record_that_is_not_sound_is_as_good_as_missing(self) -> None:
        records = links()
        records.add(Entry(FILE, 0, id="party:rus", type="party"))
        records.add(Entry(FILE, 1, id="person:ann", type="person"))
        assert not belongs_to("party:rus", records).is_known
        assert acts_for("person:ann", records) == UNREAD_ACTOR

    def test_two_share_a_party_if_one_is_above_both(self) -> None:
        records = links(party("rus"), party("mfa", "rus"), party("mod", "rus"), party("ukr"))
        mfa, mod, ukr = (belongs_to(f"party:{name}", records) for name in ("mfa", "mod", "ukr"))
        assert mfa.shares(mod)
        assert not mfa.shares(ukr)


class TestRolesHeld:
    @pytest.mark.parametrize(
        ("start", "end", "date", "is_in_force"),
        [
            (None, None, "2025-06-02", True),
            (None, "2025-06-01", "2025-06-02", False),
            (None, "2025-06-02", "2025-06-02", True),
            (None, "2025-06", "2025-06-02", True),
            (None, "2025-05", "2025-06-02", False),
            (None, "2025-05", "2025-05-20/2025-06-02", True),
            (None, "2025-06-01~", "2025-06-02", True),
            (None, "2025-05-01~", "2025-06-02", False),
            (None, "2025-06-01", "2025-06-02?", True),
            ("2025-06-03", None, "2025-06-02", False),
            ("2025-06-02", None, "2025-06-02", True),
            ("2025-06", None, "2025-05-31", False),
            ("2025-06", None, "[2025-05-31..2025-06-01]", True),
            ("2025-07~", None, "2025-06-02", True),
            ("2025-07-01", "2020", "2025-06-02", True),
            (None, "1970-01-01", "2025-06-02", True),
            (None, "2020", "2025-06-02/2025-05-01", True),
            (None, "2020", "9999-12-31", True),
        ],
    )
    def test_a_role_counts_unless_it_is_over_or_not_begun_beyond_doubt(
        self, start: str | None, end: str | None, date: str, is_in_force: bool
    ) -> None:
        held = role("rus", start, end)
        assert is_held(held, Date(date)) is is_in_force
        assert roles_held(person(held), Date(date)) == ((held,) if is_in_force else ())

    def test_without_a_date_all_roles_count(self) -> None:
        roles = role("rus", end="2000"), role("un", start="2030")
        assert roles_held(person(*roles), None) == roles

    def test_a_role_is_over_or_to_come_and_never_both(self) -> None:
        over, to_come = role("rus", end="2020"), role("rus", start="2030")
        assert (ended(over, JUNE_2), later(over, JUNE_2)) == (True, False)
        assert (ended(to_come, JUNE_2), later(to_come, JUNE_2)) == (False, True)

    def test_each_party_is_acted_for_once(self) -> None:
        records = links(person(role("un"), role("rus"), role("un")))
        assert acts_for("person:ann", records) == ("party:un", "party:rus")
        assert acts_for("party:un", records) == ("party:un",)


class TestInLine:
    RECORDS = links(party("rus"), party("mfa", "rus"), party("legal", "mfa"), party("mod", "rus"))

    @pytest.mark.parametrize(
        ("one", "other", "answer"),
        [
            ("rus", "rus", YES),
            ("rus", "legal", YES),
            ("legal", "rus", YES),
            ("mfa", "mod", NO),
            ("rus", "none", UNREAD_PARTY),
            ("none", "none", YES),
        ],
    )
    def test_a_party_is_in_line_with_its_bodies(self, one: str, other: str, answer: Known) -> None:
        assert are_in_line(f"party:{one}", f"party:{other}", self.RECORDS) == answer


class TestOneSide:
    def one(self, *roles: Role, other: str = "party:rus") -> Known:
        records = links(party("rus"), party("mfa", "rus"), party("un"), person(*roles))
        return are_one_side("person:ann", other, records, JUNE_2)

    def test_one_person_is_one_side(self) -> None:
        assert self.one(other="person:ann") is YES

    def test_a_minister_is_on_the_side_of_the_state(self) -> None:
        assert self.one(role("mfa")) is YES

    def test_one_of_two_roles_is_not_beyond_doubt(self) -> None:
        assert self.one(role("mfa"), role("un")) is NO

    def test_without_a_role_nobody_is_on_a_side(self) -> None:
        assert self.one() is NO
        assert self.one(role("rus", end="2020")) is NO
        assert are_one_side("party:rus", "person:ann", links(party("rus"), person())) is NO

    def test_a_missing_record_leaves_it_open(self) -> None:
        assert self.one(role("mfa"), other="person:none") == UNREAD_ACTOR
        assert self.one(role("none")) == UNREAD_ACTOR
        assert are_one_side("person:none", "party:rus", links(party("rus"))) == UNREAD_ACTOR

    def test_what_is_known_to_differ_is_not_left_open(self) -> None:
        assert self.one(role("none"), role("un")) is NO


class TestTogether:
    RECORDS = links(
        party("eu", None, "deu", Membership(party="party:gbr", end=Date("2020-01-31"))),
        party("commission", "eu"),
        party("deu"),
        party("gbr"),
        party("rus"),
        party("world", None, "eu", "rus"),
        party("circle", None, "wheel"),
        party("wheel", None, "circle"),
        party("open", None, "none"),
    )

    @pytest.mark.parametrize(
        ("one", "other", "answer"),
        [
            ("commission", "eu", YES),
            ("deu", "eu", YES),
            ("eu", "deu", YES),
            ("deu", "commission", YES),
            ("world", "deu", YES),
            ("deu", "rus", NO),
            ("gbr", "eu", NO),
            ("circle", "rus", NO),
            ("circle", "wheel", YES),
            ("open", "rus", UNREAD_PARTY),
            ("none", "rus", UNREAD_PARTY),
        ],
    )
    def test_members_stand_with_what_they_are_members_of(
        self, one: str, other: str, answer: Known
    ) -> None:
        first, second = f"party:{one}", f"party:{other}"
        assert may_stand_together(first, second, self.RECORDS, JUNE_2) == answer
        assert may_stand_together(second, first, self.RECORDS, JUNE_2) == answer

    def test_a_record_that_is_not_sound_leaves_it_open(self) -> None:
        records = links(party("eu", None, "deu"), party("rus"))
        records.add(Entry(FILE, 9, id="party:deu", type="party"))
        assert may_stand_together("party:eu", "party:rus", records) == UNREAD_PARTY

    def test_a_membership_counts_while_it_lasts(self) -> None:
        assert may_stand_together("party:gbr", "party:eu", self.RECORDS, Date("2019")) is YES


class TestStanding:
    RECORDS = links(party("rus"), party("mfa", "rus"), party("un"))

    def test_a_role_of_a_body_is_one_by_which_to_act_for_the_state(self) -> None:
        assert standing_for(person(role("mfa")), "party:rus", self.RECORDS, JUNE_2).is_held is YES

    def test_the_role_that_was_over_last_is_named(self) -> None:
        roles = role("rus", end="2010"), role("mfa", end="2020-05"), role("un", end="2024")
        standing = standing_for(person(*roles), "party:rus", self.RECORDS, JUNE_2)
        assert standing.is_held is NO
        assert standing.lapse
        assert (standing.lapse.pointer, standing.lapse.is_over) == ("/roles/1/end", True)

    def test_of_roles_to_come_the_first_is_named(self) -> None:
        roles = role("rus", start="2030"), role("rus", start="2026")
        standing = standing_for(person(*roles), "party:rus", self.RECORDS, JUNE_2)
        assert standing.lapse
        assert (standing.lapse.pointer, standing.lapse.is_over) == ("/roles/1/start", False)

    def test_whoever_never_served_a_party_has_no_role_that_was_over(self) -> None:
        standing = standing_for(person(role("un")), "party:rus", self.RECORDS, JUNE_2)
        assert (standing.is_held, standing.lapse) == (NO, None)

    def test_a_role_of_a_missing_party_may_be_one(self) -> None:
        roles = role("rus", end="2020"), role("none")
        assert (
            standing_for(person(*roles), "party:rus", self.RECORDS, JUNE_2).is_held == UNREAD_PARTY
        )

    @pytest.mark.parametrize(
        ("title", "office", "is_meant"),
        [
            ("Russian Foreign Minister", "Minister of Foreign Affairs", True),
            ("Ukrainian President", "President of Ukraine", True),
            ("foreign minister", "Foreign Minister", True),
            ("Acting President", "President", False),
            ("Acting President", "Acting President", True),
            ("ex-president", "President", False),
            ("Deputy Minister", "Minister", False),
            ("head of the agency", "Chair of the Board", False),
            ("rus negotiator", "Adviser of rus", False),
        ],
    )
    def test_a_title_means_an_office_that_has_a_word_of_weight_in_common(
        self, title: str, office: str, is_meant: bool
    ) -> None:
        holder = person(role("rus", end="2020", title=office))
        standing = standing_as(holder, title, self.RECORDS, JUNE_2)
        assert (standing.lapse is not None) is is_meant

    def test_the_names_of_a_party_that_cannot_be_read_are_not_needed(self) -> None:
        records = links()
        records.add(Entry(FILE, 0, id="party:rus", type="party"))
        holder = person(role("rus", title="President"), role("none", title="President"))
        assert standing_as(holder, "President", records, JUNE_2).is_held is YES

    def test_what_titles_mean_is_not_looked_up_where_no_role_has_lapsed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def look_up(*_: object) -> bool:
            raise AssertionError

        monkeypatch.setattr(lapses, "may_mean", look_up)
        holder = person(role("rus", start="2020"), role("un"))
        standing = standing_as(holder, "President", self.RECORDS, JUNE_2)
        assert (standing.is_held, standing.lapse) == (YES, None)
        with pytest.raises(AssertionError):
            standing_as(person(role("rus", end="2020")), "President", self.RECORDS, JUNE_2)

    def test_what_a_speaker_is_coded_with_is_the_title_then_the_party(self) -> None:
        holder = person(role("rus", end="2020", title="President"), role("un"))
        records = self.RECORDS

        def standing(**fields: object) -> Known | None:
            said = statement(date="2025-06-02", **fields)
            found = standing_of_speaker(said, holder, records)
            return found.is_held if found else None

        assert standing(speaker_role="President", on_behalf_of="party:un") is NO
        assert standing(speaker_role="Envoy", on_behalf_of="party:rus") is YES
        assert standing(on_behalf_of="party:un") is YES
        assert standing(on_behalf_of="party:rus") is NO
        assert standing_of_speaker(statement(), holder, records) is None
        assert standing(speaker="person:bob", speaker_role="President") is None

    def test_the_date_of_an_act_is_its_own_or_that_of_its_event(self) -> None:
        event = Event.model_validate(
            {"id": "event:one", "kind": "summit", "status": "held", "date": "2025-06-01"}
        )
        records = links(event)
        assert date_of(statement(date="2025-06-02", event="event:one"), records) == JUNE_2
        assert date_of(statement(event="event:one"), records) == Date("2025-06-01")
        assert date_of(statement(date="1970-01-01", event="event:one"), records) == event.date
        assert date_of(statement(event="event:none"), records) is None
        assert date_of(statement(), records) is None


@pytest.mark.parametrize(
    ("answers", "any_of_them", "all_of_them"),
    [
        ((), NO, YES),
        ((YES, NO), YES, NO),
        ((YES, UNREAD_PARTY), YES, UNREAD_PARTY),
        ((NO, UNREAD_PARTY), UNREAD_PARTY, NO),
        ((UNREAD_PARTY,), UNREAD_PARTY, UNREAD_PARTY),
        ((UNREAD_PARTY, YES, NO), YES, NO),
    ],
)
def test_answers_are_joined(
    answers: tuple[Known, ...], any_of_them: Known, all_of_them: Known
) -> None:
    assert any_known(answers) == any_of_them
    assert all_known(answers) == all_of_them


@pytest.mark.parametrize(("answer", "other"), [(YES, NO), (NO, YES), (UNREAD_PARTY, UNREAD_PARTY)])
def test_the_opposite_of_what_is_unknown_is_unknown(answer: Known, other: Known) -> None:
    assert opposite(answer) == other


@pytest.mark.parametrize(("answer", "told"), [(YES, YES), (NO, NO), (UNREAD_PARTY, UNREAD_ACTOR)])
def test_the_asker_gives_the_reason_that_tells_most(answer: Known, told: Known) -> None:
    assert because(answer, UNREAD_ACTOR) == told
