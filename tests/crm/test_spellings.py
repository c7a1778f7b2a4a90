"""Names and texts are found in every spelling, on both stores."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crm import customers, facts, interactions, products
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY

NAMES = {
    "Søren Kierk": ["soren", "SØREN", "kierk soren"],
    "Łukasz Nowak": ["lukasz", "nowak łukasz"],
    "Anna Weiß": ["weiss", "WEISS anna", "weiß"],
    "Lætitia Roy": ["laetitia", "roy lætitia"],
    "Đặng Minh": ["dang minh", "minh đặng", "Dang"],
    "Işık Kaya": ["isik", "ışık"],
    "أحمد منصور": ["احمد", "أحمد منصور"],
    "Sean O'Dowd": ["odowd", "O’Dowd", "o dowd", "dowd sean"],
    "Anne‑Lise Petit": ["anne-lise", "Anne Lise", "annelise", "petit anne lise"],
    "민지 김": ["김민지", "김 민지", "민지김"],
    "Astrid Ødegård": ["odegard", "Ødegaard"[:5], "astrid ødegård"],
    "Νίκος Παππάς": ["νικος", "ΝΙΚΟΣ", "παππας"],
    "Zoë\u200b Marchetti": ["zoe marchetti", "Marchetti, Zoë"],
}


def test_a_name_is_found_in_every_spelling_and_order(ws: Workspace) -> None:
    for name in NAMES:
        first, last = name.split(" ", 1)
        customers.add(ws, name, first_name=first, last_name=last)
    wrong = [
        (name, search)
        for name, searches in NAMES.items()
        for search in searches
        if [card.name for card in customers.find(ws, search=search).items] != [name]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("soren", "kierk"),
        ("Kierk", "SØREN"),
        ("So ren", "Kierk"),
    ],
)
def test_the_same_person_in_another_spelling_is_pointed_out(
    ws: Workspace, first: str, last: str
) -> None:
    customers.add(ws, "known", first_name="Søren", last_name="Kierk")
    customers.add(ws, "other", first_name="Søren", last_name="Kierkegaard")
    twins = customers.twins(ws, first_name=first, last_name=last)
    assert [card.last_name for card in twins] == ["Kierk"]


def test_names_are_sorted_as_their_readers_expect(ws: Workspace) -> None:
    names = ["Zara", "Øyvind", "O'Dowd", "Odette", "Łukasz", "Luca", "Ægir", "Adele", "Oda"]
    for name in names:
        customers.add(ws, name, first_name=name)
    listing = [card.name for card in customers.find(ws).items]
    wanted = ["Adele", "Ægir", "Luca", "Łukasz", "Oda", "Odette", "O'Dowd", "Øyvind", "Zara"]
    assert listing == wanted


def test_a_piece_is_found_in_every_spelling(ws: Workspace) -> None:
    for name in ("Crème Silk Gown", "Off-white Coat", "Robe d'Été 50%"):
        products.add(ws, name, name=name, category="dresses", price=5)

    def names(search: str) -> list[str]:
        return [product.name for product in products.find(ws, search=search).items]

    assert names("gown creme") == names("CRÈME silk") == ["Crème Silk Gown"]
    assert names("offwhite") == names("off white") == ["Off-white Coat"]
    assert names("d’ete") == names("50%") == ["Robe d'Été 50%"]


TOLD = {
    "Will called, Don too": ["will", "Don", "calle"],
    "她喜欢婚礼上的礼服": ["婚礼", "礼服"],
    "The crème dress at €1,200": ["creme", "1200", "€1,200", "1.200"],
    "us hardly business": ["us", "hardly"],
    "see https://house.com/a-b?x=1": ["https://house.com/a-b?x=1", "house.com"],
    "Anne-Lise O'Dowd agreed": ["annelise", "o'dowd", "ODOWD", "anne lise"],
}


def test_a_timeline_is_searched_by_the_beginnings_of_words(ws: Workspace, ines: Customer) -> None:
    for number, content in enumerate(TOLD):
        interactions.log(ws, ines.id, str(number), TODAY, type="note", date=NOW, content=content)
    wrong = [
        (content, search)
        for content, searches in TOLD.items()
        for search in searches
        if [each.content for each in interactions.timeline(ws, ines.id, words=search).items]
        != [content]
    ]
    assert wrong == []
    for search in ("siness", "ines", "ardly", "?!"):
        assert interactions.timeline(ws, ines.id, words=search).total == 0, search


def test_a_day_in_a_note_is_the_reps_own(ws: Workspace, ines: Customer) -> None:
    """In Los Angeles it is still the 10th when UTC has the 11th."""
    late = datetime(2026, 3, 11, 0, 53, tzinfo=UTC)
    there = replace(ws, zone=ZoneInfo("America/Los_Angeles"), clock=lambda: late)
    today = there.day(late)
    interactions.log(
        there,
        ines.id,
        "call",
        today,
        type="call",
        date=late,
        content="I promised to send the swatches tomorrow.",
    )
    [promise] = [fact for fact in facts.of_customer(ws, ines.id) if fact.kind == "promise"]
    assert (str(promise.said_on), str(promise.named_on)) == ("2026-03-10", "2026-03-11")
