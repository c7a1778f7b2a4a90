"""A rep's session: the own day and clock, one open customer, reads that are shared."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]


def clock() -> None:
    import streamlit as st

    from pages.ui import session

    st.text(f"{session.today()} {session.local(session.workspace().clock()):%H:%M}")


def reading(name: str, load: "Callable[[], str]", customer: int | None) -> None:
    import streamlit as st

    from pages.ui import session

    session.open_customer(customer)
    st.text(session.read(name, load))


def keeping() -> None:
    import streamlit as st

    from pages.ui import session

    session.open_customer(st.session_state.get("wanted"))
    if st.button("Keep"):
        st.session_state["customer_1_words"] = "Half a word"
        st.session_state["other"] = "Stays"
    with session.customer_place():
        st.text(st.session_state.get("customer_1_words", "none"))
        st.text(st.session_state.get("other", "none"))
    if st.button("New form"):
        session.new_entry("form")
    st.text(session.entry_key("form"))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Tokyo", "2026-06-15 19:30"),
        ("Pacific/Kiritimati", "2026-06-16 00:30"),
        ("America/Los_Angeles", "2026-06-15 03:30"),
        ("No/Such", "2026-06-15 10:30"),
        ("../etc", "2026-06-15 10:30"),
        ("", "2026-06-15 10:30"),
    ],
)
def test_the_day_and_the_time_are_the_reps_own(house: Workspace, zone: str, shown: str) -> None:
    app = AppTest.from_function(clock)
    app.context = {"timezone": zone}
    assert lines(app.run()) == [shown]


def test_an_answer_serves_all_sessions_under_its_customer_and_name(draw: Draw) -> None:
    asked: list[str] = []

    def load() -> str:
        asked.append("x")
        return f"answer {len(asked)}"

    assert lines(draw(reading, "a", load, None)) == ["answer 1"]
    before = datetime.now(UTC)
    assert lines(draw(reading, "a", load, 1)) == ["answer 2"]
    assert lines(draw(reading, "b", load, None)) == ["answer 3"]
    app = draw(reading, "a", load, None)
    assert app.session_state["began_at"] > before
    assert lines(app) == ["answer 4"]
    assert lines(app.run()) == ["answer 4"]


def test_what_is_kept_for_one_customer_goes_when_another_is_opened(draw: Draw) -> None:
    app = draw(keeping)
    app.session_state["wanted"] = 1
    app.run()
    app.button[0].click().run()
    assert lines(app.run())[1:3] == ["Half a word", "Stays"]
    app.session_state["wanted"] = 2
    assert lines(app.run())[1:3] == ["none", "Stays"]


def test_two_customers_take_turns_in_two_places(draw: Draw) -> None:
    app = draw(keeping)
    turns = []
    for wanted in (1, 1, 2, 3):
        app.session_state["wanted"] = wanted
        app.run()
        turns.append(app.session_state["open_turn"])
    assert turns in ([0, 0, 1, 0], [1, 1, 0, 1])


def test_a_form_keeps_its_key_until_it_makes_another_row(draw: Draw) -> None:
    app = draw(keeping)
    key = lines(app)[-1]
    assert lines(app.run())[-1] == key
    app.button[1].click().run()
    assert lines(app)[-1] != key
