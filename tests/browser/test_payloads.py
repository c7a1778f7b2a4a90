"""Whatever a text holds, no image, link, script or style comes of it in a real browser."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from crm import customers, interactions
from crm.workspace import OFFLINE, Workspace
from tests.ai.openai_replies import Asked, Reply, by_default, streamed
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import App, Screen
from tests.browser.payloads import LITERAL, PAYLOADS
from tests.browser.screen import LONGEST_MS
from tests.browser.server import ROOT
from tests.eval.sets import hostile_notes

NEVER = (
    "img, picture, video, a, script, iframe, object, embed, form, input, style, link, meta, svg, "
    "table, pre, code, em, del, sup, hr, blockquote, h1, h2, h3, .katex, .mermaid, [style*=color], "
    "[onerror], [onload], [data-testid=stIconMaterial]"
)


class Payloads(App):
    """A page that shows every payload with the app's own functions."""

    script = ROOT / "tests" / "browser" / "payloads.py"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[App]:
    started = Payloads(tmp_path, PYTHONPATH=str(ROOT), STREAMLIT_BROWSER_GATHER_USAGE_STATS="false")
    yield started
    started.stop()


def letters(text: str) -> str:
    """What can be seen of a text, without spaces and list marks."""
    lines = (re.sub(r"^\s*(?:[-*]|\d+[.)])\s+", "", line) for line in text.splitlines())
    seen = "".join(lines).replace("\ufffd", "")
    unseen = ("Cf", "Cc")
    return "".join(
        one for one in seen if not one.isspace() and unicodedata.category(one) not in unseen
    )


def text_of(place: Locator) -> str:
    return letters(place.text_content() or "")


def test_no_text_becomes_more_than_letters_bold_words_and_lists(
    page: App, tab: Callable[..., Screen]
) -> None:
    screen = tab(page)
    screen.open("/")
    main = screen.page.get_by_test_id("stMain")
    good = main.locator(".st-key-good")
    expect(good).to_be_visible()
    are_letters_alone(main)
    are_as_written(main)
    assert good.locator("strong").all_text_contents() == ["dear", "velvet"]
    assert good.locator("ul > li").all_text_contents() == ["silk", "velvet"]
    assert good.locator("ol > li").all_text_contents() == ["first", "second"]
    expect(good).to_contain_text("2 * 3 ** 4")
    expect(good).to_contain_text("End.")


def are_letters_alone(main: Locator) -> None:
    """Asserts that every payload is there, and nothing that could load, link, hide or run."""
    for number, payload in enumerate(PAYLOADS):
        shown = main.locator(f".st-key-shown_{number}")
        assert shown.locator(NEVER).count() == 0, payload
        words = (letters(payload), letters(re.sub(r"\*\*(.+?)\*\*", r"\1", payload)))
        assert text_of(shown) in words, payload
        assert main.locator(f".st-key-label_{number}").locator(NEVER).count() == 0, payload
        card = main.locator(f".st-key-card_{number}")
        assert text_of(card.locator(".name")) == letters(payload), payload
        assert text_of(card.locator(".line")) == letters(payload), payload
        strange = NEVER.replace(", h3", "").replace(", style", "")  # its own heading and style
        assert card.locator(strange).count() == 0, payload
    turning = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    assert [one for one in main.inner_text() if one in turning] == []


def are_as_written(main: Locator) -> None:
    """Asserts that each text in a heading, a label or a line is shown to the letter."""
    for number, words in enumerate(LITERAL):
        place = main.locator(f".st-key-literal_{number}")
        assert place.locator("a, img, strong, code, del, .katex").count() == 0, words
        shown = place.inner_text().replace("\u2060", "").splitlines()
        assert [line for line in shown if line] == [words, f"by {words}, today", words, words]


def test_a_customer_full_of_hostile_notes_and_a_service_that_repeats_them_bring_nothing(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    notes = hostile_notes()[20:50:3]
    echo = "\n".join(f"She said: {payload} [N, C]" for payload in (*PAYLOADS[::3], notes[0].text))

    def answer(asked: Asked) -> Reply:
        return streamed(echo) if asked.body.get("stream") else by_default(asked)

    ai_server.always(answer)
    screen = tab(ai_app)
    screen.open("/")
    ws = Workspace(ai_app.book, OFFLINE)
    notes_of_it = "\n".join(PAYLOADS).replace("\x00", "")
    made = customers.add(ws, "hostile", first_name=PAYLOADS[0][:50], notes=notes_of_it)
    for note in notes:
        typed = {"type": "note", "subject": note.text[:200], "content": note.text}
        today = ws.clock().date()
        interactions.log(ws, made.id, note.id, today, date=ws.clock(), **typed)
    screen.open(f"/customer?customer={made.id}")
    screen.page.get_by_role("tab", name="Assistant").click()
    screen.click("Prepare call")
    chat = screen.page.locator(f".st-key-customer_{made.id}_chat_newest")
    unbacked = chat.get_by_text("Not backed by the records").first
    expect(unbacked).to_be_visible(timeout=LONGEST_MS)  # each line that is said is checked
    main = screen.page.get_by_test_id("stMain")
    for strange in ("[src*=evil]", "[href*=evil i]", "[href^=javascript i]", "[action*=evil]"):
        assert main.locator(strange).count() == 0
    assert main.locator("img, iframe, object, form[action], meta").count() == 0
