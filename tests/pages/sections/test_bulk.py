"""Several customers are chosen in the list and changed at once, with one undo."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from crm import customers, tags
from crm.workspace import Workspace
from tests.pages.controls import field, press
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the table that are chosen."""
    chosen: list[int] = []

    class Choice:
        class selection:
            rows = chosen
            cells = ()

    def choose(*_: Any, **__: Any) -> type[Choice]:
        return Choice

    monkeypatch.setattr(st, "dataframe", choose)
    return chosen


def choosing(visit: Visit) -> AppTest:
    return field(visit("customers"), "toggle", "Choose several").set_value(True).run()


def stages(ws: Workspace) -> list[str]:
    return [card.stage for card in customers.every(ws)]


def test_namesakes_are_told_apart(visit: Visit, house: Workspace) -> None:
    customers.add(house, "twin", first_name="Ada", last_name="Lovelace", email="ada@other.example")
    names = list(choosing(visit).dataframe[0].value["Name"])
    assert "Ada Lovelace · ada@other.example" in names and "Bo" in names


def test_nothing_can_be_applied_before_a_row_is_chosen(visit: Visit, rows: list[int]) -> None:
    app = choosing(visit)
    assert field(app, "button", "Apply").disabled
    field(app, "checkbox", "All 3 that match, on every page").check().run()
    assert field(app, "button", "Apply").disabled, "no tag is said yet"


def test_those_chosen_are_moved_and_one_undo_moves_all_back(
    visit: Visit, house: Workspace, rows: list[int]
) -> None:
    before = stages(house)
    rows += [1, 2]
    app = choosing(visit)
    field(app, "selectbox", "With those chosen").set_value("Change stage").run()
    field(app, "selectbox", "New stage").set_value("customer").run()
    press(app, "Apply")
    assert stages(house) == ["customer"] * 3
    assert "Change stage: 2 clients" in "\n".join(lines(app.main))
    press(app, "Undo")
    assert stages(house) == before
    assert not app.exception


def test_all_that_match_get_a_tag_which_filters_then(
    visit: Visit, house: Workspace, rows: list[int]
) -> None:
    tags.enter(house, ["VIP"])
    app = choosing(visit)
    field(app, "checkbox", "All 3 that match, on every page").check().run()
    field(app, "selectbox", "Tag to add").set_value("VIP").run()
    field(app, "selectbox", "Colour").set_value("green").run()
    assert tags.every(house)[0].colour == "green"
    field(app, "selectbox", "Tag to add").set_value("VIP").run()
    press(app, "Apply")
    assert customers.find(house, tag="vip").total == 3
    customers.add(house, "d", first_name="Dee")
    field(app, "selectbox", "Tag").set_value("VIP").run()
    assert "1–3 of 3" in "\n".join(lines(app.main))
    assert not app.exception
