"""Pipeline: three stages with their counts, values and cards; a filter narrows all three."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, reports
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from tests.pages.conftest import words


@pytest.fixture
def ws(book: Path) -> Workspace:
    return Workspace(SQLiteGateway(book), OFFLINE)


def open_page(app: AppTest) -> AppTest:
    return app.switch_page("pages/pipeline.py").run()


def test_each_stage_has_its_count_and_what_was_bought(
    open_app: Callable[..., AppTest], ws: Workspace
) -> None:
    app = open_page(open_app())
    assert not app.exception
    assert [heading.value for heading in app.subheader] == [
        "Lead (13)",
        "Prospect (13)",
        "Customer (29)",
    ]
    total = sum(customers.get(ws, id).bought_total for id in range(1, 57) if id != archived_id(ws))
    stages = {each.stage: each.bought_total for each in reports.stages(ws)}
    assert sum(stages.values()) == total
    assert f"Bought so far: €{stages['customer']:,.0f}" in words(app)


def archived_id(ws: Workspace) -> int:
    return customers.find(ws, archived=True).items[0].id


def test_more_cards_come_on_demand(open_app: Callable[..., AppTest]) -> None:
    app = open_page(open_app())
    (more,) = [button for button in app.button if button.label.startswith("Show more")]
    assert more.label == "Show more of 29"
    more.click().run()
    assert not [button for button in app.button if button.label.startswith("Show more")]


def test_a_search_narrows_all_three_stages(open_app: Callable[..., AppTest]) -> None:
    app = open_page(open_app())
    app.text_input(key="pipeline_search").input("valmont").run()
    assert [heading.value for heading in app.subheader] == [
        "Lead (0)",
        "Prospect (0)",
        "Customer (1)",
    ]
    assert words(app).count("Nobody here matches") == 2
