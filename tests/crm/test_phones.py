"""Phone numbers as people type them: kept so, linked right, found in every spelling."""

import pytest

from crm import customers, phones
from crm.workspace import Workspace

LINKS = {
    "+44 (0)20 7946 0958": "tel:+442079460958",
    "0044 20 7946 0958": "tel:+442079460958",
    "020 7946 0958": "tel:02079460958",
    "(020) 7946 0000 ext. 12": "tel:02079460000;ext=12",
    "+1 (212) 555-0147 x 12": "tel:+12125550147;ext=12",
    "1-800-COUTURE": "tel:18002688873",
    "+1-800-COUTURE": "tel:+18002688873",
    "+٣٣ ٦ ٣٩ ٩٨ ١٢ ٣٤": "tel:+33639981234",
    "+33 6 39 98 12 34 (WhatsApp)": "tel:+33639981234",
    "06.39.98.12.34": "tel:0639981234",
    "\u202a+44 7700 900123\u202c": "tel:+447700900123",
    "＋33 1 99 00 12 34": "tel:+33199001234",
    "tel:+33-1-99-00-88-88;ext=12": "tel:+33199008888;ext=12",
    "555-0100": "tel:5550100",
}
SPELLINGS = [
    "+33 6 39 98 12 34",
    "0033639981234",
    "06 39 98 12 34",
    "06.39.98.12.34",
    "+33 (0)6 39 98 12 34",
    "0033 6-39-98-12-34",
    "+٣٣ ٦ ٣٩ ٩٨ ١٢ ٣٤",
    "33639981234",
    "+33639981234",
    "639 98 12 34",
]


def test_a_number_is_linked_as_it_is_dialled() -> None:
    assert {typed: phones.link(typed) for typed in LINKS} == LINKS


@pytest.mark.parametrize("typed", ["+33 1", "+999 123 4567 8901 2345", "call Anna", "+", "12"])
def test_what_cannot_be_dialled_is_not(typed: str) -> None:
    assert not phones.can_be_dialled(typed)
    assert phones.link(typed) == ""


def test_a_number_is_the_same_in_every_spelling() -> None:
    assert all(phones.are_same(one, other) for one in SPELLINGS for other in SPELLINGS)
    assert phones.are_same("1-800-COUTURE", "+1 800 268 8873")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+33 6 39 98 12 34", "+44 6 39 98 12 34"),
        ("06 39 98 12 34", "06 39 98 12 35"),
        ("12 34", "12 34"),
        ("ask her agent", "ask her agent"),
    ],
)
def test_another_number_is_another(one: str, other: str) -> None:
    assert not phones.are_same(one, other)


def test_a_number_is_kept_as_typed_and_found_in_every_spelling(ws: Workspace) -> None:
    for number, typed in enumerate(SPELLINGS):
        customer = customers.add(ws, str(number), first_name=f"Bo {number}", phone=typed)
        assert customer.phone == typed
    customers.add(ws, "other", first_name="Ada", phone="+33 6 39 98 12 35")
    for spelling in SPELLINGS:
        assert customers.find(ws, search=spelling).total == len(SPELLINGS), spelling
    twins = customers.twins(ws, first_name="New", phone="0033 639.98.12.34")
    assert len(twins) == customers.MOST_TWINS
    assert all(phones.are_same(twin.phone or "", SPELLINGS[0]) for twin in twins)
