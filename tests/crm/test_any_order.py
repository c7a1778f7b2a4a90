"""Imported, edited, tagged, merged and undone in any order: the book is what it was."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crm import bulk, customers, deeds, follow_ups, interactions, merges, taking_back
from crm.importing import files, saving, undoing
from crm.importing.choices import Choices
from crm.models import Customer, CustomerCard
from crm.workspace import Workspace

SAMPLES = Path(__file__).parent / "importing" / "samples"
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
CHOICES = Choices(NOW, ZoneInfo("Europe/Paris"))
USUAL = [("sqlite", 0), ("sqlite", 1), ("sqlite", 2), ("supabase", 0)]
SEEDS = [
    pytest.param(*row, marks=() if row in USUAL else pytest.mark.thorough)
    for row in product(("sqlite", "supabase"), range(60))
]
WORDS = ("", "Maison", "Loves ivory\nSize 38", "Call on Monday", "Silk", "Size 38")


class Reps:
    """Somebody who does one thing after another to a book, as chance has it."""

    def __init__(self, ws: Workspace, seed: int) -> None:
        self.ws, self.chance, self.turn = ws, random.Random(seed), 0

    def act(self) -> None:
        self.turn += 1
        acts: list[Callable[[], Any]] = [
            self.take_in, self.edit, self.edit, self.tag, self.move, self.merge, self.log_and_delete
        ]  # fmt: skip
        self.chance.choice(acts)()

    def take_in(self) -> None:
        name = self.chance.choice(["06", "18", "41"])
        [path] = SAMPLES.glob(f"{name}*")
        reading = files.read(files.File(path.name, path.read_bytes()), CHOICES)
        ways = ("skip", "join", "both")
        decisions = {person.where: self.chance.choice(ways) for person in reading.people}
        saving.save(self.ws, saving.Plan(reading, path.name, f"i{self.turn}", decisions))

    def some(self) -> Customer:
        return customers.get(self.ws, self.chance.choice(customers.every(self.ws)).id)

    def edit(self) -> None:
        known = self.some()
        values = {name: getattr(known, name) or "" for name in saving.COPIED}
        values |= {name: self.chance.choice(WORDS) for name in ("notes", "company")}
        values["company"] = values["company"].partition("\n")[0]
        customers.edit(self.ws, known.id, known.version, **values)

    def tag(self) -> None:
        cards = self.chance.sample(customers.every(self.ws), 2)
        bulk.tag(self.ws, [card.id for card in cards], self.chance.choice(["VIP", "Opera"]))

    def move(self) -> None:
        stage = self.chance.choice(["lead", "prospect", "customer"])
        bulk.move(self.ws, [self.some().id], stage)

    def merge(self) -> None:
        one, other = self.chance.sample(customers.every(self.ws), 2)
        if len(customers.every(self.ws)) > 3:
            ids = (one.id, other.id)
            kept, second = (customers.get(self.ws, id) for id in ids)
            merges.merge(self.ws, kept, second, f"m{self.turn}", {})

    def log_and_delete(self) -> None:
        known = self.some()
        page = interactions.timeline(self.ws, known.id)
        if page.items:
            interactions.delete(self.ws, page.items[0].id, page.items[0].version)

    def undo_all(self) -> None:
        """Undoes what stands, in any order; a merge before what came to one of the two since."""
        standing = [deed for deed in deeds.latest(self.ws, 200) if not deed.undone_at]
        self.chance.shuffle(standing)
        for deed in standing:
            if deed.kind == "import":
                undoing.undo(self.ws, deed.record_id or 0)
            elif deed.kind == "merge":
                merges.unmerge(self.ws, deed.record_id or 0)
            else:
                taking_back.undo(self.ws, deeds.get(self.ws, deed.entry_key))


def state(ws: Workspace) -> list[tuple[Any, ...]]:
    def told(card: CustomerCard) -> tuple[Any, ...]:
        c = customers.get(ws, card.id)
        words = [item.content for item in interactions.timeline(ws, card.id).items]
        fields = (c.name, c.email, c.phone, c.company, c.stage, c.tags, sorted(c.notes.split("\n")))
        return (*fields, c.other_emails, c.other_phones, words, c.next_follow_up_on)

    return [told(card) for card in customers.every(ws)]


@pytest.mark.parametrize(("ws", "seed"), SEEDS, indirect=["ws"])
def test_whatever_was_done_the_book_is_what_it_was_once_all_is_undone(
    ws: Workspace, seed: int
) -> None:
    ws = replace(ws, clock=lambda: NOW, zone=CHOICES.zone)
    for name, company in (("Camille Durand", "Maison"), ("Zoë Marchetti", ""), ("Ines", "Silk")):
        first, _, last = name.partition(" ")
        known = customers.add(
            ws, name, first_name=first, last_name=last, company=company, notes="Size 38"
        )
        entry = {"type": "note", "content": f"{name} called.", "date": NOW}
        interactions.log(ws, known.id, name, NOW.date(), **entry)
        follow_ups.add(ws, known.id, name, due_on=NOW.date(), note="Ring")
    before = state(ws)
    somebody = Reps(ws, seed)
    for _ in range(7):
        somebody.act()
    somebody.undo_all()
    assert state(ws) == before
