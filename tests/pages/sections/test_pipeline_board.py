"""The pipeline: three stages with their cards, moved with a way back, more of them on demand."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO
from tests.pages.controls import act, cards, field, press
from tests.pages.fragments import send
from tests.pages.sketch import drawing, lines, sketch

Visit = Callable[..., AppTest]


def headings(app: AppTest) -> list[str]:
    return re.findall(r"^## (.*)$", sketch(app.main), re.MULTILINE)


def test_each_stage_holds_its_clients_and_what_they_bought(visit: Visit) -> None:
    assert sketch(visit("pipeline").main) == drawing(
        """
        # Pipeline
        Search (200): _Name, email, company or phone_ | Sentiment: __ of All, 😊 Positive, 😐
            Neutral, 😟 Negative
        ## Lead (1)
        (Bought so far: €0)
        │ Bo → customer?customer=2 | Not read yet
        │ no contact yet
        │ [Move: Prospect, Customer]
        ## Prospect (1)
        (Bought so far: €0)
        │ Cleo Vance → customer?customer=3 | Not read yet
        │ no contact yet
        │ [Move: Lead, Customer]
        ## Customer (1)
        (Bought so far: €6,000)
        │ Ada Lovelace → customer?customer=1 | 😊 Positive
        │ Analytical · 1 June · overdue 10 June!
        │ [Move: Lead, Prospect]
        """
    )


def test_a_client_is_moved_and_back(visit: Visit, house: Workspace) -> None:
    app = act(visit("pipeline"), "Bo", "move", "customer")
    assert customers.get(house, BO).stage == "customer"
    assert app.toast[0].value == "Moved to Customer."
    assert "Bo moved to Customer. | [Undo]" in sketch(app)
    assert headings(app) == ["Lead (0)", "Prospect (1)", "Customer (2)"]
    assert "(Nobody stands here yet: move a client here, or add one under Customers.)" in "\n".join(
        lines(app)
    )
    press(app, "Undo")
    assert customers.get(house, BO).stage == "lead"
    assert headings(app) == ["Lead (1)", "Prospect (1)", "Customer (1)"]


def test_a_click_runs_the_board_alone(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.ui import session

    app = visit("pipeline")
    monkeypatch.setattr(session, "open_customer", lambda _: pytest.fail("the page was run"))
    act(app, "Bo", "move", "customer")
    press(app, "Undo")
    field(app, "text_input", "Search").input("e").run()
    assert headings(app) == ["Lead (0)", "Prospect (1)", "Customer (1)"]


FORGED: tuple[Any, ...] = (
    {"id": ADA, "act": "move", "value": "customer"},  # where she stands already
    {"id": 4, "act": "move", "value": "lead"},  # Dora is archived, and on no card
    {"id": ADA, "act": "move", "value": "archived"},
    {"id": ADA, "act": "delete", "value": "lead"},
    {"id": "1", "act": "move", "value": "lead"},
    {"id": [ADA], "act": "move", "value": "lead"},
    {"id": "lead", "act": "more", "value": ""},
    {"id": ADA, "act": "move", "value": "lead", "version": 1},
    {},
    [],
    None,
    "move",
    10**400,
)


def test_what_stands_on_no_card_moves_nobody(visit: Visit, house: Workspace) -> None:
    app = visit("pipeline")
    before = sketch(app)
    for sent in FORGED:
        assert not send(app, sent).exception, sent
        assert sketch(app) == before, sent
    assert [customers.get(house, id).version for id in (1, 2, 3)] == [1, 1, 1]


def test_namesakes_are_told_apart(visit: Visit, house: Workspace) -> None:
    for number in range(2):
        customers.add(
            house, f"{number}", first_name="Ada", last_name="Lovelace",
            company="Analytical", email=f"ada{number}@engine.com",
        )  # fmt: skip
    customers.add(house, "alone", first_name="Fay", phone="+44 20 7946 0001")
    customers.add(
        house, "spaced", first_name="adá", last_name="love lace", phone="+44 20 7946 0002"
    )
    told = {card["lines"][0][0]["text"] for card in cards(visit("pipeline"))}
    assert told == {
        "Analytical · ada@engine.com",
        "Analytical · ada0@engine.com",
        "Analytical · ada1@engine.com",
        "+44 20 7946 0001",
        "+44 20 7946 0002",
        "no contact yet",
    }


def test_a_filter_narrows_all_three(visit: Visit) -> None:
    app = visit("pipeline")
    field(app, "text_input", "Search").input("e").run()
    assert sketch(app.main) == drawing(
        """
        # Pipeline
        Search (200): e | Sentiment: __ of All, 😊 Positive, 😐 Neutral, 😟 Negative
        ## Lead (0)
        (Nobody here matches: clear a filter to see more.)
        ## Prospect (1)
        │ Cleo Vance → customer?customer=3 | Not read yet
        │ no contact yet
        │ [Move: Lead, Customer]
        ## Customer (1)
        │ Ada Lovelace → customer?customer=1 | 😊 Positive
        │ Analytical · 1 June · overdue 10 June!
        │ [Move: Lead, Prospect]
        """
    )
    field(app, "text_input", "Search").input("").run()
    field(app, "selectbox", "Sentiment").set_value("positive").run()
    assert [card["title"] for card in cards(app)] == ["Ada Lovelace"]


def test_fifteen_stand_there_at_first_and_fifteen_more_at_each_click(
    visit: Visit, house: Workspace
) -> None:
    for number in range(30):
        customers.add(house, f"{number}", first_name=f"Lead {number:02}")
    app = visit("pipeline")
    leads = lambda: sum(len(card["acts"][0]["choices"]) for card in cards(app)) // 2 - 2  # noqa: E731
    more = {"id": "lead", "act": "more", "value": ""}
    assert leads() == 15
    assert "[Show more of 31]" in sketch(app)
    send(app, more)
    assert leads() == 30
    send(app, more)
    assert leads() == 31
    assert "Show more" not in sketch(app)
    field(app, "text_input", "Search").input("Lead").run()
    assert len(cards(app)) == 30
