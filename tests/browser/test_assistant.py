"""The assistant beside the customer: asked, streamed, stopped, left and come back to."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.ai.openai_replies import Answer, Asked, Hold, Reply, by_default, error, streamed
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import App, Screen

SERAPHINE, LUCIAN = 3, 2
WATCH = """
() => {
  window.wrong = [];
  const look = () => {
    const text = document.querySelector("[data-testid=stMain]").innerText;
    if (/hates/.test(text) || (/dear client/.test(text) && !/unchecked/i.test(text)))
      window.wrong.push(text);
  };
  new MutationObserver(look).observe(
    document.body, {childList: true, subtree: true, characterData: true});
}
"""
"""Keeps what the page shows whenever a sentence is in it that the records deny, or one that they
don't tell without its word."""


def speaking(reply: Reply) -> Answer:
    """The service's answer to a chat; whatever else it is asked gets its usual words."""

    def answer(asked: Asked) -> Reply:
        return reply if asked.body.get("stream") else by_default(asked)

    return answer


def chats(server: OpenAIServer) -> list[Asked]:
    return [asked for asked in server.requests if asked.body.get("stream")]


def open_chat(screen: Screen, id: int = SERAPHINE) -> Locator:
    """Opens the chat of a client; its newest turn."""
    screen.open(f"/customer?customer={id}")
    screen.page.get_by_label("What happened").fill("Half a sentence")
    screen.page.get_by_role("tab", name="Assistant").click()
    return newest(screen, id)


def newest(screen: Screen, id: int = SERAPHINE) -> Locator:
    return screen.page.locator(f".st-key-customer_{id}_chat_newest")


def ask(screen: Screen, question: str) -> None:
    line = screen.page.get_by_test_id("stChatInputTextArea")
    line.fill(question)
    line.press("Enter")


def find_customer(screen: Screen, name: str) -> None:
    """Goes to another client by the list, in the same session."""
    screen.go("Customers")
    screen.find_customer(name)
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text(name)


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.thorough), 390])
def test_an_answer_is_written_as_it_comes_stopped_and_its_evidence_opens(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen], width: int
) -> None:
    ai_server.always(
        speaking(streamed("Vale Voices is a **dear** client. [C]\n", Hold(), "Unsaid."))
    )
    screen = tab(ai_app, width)
    chat = open_chat(screen)
    screen.page.get_by_role("button", name="Prepare call").evaluate(
        "button => { button.click(); button.click(); button.click(); }"
    )
    expect(chat).to_contain_text("Vale Voices is a dear client.")
    expect(screen.page.get_by_role("button", name="Next steps")).to_be_disabled()
    expect(chat.locator("strong", has_text="dear")).to_be_visible()

    screen.page.get_by_text("Fashion", exact=True).click()  # the page stays usable meanwhile
    screen.settle()
    expect(chat).to_contain_text("Vale Voices is a dear client.")

    chat.get_by_role("button", name="Stop").click()
    expect(chat).to_contain_text("Stopped.")
    expect(chat).to_contain_text("Vale Voices is a dear client.")
    assert ai_server.wait_for_hang_up()
    assert "Unsaid" not in screen.text()
    expect(screen.page.get_by_label("What happened")).to_have_value("Half a sentence")
    chat.get_by_role("button", name="Profile and figures").click()
    expect(screen.dialog()).to_contain_text("Interactions:")
    assert len(chats(ai_server)) == 1


def test_a_slow_answer_waits_for_its_client_and_is_never_seen_at_another(
    any_ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(
        speaking(
            streamed("Vale Voices wants aubergine. [C]\n", Hold(), "Vale Voices wants chiffon. [C]")
        )
    )
    screen = tab(any_ai_app)
    chat = open_chat(screen)
    ask(screen, "Which colour?")
    expect(chat).to_contain_text("Vale Voices wants aubergine.")

    find_customer(screen, "Lucian")
    screen.page.get_by_role("tab", name="Assistant").click()
    expect(screen.page.get_by_text("Ask about Lucian")).to_be_visible()
    assert not re.search("wants aubergine|Which colour", screen.text())
    expect(screen.page.get_by_role("button", name="Prepare call")).to_be_enabled()
    ai_server.release()
    screen.settle()
    assert "wants chiffon" not in screen.text()

    find_customer(screen, "Seraphine")
    expect(chat).to_contain_text("Which colour?")
    expect(chat).to_contain_text("wants chiffon.")
    expect(chat).to_be_visible()  # the chat that had begun is the tab in front
    assert len(chats(ai_server)) == 1


def test_no_sentence_is_in_the_page_before_it_is_checked(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    pieces = ("She hates ", "violet ", "and plum. [N]\n", "Vale Voices is a ", "dear client. [C]\n")
    steps = (step for piece in pieces for step in (piece, 0.1))
    ai_server.always(speaking(streamed(*steps, Hold(), "She is a soprano. [N]")))
    screen = tab(ai_app)
    chat = open_chat(screen)
    screen.page.evaluate(WATCH)
    ask(screen, "Who is she?")
    expect(chat).to_contain_text("Vale Voices is a dear client.")
    ai_server.release()
    expect(chat).to_contain_text("She is a soprano.")
    expect(chat).to_contain_text("1 sentence was withheld")
    assert screen.page.evaluate("window.wrong") == []


@pytest.mark.thorough
def test_when_the_service_fails_the_analyst_answers_and_the_question_can_be_asked_again(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(speaking(error(500)))
    screen = tab(ai_app)
    chat = open_chat(screen)
    ask(screen, "What have they bought?")
    expect(chat).to_contain_text("What have they bought?")
    expect(chat).to_contain_text("Violet Chiffon Cape Gown")
    expect(chat).to_contain_text(re.compile("By Built-.?in analyst"))
    expect(chat).to_contain_text("The AI service has a fault of its own")
    ai_server.always(speaking(streamed("Vale Voices rang. [C]")))
    screen.click("Ask again")
    expect(chat).to_contain_text("Vale Voices rang.")
