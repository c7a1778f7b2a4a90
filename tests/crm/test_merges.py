"""Two who are one: found over the whole book, merged with nothing dropped, parted as they were."""

from typing import Any

import pytest

from crm import customers, duplicates, facts, follow_ups, interactions, merges
from crm.errors import Conflict, Refused
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import NOW, TODAY

PLANTED = [
    ({"first_name": "Søren", "last_name": "Kierk"}, {"first_name": "Soren", "last_name": "Kierk"}),
    ({"first_name": "Marchi", "last_name": "Zoë"}, {"first_name": "Zoe", "last_name": "Marchi"}),
    ({"first_name": "Eve-Lise", "last_name": "Roy"}, {"first_name": "Evelise", "last_name": "Roy"}),
    ({"first_name": "Sean", "last_name": "O'Dowd"}, {"first_name": "Sean", "last_name": "O’Dowd"}),
    ({"first_name": "Anna", "last_name": "Weiß"}, {"first_name": "ANNA", "last_name": "WEISS"}),
    ({"first_name": "Łukasz", "last_name": "Byk"}, {"first_name": "Lukasz", "last_name": "Byk"}),
    ({"first_name": "أحمد", "last_name": "منصور"}, {"first_name": "احمد", "last_name": "منصور"}),
    ({"first_name": "Νίκος", "last_name": "Βας"}, {"first_name": "ΝΙΚΟΣ", "last_name": "ΒΑΣ"}),
    ({"first_name": "民\u200b子", "last_name": "林"}, {"first_name": "林", "last_name": "民子"}),
    ({"first_name": "민지", "last_name": "김"}, {"first_name": "김", "last_name": "민지"}),
    (
        {"first_name": "Ada", "last_name": "Birch", "email": "ada@birch.example.org"},
        {"first_name": "A.", "last_name": "Birch", "email": "ADA@birch.example.org"},
    ),
    (
        {"first_name": "Bo", "last_name": "Vale", "phone": "+33 6 39 98 12 34"},
        {"first_name": "Bo", "last_name": "Vale", "phone": "06.39.98.12.34"},
    ),
    (
        {"first_name": "Ida", "last_name": "Holm", "other_emails": "Home: ida@holm.example.org"},
        {"first_name": "Ida", "last_name": "Falk", "email": "Ida@Holm.example.org"},
    ),
]  # fmt: skip


def test_planted_pairs_are_found_and_strangers_are_not(ws: Workspace) -> None:
    people = [person for pair in PLANTED for person in pair]
    strangers = [
        {
            "first_name": f"Guest {n}",
            "last_name": "Quill",
            "company": "House",
            "phone": "1234567",
        }
        for n in range(40)
    ]
    couple: list[dict[str, Any]] = [
        {"first_name": name, "last_name": "Hale", "phone": "+44 20 7946 0958"}
        for name in ("Ruth", "Otto")
    ]
    rows = ws.write(*(insert("customers", **each) for each in (*people, *strangers, *couple)))
    ids = [row["id"] for row in rows]
    found = {(pair.one.id, pair.other.id) for pair in duplicates.possible(ws)}
    assert found == {(ids[2 * n], ids[2 * n + 1]) for n in range(len(PLANTED))}


@pytest.fixture
def two(ws: Workspace) -> tuple[Customer, Customer]:
    one = customers.add(
        ws, "one", first_name="Zoë", last_name="Marchetti", phone="06 39 98 12 34", notes="Silk"
    )
    other = customers.add(
        ws, "other", first_name="Zoe", last_name="Marchetti", phone="+33 1 99 00 11 22",
        email="zoe@marchetti.example.com", company="Maison", notes="Allergic to wool",
    )  # fmt: skip
    for id, day in ((one.id, 3), (other.id, 1)):
        date = NOW.replace(day=day)
        interactions.log(ws, id, f"k{id}", TODAY, type="call", content="She rang.", date=date)
    follow_ups.add(ws, other.id, "f", due_on=TODAY, note="Send the swatches")
    return customers.get(ws, one.id), customers.get(ws, other.id)


def state(ws: Workspace, id: int) -> tuple[Any, ...]:
    c = customers.get(ws, id)
    told = [(item.id, item.content) for item in interactions.timeline(ws, id).items]
    fields = (c.name, c.email, c.phone, c.company, c.stage, c.notes, c.last_contact)
    fields = (*fields, c.other_emails, c.other_phones)
    return (*fields, c.archived_at, c.next_follow_up_on, c.interactions, told)


def test_nothing_is_dropped_and_both_come_back_as_they_were(
    ws: Workspace, two: tuple[Customer, Customer]
) -> None:
    one, other = two
    before = [state(ws, each.id) for each in two]
    made = merges.merge(ws, one, other, "m", {"first_name": "Zoë"})
    kept = customers.get(ws, one.id)
    assert (kept.email, kept.company, kept.phone) == (other.email, other.company, one.phone)
    assert kept.other_phones == "+33 1 99 00 11 22"
    assert kept.notes.splitlines() == ["Silk", "Allergic to wool"]
    assert kept.interactions == 2
    assert kept.next_follow_up_on == TODAY
    assert [card.id for card in customers.every(ws)] == [one.id]
    merges.unmerge(ws, made.id)
    assert [state(ws, each.id) for each in two] == before
    assert merges.latest(ws) == []


@pytest.mark.parametrize("to_other", [False, True])
def test_what_came_later_stays_with_whom_the_rep_says(
    ws: Workspace, two: tuple[Customer, Customer], to_other: bool
) -> None:
    one, other = two
    made = merges.merge(ws, one, other, "m", {})
    ws.db.write(insert("interactions", customer_id=one.id, type="note", content="Later."))
    now = customers.get(ws, one.id)
    values = {"first_name": "Zoë", "last_name": "Marchetti", "company": "New house"}
    customers.edit(ws, one.id, now.version, **values, notes=f"{now.notes}\nMine")
    assert merges.later(ws, merges.latest(ws)[0]) >= 1
    merges.unmerge(ws, made.id, to_other)
    owner = other if to_other else one
    assert interactions.timeline(ws, owner.id, words="later").total == 1
    kept = customers.get(ws, one.id)
    assert (kept.company, kept.notes.splitlines()) == ("New house", ["Silk", "Mine"])


def test_a_fact_goes_with_the_interaction_that_says_it_and_nothing_was_added_by_reading_it(
    ws: Workspace, two: tuple[Customer, Customer]
) -> None:
    one, other = two
    made = merges.merge(ws, one, other, "m", {})
    added = merges.later(ws, merges.latest(ws)[0])
    [rang] = [item for item in interactions.timeline(ws, one.id).items if item.date.day == 1]
    entry = {"type": "call", "content": "She loves emerald silk.", "date": rang.date}
    interactions.edit(ws, rang.id, rang.version, TODAY, **entry)
    assert merges.later(ws, merges.latest(ws)[0]) == added
    merges.unmerge(ws, made.id)
    assert [fact.words for fact in facts.of_customer(ws, one.id) if fact.kind == "like"] == []
    assert [f.words for f in facts.of_customer(ws, other.id) if f.kind == "like"] == [
        "emerald silk"
    ]


def test_namesakes_are_told_apart_once_they_are_one(
    ws: Workspace, two: tuple[Customer, Customer]
) -> None:
    made = merges.merge(ws, *two, "m", {})
    assert made.names == ("Zoë Marchetti, 06 39 98 12 34", "Zoe Marchetti, Maison")


def test_a_merge_is_all_or_nothing(ws: Workspace, two: tuple[Customer, Customer]) -> None:
    one, other = two
    customers.edit(ws, other.id, other.version, first_name="Zoe", last_name="Marchetti")
    before = [state(ws, each.id) for each in two]
    with pytest.raises(Conflict):
        merges.merge(ws, one, other, "m", {})
    assert [state(ws, each.id) for each in two] == before
    with pytest.raises(Refused):
        merges.merge(ws, one, one, "m", {})


def test_two_who_are_not_the_same_are_offered_no_more_until_that_is_taken_back(
    ws: Workspace,
) -> None:
    for name in ("Søren", "Soren"):
        customers.add(ws, name, first_name=name, last_name="Kierk")
    [pair] = duplicates.possible(ws)
    duplicates.set_apart(ws, pair)
    duplicates.set_apart(ws, pair)
    assert duplicates.possible(ws) == []
    duplicates.put_back(ws, pair)
    assert duplicates.possible(ws) == [pair]


def test_what_the_other_ones_notes_say_is_known_of_who_is_kept(
    ws: Workspace, two: tuple[Customer, Customer]
) -> None:
    one, other = two
    made = merges.merge(ws, one, other, "m", {})
    known = [fact.words for fact in facts.of_customer(ws, one.id) if fact.kind == "must"]
    assert any("wool" in words for words in known)
    merges.unmerge(ws, made.id)
    assert not any(fact.kind == "must" for fact in facts.of_customer(ws, one.id))
