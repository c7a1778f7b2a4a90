"""Damaged files: read as far as they go or refused in words, saved whole, and taken back whole."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crm import customers
from crm.errors import Refused
from crm.importing import files, matching, saving, undoing
from crm.importing.choices import Choices
from crm.importing.files import File
from crm.importing.saving import Plan
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
CHOICES = Choices(NOW, ZoneInfo("Europe/Paris"))
FILES = [*sorted(HERE.glob("samples/*.*")), *sorted(HERE.glob("further/*.*"))]


@pytest.mark.parametrize("number", [60, pytest.param(500, marks=pytest.mark.thorough)])
def test_a_damaged_file_is_refused_or_saved_and_taken_back(
    number: int, new_book: SQLiteGateway
) -> None:
    chance = random.Random(number)
    ws = replace(Workspace(new_book, OFFLINE, lambda: NOW), zone=CHOICES.zone)
    for turn in range(number):
        path = chance.choice(FILES)
        raw = damaged(path.read_bytes(), chance)
        try:
            reading = files.read(File(path.name, raw), CHOICES)
        except Refused as refusal:
            assert str(refusal)
            continue
        unknown = matching.unknown(reading.events, matching.of_book(ws))
        decisions = {person.where: "both" for person in reading.people}
        plan = Plan(
            reading, path.name, f"{turn}", decisions, people_of=dict.fromkeys(unknown)
        )  # fmt: skip
        undoing.undo(ws, saving.save(ws, plan).id)
        assert customers.find(ws).total == 0, path.name


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The file cut short, with a byte changed, added, or a piece of it twice."""
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(raw) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            raw = raw[:at]
        elif kind == 1:
            raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        elif kind == 2:
            raw = raw[:at] + chance.choice([b'"', b"\n", b"\x00", b"\xff", b":", b"="]) + raw[at:]
        else:
            raw = raw[:at] + raw[at : at + 50] * 2 + raw[at:]
    return raw
