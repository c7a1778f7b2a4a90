"""The list of customers: searched, filtered and sorted from the database, exported as it stands."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, interactions
from crm.workspace import Workspace
from tests.pages.cast import BO, CLEO, NOW, TODAY
from tests.pages.controls import cards
from tests.pages.fragments import download
from tests.pages.sketch import drawing, lines, sketch

Visit = Callable[..., AppTest]


def names(app: AppTest) -> list[str]:
    return [card["title"] for card in cards(app)]


FILES = "[Export CSV ↓] ? | [Export .xlsx ↓] ? | [Download my book → /book.zip] ?"


def fill(ws: Workspace, most: int) -> None:
    for number in range(most):
        customers.add(ws, f"{number}", first_name=f"Abel {number:02}")


def test_the_list_and_its_filters_stand_as_designed(visit: Visit) -> None:
    assert sketch(visit("customers").main) == drawing(
        """
        # Customers | [Duplicates] | [Import] | [*Add customer*]
        Search (200): _Name, email, company or phone_
        Stage: __ of All, Lead, Prospect, Customer
        Sentiment: __ of All, 😊 Positive, 😐 Neutral, 😟 Negative
        Sort by: Name of Name, Company, Stage, Sentiment, Last contact
        [ ] Descending
        [ ] Archived
        [ ] Choose several
        Name ↑ | Company | Stage | Sentiment | Last contact | Next follow-up
        Ada Lovelace → customer?customer=1 | Analytical | Customer | 😊 Positive | 1 June |
            10 June!
        Bo → customer?customer=2 |  | Lead | Not read yet |  |
        Cleo Vance → customer?customer=3 |  | Prospect | Not read yet |  |
        (1–3 of 3) | [Export CSV ↓] ? | [Export .xlsx ↓] ? | [Download my book → /book.zip]
            ?
        """
    )


def test_a_search_and_a_filter_narrow_the_list(visit: Visit) -> None:
    app = visit("customers")
    app.text_input(key="search").input("analytical").run()
    assert names(app) == ["Ada Lovelace"]
    app.selectbox(key="stage").set_value("lead").run()
    assert names(app) == []
    assert app.info[0].value == "No customer matches these filters: clear one to see more."
    app.text_input(key="search").input("").run()
    assert names(app) == ["Bo"]
    app.selectbox(key="stage").set_value(None).run()
    app.selectbox(key="sentiment").set_value("positive").run()
    assert names(app) == ["Ada Lovelace"]


def test_archived_customers_have_their_own_list(visit: Visit) -> None:
    app = visit("customers")
    app.toggle(key="archived").set_value(True).run()
    assert names(app) == ["Dora Maar"]


@pytest.mark.parametrize(
    ("sort", "upwards"),
    [
        ("name", ["Ada Lovelace", "Bo", "Cleo Vance"]),
        ("company", ["Ada Lovelace", "Cleo Vance", "Bo"]),
        ("stage", ["Ada Lovelace", "Bo", "Cleo Vance"]),
        ("last_contact", ["Cleo Vance", "Bo", "Ada Lovelace"]),
    ],
)
def test_it_is_sorted_either_way(
    visit: Visit, house: Workspace, sort: str, upwards: list[str]
) -> None:
    for id, name, company, on in ((BO, "Bo", "Zed", 5), (CLEO, "Cleo Vance", "Mid", 4)):
        first, _, last = name.partition(" ")
        stage = customers.get(house, id).stage
        customers.edit(house, id, 1, first_name=first, last_name=last, company=company, stage=stage)
        interactions.log(
            house, id, name, TODAY, type="call", date=NOW.replace(month=on), content="Rang."
        )
    app = visit("customers")
    app.selectbox(key="sort").set_value(sort).run()
    assert names(app) == upwards
    app.toggle(key="descending").set_value(True).run()
    assert names(app) == upwards[::-1]


def test_filters_of_the_address_are_those_shown(visit: Visit) -> None:
    assert names(visit("customers", search="vance")) == ["Cleo Vance"]
    assert names(visit("customers", stage="Prospect", descending="true")) == ["Cleo Vance"]


def test_a_search_is_taken_to_the_letter(visit: Visit) -> None:
    app = visit("customers")
    for text in ("%", "_", "'; drop table customers; --", "***=", "a,b)"):
        app.text_input(key="search").input(text).run()
        assert not app.exception
        assert names(app) == []


def test_it_is_turned_a_page_at_a_time_and_back_when_the_page_is_gone(
    visit: Visit, house: Workspace
) -> None:
    fill(house, 23)
    app = visit("customers", page="2")
    assert names(app) == ["Cleo Vance"]
    assert f"(26–26 of 26) | {FILES}" in lines(app)
    assert lines(app.main)[-1] == "page 2 of 2"
    (cleo,) = customers.find(house, search="vance").items
    customers.archive(house, cleo.id, cleo.version)
    app = visit("customers", page="2")
    assert len(names(app)) == 25
    assert f"(1–25 of 25) | {FILES}" in lines(app)
    assert not app.pagination


def test_the_export_holds_what_the_filters_find_on_every_page(
    visit: Visit, house: Workspace
) -> None:
    fill(house, 23)
    app = visit("customers")
    assert download(app, "Export CSV").decode("utf-8-sig").count("\r\n") == 27
    app.text_input(key="search").input("analytical").run()
    (header, row) = download(app, "Export CSV").decode("utf-8-sig").split("\r\n")[:2]
    assert header.startswith("First name,Last name")
    assert "Ada" in row and "ada@engine.com" in row


def test_an_empty_book_says_what_to_do_first(visit: Visit, house: Workspace) -> None:
    for card in customers.find(house).items:
        customers.archive(house, card.id, card.version)
    app = visit("customers")
    assert app.info[0].value == "Your book is empty: add your first customer to begin."
