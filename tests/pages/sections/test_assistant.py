"""The chat with the assistant: asked, said piece by piece, stopped, checked, asked again."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from crm.assistant import SUGGESTIONS
from crm.jobs import Job
from crm.workspace import NO_SERVICE, Workspace
from db.gateway import Filter, Query
from pages.sections.assistant import TOO_LONG
from pages.ui import memory
from tests.pages.cast import ADA, BO, CLEO
from tests.pages.controls import field, has, press, settle, unfold
from tests.pages.engines import Service
from tests.pages.sketch import drawing, lines, sketch

Draw = Callable[..., AppTest]
READING = "answer: :material/progress_activity: Reading the records…"


def section(id: int) -> None:
    import streamlit as st

    from crm import customers
    from pages.sections import assistant
    from pages.ui import session

    id = st.session_state.get("id", id)
    session.open_customer(id)
    assistant.show(customers.get(session.workspace(), id))


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def answer(app: AppTest) -> list[str]:
    """What stands in the newest answer."""
    return [line.removeprefix("answer: ") for line in lines(app) if line.startswith("answer: ")]


def test_the_suggestions_and_the_line_to_type_into_stand_above(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        [Draft email] | [Prepare call] | [Next steps] | [Handle an objection]
        Popover What the AI sees
        (Ask about Ada Lovelace: what they like, what was promised, what to offer.)
        Ask the assistant:
        """
    )


def test_a_question_that_is_too_long_is_told_and_not_asked(draw: Draw) -> None:
    app = ask(draw(section, ADA), "What does she love? " * 60)
    assert app.error[0].value == TOO_LONG
    assert "question:" not in sketch(app)
    assert not ask(app, "What has she bought?").error


def test_a_question_is_answered_with_the_records_behind_it(draw: Draw) -> None:
    app = settle(ask(draw(section, ADA), " What has she bought? "))
    assert "question: **What has she bought?**" in lines(app)
    said = answer(app)
    assert any("Emerald Silk Gown" in line for line in said)
    assert any("[Emerald Silk Gown, 20 March]" in line for line in said)
    assert not has(app, "button", "Stop")


@pytest.mark.parametrize("suggestion", SUGGESTIONS)
def test_a_suggestion_is_a_question(draw: Draw, suggestion: str) -> None:
    app = settle(press(draw(section, ADA), suggestion))
    assert f"question: **{suggestion}**" in lines(app)
    assert answer(app)


def test_an_empty_line_asks_nothing(draw: Draw) -> None:
    app = ask(draw(section, ADA), "   ")
    assert "question:" not in sketch(app)


def test_the_newest_question_stands_open_and_earlier_ones_are_a_click_away(draw: Draw) -> None:
    app = settle(press(draw(section, ADA), "Prepare call"))
    assert "Earlier questions" not in sketch(app)
    settle(press(app, "Next steps"))
    assert "question: **Prepare call**" not in lines(app)
    assert "▸ Earlier questions" in lines(app)
    settle(press(app, "Handle an objection"))
    unfold(app, "Earlier questions")
    asked = [line.strip() for line in lines(app) if "question:" in line]
    assert asked == [
        "question: **Handle an objection**",
        "question: **Next steps**",
        "question: **Prepare call**",
    ]


def test_a_chat_stays_with_its_client(draw: Draw) -> None:
    app = settle(press(draw(section, ADA), "Prepare call"))
    app.session_state["id"] = BO
    assert "question:" not in sketch(app.run())
    app.session_state["id"] = ADA
    assert "question: **Prepare call**" in lines(app.run())


def test_an_answer_is_shown_as_it_is_said_and_nothing_else_can_be_asked_meanwhile(
    draw: Draw, service: Service
) -> None:
    service.pieces = ["She loves emerald ", "silk. [N]"]
    service.may.clear()
    app = press(draw(section, ADA), "Prepare call")
    assert READING in lines(app)
    assert all(field(app, "button", each).disabled for each in SUGGESTIONS)
    assert app.chat_input[0].proto.disabled
    service.may.set()
    settle(app)
    assert answer(app) == ["She loves emerald silk.", "[Notes]"]
    assert service.asked == ["assistant_reply"] * 2
    assert not any(field(app, "button", each).disabled for each in SUGGESTIONS)


def test_a_question_has_those_before_it_with_it(
    draw: Draw, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        service, "stream", lambda _, given: asked.append(given) or iter(["No. [C]"])
    )
    app = settle(press(draw(section, ADA), "Prepare call"))
    settle(ask(app, "And then?"))
    assert [given.question for given in asked] == ["Prepare call", "And then?"]
    assert [turn.question for turn in asked[1].turns] == ["Prepare call"]


class EndsMeanwhile(Job[Any]):
    """Has ended, but not when it is looked at first."""

    looks = 0

    @property
    def done(self) -> bool:
        self.looks += 1
        return self.looks > 1 and self.wait()


def test_an_answer_that_ends_while_the_page_is_drawn_leaves_nothing_disabled(
    draw: Draw,
) -> None:
    app = press(draw(section, ADA), "Prepare call")
    desk = memory.server().traces.desks.of((app.session_state["session_id"], ADA))
    question, job = desk.turns[0]
    desk.turns[0] = (question, EndsMeanwhile(lambda _: job.result()))
    settle(app.run())
    assert answer(app)
    assert not any(field(app, "button", each).disabled for each in SUGGESTIONS)


def test_half_an_answer_is_kept_when_it_is_stopped(draw: Draw, service: Service) -> None:
    service.pieces = ["She loves emerald silk. [N]\n", "And more. [N]"]
    service.may.clear()
    app = press(draw(section, ADA), "Prepare call")
    press(app, "Stop")
    assert field(app, "button", "Stop").disabled
    service.may.set()
    settle(app)
    assert answer(app) == ["She loves emerald silk.", "[Notes]", "(Stopped.)"]


def test_a_sentence_that_no_record_backs_is_shown_on_a_click_only(
    draw: Draw, service: Service
) -> None:
    service.pieces = ["She owns a yacht in Antibes."]
    app = settle(press(draw(section, ADA), "Prepare call"))
    assert answer(app) == ["▸ Not backed by the records"]


def test_a_service_that_fails_is_named_and_can_be_asked_again(draw: Draw, service: Service) -> None:
    service.pieces, service.failure = ["x"], "The AI service is asleep."
    app = settle(press(draw(section, ADA), "Prepare call"))
    assert "answer: (By Built-in analyst.)" in lines(app)
    assert "answer: The AI service is asleep." in lines(app)
    service.pieces, service.failure = ["She loves emerald silk. [N]"], ""
    settle(press(app, "Ask again"))
    assert answer(app) == ["She loves emerald silk.", "[Notes]"]
    assert "question: **Prepare call**" in lines(app)
    assert not has(app, "button", "Ask again")


def test_an_answer_that_breaks_keeps_what_was_said_and_can_be_asked_again(
    draw: Draw, service: Service
) -> None:
    service.pieces = Broken()
    app = settle(press(draw(section, ADA), "Prepare call"))
    assert answer(app) == [
        "She loves emerald silk.",
        "Error: The answer could not be finished: ask again.",
    ]
    assert has(app, "button", "Ask again")


class Broken(list[str]):
    """Pieces of which the second one can't be had."""

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield "She loves emerald silk. [N]\n"
        raise RuntimeError("broken")


def test_a_private_client_is_answered_by_the_analyst_alone(draw: Draw, service: Service) -> None:
    settle(press(draw(section, CLEO), "Prepare call"))
    assert service.asked == []


def test_what_is_sent_is_shown_on_a_click(draw: Draw, service: Service) -> None:
    app = draw(section, ADA)
    assert "Allergic to wool" not in sketch(app)
    unfold(app, "What the AI sees")
    assert any("Allergic to wool" in text.value for text in app.text)
    assert "to the letter, is sent with your next question" in sketch(app)
    service.pieces = ["She loves emerald silk. [N]"]
    settle(press(app, "Prepare call"))
    assert "to the letter, is sent with the last question" in sketch(app)
    assert any("Prepare call" in text.value for text in app.text)


def test_without_a_service_nothing_is_sent(draw: Draw) -> None:
    assert NO_SERVICE in sketch(unfold(draw(section, ADA), "What the AI sees"))


def test_twenty_turns_are_shown_at_most(draw: Draw) -> None:
    app = draw(section, BO)
    desk = memory.server().traces.desks.of((app.run().session_state["session_id"], BO))
    settle(press(app, "Prepare call"))
    desk.turns[:] = desk.turns * 25
    unfold(app.run(), "Earlier questions")
    assert sketch(app).count("question:") == 20


def test_a_reminder_is_written_by_the_reps_click_once_and_can_be_taken_back(
    draw: Draw, house: Workspace
) -> None:
    app = settle(ask(draw(section, ADA), "remind me to ring her on Friday"))
    assert follow_ups_of(house) == []
    press(app, "Add follow-up")
    assert follow_ups_of(house) == ["Ring her"]
    press(app, "Undo")
    assert follow_ups_of(house) == []


def test_a_reminder_is_offered_in_other_languages_too(draw: Draw, house: Workspace) -> None:
    app = settle(ask(draw(section, ADA), "rappelle-moi de lui écrire vendredi"))
    assert "Add follow-up" in sketch(app)


def test_a_question_about_the_book_names_clients_with_the_way_to_them(
    visit: Callable[..., AppTest],
) -> None:
    app = settle(ask(visit("customer", customer=str(ADA)), "whom have I not called this month?"))
    assert not app.exception
    assert "Whom nobody was in touch with from" in sketch(app)
    assert f"→ customer?customer={BO}]" in sketch(app)


def follow_ups_of(ws: Workspace) -> list[str]:
    [rows] = ws.db.rows(Query("due_follow_ups", [Filter("customer_id", "eq", ADA)]))
    return [row["note"] for row in rows if row["note"] == "Ring her"]
