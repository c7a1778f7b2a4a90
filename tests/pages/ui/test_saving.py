"""What a form says when its words could not be saved, and once they are."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.errors import Conflict, NotFound, Refused, Unavailable, Unready
from tests.pages.controls import press
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]
STAY = "Your words are still here"


def saving(error: Exception | None) -> None:
    import streamlit as st

    from pages.ui import saving, session

    session.show_toast()
    if st.button("Save"):
        with saving.refusals():
            if error:
                raise error
            saving.done("It is saved.")
    st.text("below")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("email", "Email is not right."), ["Email is not right."]),
        (Conflict("customers 1"), ["Somebody else has changed this", "not saved", STAY]),
        (NotFound("customers 1"), ["not there any more", "not saved"]),
        (Unavailable("no answer"), ["not known whether this was saved", STAY, "kept once"]),
        (Unready("run a file"), ["not set up as AiCRM needs it", "not saved", STAY]),
    ],
)
def test_it_says_whether_it_was_saved_and_what_to_do(
    draw: Draw, error: Exception, said: list[str]
) -> None:
    app = press(draw(saving, error), "Save")
    assert all(part in app.error[0].value for part in said)
    assert not app.exception
    assert lines(app)[-1] == "below"
    assert ("run a file" in lines(app)) == isinstance(error, Unready)
    assert not app.toast


def test_what_is_saved_is_told_once(draw: Draw) -> None:
    app = press(draw(saving, None), "Save")
    assert app.toast[0].value == "It is saved."
    assert not app.run().toast
