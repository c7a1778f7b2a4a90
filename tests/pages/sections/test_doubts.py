"""A draft's doubts, marked in its text and accepted one by one."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from ai.grounding.answers import Mark
from tests.pages.controls import press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
WRONG = "The records don't hold this."
PRICE = Mark("body", "€9,999", WRONG)
DAY = Mark("subject", "3 June", WRONG)
NAME = Mark("body", "Giancarlo", "No record holds this name.", soft=True)
TEXTS = {"subject": "For 3 June", "body": "It costs €9,999.\n\nWith love from Giancarlo"}


def section(marks: object, texts: object) -> None:
    import streamlit as st

    from pages.sections import doubts

    accepted = st.session_state.setdefault("accepted", set())
    doubts.show(marks, texts, accepted, "draft")


def test_each_doubt_is_marked_where_it_stands_and_counted(draw: Draw) -> None:
    assert sketch(draw(section, (PRICE, DAY, NAME), TEXTS)) == drawing(
        """
        │ :material/report: **2 to check, 1 name to look at**: mend the text above, or
            accept what you know to be right.
        │ For :orange-background[3 June]
        │ It costs :orange-background[€9,999].
        │
        │ With love from :gray-background[Giancarlo]
        │ “€9,999”: The records don't hold this. | [Accept]
        │ “3 June”: The records don't hold this. | [Accept]
        │ “Giancarlo”: No record holds this name. | [Accept]
        """
    )


def test_what_is_accepted_is_marked_no_longer(draw: Draw) -> None:
    app = press(draw(section, (PRICE, DAY, NAME), TEXTS), "Accept", 1)
    assert "**1 to check, 1 name to look at**" in sketch(app)
    assert ":orange-background[€9,999]" in sketch(app)
    assert "For 3 June" not in sketch(app)
    press(app, "Accept")
    assert "**1 name to look at**" in sketch(app)
    press(app, "Accept")
    assert sketch(app) == ""


def test_without_doubts_nothing_is_said(draw: Draw) -> None:
    assert sketch(draw(section, (), TEXTS)) == ""


def test_two_names_are_two(draw: Draw) -> None:
    other = Mark("body", "love", "No record holds this name.", soft=True)
    drawn = sketch(draw(section, (NAME, other), TEXTS))
    assert "**2 names to look at**" in drawn
    assert "It costs €9,999." in drawn
    assert "With :gray-background[love] from :gray-background[Giancarlo]" in drawn


def test_a_words_every_place_is_marked(draw: Draw) -> None:
    twice = Mark("body", "silk", WRONG)
    drawn = sketch(draw(section, (twice,), {"body": "silk and silk"}))
    assert ":orange-background[silk] and :orange-background[silk]" in drawn
