"""Names and texts are found in every spelling, on both stores."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from crm import customers, facts, interactions, products
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY, on_sqlite

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


TYPED_ANEW = {
    "Søren Kierk": ["soren kierk", "Kierk SØREN", "So-ren Kierk"],
    "Łukasz Nowak": ["lukasz nowak", "NOWAK Łukasz"],
    "Anna Weiß": ["ANNA WEISS", "weiss anna"],
    "Lætitia Roy": ["Laetitia Roy", "roy lætitia"],
    "Đặng Minh": ["Dang Minh", "minh đặng"],
    "Işık Kaya": ["ISIK KAYA", "kaya ışık"],
    "أحمد منصور": ["احمد منصور", "منصور أحمد"],
    "Sean O'Dowd": ["Sean O’Dowd", "sean odowd", "O Dowd Sean"],
    "Anne‑Lise Petit": ["Anne-Lise Petit", "Anne Lise Petit", "annelise petit"],
    "민지 김": ["김 민지", "민지 김"],
    "Astrid Ødegård": ["astrid odegard", "ØDEGÅRD Astrid"],
    "Νίκος Παππάς": ["ΝΙΚΟΣ ΠΑΠΠΑΣ", "παππας νικος"],
    "Zoë\u200b Marchetti": ["Zoe Marchetti", "marchetti zoë"],
}


def test_the_same_person_in_another_spelling_is_pointed_out(ws: Workspace) -> None:
    for name in TYPED_ANEW:
        first, last = name.split(" ", 1)
        customers.add(ws, name, first_name=first, last_name=last)
        customers.add(ws, f"{name} 2", first_name=first, last_name=f"{last}gaard")
    wrong = [
        (name, typed)
        for name, spellings in TYPED_ANEW.items()
        for typed in spellings
        for first, _, last in [typed.rpartition(" ")]
        if [card.name for card in customers.twins(ws, first_name=first, last_name=last)] != [name]
    ]
    assert wrong == []


def test_names_are_sorted_as_their_readers_expect(ws: Workspace) -> None:
    names = ["Zara", "Øyvind", "O'Dowd", "Odette", "Łukasz", "Luca", "Ægir", "Adele", "Oda",
             "élodie", "Elia", "Şule", "Sven", "İnci", "Ines"]  # fmt: skip
    for name in names:
        customers.add(ws, name, first_name=name)
    listing = [card.name for card in customers.find(ws).items]
    wanted = ["Adele", "Ægir", "Elia", "élodie", "İnci", "Ines", "Luca", "Łukasz", "Oda",
              "Odette", "O'Dowd", "Øyvind", "Şule", "Sven", "Zara"]  # fmt: skip
    assert listing == wanted


PIECES = {
    "Crème Silk Gown": ["gown creme", "CRÈME silk", "cre\u0300me"],
    "Off-white Coat": ["offwhite", "off white", "coat off-white"],
    "Robe d'Été 50%": ["d’ete", "50%", "dété"],
    "Straße Loafers": ["strasse", "STRASSE loafers", "straße"],
    "Smørrebrød Clutch": ["smorrebrod", "clutch smørrebrød"],
    "Łódź Trenchcoat": ["lodz", "trench łódź"],
    "Cœur Belt": ["coeur", "belt cœur"],
    "着物 Kimono": ["着物", "kimono"],
    "عباءة Abaya": ["عباءه"[:4], "abaya عباءة"],
    "Τσάντα Bag": ["ΤΣΑΝΤΑ", "bag τσαντα"],
    "Jacket_2 (navy)": ["jacket_2", "(navy)", "navy jacket"],
}


def test_a_piece_is_found_in_every_spelling(ws: Workspace) -> None:
    for name in PIECES:
        products.add(ws, name, name=name, category="dresses", price=5)
    wrong = [
        (name, search)
        for name, searches in PIECES.items()
        for search in searches
        if [piece.name for piece in products.find(ws, search=search).items] != [name]
    ]
    assert wrong == []


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


OWN_DAYS = [
    ("America/Los_Angeles", "2026-03-11T00:53", "tomorrow", "2026-03-10", "2026-03-11"),
    ("America/Los_Angeles", "2026-03-11T06:59", "on Friday", "2026-03-10", "2026-03-13"),
    ("America/Los_Angeles", "2026-01-01T05:00", "next week", "2025-12-31", "2026-01-07"),
    ("Pacific/Auckland", "2026-03-10T23:10", "tomorrow", "2026-03-11", "2026-03-12"),
    ("Pacific/Auckland", "2025-12-31T12:00", "in two days", "2026-01-01", "2026-01-03"),
    ("Asia/Tokyo", "2026-02-27T20:00", "tomorrow", "2026-02-28", "2026-03-01"),
    ("Asia/Tokyo", "2026-03-10T16:00", "in a fortnight", "2026-03-11", "2026-03-25"),
    ("Asia/Kolkata", "2026-03-10T18:45", "by Monday", "2026-03-11", "2026-03-16"),
    ("Europe/Paris", "2025-10-25T22:30", "tomorrow", "2025-10-26", "2025-10-27"),
    ("Pacific/Honolulu", "2026-03-01T09:00", "tomorrow", "2026-02-28", "2026-03-01"),
]
"""The rep's zone, the moment in UTC, the words, the rep's own day, and the day that they name."""


@on_sqlite
def test_a_day_in_a_note_is_the_reps_own(ws: Workspace) -> None:
    """In Los Angeles it is still the 10th when UTC has the 11th."""
    told = []
    for number, (zone, moment, words, _, _) in enumerate(OWN_DAYS):
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        there = replace(ws, zone=ZoneInfo(zone), clock=lambda at=at: at)
        known = customers.add(there, f"{number}", first_name=f"Bo {number}")
        content = f"I promised to send the swatches {words}."
        entry = {"type": "call", "date": at, "content": content}
        interactions.log(there, known.id, f"{number}", there.day(at), **entry)
        [promise] = [each for each in facts.of_customer(there, known.id) if each.kind == "promise"]
        told.append((zone, moment, words, str(promise.said_on), str(promise.named_on)))
    assert told == OWN_DAYS
