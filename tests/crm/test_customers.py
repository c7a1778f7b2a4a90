"""Customers: what a rep can do with them, on both stores."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crm import customers, follow_ups, interactions, reports
from crm.errors import Conflict, NotFound, Refused
from crm.models import Customer
from crm.workspace import Workspace
from db import sqlite
from db.gateway import Query, insert
from tests.crm.conftest import NOW, TODAY, on_sqlite, table


def test_a_new_customer_is_a_lead_and_found_by_every_field(ws: Workspace) -> None:
    made = customers.add(
        ws,
        "key",
        first_name=" Élodie ",
        last_name="d'Aubrançon",
        email="elodie@house.example.com",
        phone="+33 1 99 00 11 22",
        company="Valmont & Fils",
    )
    assert (made.name, made.stage, made.version) == ("Élodie d'Aubrançon", "lead", 1)
    for search in ("elodie", "D'AUB", "e d'a", "@house", "99 00", "mont & f"):
        found = customers.find(ws, search=search)
        assert [card.id for card in found.items] == [made.id], search
    assert customers.find(ws, search="x%' or 1=1").total == 0


def test_a_celebrity_may_have_a_single_name(ws: Workspace) -> None:
    made = customers.add(ws, "key", first_name="Ondrelle")
    assert made.name == "Ondrelle"
    assert customers.add(ws, "key2", last_name="Zora").name == "Zora"


@table(
    "field, typed",
    [
        ("first_name", {}),
        ("first_name", {"first_name": "   "}),
        ("first_name", {"first_name": "x" * 51}),
        ("last_name", {"first_name": "x", "last_name": "y" * 51}),
        ("email", {"first_name": "x", "email": "not an address"}),
        ("email", {"first_name": "x", "email": "a@b@c.com"}),
        ("phone", {"first_name": "x", "phone": "1" * 41}),
        ("company", {"first_name": "x", "company": "y" * 101}),
        ("stage", {"first_name": "x", "stage": "friend"}),
        ("notes", {"first_name": "x", "notes": "n" * 10_000_000}),
        ("notes", {"first_name": "x", "notes": "a\x00b"}),
        ("first_name", {"first_name": "\ud800"}),
    ],
)
def test_what_cannot_be_kept_is_refused_naming_the_field(
    ws: Workspace, field: str, typed: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        customers.add(ws, "key", **typed)
    assert refused.value.field == field
    assert field.replace("_", " ").capitalize() in str(refused.value)
    assert len(str(refused.value)) < 200
    assert customers.find(ws).total == 0


def test_no_name_turns_the_direction_of_the_words_after_it(ws: Workspace) -> None:
    turned = customers.add(ws, "t", first_name="\u202eEvil\u2067", last_name="\u202bעדי")
    assert customers.get(ws, turned.id).name == "Evil עדי"
    assert [card.name for card in customers.every(ws)] == ["Evil עדי"]


def test_a_double_click_adds_one_customer(ws: Workspace) -> None:
    first = customers.add(ws, "same", first_name="Ines")
    second = customers.add(ws, "same", first_name="Ines")
    assert (first.id, second.version) == (second.id, 1)
    assert customers.find(ws).total == 1


def test_words_added_before_a_second_try_are_kept(ws: Workspace) -> None:
    customers.add(ws, "same", first_name="Ines")
    again = customers.add(ws, "same", first_name="Ines", notes="Allergic to wool")
    assert again.notes == "Allergic to wool"
    assert customers.find(ws).total == 1


def test_an_edit_of_an_old_version_is_a_conflict_and_changes_nothing(
    ws: Workspace, ines: Customer
) -> None:
    edited = customers.edit(ws, ines.id, ines.version, first_name="Ines", company="Moreau Films")
    assert (edited.company, edited.last_name) == ("Moreau Films", "")
    with pytest.raises(Conflict):
        customers.edit(ws, ines.id, ines.version, first_name="Agnes")
    assert customers.get(ws, ines.id).name == "Ines"


def test_an_archived_customer_is_in_no_list_and_comes_back(ws: Workspace, ines: Customer) -> None:
    customers.archive(ws, ines.id, 1)
    assert customers.find(ws).total == 0
    assert customers.counts(ws).total == 0
    assert [card.id for card in customers.find(ws, archived=True).items] == [ines.id]
    assert customers.get(ws, ines.id).archived_at == NOW
    customers.restore(ws, ines.id, 2)
    assert customers.find(ws).total == 1


def test_a_customer_moves_through_the_stages_and_is_counted_there(
    ws: Workspace, ines: Customer
) -> None:
    customers.add(ws, "other", first_name="Aria", stage="customer")
    customers.move(ws, ines.id, 1, "prospect")
    counts = customers.counts(ws)
    assert (counts.lead, counts.prospect, counts.customer, counts.total) == (0, 1, 1, 2)
    assert [card.name for card in customers.find(ws, stage="prospect").items] == ["Ines Moreau"]


def test_the_list_sorts_as_asked_and_turns_pages(ws: Workspace) -> None:
    for number in range(27):
        customers.add(
            ws, str(number), first_name=f"Client {number:02}", company=f"House {-number:02}"
        )
    first = customers.find(ws)
    assert ([card.name for card in first.items][:2], len(first.items), first.total) == (
        ["Client 00", "Client 01"],
        25,
        27,
    )
    assert [card.name for card in customers.find(ws, page=2).items] == ["Client 25", "Client 26"]
    assert customers.find(ws, descending=True).items[0].name == "Client 26"
    assert customers.find(ws, page=99).items == []


@on_sqlite
def test_of_a_search_no_more_are_counted_than_a_rep_turns_to(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "MOST_COUNTED", 3)
    for number in range(12):
        customers.add(ws, str(number), first_name=f"Client {number:02}")
    pages = [customers.find(ws, search="client", page=page, size=4) for page in (1, 2, 3)]
    assert [f"{page.total:,}" for page in pages] == ["4+", "8+", "12"]
    assert [page.items[-1].name for page in pages] == ["Client 03", "Client 07", "Client 11"]
    assert f"{customers.find(ws, search='client 11').total:,}" == "1"


def test_a_filter_on_mood_and_the_card_show_what_the_records_say(
    ws: Workspace, ines: Customer
) -> None:
    interactions.log(
        ws, ines.id, "a", TODAY, type="call", content="x", date=NOW, sentiment="negative"
    )
    follow_ups.add(ws, ines.id, "b", due_on="2026-03-20", note="Call back")
    (card,) = customers.find(ws, sentiment="negative").items
    assert (card.last_contact, str(card.next_follow_up_on)) == (NOW, "2026-03-20")
    assert customers.find(ws, sentiment="positive").total == 0


def test_nobody_is_not_found(ws: Workspace) -> None:
    with pytest.raises(NotFound):
        customers.get(ws, 4711)


def test_what_each_stage_has_bought_counts_pieces_and_leaves_out_the_archived(
    ws: Workspace, ines: Customer
) -> None:
    gown = ws.db.write(insert("products", name="Gown", category="dresses", price=100))[0]
    aria = customers.add(ws, "aria", first_name="Aria", stage="customer")
    for customer in (ines, aria):
        ws.db.write(
            insert(
                "purchases",
                customer_id=customer.id,
                product_id=gown["id"],
                quantity=3,
                price_paid=Decimal("0.10"),
                bought_on=TODAY,
            )
        )
    bought = {"lead": Decimal("0.30"), "prospect": Decimal(0), "customer": Decimal("0.30")}
    assert {each.stage: each.bought_total for each in reports.stages(ws)} == bought
    customers.archive(ws, aria.id, aria.version)
    left = {each.stage: each.bought_total for each in reports.stages(ws)}
    assert left == bought | {"customer": Decimal(0)}


@pytest.mark.parametrize(
    "typed",
    [
        {"first_name": "INES", "last_name": "moréau"},
        {"first_name": "Other", "email": "ines@House.example.com"},
        {"first_name": "Other", "phone": "+33199001234"},
    ],
)
def test_who_may_be_in_the_book_already_is_pointed_out(
    ws: Workspace, typed: dict[str, str]
) -> None:
    made = customers.add(
        ws,
        "known",
        first_name="Ines",
        last_name="Moreau",
        email="Ines@house.example.com",
        phone="+33 1 99 00 12 34",
    )
    customers.archive(ws, made.id, made.version)
    assert [card.id for card in customers.twins(ws, **typed)] == [made.id]
    assert (
        customers.twins(ws, first_name="Ines", last_name="Morea", email="s@house.example.com") == []
    )


def test_only_an_archived_customer_whose_name_was_typed_is_erased_with_all_records(
    ws: Workspace, ines: Customer
) -> None:
    other = customers.add(ws, "other", first_name="Other")
    for id in (ines.id, other.id):
        interactions.log(ws, id, f"k{id}", TODAY, type="call", content="She rang.", date=NOW)
        follow_ups.add(ws, id, f"f{id}", due_on=TODAY, note="Ring")
    known = customers.get(ws, ines.id)
    with pytest.raises(Refused, match="archive first"):
        customers.erase(ws, known, "Ines Moreau")
    customers.archive(ws, known.id, known.version)
    archived = customers.get(ws, ines.id)
    with pytest.raises(Refused) as refused:
        customers.erase(ws, archived, "Ines")
    assert refused.value.field == "name"
    customers.erase(ws, archived, " Ines  Moreau ")
    with pytest.raises(NotFound):
        customers.get(ws, ines.id)
    for records in ws.db.rows(Query("interactions"), Query("follow_ups")):
        assert {row["customer_id"] for row in records} == {other.id}
    assert interactions.timeline(ws, other.id, words="rang").total == 1


def test_who_made_and_who_last_changed_a_customer_is_kept(ws: Workspace) -> None:
    mia, leo = (replace(ws, rep=f"{name}@house.example.com") for name in ("mia", "leo"))
    made = customers.add(mia, "key", first_name="Ines")
    customers.move(leo, made.id, made.version, "prospect")
    row = ws.db.get("customers", made.id)
    assert (row["created_by"], row["changed_by"]) == (mia.rep, leo.rep)
    assert customers.get(ws, made.id).changed_by == leo.rep
