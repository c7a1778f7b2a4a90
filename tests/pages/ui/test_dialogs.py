"""A run of the page that comes by itself waits while a dialog is open."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.workspace import Workspace
from pages.ui import live
from tests.pages.cast import BO
from tests.pages.controls import dialog, field, is_open, press
from tests.pages.fragments import tick
from tests.pages.sketch import sketch


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look asks the store itself."""
    monkeypatch.setattr(live, "_ask", live.session.look)


def test_news_leave_an_open_dialog_and_its_words_alone_and_come_once_it_is_closed(
    visit: Callable[..., AppTest], house: Workspace
) -> None:
    app = tick(visit("customer", customer=str(BO)))
    press(app, "Edit")
    field(dialog(app), "text_input", "Company").input("Half a wo")
    customers.move(house, BO, customers.get(house, BO).version, "customer")
    tick(app)
    assert is_open(app)
    assert "Stage: Lead" in sketch(app.main)
    app.run()
    assert not is_open(app)
    assert "Stage: Customer" in sketch(app.main)


def test_once_a_dialog_is_closed_news_come_by_themselves_again(
    visit: Callable[..., AppTest], house: Workspace
) -> None:
    app = press(tick(visit("customer", customer=str(BO))), "Edit").run()
    customers.move(house, BO, customers.get(house, BO).version, "customer")
    tick(app)
    assert "Stage: Customer" in sketch(app.main)
