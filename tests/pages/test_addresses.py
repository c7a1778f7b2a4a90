"""Whatever stands in an address, the page that it names is shown, with what is right in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.gateway import Query
from db.sqlite import SQLiteGateway
from tests.pages.conftest import words

NUMBERS = ["-inf", "inf", "nan", "1e999", "-1e999", "9" * 400, "-5", "0x10", "\u200b"]
COUNT = re.compile(r"\b(\d+) products\b")


def products_of(book: Path) -> int:
    return SQLiteGateway(book).page(Query("products", limit=1)).total


def shown(app: AppTest) -> str:
    assert not app.exception, app.exception[0].value
    return words(app)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_price_or_a_page_that_is_no_number_of_the_catalog_is_none(
    open_app: Callable[..., AppTest], book: Path, number: str
) -> None:
    app = open_app(
        "catalog",
        catalog_from=number,
        catalog_to=number,
        catalog_page=number,
        catalog_sort=number,
    )
    assert f"{products_of(book)} products" in shown(app)
    assert [field.value for field in app.number_input] == [None, None]


def test_a_price_in_the_address_is_one_in_euros(
    open_app: Callable[..., AppTest], book: Path
) -> None:
    app = open_app("catalog", catalog_from="9000", catalog_to="99999998.6")
    assert [field.value for field in app.number_input] == [9000, 99_999_998.6]
    assert 0 < int(COUNT.findall(shown(app))[0]) < products_of(book)


@pytest.mark.parametrize("number", ["-inf", "1e999", "-5", "0", "9" * 400, "1.5"])
def test_a_page_that_the_list_of_customers_does_not_have_is_its_first(
    open_app: Callable[..., AppTest], number: str
) -> None:
    app = open_app("customers", page=number, stage=number, sort=number)
    assert "1–25 of 55" in shown(app)


@pytest.mark.parametrize(
    "days",
    [
        "-inf",
        "nan,nan",
        "0001-01-01,9999-12-31",
        "2026-13-45",
        "2999-01-01,2999-02-01",
        ",",
        "\u200b",
    ],
)
def test_days_that_cannot_be_are_the_usual_ones(
    open_app: Callable[..., AppTest], days: str
) -> None:
    app = open_app("reports", days=days)
    assert "Stage funnel" in shown(app)
    first, last = app.date_input[0].value
    assert (last - first).days == 364
