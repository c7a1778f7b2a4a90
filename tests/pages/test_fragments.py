"""The way in which these tests run a page is a browser's."""

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words
from tests.pages.fragments import tick


def script() -> None:
    import streamlit as st

    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text(f"run {st.session_state.runs}")

    @st.dialog("Counting")
    def dialog() -> None:
        name = st.text_input("Name")
        st.session_state.clicks = st.session_state.get("clicks", 0) + st.button("Count")
        st.text(f"{name} {st.session_state.clicks}")
        if st.button("Close"):
            st.rerun()

    @st.fragment(run_every=1)
    def clock() -> None:
        st.session_state.ticks = st.session_state.get("ticks", 0) + 1
        st.text(f"tick {st.session_state.ticks}")

    if st.button("Open"):
        dialog()
    clock()


def button(app: AppTest, label: str) -> None:
    next(each for each in app.button if each.label == label).click().run()


def test_a_dialog_stays_open_until_it_is_closed_and_its_clicks_are_heard() -> None:
    app = AppTest.from_function(script).run()
    button(app, "Open")
    app.text_input[0].input("Ada").run()
    button(app, "Count")
    button(app, "Count")
    assert words(app).split("\n") == ["run 2", "tick 2", "Ada 2"]
    button(app, "Close")
    assert "run 3" in words(app)
    assert not app.text_input


def test_the_clock_runs_what_runs_by_itself_and_nothing_else() -> None:
    app = AppTest.from_function(script).run()
    tick(app)
    assert words(tick(app)).split("\n") == ["run 1", "tick 3"]
