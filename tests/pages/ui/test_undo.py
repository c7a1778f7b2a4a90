"""The way back from the last deed: offered until it is taken, and not lost when it fails."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm.errors import Conflict
from tests.pages.controls import has, press
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]


def deeds(back: "Callable[[], None]") -> None:
    import streamlit as st

    from pages.ui import session, undo

    session.show_toast()
    for deed in ("First", "Second"):
        if st.button(deed):
            undo.done("deed", deed, back, f"{deed} was done.")
    undo.offer("deed")


def test_the_last_deed_can_be_undone_until_it_is(draw: Draw) -> None:
    undone: list[str] = []
    app = draw(deeds, lambda: undone.append("back"))
    assert not has(app, "button", "Undo")
    press(app, "First")
    assert app.toast[0].value == "First was done."
    assert "First | [Undo]" in lines(app)
    press(app, "Second")
    assert "Second | [Undo]" in lines(app)
    press(app, "Undo")
    assert (undone, app.toast[0].value) == (["back"], "As before.")
    assert not has(app, "button", "Undo")


def test_one_that_fails_says_why_and_is_still_offered(draw: Draw) -> None:
    def fail() -> None:
        raise Conflict("customers 1")

    app = press(press(draw(deeds, fail), "First"), "Undo")
    assert "Somebody else has changed this" in app.error[0].value
    assert has(app, "button", "Undo")
