"""The form for an interaction: logged once, edited, merged; a slow service loses no word of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups, interactions
from crm.errors import Unavailable
from crm.models import Interaction
from crm.workspace import Workspace
from db.sqlite import SQLiteGateway
from pages.ui import jobs, memory
from tests.pages.cast import ADA, BO, NOW, TODAY, day
from tests.pages.controls import dialog, field, has, is_open, press, settle
from tests.pages.engines import Service
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
NOTE = "She adored the ivory coat."


@pytest.fixture
def slow(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The house's AI service, silent until it may answer; no run waits for a save."""
    service.may.clear()
    monkeypatch.setattr(jobs, "MOMENT_SECONDS", 0.0)
    return service


def logging(id: int) -> None:
    from pages.sections import interaction_form

    interaction_form.attend(id)
    interaction_form.show_new(id)


def editing(id: int, number: int) -> None:
    import streamlit as st

    from crm import interactions
    from pages.sections import interaction_form
    from pages.ui import session

    if st.button("Open"):
        interaction_form.open_edit(interactions.timeline(session.workspace(), id).items[number])


def for_anybody() -> None:
    import streamlit as st

    from pages.sections import interaction_form
    from pages.ui import session

    session.show_toast()
    interaction_form.tell_of_unattended()
    if st.button("Open"):
        interaction_form.open_new()


def logged(ws: Workspace, id: int) -> list[Interaction]:
    return interactions.timeline(ws, id).items


def test_an_interaction_is_logged_as_typed_and_the_form_is_empty_again(
    draw: Draw, house: Workspace
) -> None:
    app = draw(logging, BO)
    assert sketch(app) == drawing(
        """
        What happened: _Two lines are enough: what they loved, what was promised, by when_
        Type: Email (Call) Meeting Note
        ▸ More
          Date: 2026-06-15 | Time: 10:30:00
          Subject: __
          Sentiment: _Automatic_ of Automatic, 😊 Positive, 😐 Neutral, 😟 Negative
          Follow-up date: __
          Follow-up note: __
        [*Save*]
        """
    )
    press(app, "Save")
    assert app.error[0].value == "What happened is missing: write a line, or a subject."
    app.segmented_control[0].set_value("meeting")
    field(app, "date_input", "Date").set_value(day(6, 12))
    field(app, "time_input", "Time").set_value(time(9, 15))
    field(app, "text_input", "Subject").input("Coat")
    field(app, "text_area", "What happened").input(NOTE)
    field(app, "selectbox", "Sentiment").set_value("negative")
    press(app, "Save")
    assert sketch(app) == drawing(
        """
        What happened: _Two lines are enough: what they loved, what was promised, by when_
        Type: Email (Call) Meeting Note
        ▸ More
          Date: 2026-06-15 | Time: 10:30:00
          Subject: __
          Sentiment: _Automatic_ of Automatic, 😊 Positive, 😐 Neutral, 😟 Negative
          Follow-up date: __
          Follow-up note: __
        [*Save*]
        │ **Saved.** 😟 Negative (your judgement) | [Mood: 😊 Positive, 😐 Neutral, 😟 Negative]
            | [Undo]
        │ She adored the ivory coat.
        Toast: The interaction was saved.
        """
    )
    (item,) = logged(house, BO)
    assert (item.type, item.subject, item.content) == ("meeting", "Coat", NOTE)
    assert item.date == datetime(2026, 6, 12, 9, 15, tzinfo=UTC)
    assert (item.sentiment, item.sentiment_by) == ("negative", "rep")


def counted(id: int) -> None:
    import streamlit as st

    from pages.sections import interaction_form

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    interaction_form.attend(id)
    interaction_form.show_new(id)


def test_what_is_saved_at_once_takes_one_run_of_the_page(draw: Draw, house: Workspace) -> None:
    app = draw(counted, BO)
    field(app, "text_area", "What happened").input(NOTE)
    before = app.session_state["runs"]
    app.button[0].click().run()
    assert "**Saved.**" in sketch(app)
    assert app.session_state["runs"] == before + 1


def test_a_second_interaction_is_another_one_and_both_are_kept(
    draw: Draw, house: Workspace
) -> None:
    app = draw(logging, BO)
    for words in ("Rang.", "Rang again."):
        field(app, "text_area", "What happened").input(words)
        press(app, "Save")
    assert {item.content for item in logged(house, BO)} == {"Rang.", "Rang again."}


def test_a_follow_up_goes_with_it_when_it_has_a_day(draw: Draw, house: Workspace) -> None:
    app = draw(logging, BO)
    field(app, "text_area", "What happened").input(NOTE)
    field(app, "text_input", "Follow-up note").input("Send the swatches")
    press(app, "Save")
    assert app.error[0].value.startswith("Follow-up date is missing")
    field(app, "date_input", "Follow-up date").set_value(day(6, 18))
    press(app, "Save")
    assert ":material/event: Follow-up on 18 June" in sketch(app)
    due = [item for item in follow_ups.board(house)[0] if item.customer_id == BO]
    assert [(item.due_on, item.note) for item in due] == [(day(6, 18), "Send the swatches")]


def test_words_of_a_save_that_failed_stay_and_are_saved_once_later(
    draw: Draw, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("no answer")

    app = draw(logging, BO)
    field(app, "text_area", "What happened").input(NOTE)
    with monkeypatch.context() as patch:
        patch.setattr(SQLiteGateway, "write", fail)
        press(app, "Save")
    assert "it is not known whether this was saved" in app.error[0].value
    assert field(app, "text_area", "What happened").value == NOTE
    press(app, "Save")
    assert not app.error
    assert [item.content for item in logged(house, BO)] == [NOTE]


def test_while_it_is_being_saved_its_words_stand_there_and_then_what_became_of_it(
    draw: Draw, house: Workspace, slow: Service
) -> None:
    app = draw(logging, BO)
    field(app, "text_area", "What happened").input(NOTE)
    press(app, "Save")
    assert sketch(app) == drawing(
        """
        │ She adored the ivory coat.
        │ :material/progress_activity: Saving…
        """
    )
    assert not has(app, "button", "Save")
    slow.may.set()
    settle(app)
    assert "**Saved.** 😊 Positive (Service)" in sketch(app)
    assert app.toast[0].value == "The interaction was saved."
    assert len(logged(house, BO)) == 1


def test_a_known_interaction_is_shown_as_it_is_and_saved_as_changed(
    draw: Draw, house: Workspace
) -> None:
    before = logged(house, ADA)[0]
    app = press(draw(editing, ADA, 0), "Open")
    assert sketch(dialog(app)) == drawing(
        """
        What happened: She adored the emerald silk.
        Type: Email (Call) Meeting Note
        ▾ More
          Date: 2026-06-01 | Time: 14:05:00
          Subject: The Venice gala
          Sentiment: 😊 Positive of Automatic, 😊 Positive, 😐 Neutral, 😟 Negative
        [*Save*]
        """
    )
    field(dialog(app), "text_input", "Subject").input("")
    field(dialog(app), "text_area", "What happened").input("")
    press(dialog(app), "Save")
    assert app.error[0].value == "What happened is missing: write a line, or a subject."
    field(dialog(app), "text_area", "What happened").input("She bought it.")
    press(dialog(app), "Save")
    assert not is_open(app)
    after = logged(house, ADA)[0]
    assert (after.subject, after.content) == ("", "She bought it.")
    assert (after.type, after.date, after.sentiment) == (before.type, before.date, "positive")


def test_a_time_that_was_not_touched_keeps_its_seconds(draw: Draw, house: Workspace) -> None:
    moment = NOW - timedelta(minutes=7, seconds=11)
    interactions.log(house, BO, "x", TODAY, type="note", date=moment, content=NOTE)
    app = press(draw(editing, BO, 0), "Open")
    field(dialog(app), "text_input", "Subject").input("Coat")
    press(dialog(app), "Save")
    assert logged(house, BO)[0].date == moment


def test_a_sentiment_that_the_analyst_judged_is_judged_anew(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA, 3), "Open")
    assert field(dialog(app), "selectbox", "Sentiment").value is None
    field(dialog(app), "text_area", "What happened").input("He hated the coat, he was furious.")
    press(dialog(app), "Save")
    assert (logged(house, ADA)[3].sentiment, logged(house, ADA)[3].sentiment_by) == (
        "negative",
        "ai",
    )


def test_what_somebody_else_wrote_meanwhile_is_laid_beside_it(draw: Draw, house: Workspace) -> None:
    app = press(draw(editing, ADA, 3), "Open")
    field(dialog(app), "text_area", "What happened").input("Mine.")
    field(dialog(app), "selectbox", "Sentiment").set_value("positive")
    item = logged(house, ADA)[3]
    at = datetime(2026, 2, 10, 15, 0, tzinfo=UTC)
    rep = replace(house, rep="cy@house.com")
    interactions.edit(rep, item.id, item.version, TODAY, type="call", date=at, content="Theirs.")
    press(dialog(app), "Save")
    assert sketch(dialog(app)) == drawing(
        """
        Warning: Somebody else has changed this since you opened it. Nothing of yours is
            lost: choose what to keep, field by field.
        (Last changed by cy@house.com.)
        Type: now “call”, as the other one wrote it.
        Date: now “10 February 2026, 15:00”, as the other one wrote it.
        Subject: now “”, as the other one wrote it.
        Theirs: Theirs.
        Mine: Mine.
        What happened: Keep mine of Keep mine, Keep theirs
        [*Save merged*] | [Take over with mine]
        """
    )
    press(dialog(app), "Save merged")
    assert not is_open(app)
    after = interactions.get(house, item.id)
    assert (after.type, after.date, after.content) == ("call", at, "Mine.")
    assert (after.subject, after.sentiment) == ("", "positive")


def test_home_logs_for_a_client_who_is_chosen_in_it(draw: Draw, house: Workspace) -> None:
    app = press(draw(for_anybody), "Open")
    field(dialog(app), "text_area", "What happened").input(NOTE)
    press(dialog(app), "Save")
    assert app.error[0].value == "Client is missing: search for one and choose."
    field(dialog(app), "text_input", "Search client").input("bo").run()
    press(dialog(app), "Save")
    assert not is_open(app)
    assert app.toast[0].value == "The interaction was saved: 😊 Positive."
    assert [item.content for item in logged(house, BO)] == [NOTE]
    press(app, "Open")
    assert field(dialog(app), "text_area", "What happened").value == ""


def test_a_form_left_while_it_is_being_saved_is_told_of_on_return(
    draw: Draw, house: Workspace, slow: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = press(draw(for_anybody), "Open")
    field(dialog(app), "text_input", "Search client").input("bo").run()
    field(dialog(app), "text_area", "What happened").input(NOTE)
    desk = memory.server().traces.desks.of((app.session_state["session_id"], "new_interaction"))
    monkeypatch.setattr(jobs, "wait_in_run", leave)
    press(dialog(app), "Save")
    slow.may.set()
    assert desk.forms["new_interaction"].job.wait(20)
    app.run()
    assert app.toast[0].value == "The interaction was saved: 😊 Positive."
    assert not desk.forms
    assert len(logged(house, BO)) == 1


def leave(*_: object) -> None:
    """The rep walks away while the dialog waits."""
    import streamlit as st

    st.stop()


def test_a_form_that_failed_unattended_keeps_its_words_and_says_whose_they_are(
    draw: Draw, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("no answer")

    app = press(draw(for_anybody), "Open")
    field(dialog(app), "text_input", "Search client").input("bo").run()
    field(dialog(app), "text_area", "What happened").input(NOTE)
    with monkeypatch.context() as patch:
        patch.setattr(SQLiteGateway, "write", fail)
        press(dialog(app), "Save")
    assert "it is not known whether this was saved" in sketch(dialog(app))
    app.run()
    assert "Your words on Bo are kept: open Log interaction to save them again." in sketch(app)
    press(app, "Open")
    assert field(dialog(app), "selectbox", "Client").value.id == BO
    assert field(dialog(app), "text_area", "What happened").value == NOTE
    press(dialog(app), "Save")
    assert [item.content for item in logged(house, BO)] == [NOTE]


def test_a_save_whose_answer_was_lost_and_that_is_meant_for_another_client_leaves_the_first_ones(
    draw: Draw, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = SQLiteGateway.write

    def write_unheard(*changes: Any) -> None:
        write(*changes)
        raise Unavailable("no answer")

    ada = customers.get(house, ADA)
    app = press(draw(for_anybody), "Open")
    field(dialog(app), "text_input", "Search client").input("bo").run()
    field(dialog(app), "text_area", "What happened").input("She was furious.")
    field(dialog(app), "date_input", "Follow-up date").set_value(day(6, 18))
    with monkeypatch.context() as patch:
        patch.setattr(SQLiteGateway, "write", write_unheard)
        press(dialog(app), "Save")
    bo = customers.get(house, BO)
    field(dialog(app), "text_input", "Search client").input("ada").run()
    field(dialog(app), "date_input", "Follow-up date").set_value(None)
    press(dialog(app), "Save")
    assert not is_open(app)
    assert customers.get(house, BO) == bo
    assert (bo.overall_sentiment, bo.next_follow_up_on) == ("negative", day(6, 18))
    assert [item.content for item in logged(house, BO)] == ["She was furious."]
    assert logged(house, ADA)[0].content == "She was furious."
    assert customers.get(house, ADA).next_follow_up_on == ada.next_follow_up_on
