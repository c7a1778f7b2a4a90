"""One log of what was done: undone days later; what was changed since is asked about."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crm import (
    bulk,
    customers,
    deeds,
    facts,
    follow_ups,
    interactions,
    merges,
    purchases,
    taking_back,
)
from crm.importing import files, saving
from crm.importing.choices import Choices
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import NOW, TODAY

SAMPLE = Path(__file__).parent / "importing" / "samples" / "18_endear_customers.csv"


def edit(ws: Workspace, id: int, **values: str) -> None:
    known = customers.get(ws, id)
    kept = {"first_name": known.first_name, "last_name": known.last_name, "notes": known.notes}
    customers.edit(ws, id, known.version, **kept | {"company": known.company or ""} | values)


def later(ws: Workspace, days: int = 9) -> Workspace:
    return replace(ws, clock=lambda: NOW + timedelta(days=days), rep="ada@house.com")


def undo_all(ws: Workspace) -> None:
    for deed in deeds.latest(ws, 100):
        if not deed.undone_at and deed.kind not in ("import", "merge"):
            taking_back.undo(ws, deed)


def test_an_edit_is_undone_days_later_and_its_facts_with_it(ws: Workspace, ines: Customer) -> None:
    edit(ws, ines.id, company="Maison", notes="Allergic to wool.\nLoves ivory silk.")
    assert {fact.kind for fact in facts.of_customer(ws, ines.id)} >= {"must", "like"}
    there = later(ws)
    [deed] = deeds.latest(there)
    assert (deed.kind, deed.whom, deed.done_by, deed.undone_at) == (
        "edit",
        "Ines Moreau",
        None,
        None,
    )
    assert taking_back.clashes(there, deed) == []
    taking_back.undo(there, deed)
    after = customers.get(there, ines.id)
    assert (after.company, after.notes, after.changed_by) == (None, "", "ada@house.com")
    assert facts.of_customer(there, ines.id) == []
    [undone] = deeds.latest(there)
    assert undone.undone_at == there.clock()


def test_what_was_changed_since_is_asked_and_lines_of_others_stay(
    ws: Workspace, ines: Customer
) -> None:
    edit(ws, ines.id, company="Maison", notes="Silk", last_name="Vale")
    edit(ws, ines.id, company="New house", notes="Silk\nMine")
    first = deeds.latest(ws)[1]
    [clash] = taking_back.clashes(ws, first)
    assert (clash.field, clash.before, clash.now) == ("company", None, "New house")
    taking_back.undo(ws, first)
    now = customers.get(ws, ines.id)
    assert (now.company, now.notes, now.last_name) == ("New house", "Mine", "Moreau")


def test_the_rep_may_have_it_as_before_all_the_same(ws: Workspace, ines: Customer) -> None:
    edit(ws, ines.id, company="Maison")
    edit(ws, ines.id, company="New house")
    first = deeds.latest(ws)[1]
    [clash] = taking_back.clashes(ws, first)
    taking_back.undo(ws, first, {(clash.step.id, "company")})
    assert customers.get(ws, ines.id).company is None


def test_edits_of_one_field_are_undone_in_any_order(ws: Workspace, ines: Customer) -> None:
    edit(ws, ines.id, company="Maison", notes="Silk")
    edit(ws, ines.id, company="New house", notes="Wool\nSize 38")
    newer, older = deeds.latest(ws)
    taking_back.undo(ws, older)
    assert customers.get(ws, ines.id).company == "New house"
    taking_back.undo(ws, newer)
    after = customers.get(ws, ines.id)
    assert (after.company, after.notes) == (None, "")


def test_every_kind_of_edit_is_in_it_and_undone(ws: Workspace, ines: Customer) -> None:
    call = interactions.log(
        ws, ines.id, "k", TODAY, type="call", content="She loves emerald silk.", date=NOW
    ).interaction
    plan = follow_ups.add(ws, ines.id, "f", due_on=TODAY, note="Ring")
    [piece] = ws.write(insert("products", name="Gown", category="dresses", price=12))
    gown = {"product_id": piece["id"], "price_paid": "12", "bought_on": TODAY}
    bought = purchases.add(ws, ines.id, "p", TODAY, **gown)
    fact = facts.of_customer(ws, ines.id)[0]

    def state() -> tuple[object, ...]:
        tables = ("customers", "interactions", "follow_ups", "purchases")
        rows = [
            [ws.db.get(t, i)]
            for t, i in zip(tables, (ines.id, call.id, plan.id, bought.id), strict=True)
        ]
        own = {"version", "updated_at", "changed_by"}
        return tuple({n: v for n, v in row.items() if n not in own} for [row] in rows), [
            (f.state, f.words) for f in facts.of_customer(ws, ines.id)
        ]  # fmt: skip

    before = state()
    customers.move(ws, ines.id, customers.get(ws, ines.id).version, "customer")
    customers.archive(ws, ines.id, customers.get(ws, ines.id).version)
    interactions.correct_sentiment(ws, call.id, call.version, "negative")
    entry = {"type": "note", "content": "Something else.", "date": NOW}
    interactions.edit(ws, call.id, call.version + 1, TODAY, **entry)
    interactions.delete(ws, call.id, call.version + 2)
    follow_ups.snooze(ws, plan.id, plan.version, TODAY + timedelta(days=3))
    follow_ups.done(ws, plan.id, plan.version + 1)
    purchases.remove(ws, bought.id, bought.version)
    suggested = follow_ups.add_suggested(ws, ines.id, call.id, due_on=TODAY, note="Swatches")
    assert {deed.kind for deed in deeds.latest(ws)} == {"edit", "proposal"}
    assert len(deeds.latest(ws)) == 9
    undo_all(ws)
    assert state() == before
    assert ws.db.get("follow_ups", suggested.id)["archived_at"]
    facts.reject(ws, fact.id, ws.db.get("facts", fact.id)["version"])
    undo_all(ws)
    assert state() == before


def test_many_are_changed_as_one_deed_with_one_undo(ws: Workspace) -> None:
    ws.write(*(insert("customers", first_name=f"N{n:03}", stage="lead") for n in range(230)))
    ids = [card.id for card in customers.every(ws)]
    key = bulk.move(ws, ids, "customer")
    assert customers.find(ws, stage="customer").total == 230
    deed = deeds.get(ws, key)
    assert (deed.kind, deed.whom) == ("bulk", "230 clients")
    edited = customers.get(ws, ids[7])
    customers.move(ws, edited.id, edited.version, "prospect")
    taking_back.undo(later(ws), deed)
    assert customers.find(ws, stage="lead").total == 229
    assert customers.get(ws, ids[7]).stage == "prospect"


def test_whoever_is_stopped_in_the_middle_of_an_undo_goes_on_where_it_was(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "A_TIME", 10)
    ws.write(*(insert("customers", first_name=f"N{n:03}") for n in range(23)))
    deed = deeds.get(ws, bulk.archive(ws, [card.id for card in customers.every(ws)]))
    steps = deeds.steps(ws, deed)
    taking_back.undo_steps(ws, steps[:10])
    assert customers.find(ws).total == 10
    taking_back.undo(ws, deed)
    assert customers.find(ws).total == 23


def test_imports_and_merges_stand_in_the_same_log(ws: Workspace, ines: Customer) -> None:
    reading = files.read(files.File(SAMPLE.name, SAMPLE.read_bytes()), Choices(NOW))
    saving.save(ws, saving.Plan(reading, SAMPLE.name, "one"))
    other = customers.add(ws, "other", first_name="Inès", last_name="Moreau")
    merges.merge(ws, ines, other, "m", {})
    merged, imported = deeds.latest(ws)
    assert (imported.kind, imported.whom, imported.customers) == ("import", SAMPLE.name, 2)
    assert (merged.kind, merged.whom) == ("merge", "Ines Moreau")
    merges.unmerge(ws, merged.record_id or 0)
    assert deeds.latest(ws)[0].undone_at


def test_the_log_holds_nothing_of_who_was_erased(ws: Workspace, ines: Customer) -> None:
    edit(ws, ines.id, notes="A secret")
    archived = customers.get(ws, ines.id)
    customers.archive(ws, ines.id, archived.version)
    customers.erase(ws, customers.get(ws, ines.id), "Ines Moreau")
    assert deeds.latest(ws) == []
    from db.gateway import Query

    assert ws.db.rows(Query("deed_steps"), Query("deeds"))[0] == []


def test_an_edit_that_changes_nothing_is_no_deed(ws: Workspace, ines: Customer) -> None:
    edit(ws, ines.id)
    assert deeds.latest(ws) == []


@pytest.mark.parametrize("kind", ["edit", "bulk"])
def test_an_edit_of_an_old_version_leaves_no_trace(
    ws: Workspace, ines: Customer, kind: str
) -> None:
    from crm.errors import Conflict
    from db.gateway import update

    with pytest.raises(Conflict):
        deeds.write(ws, update("customers", ines.id, 9, stage="customer"))
    assert deeds.latest(ws) == []
