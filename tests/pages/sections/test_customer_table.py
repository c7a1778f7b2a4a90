"""The table of customers: a row is a link, a header sorts."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.controls import cards
from tests.pages.fragments import send
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def names(app: AppTest) -> list[str]:
    return [card["title"] for card in cards(app)]


def sort(app: AppTest, by: str) -> AppTest:
    return send(app, {"id": "customers", "act": "sort", "value": by})


def test_a_row_is_a_customer_in_words_and_days(visit: Visit) -> None:
    assert sketch(visit("customers").main).split("Choose several\n")[1] == drawing(
        """
        Name ↑ | Company | Stage | Sentiment | Last contact | Next follow-up
        Ada Lovelace → customer?customer=1 | Analytical | Customer | 😊 Positive | 1 June |
            10 June!
        Bo → customer?customer=2 |  | Lead | Not read yet |  |
        Cleo Vance → customer?customer=3 |  | Prospect | Not read yet |  |
        (1–3 of 3) | [Export CSV ↓] ? | [Export .xlsx ↓] ? | [Download my book → /book.zip]
            ?
        """
    )


def test_a_header_sorts_by_it_and_then_the_other_way(visit: Visit) -> None:
    app = visit("customers")
    sort(app, "stage")
    assert names(app) == ["Ada Lovelace", "Bo", "Cleo Vance"]
    assert (app.selectbox(key="sort").value, app.toggle(key="descending").value) == ("stage", False)
    assert "Name | Company | Stage ↑" in sketch(app)
    sort(app, "stage")
    assert names(app) == ["Cleo Vance", "Bo", "Ada Lovelace"]
    assert app.toggle(key="descending").value is True
    assert "Name | Company | Stage ↓" in sketch(app)
    sort(app, "name")
    assert names(app) == ["Ada Lovelace", "Bo", "Cleo Vance"]


def test_no_other_header_is_taken(visit: Visit) -> None:
    app = visit("customers")
    for wanted in ("notes", "", "Next follow-up", ["name"], None):
        send(app, {"id": "customers", "act": "sort", "value": wanted})
        assert not app.exception
        assert app.selectbox(key="sort").value == "name"


def test_namesakes_are_told_apart_by_their_addresses(visit: Visit, house: Workspace) -> None:
    for number, email in enumerate(("ada@loom.com", "")):
        customers.add(
            house, f"{number}", first_name="Ada", last_name="Lovelace", company="Analytical",
            email=email, phone="+44 20 7946 0001",
        )  # fmt: skip
    beside = [card["beside"][0]["text"] for card in cards(visit("customers", search="lovelace"))]
    assert sorted(beside) == ["+44 20 7946 0001", "ada@engine.com", "ada@loom.com"]
