"""The five-minute demo: docs/demo.md is followed to the letter, step by step, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Screen

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "demo.md"
FORMS = {
    "open": r"Open \*\*(.+)\*\*\.",
    "tab": r"Click the tab \*\*(.+)\*\*\.",
    "click": r"Click \*\*(.+)\*\*\.",
    "press": r"Press \*\*(.+)\*\*\.",
    "type": r"Type “(.+)” into \*\*(.+)\*\*\.",
    "see": r"See “(.+)”\.?",
}
ROLES = ("button", "link", "tab", "radio", "menuitem")
HERE = "[role=dialog], body:not(:has([role=dialog]))"
"""The dialog when one is open, else the page."""

SEEN = """
([here, wanted]) => [...document.querySelectorAll(here)].some(
    (e) => {
        const typed = [...e.querySelectorAll("input, textarea")].map((field) => field.value);
        const words = [e.innerText, ...typed].join("\\n").replaceAll("\\u2060", "");
        return new RegExp(wanted).test(words);
    }
)
"""
Step = tuple[str, tuple[str, ...]]


def steps() -> list[Step]:
    """Every line that begins with a dash, as the form that it has and its words."""
    found = []
    for line in SCRIPT.read_text("utf-8").splitlines():
        if line.startswith("- "):
            forms = [(name, re.fullmatch(form, line[2:])) for name, form in FORMS.items()]
            ((name, match),) = [(name, match) for name, match in forms if match]
            found.append((name, match.groups()))
    return found


def pattern(words: str) -> str:
    """The words as a regular expression; an ellipsis is anything in a line."""
    return ".+".join(re.escape(part) for part in words.split("…"))


def take(screen: Screen, name: str, words: tuple[str, ...]) -> None:
    here = screen.page.locator(HERE)
    if name == "open":
        screen.go(words[0])
    elif name == "tab":
        screen.click(words[0], role="tab")
    elif name == "click":
        exactly = re.compile(f"^{pattern(words[0])}$")
        found = here.get_by_text(exactly)
        for role in ROLES:
            found = found.or_(here.get_by_role(role, name=exactly))  # type: ignore[arg-type]
        found.filter(visible=True).first.click()
    elif name == "press":
        screen.page.keyboard.press(words[0])
    elif name == "type":
        field = here.get_by_label(words[1], exact=True).filter(visible=True).first
        field.click()
        screen.page.keyboard.press("Control+A")
        screen.page.keyboard.type(words[0])
        expect(field).to_have_value(words[0])
    else:
        wanted = rf"(?<!\w){pattern(words[0])}(?!\w)"
        screen.page.wait_for_function(SEEN, arg=[HERE, wanted], timeout=15_000)
    screen.settle()


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.thorough)])
@pytest.mark.long
def test_the_script_is_followed_to_the_letter(
    own_app: App, tab: Callable[..., Screen], width: int
) -> None:
    screen = tab(own_app, width)
    screen.open()
    for number, (name, words) in enumerate(steps(), 1):
        try:
            take(screen, name, words)
        except Exception as error:
            error.add_note(f"step {number}: {name} {words}")
            raise


def test_it_takes_five_minutes() -> None:
    times = re.findall(r"^## .+ \((\d):(\d\d)\)$", SCRIPT.read_text("utf-8"), re.M)
    assert sum(int(minutes) * 60 + int(seconds) for minutes, seconds in times) == 300
    assert len(times) == SCRIPT.read_text("utf-8").count("\n## ")
