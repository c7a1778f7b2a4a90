"""The Email section: drafted, doubted, mended, taken along, logged; and Home's way to it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from ai.skills.email_draft import EmailDraft
from crm import customers, interactions
from crm.workspace import NO_SERVICE, Workspace
from pages.sections.email import TOO_LONG
from tests.pages.cast import ADA, BO, CLEO, NOW, TODAY
from tests.pages.controls import dialog, field, has, press, settle, unfold
from tests.pages.engines import Service
from tests.pages.sketch import drawing, lines, sketch

Draw = Callable[..., AppTest]
BAD = "Dear Ada,\n\nYour Golden Phoenix Cape is ready, at €9,999."
DRAFT = EmailDraft(subject="For you", body=BAD)


def section(id: int) -> None:
    import streamlit as st

    from crm import customer_files, customers
    from pages.sections import email
    from pages.ui import session

    id = st.session_state.get("id", id)
    session.open_customer(id)
    session.show_toast()
    customer = customers.get(session.workspace(), id)
    email.show(customer, customer_files.gather(session.workspace(), customer, session.today()))


def drafted(app: AppTest) -> AppTest:
    return settle(press(app, "Draft email"))


def subject(app: AppTest) -> Any:
    return field(app, "text_input", "Subject of the email")


def body(app: AppTest) -> Any:
    return field(app, "text_area", "Text of the email")


def sent(ws: Workspace, id: int = ADA) -> list[tuple[str, str, str]]:
    items = interactions.timeline(ws, id).items
    return [(item.type, item.subject, item.content) for item in items]


@pytest.fixture
def writing(service: Service) -> Service:
    """A service that writes this draft."""
    service.answers["email_draft"] = DRAFT
    return service


def test_what_a_letter_is_taken_from_opens_under_it(draw: Draw, house: Workspace) -> None:
    told = "I promised to send the swatches by 20 May."
    interactions.log(
        house, ADA, "promised", TODAY, type="call", content=told, date=NOW - timedelta(2)
    )
    app = drafted(draw(section, ADA))
    assert "swatches" in body(app).value
    before = lines(app)
    [mark] = [each for each in app.button if each.key and "_sources_I" in each.key][:1]
    mark.click().run()
    assert [line for line in lines(app) if "swatches" in line and line not in before]


def test_what_it_is_about_is_proposed_and_what_must_be_in_it_is_in_it(draw: Draw) -> None:
    app = draw(section, ADA)
    assert sketch(app) == drawing(
        """
        ## Email
        Scenario: Follow-up of Follow-up, Thank you, New arrivals, Private viewing or demo
            request, Proposal, Apology, Event invitation, Win-back ? | Tone: Warm of Warm,
            Formal, Concise, Playful ?
        Points to include: _One a line, in your own words_
        [*Draft email*]
        Popover What the AI sees
        (Choose what it is about, add what must be in it, and let it be drafted.)
        """
    )
    field(app, "text_area", "Points to include").input("Her sister rings on 3 June").run()
    drafted(app)
    assert "(By Built-in analyst. Nothing is sent: it is yours to change.)" in lines(app)
    assert "sister rings on 3 June" in body(app).value
    assert subject(app).value
    assert "to check" not in sketch(app)


def test_another_scenario_and_tone_make_another_draft(draw: Draw) -> None:
    app = draw(section, ADA)
    field(app, "selectbox", "Scenario").set_value("apology")
    field(app, "selectbox", "Tone").set_value("formal")
    drafted(app)
    assert "sorry" in (subject(app).value + body(app).value).lower() or "apolog" in body(app).value
    again = draw(section, ADA)
    assert field(again, "selectbox", "Scenario").value != "apology"


def test_a_draft_stands_with_its_doubts_and_the_ways_to_take_it_along(
    draw: Draw, writing: Service
) -> None:
    assert sketch(drafted(draw(section, ADA))).split("sees\n")[1] == drawing(
        """
        (By Service. Nothing is sent: it is yours to change.)
        Your name, as you sign: __ | [Sign with it]
        Subject of the email: For you
        Text of the email: Dear Ada,

        Your Golden Phoenix Cape is ready, at €9,999.
        │ :material/report: **2 to check**: mend the text above, or accept what you know to
            be right.
        │ Dear Ada,
        │
        │ Your :orange-background[Golden Phoenix Cape] is ready, at
            €:orange-background[9,999].
        │ “9,999”: The records that it rests on don't hold this. | [Accept]
        │ “Golden Phoenix Cape”: No product or record has a piece of this name. | [Accept]
        Component: copy_button | [Open in mail →
            mailto:ada@engine.com?subject=For%20you&body=Dear%20Ada%2C%0D%0A%0D%0AYour%20Golden%20Phoenix%20Cape%20is%20ready%2C%20at%20%E2%82%AC9%2C999.]
            | [Download .eml ↓] | [Log as sent]
        ▸ Short form for WhatsApp
          Short message: Dear Ada,
          I would like to go on from our call of 1 June. Which day suits you?
          Component: copy_button
        """
    )


def test_points_that_are_too_long_are_told_and_nothing_is_drafted(draw: Draw) -> None:
    app = draw(section, ADA)
    field(app, "text_area", "Points to include").input("The gown. " * 201).run()
    press(app, "Draft email")
    assert app.error[0].value == TOO_LONG
    assert "Subject of the email" not in sketch(app)


def test_doubts_are_marked_until_they_are_mended_or_accepted(draw: Draw, writing: Service) -> None:
    app = drafted(draw(section, ADA))
    assert "**2 to check**" in sketch(app)
    press(app, "Accept")
    assert "**1 to check**" in sketch(app)
    body(app).input("Dear Ada, until soon.").run()
    assert "to check" not in sketch(app)


def test_while_it_is_written_a_click_asks_nothing_more_and_on_return_it_is_there(
    draw: Draw, writing: Service
) -> None:
    writing.may.clear()
    app = draw(section, ADA)
    for _ in range(3):
        press(app, "Draft email")
    assert ":material/progress_activity: Writing the draft…" in sketch(app)
    app.session_state["id"] = BO
    assert not has(app.run(), "text_area", "Text of the email")
    writing.may.set()
    app.session_state["id"] = ADA
    settle(app.run())
    assert body(app).value == BAD
    assert writing.asked == ["email_draft"]
    body(app).input("My own words.").run()
    app.session_state["id"] = BO
    assert "My own words." not in sketch(app.run())
    app.session_state["id"] = ADA
    assert body(app.run()).value == "My own words."
    assert field(app, "selectbox", "Scenario").value == "follow_up"


def test_it_opens_in_the_reps_own_mail_unless_it_is_too_long_for_a_link(
    draw: Draw, writing: Service
) -> None:
    app = drafted(draw(section, ADA))
    (link,) = app.get("link_button")
    assert unquote(link.proto.url) == f"mailto:ada@engine.com?subject=For you&body={BAD}".replace(
        "\n", "\r\n"
    )
    body(app).input("x" * 2_000).run()
    assert not app.get("link_button")
    mail = field(app, "button", "Open in mail")
    assert mail.disabled
    assert mail.help == "Too long for a link: use Download .eml or Copy."


def test_without_an_address_it_says_how_to_add_one(draw: Draw) -> None:
    said = "(No e-mail address is on record: add one with Edit.)"
    assert said in lines(drafted(draw(section, BO)))
    assert said not in lines(drafted(draw(section, ADA)))


def test_it_is_logged_once_and_taken_back(draw: Draw, house: Workspace, writing: Service) -> None:
    before = sent(house)
    app = press(drafted(draw(section, ADA)), "Log as sent")
    assert sent(house) == [("email", "For you", BAD), *before]
    assert field(app, "button", "Log as sent").disabled
    assert app.toast[0].value == "The email was logged in the timeline."
    assert "Logged as sent. | [Undo]" in lines(app)
    press(app, "Undo")
    assert sent(house) == before
    press(app, "Log as sent")
    assert sent(house) == [("email", "For you", BAD), *before]


def test_an_email_changed_since_it_was_logged_can_be_logged_as_it_is_now(
    draw: Draw, house: Workspace, writing: Service
) -> None:
    app = press(drafted(draw(section, ADA)), "Log as sent")
    body(app).input("As it was sent.").run()
    assert not field(app, "button", "Log as sent").disabled
    press(app, "Log as sent")
    assert sent(house)[0] == ("email", "For you", "As it was sent.")
    assert len(sent(house)) == 5


def test_a_service_that_fails_is_named_and_the_analyst_writes_instead(
    draw: Draw, service: Service
) -> None:
    service.failure = "The AI service is asleep."
    drawn = lines(drafted(draw(section, ADA)))
    at = drawn.index("Warning: Written by the Built-in analyst, in place of the service.")
    assert drawn[at + 1] == "The AI service is asleep."


def test_a_draft_that_could_not_be_written_says_so(
    draw: Draw, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crm import emails

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(emails, "draft", fail)
    app = drafted(draw(section, ADA))
    assert app.error[0].value == "The draft could not be written: ask again."
    assert "broken" not in sketch(app)
    monkeypatch.undo()


def test_what_the_ai_sees_is_shown_when_it_is_opened(draw: Draw, service: Service) -> None:
    app = draw(section, ADA)
    assert "Allergic to wool" not in sketch(app)
    unfold(app, "What the AI sees")
    assert "This, to the letter, is sent for this draft:" in sketch(app)
    assert any("Allergic to wool" in text.value for text in app.text)


def test_without_a_service_or_for_a_private_client_nothing_is_sent(
    draw: Draw, house: Workspace
) -> None:
    assert NO_SERVICE in sketch(unfold(draw(section, ADA), "What the AI sees"))


def test_a_private_clients_draft_is_the_analysts(draw: Draw, service: Service) -> None:
    app = drafted(draw(section, CLEO))
    assert body(app).value
    assert service.asked == []


def test_a_wish_not_to_be_written_to_stands_before_all(draw: Draw, house: Workspace) -> None:
    assert "Mind this" not in sketch(draw(section, ADA))
    known = customers.get(house, BO)
    customers.edit(house, BO, known.version, first_name="Bo", notes="No emails. Call only.")
    drawn = lines(draw(section, BO))
    assert drawn[1] == ":orange-badge[:material/front_hand: Mind this before you write]"
    assert "No emails" in drawn[2]


def test_home_opens_the_choice_of_a_client_and_then_this_section(
    visit: Callable[..., AppTest],
) -> None:
    app = press(visit(), "Draft email")
    press(dialog(app), "Draft email")
    assert app.error[0].value == "Client is missing: search for one and choose."
    field(dialog(app), "text_input", "Search client").input("ada").run()
    press(dialog(app), "Draft email")
    assert app.title[0].value == "Ada Lovelace"
    assert field(app, "selectbox", "Scenario")


def test_the_name_to_sign_with_is_asked_once_and_stands_under_the_letter(draw: Draw) -> None:
    app = drafted(draw(section, ADA))
    field(app, "text_input", "Your name, as you sign").input("Robin Vale").run()
    press(app, "Sign with it")
    assert body(app).value.endswith("\nRobin Vale\nLuxe Couture")
    assert not has(app, "text_input", "Your name, as you sign")
    drafted(app)
    assert body(app).value.endswith("\nRobin Vale\nLuxe Couture")
    assert field(app, "text_area", "Short message").value.endswith("\nRobin Vale")
