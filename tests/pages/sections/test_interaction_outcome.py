"""What became of an interaction just saved: its summary, and a follow-up that is only suggested."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from crm import follow_ups, interactions
from crm.workspace import Workspace
from pages.ui import memory
from tests.crm.engines import FailingEngine
from tests.pages.cast import BO, day
from tests.pages.controls import field, has, press
from tests.pages.sketch import sketch

Draw = Callable[..., AppTest]
PROMISE = "She adored the coat. I promised to send her the swatches by Friday."


def logging(id: int) -> None:
    from pages.sections import interaction_form

    interaction_form.attend(id)
    interaction_form.show_new(id)


def log(app: AppTest, words: str) -> AppTest:
    field(app, "text_area", "What happened").input(words)
    return press(app, "Save")


def of_bo(ws: Workspace) -> list[tuple[object, str]]:
    items = follow_ups.board(ws)[0]
    return [(item.due_on, item.note) for item in items if item.customer_id == BO]


def test_a_promise_in_the_words_is_suggested_and_kept_on_a_click_only(
    draw: Draw, house: Workspace
) -> None:
    app = log(draw(logging, BO), PROMISE)
    assert "│ **Saved.** 😊 Positive (Built-in analyst)" in sketch(app)
    (line,) = [text.value for text in app.text if "Suggested" in text.value]
    assert line.startswith("Suggested follow-up on 19 June: ")
    assert of_bo(house) == []
    press(app, "Add follow-up")
    assert of_bo(house) == [(day(6, 19), line.split(": ", 1)[1])]
    assert "│ (This follow-up is in your book.)" in sketch(app)
    assert not has(app, "button", "Add follow-up")
    assert app.toast[0].value == "The follow-up was added."


def test_with_nothing_promised_nothing_is_suggested(draw: Draw) -> None:
    assert "uggested" not in sketch(log(draw(logging, BO), "She adored the coat."))


def test_words_without_a_mood_are_not_called_unread(draw: Draw) -> None:
    drawn = sketch(log(draw(logging, BO), "電話しました。"))
    assert "**Saved.** No mood told (Built-in analyst)" in drawn


def test_a_service_that_fails_is_named_with_who_read_it_instead(
    draw: Draw, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory.server(), "workspace", lambda: replace(house, ai=FailingEngine()))
    drawn = sketch(log(draw(logging, BO), "She adored the coat."))
    assert "│ (The built-in analyst read this.)\n│ The AI service is asleep." in drawn


def test_what_was_logged_is_taken_back_whole(draw: Draw, house: Workspace) -> None:
    app = draw(logging, BO)
    field(app, "date_input", "Follow-up date").set_value(day(6, 30))
    log(app, "She adored the coat.")
    assert len(of_bo(house)) == 1
    press(app, "Undo")
    assert (of_bo(house), interactions.timeline(house, BO).total) == ([], 0)
    assert "Saved." not in sketch(app)


def test_its_mood_is_put_right_where_it_is_told(draw: Draw, house: Workspace) -> None:
    app = log(draw(logging, BO), "She adored the coat.")
    app.menu_button[0].click("negative").run()
    assert "│ **Saved.** 😟 Negative (your judgement)" in sketch(app)
