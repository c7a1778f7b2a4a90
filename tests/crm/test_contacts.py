"""Several addresses and numbers: found, compared, refused and kept like the first."""

import pytest

from crm import customers
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import Workspace

NUMBERS = "Office: +44 20 7946 0958\n\n Butler:  06.39.98.12.34 \nOffice: +44 20 7946 0958"
ADDRESSES = "Home: Ida.Holm@house.example.org\nholm@example.net"


@pytest.fixture
def ida(ws: Workspace) -> Customer:
    """Ida Holm, who can be reached at three addresses and three numbers."""
    customers.add(ws, "butler", first_name="Home", last_name="Butler", phone="+44 20 7946 0000")
    return customers.add(
        ws, "ida", first_name="Ida", last_name="Holm", email="ida@holm.example.org",
        phone="+47 90 00 01 23", other_emails=ADDRESSES, other_phones=NUMBERS,
    )  # fmt: skip


def test_each_is_kept_once_and_found_in_every_spelling(ws: Workspace, ida: Customer) -> None:
    assert ida.other_phones == "Office: +44 20 7946 0958\nButler: 06.39.98.12.34"
    for search in (
        "020 7946 0958", "00442079460958", "0639981234", "+33 6 39 98 12 34", "holm@example.net",
        "ida.holm@house", "idaholm", "47900001", "ida@holm",
    ):  # fmt: skip
        assert [card.id for card in customers.find(ws, search=search).items] == [ida.id], search
    for search in ("office", "butler 90000123", "0958 Butler: 0639"):
        assert customers.find(ws, search=search).total == 0, search
    assert [card.name for card in customers.find(ws, search="butler").items] == ["Home Butler"]


def test_who_shares_one_of_them_may_be_the_same(ws: Workspace, ida: Customer) -> None:
    for entry in (
        {"email": "IDA.HOLM@house.example.org"},
        {"phone": "0044 20 7946 0958"},
        {"other_emails": "Work: ida@holm.example.org"},
        {"other_phones": "90000123\n06 39 98 12 34"},
    ):
        twins = customers.twins(ws, first_name="Somebody", **entry)
        assert [card.id for card in twins] == [ida.id], entry
    assert customers.twins(ws, first_name="Else", other_phones="+44 20 7946 0959") == []


def test_a_line_that_is_none_is_refused_by_its_words(ws: Workspace) -> None:
    for field, lines, words in (
        ("other_emails", "a@b.example.org\nHome: nobody", "“nobody” is not an address"),
        ("other_phones", "Home: ask her agent", "“ask her agent” can't be dialled"),
        ("other_phones", "1234567\n" * 300 + "x", "can't be dialled"),
        ("other_emails", "\n".join(f"a{n}@b.example.org" for n in range(200)), "2,000 characters"),
    ):
        with pytest.raises(Refused, match=words) as refusal:
            customers.add(ws, "x", first_name="Ida", **{field: lines})
        assert refusal.value.field == field
