"""An open page follows what others save, and asks once for the whole server."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups
from crm.workspace import Workspace
from pages.ui import live, session, sign_in
from tests.pages.cast import ADA, BO, day
from tests.pages.fragments import tick
from tests.pages.sketch import lines, sketch

Visit = Callable[..., AppTest]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look asks the store itself."""
    monkeypatch.setattr(live, "_ask", session.look)


def move(ws: Workspace, id: int, stage: str) -> None:
    customers.move(ws, id, customers.get(ws, id).version, stage)  # type: ignore[arg-type]


def test_what_another_one_saves_is_shown_by_itself(
    visit: Visit, house: Workspace, at_once: None
) -> None:
    app = tick(visit("pipeline"))
    move(house, BO, "customer")
    tick(app)
    assert "## Customer (2)" in lines(app)


def test_a_follow_up_that_another_one_has_done_leaves_the_list_by_itself(
    visit: Visit, house: Workspace, at_once: None
) -> None:
    app = tick(visit("follow_ups"))
    assert "Ring about Venice" in sketch(app)
    planned = next(f for f in follow_ups.due(house, day(6, 30)).items if "Venice" in f.note)
    follow_ups.done(house, planned.id, planned.version)
    assert "Ring about Venice" not in sketch(tick(app))


def test_a_customers_page_follows_its_own_customer_alone(
    visit: Visit, house: Workspace, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tick(visit("customer", customer=str(BO)))
    runs: list[int] = []
    monkeypatch.setattr(session, "open_customer", runs.append)
    move(house, ADA, "lead")
    tick(app)
    assert runs == []
    move(house, BO, "customer")
    tick(app)
    assert runs == [BO]
    assert "Stage: Customer" in sketch(app)


def test_without_news_the_page_is_left_alone(
    visit: Visit, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tick(visit("pipeline"))
    monkeypatch.setattr(session, "open_customer", lambda _: pytest.fail("the page was run"))
    tick(app)
    assert "## Lead (1)" in lines(app)


def test_two_pages_that_look_at_once_are_one_question(
    visit: Visit, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = visit("pipeline"), visit("follow_ups")
    asked: list[str] = []
    monkeypatch.setattr(session, "look", lambda: asked.append("look"))
    tick(first)
    tick(second)
    assert asked == ["look"]


def test_who_is_signed_out_elsewhere_sees_the_page_no_longer(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit("pipeline")
    monkeypatch.setattr(sign_in, "standing", lambda who: "unknown")
    tick(app)
    assert lines(app.main)[0] == "# AiCRM"
    assert "Lead" not in sketch(app)


def repeating() -> None:
    import streamlit as st

    from pages.ui import live

    def draw(by_page: bool) -> None:
        st.text("the page's own run" if by_page else "by itself")

    live.repeat(1, draw)


def test_what_repeats_is_told_whether_the_pages_own_run_draws_it(
    draw: Visit,
) -> None:
    app = draw(repeating)
    assert sketch(app) == "the page's own run"
    assert sketch(tick(app)) == "by itself"
    assert sketch(app.run()) == "the page's own run"
