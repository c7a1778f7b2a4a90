"""An import is saved once, a bad row stops nothing, and one undo takes all of it back."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crm import customers, facts, interactions, records, rereading
from crm.importing import files, matching, saving, undoing
from crm.importing.choices import Choices
from crm.importing.files import File
from crm.importing.people import Who
from crm.importing.saving import Plan
from crm.importing.writer import Outcome, Writer
from crm.workspace import Workspace
from db.gateway import insert

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
CHOICES = Choices(NOW, ZoneInfo("Europe/Paris"))


def at_that_day(ws: Workspace) -> Workspace:
    return replace(ws, clock=lambda: NOW, zone=ZoneInfo("Europe/Paris"))


def take_in(ws: Workspace, name: str, key: str = "", **decided: Any) -> Outcome:
    [path] = SAMPLES.glob(f"{name}*")
    return take(ws, path.name, path.read_bytes(), key or name, **decided)


def take(ws: Workspace, name: str, raw: bytes, key: str, **decided: Any) -> Outcome:
    reading = files.read(File(name, raw), CHOICES)
    return saving.save(at_that_day(ws), Plan(reading, name, key, **decided))


def names(ws: Workspace) -> list[str]:
    return [card.name for card in customers.every(ws)]


def test_a_second_import_of_the_same_file_adds_nothing(ws: Workspace) -> None:
    assert take_in(ws, "01").customers == 3
    before = customers.every(ws)
    assert take_in(ws, "01", "again").customers == 0
    assert customers.every(ws) == before


def test_one_undo_takes_all_of_it_back_and_the_file_brings_it_again(ws: Workspace) -> None:
    customers.add(ws, "ines", first_name="Ines")
    first = take_in(ws, "14")
    assert (first.customers, len(names(ws))) == (3, 4)
    undoing.undo(ws, first.id)
    assert names(ws) == ["Ines"]
    [made] = undoing.latest(ws)
    assert (made.customers, bool(made.undone_at)) == (3, True)
    assert take_in(ws, "14", "again").customers == 3
    assert len(names(ws)) == 4


def test_doubles_are_left_out_joined_or_kept_as_the_rep_says(ws: Workspace) -> None:
    known = customers.add(
        ws, "known", first_name="Camille", last_name="Durand Ortiz", phone="06 39 98 00 11"
    )
    [path] = SAMPLES.glob("06*")
    reading = files.read(File(path.name, path.read_bytes()), CHOICES)
    doubles = matching.doubles(reading.taken, matching.of_book(ws))
    assert [double.why for double in doubles] == ["name, phone", "name, phone"]
    assert all(double.card for double in doubles)
    assert take_in(ws, "06").customers == 0
    joined = take_in(ws, "06", "join", decisions={"row 2": "join"})
    assert (joined.customers, joined.joined) == (0, 1)
    after = customers.get(ws, known.id)
    assert (after.company, after.email) == ("Maison Durand", "CAMILLE@Durand.example.org")
    assert after.phone == "06 39 98 00 11"
    assert 'Says "no" to lace, always' in after.notes
    undoing.undo(ws, joined.id)
    back = customers.get(ws, known.id)
    assert (back.company, back.email, back.notes) == (None, None, "")
    assert take_in(ws, "06", "both", decisions={"row 2": "both"}).customers == 1


def test_the_reps_later_words_outlive_the_undo_of_a_join(ws: Workspace) -> None:
    known = customers.add(ws, "known", first_name="Camille", last_name="Durand-Ortiz")
    joined = take_in(ws, "06", decisions={"row 2": "join"})
    now = customers.get(ws, known.id)
    values = {"first_name": "Camille", "last_name": "Durand-Ortiz", "email": "new@x.example.org"}
    customers.edit(ws, now.id, now.version, **values, notes=f"{now.notes}\nMine")
    undoing.undo(ws, joined.id)
    after = customers.get(ws, known.id)
    assert (after.email, after.notes) == ("new@x.example.org", "Mine")


def test_mails_chats_and_events_go_to_whom_they_are_about(ws: Workspace) -> None:
    zoe = customers.add(ws, "zoe", first_name="Zoë", email="zoe@marchetti.example.com")
    elodie = customers.add(ws, "elodie", first_name="Élodie", last_name="Vasseur")
    assert take_in(ws, "32").interactions == 1
    assert take_in(ws, "37").follow_ups == 2
    assert take_in(ws, "29").interactions == 2
    there = at_that_day(ws)
    [mail] = interactions.timeline(there, zoe.id).items
    assert (mail.type, mail.subject) == ("email", "Re: The ivory coat – sleeve 🕊")
    assert mail.sentiment is not None
    [fitting] = records.of_customer(there, customers.get(there, zoe.id)).follow_ups
    assert str(fitting.due_on) == "2026-12-04"
    assert fitting.note.endswith("Bring the pins")
    assert customers.get(there, elodie.id).notes == "Birthday: 14 May"
    [birthday] = records.of_customer(there, customers.get(there, elodie.id)).follow_ups
    assert str(birthday.due_on) == "2027-05-14"
    for each in undoing.latest(ws):
        undoing.undo(ws, each.id)
    assert interactions.timeline(there, elodie.id).total == 0
    assert customers.get(there, elodie.id).notes == ""


def test_somebody_unknown_is_added_chosen_or_left_out(ws: Workspace) -> None:
    who = Who("Imogen O'Dell", "imogen@odell.example.org")
    out = take_in(ws, "36")
    assert [(each.what, each.reason) for each in out.left_out] == [
        ("Velvet – when?", "nobody was chosen")
    ]
    assert take_in(ws, "36", "new", people_of={who: None}).interactions == 1
    assert names(ws) == ["Imogen O'Dell"]
    ines = customers.add(ws, "ines", first_name="Ines")
    assert take_in(ws, "36", "ines", people_of={who: ines.id}).interactions == 1


def test_one_bad_row_never_stops_the_rest(ws: Workspace) -> None:
    raw = b"First Name,Last Name,Notes\nAda,Birch,x\n\x00,\x00,\x00\nBo,Vale,y\n"
    outcome = take(ws, "x.csv", raw, "x")
    assert "Ada Birch" in names(ws)
    assert "Bo Vale" in names(ws)
    assert outcome.customers == 2


def test_a_row_that_the_store_refuses_is_told_and_the_others_are_kept(ws: Workspace) -> None:
    [made] = ws.write(insert("imports", name="x", format="Table", entry_key="x"))
    writer = Writer(ws, Outcome(made["id"]), lambda share: None, 3)
    for number, stage in enumerate(("lead", "friend", "customer")):
        writer.add(insert("customers", first_name=f"N{number}", stage=stage), f"row {number}")
    writer.flush()
    assert names(ws) == ["N0", "N2"]
    assert [each.where for each in writer.outcome.left_out] == ["row 1"]


def test_our_own_words_in_a_chat_tell_no_mood_of_the_client(ws: Workspace) -> None:
    ada = customers.add(ws, "ada", first_name="Ada")
    chat = (
        b"14/05/2026, 19:02 - Ada: The parcel is here.\n"
        b"14/05/2026, 19:04 - Me: Wonderful, I am so happy, we love it!\n"
        b"15/05/2026, 19:04 - Me: Wonderful, I am so happy, we love it!\n"
    )
    assert take(ws, "chat.txt", chat, "chat").interactions == 2
    moods = [item.sentiment for item in interactions.timeline(ws, ada.id).items]
    assert "positive" not in moods


def test_who_is_ended_in_the_middle_leaves_whole_customers_and_goes_on(ws: Workspace) -> None:
    rows = "".join(f"Ada{n},Birch{n},likes silk\n" for n in range(450))
    raw = f"First Name,Last Name,Notes\n{rows}".encode()

    def cut(share: float) -> None:
        raise KeyboardInterrupt

    reading = files.read(File("x.csv", raw), CHOICES)
    with pytest.raises(KeyboardInterrupt):
        saving.save(at_that_day(ws), Plan(reading, "x.csv", "one"), cut)
    assert customers.find(ws).total == 200
    assert take(ws, "x.csv", raw, "two").customers == 250
    assert customers.find(ws).total == 450


def test_what_was_imported_is_read_in_the_background(ws: Workspace) -> None:
    take_in(ws, "14")
    while rereading.read_some(ws):
        pass
    elodie = customers.find(ws, search="vasseur").items[0]
    known = [(fact.kind, fact.words) for fact in facts.of_customer(ws, elodie.id)]
    assert any(kind == "size" and "38" in words for kind, words in known)


def test_imports_and_undos_in_any_order_leave_the_book_as_it_was(ws: Workspace) -> None:
    chance = random.Random(3)
    customers.add(ws, "camille", first_name="Camille", last_name="Durand-Ortiz")
    customers.add(ws, "ines", first_name="Ines", last_name="Moreau")

    def state() -> list[tuple[Any, ...]]:
        cards = [customers.get(ws, card.id) for card in customers.every(ws)]
        return [(c.name, c.email, c.phone, c.company, c.notes) for c in cards]

    before = state()
    acts: list[Callable[[int], Outcome]] = [
        lambda n: take_in(ws, "06", f"{n}", decisions={"row 2": "join"}),
        lambda n: take_in(ws, "14", f"{n}"),
        lambda n: take_in(ws, "20", f"{n}"),
        lambda n: take_in(ws, "32", f"{n}"),
    ]
    made = [chance.choice(acts)(number).id for number in range(6)]
    chance.shuffle(made)
    for id in made:
        undoing.undo(ws, id)
    assert state() == before
