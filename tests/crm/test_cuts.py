"""Imports and merges that a power cut ends at each step: whole customers, and History knows."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from crm import customers, deeds, facts, follow_ups, interactions, merges
from crm.workspace import Workspace
from tests.crm import cuts

State = dict[str, Any]
STORES = ("sqlite", "supabase")
EACH = [pytest.param(store, 1, marks=pytest.mark.thorough) for store in STORES]
some_steps = pytest.mark.parametrize(
    ("ws", "apart"), [("sqlite", 9), ("supabase", 14), *EACH], indirect=["ws"]
)
"""Every so manieth step is cut; with `--thorough` each of them."""


@pytest.fixture
def book(ws: Workspace) -> Workspace:
    """Two who are one, each with notes and records, on the day of the samples."""
    ws = replace(ws, clock=lambda: cuts.NOW, zone=cuts.ZONE)
    for name, notes in (("Zoë", "Loves silk."), ("Zoe", "Allergic to wool.")):
        known = customers.add(ws, name, first_name=name, last_name="Marchetti", notes=notes)
        entry = {"type": "call", "content": f"{name} rang.", "date": cuts.NOW}
        interactions.log(ws, known.id, name, cuts.NOW.date(), **entry)
        follow_ups.add(ws, known.id, name, due_on=cuts.NOW.date(), note=f"Ring {name}")
    return ws


def state(ws: Workspace) -> State:
    """Of each client who stands all that the screen tells."""

    def told(id: int) -> tuple[Any, ...]:
        c = customers.get(ws, id)
        fields = (c.email, c.phone, c.company, c.stage, sorted(c.notes.splitlines()))
        records = sorted(item.content for item in interactions.timeline(ws, id).items)
        known = sorted((fact.kind, fact.words) for fact in facts.of_customer(ws, id))
        return fields, c.next_follow_up_on, records, known

    return {card.name: told(card.id) for card in customers.every(ws)}


def standing(ws: Workspace, kind: str) -> int:
    return sum(deed.kind == kind and not deed.undone_at for deed in deeds.latest(ws))


@some_steps
def test_a_merge_and_its_undo_are_all_or_nothing_wherever_they_are_cut(
    book: Workspace, apart: int
) -> None:
    two = state(book)
    cuts.merge(book)
    one = state(book)
    cuts.unmerge(book)
    for step in count(1, apart):
        was_cut = cuts.is_cut(book.db, cuts.merge, step)
        assert state(book) == (one if merges.latest(book) else two), step
        assert standing(book, "merge") == len(merges.latest(book)), step
        if not merges.latest(book):
            cuts.merge(book)
        cuts.is_cut(book.db, cuts.unmerge, step)
        assert state(book) == (one if merges.latest(book) else two), step
        assert standing(book, "merge") == len(merges.latest(book)), step
        if merges.latest(book):
            cuts.unmerge(book)
        assert state(book) == two, step
        if not was_cut:
            break


@some_steps
def test_an_import_and_its_undo_leave_whole_clients_wherever_they_are_cut(
    book: Workspace, apart: int
) -> None:
    before = state(book)
    cuts.take_in(book)
    whole = state(book)
    assert set(whole) - set(before) == {"Prince", "Maria del Carmen Ruiz Soto"}
    cuts.take_out(book)
    for step in count(1, apart):
        was_cut = cuts.is_cut(book.db, cuts.take_in, step)
        half = state(book)
        wrong = [name for name in half if half[name] not in (before.get(name), whole.get(name))]
        assert wrong == [], step
        assert half == before or standing(book, "import"), step
        cuts.take_in(book)
        assert state(book) == whole, step
        cuts.is_cut(book.db, cuts.take_out, step)
        cuts.take_out(book)
        assert state(book) == before, step
        if not was_cut:
            break
