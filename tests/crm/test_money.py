"""Amounts of money are read as they were meant, or refused."""

import pytest

from crm import money, products
from crm.errors import Refused
from crm.workspace import Workspace

MEANT = {
    "1234,50": "1234.50",
    "1.234,50": "1234.50",
    "1’234.50": "1234.50",
    "€ 1 234": "1234.00",
    "1,234.50": "1234.50",
    "1 234,5 €": "1234.50",
    "1,234": "1234.00",
    "1.234.567,89": "1234567.89",
    "EUR 980": "980.00",
    "1'234.–": "1234.00",
    "0,50": "0.50",
    "١٢٣٤٫٥٠": "1234.50",
    "1\u202f234,50": "1234.50",
    "2.500,–": "2500.00",
    "EUR1,234": "1234.00",
    "١٬٢٣٤٫٥٠": "1234.50",
    "१२३४.५०": "1234.50",
    "1'234'567.80": "1234567.80",
    "3.500,00 €": "3500.00",
}
UNSURE = [
    "1.234",
    "12,34,567",
    "1,23,4",
    "1.2345",
    "1 23",
    "1,234,50",
    "abc",
    "£12",
    "1e5",
    "12.345.67",
    "--5",
    "10k",
    "100.000",
    "1_000",
    "$5",
]


def test_an_amount_is_kept_as_meant_or_refused_by_name(ws: Workspace) -> None:
    kept = {
        typed: str(products.add(ws, typed, name=typed, category="shoes", price=typed).price)
        for typed in MEANT
    }
    assert kept == MEANT
    for typed in UNSURE:
        with pytest.raises(Refused, match="Price is not a number") as refusal:
            products.add(ws, typed, name=typed, category="shoes", price=typed)
        assert refusal.value.field == "price"


def test_a_form_shows_an_amount_in_one_way() -> None:
    assert [money.written(typed) for typed in ("1.280,5", "7000", "soon")] == [
        "1280.50",
        "7000.00",
        "soon",
    ]
