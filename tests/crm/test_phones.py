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


FOUND_BY = {
    "+44 (0)20 7946 0958": ["0044 20 7946 0958", "020 7946 0958", "02079460958", "+442079460958"],
    "(020) 7946 0000 ext. 12": ["020 7946 0000", "02079460000", "+44 20 7946 0000"],
    "+1 (212) 555-0147 x 12": ["212-555-0147", "+12125550147", "2125550147", "212.555.0147"],
    "1-800-COUTURE": ["1 800 268 8873", "18002688873", "800-couture", "1-800-COUTURE"],
    "+٣٣ ٦ ٣٩ ٩٨ ١٢ ٣٤": ["06 39 98 12 34", "0033639981234", "٦٣٩٩٨١٢٣٤", "+33639981234"],
    "+49 171 0000123 (WhatsApp)": ["0171 0000123", "0049 171 0000 123", "+491710000123"],
    "07700 900123": ["+44 7700 900123", "07700900123", "0044 7700 900 123", "7700-900123"],
    "+39 02 0000 0457": ["02 0000 0457", "+390200000457", "0039 02 00000457", "02.0000.0457"],
    "+971-50-000-0456": ["00971500000456", "050 000 0456", "500000456", "+971 50 0000456"],
    "tel:+33-1-99-00-88-88;ext=12": ["01 99 00 88 88", "+33199008888", "0033 1 99 00 88 88"],
    "\u202a+44 7700 900777\u202c": ["07700 900777", "+447700900777", "00447700900777"],
    "＋81 90 0000 0124": ["090-0000-0124", "+819000000124", "0081 90 0000 0124"],
    "8 (900) 000-00-17": ["89000000017", "+7 900 000 00 17", "8-900-000-00-17"],
    "+36 30 000 0124": ["06 30 000 0124", "06300000124", "0036 30 000 0124"],
    "+7 495 000-00-18": ["8 (495) 000-00-18", "84950000018", "007 495 000 00 18"],
}


def test_a_number_of_any_kind_is_kept_found_linked_and_known_again(ws: Workspace) -> None:
    for typed in FOUND_BY:
        assert (
            customers.add(ws, typed, first_name="Bo", last_name=typed, phone=typed).phone == typed
        )
    wrong = [
        (typed, search)
        for typed, searches in FOUND_BY.items()
        for search in searches
        if [card.phone for card in customers.find(ws, search=search).items] != [typed]
    ]
    wrong += [
        (typed, search)
        for typed, searches in FOUND_BY.items()
        for search in searches
        if [t.phone for t in customers.twins(ws, first_name="New", phone=search)] != [typed]
    ]
    assert wrong == []
    assert all(phones.link(typed).startswith("tel:") for typed in FOUND_BY)


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
