"""Whatever a text holds, no image, link, script or style comes of it in a real browser."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import App, Screen
from tests.browser.payloads import PAYLOADS
from tests.browser.server import ROOT

NEVER = (
    "img, picture, video, a, script, iframe, object, embed, form, input, style, link, meta, svg, "
    "table, pre, code, em, del, sup, hr, blockquote, h1, h2, h3, .katex, .mermaid, [style*=color], "
    "[onerror], [onload], [data-testid=stIconMaterial]"
)


class Payloads(App):
    """A page that shows every payload with the app's own functions."""

    script = ROOT / "tests" / "browser" / "payloads.py"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("payloads")
    started = Payloads(folder, PYTHONPATH=str(ROOT))
    yield started
    started.stop()


def letters(text: str) -> str:
    """What can be seen of a text, without spaces and list marks."""
    lines = (re.sub(r"^\s*(?:[-*]|\d+[.)])\s+", "", line) for line in text.splitlines())
    seen = "".join(lines).replace("\x00", "")
    return "".join(one for one in seen if not one.isspace() and unicodedata.category(one) != "Cf")


def text_of(place: Locator) -> str:
    return letters(place.text_content() or "")


def test_no_payload_becomes_more_than_letters(page: App, tab: Callable[..., Screen]) -> None:
    screen = tab(page)
    screen.open("/")
    main = screen.page.get_by_test_id("stMain")
    expect(main.locator(".st-key-good")).to_be_visible()
    for number, payload in enumerate(PAYLOADS):
        shown = main.locator(f".st-key-shown_{number}")
        assert shown.locator(NEVER).count() == 0, payload
        expected = letters(payload)
        found = text_of(shown)
        assert found in (expected, letters(re.sub(r"\*\*(.+?)\*\*", r"\1", payload))), payload
        label = main.locator(f".st-key-label_{number}")
        assert label.locator(NEVER).count() == 0, payload
    turning = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    hidden = [one for one in main.inner_text() if one in turning]
    assert hidden == []


def test_bold_words_and_lists_are_shown_as_such(page: App, tab: Callable[..., Screen]) -> None:
    screen = tab(page)
    screen.open("/")
    good = screen.page.locator(".st-key-good")
    assert good.locator("strong").all_text_contents() == ["dear", "velvet"]
    assert good.locator("ul > li").all_text_contents() == ["silk", "velvet"]
    assert good.locator("ol > li").all_text_contents() == ["first", "second"]
    expect(good).to_contain_text("2 * 3 ** 4")
    expect(good).to_contain_text("End.")
