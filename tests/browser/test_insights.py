"""A slow AI service: the page stays usable, an answer stays with its client and is paid once."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ai.openai_replies import Asked, Reply, by_default, error, said
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import App, PostgREST, Screen, settings
from tests.browser.server import ForkedApp

LUCIAN, SERAPHINE = 2, 3
PAGE = "/customer?customer="
OF_WHOM = "said of "
"""What the service's claims begin with; the client's first name follows."""
WATCH = """
() => {
  window.seen = [];
  const look = () => {
    const heading = document.querySelector('[data-testid=stMain] h1');
    window.seen.push([location.href, heading ? heading.innerText : "", document.body.innerText]);
  };
  new MutationObserver(look).observe(
    document.body, {childList: true, subtree: true, characterData: true});
  look();
}
"""


def telling(asked: Asked) -> Reply:
    """Insights that name the client they are about; all else as usual."""
    if feature(asked) != "customer_insights":
        return by_default(asked)
    name = "Lucian" if "Lucian" in asked.raw.decode() else "Seraphine"
    claim = {"text": f"This was {OF_WHOM}{name}.", "evidence": ["C"]}
    sections = ("summary", "fashion", "behaviour", "things_to_know", "engagement")
    return said({section: [claim] if section == "summary" else [] for section in sections})


def feature(asked: Asked) -> str:
    """Which skill a question is for."""
    form = asked.body.get("response_format") or {}
    return str(form.get("json_schema", {}).get("name", "chat"))


def features(server: OpenAIServer) -> Counter[str]:
    return Counter(feature(asked) for asked in server.requests)


@pytest.fixture
def slow_hosted_app(
    tmp_path: Path, hosted: PostgREST, ai_server: OpenAIServer
) -> Iterator[tuple[App, PostgREST]]:
    """The app over a store that can be slowed, with the test's AI service."""
    started = ForkedApp(tmp_path, OPENAI_BASE_URL=ai_server.url, **settings(hosted))
    yield started, hosted
    started.stop()


def whose(screen: Screen, name: str) -> Any:
    return screen.page.get_by_text(f"This was {OF_WHOM}{name}.")


@pytest.mark.thorough
def test_opening_one_another_and_the_first_again_asks_twice_and_a_new_call_once_more(
    any_ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(telling)
    screen = tab(any_ai_app)
    for id, name in ((LUCIAN, "Lucian"), (SERAPHINE, "Seraphine"), (LUCIAN, "Lucian")):
        screen.open(f"{PAGE}{id}")
        expect(whose(screen, name)).to_be_visible()
    assert features(ai_server) == {"customer_insights": 2}
    form = screen.page.get_by_test_id("stForm").first
    form.get_by_label("What happened").fill("He asked for the midnight velvet.")
    screen.click("Save", within=form)
    expect(screen.page.get_by_text("Saved.", exact=False).first).to_be_visible()
    ai_server.wait_for_requests(4)
    expect(screen.page.get_by_text("Refreshing", exact=False)).to_have_count(0)
    screen.open(f"{PAGE}{LUCIAN}")
    expect(whose(screen, "Lucian")).to_be_visible()
    assert features(ai_server) == {"customer_insights": 3, "interaction_review": 1}


@pytest.mark.thorough
def test_a_slow_answer_is_seen_under_its_own_client_alone_and_awaits_the_return(
    slow_hosted_app: tuple[App, PostgREST], ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    app, hosted = slow_hosted_app
    ai_server.always(telling)
    screen = tab(app)
    screen.open(f"{PAGE}{SERAPHINE}")
    expect(whose(screen, "Seraphine")).to_be_visible()
    ai_server.hold()
    screen.open("/customers")
    screen.find_customer("Lucian")
    ai_server.wait_for_requests(2)
    expect(screen.page.get_by_text("Refreshing: ", exact=False)).to_be_visible()

    hosted.misbehave("slow", 0.4)
    screen.page.evaluate(WATCH)
    screen.go("Customers")
    screen.find_customer("Seraphine")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Seraphine")
    ai_server.release()
    expect(whose(screen, "Seraphine")).to_be_visible()
    screen.wait_for_look()  # by which a late answer would be drawn
    hosted.misbehave()
    for address, _, words in screen.page.evaluate("window.seen"):
        if f"customer={SERAPHINE}" in address:
            assert "Lucian" not in words
    assert "Lucian" not in screen.text()

    screen.open(f"{PAGE}{LUCIAN}")
    expect(whose(screen, "Lucian")).to_be_visible()
    assert features(ai_server) == {"customer_insights": 2}


def test_going_straight_from_one_client_to_another_shows_nothing_of_the_first_over_a_slow_store(
    slow_hosted_app: tuple[App, PostgREST], ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    app, hosted = slow_hosted_app
    ai_server.always(telling)
    screen = tab(app)
    for name in ("Lucian", "Seraphine"):
        screen.open("/customers") if name == "Lucian" else screen.go("Customers")
        screen.find_customer(name)
        expect(whose(screen, name)).to_be_visible()
    hosted.misbehave("slow", 0.4)
    screen.page.evaluate(WATCH)
    screen.page.evaluate("""() => {
        history.pushState(null, "", "/customer?customer=2");
        window.dispatchEvent(new PopStateEvent("popstate"));
    }""")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Lucian")
    hosted.misbehave()
    screen.settle()
    seen = screen.page.evaluate("window.seen")
    after = [(heading, words) for address, heading, words in seen if f"={LUCIAN}" in address]
    begun = next(n for n, (heading, _) in enumerate(after) if "Seraphine" not in heading)
    assert [words for _, words in after[begun:] if "Seraphine" in words] == []
    assert any("Lucian" in heading for heading, _ in after[begun:])


@pytest.mark.thorough
def test_two_who_open_the_same_client_make_one_call_and_both_see_its_answer(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(telling)
    ai_server.hold()
    screens = [tab(ai_app), tab(ai_app)]
    for screen in screens:
        screen.open(f"{PAGE}{LUCIAN}")
        expect(screen.page.get_by_text("Refreshing: ", exact=False)).to_be_visible()
    ai_server.release()
    for screen in screens:
        expect(whose(screen, "Lucian")).to_be_visible()
    assert features(ai_server) == {"customer_insights": 1}


@pytest.mark.thorough
def test_when_the_service_fails_the_interaction_is_saved_and_the_kept_insights_stay(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    ai_server.always(telling)
    screen = tab(ai_app)
    screen.open(f"{PAGE}{LUCIAN}")
    expect(whose(screen, "Lucian")).to_be_visible()
    ai_server.always(error(429, "insufficient_quota"))
    form = screen.page.get_by_test_id("stForm").first
    form.get_by_label("What happened").fill("He adored the midnight velvet.")
    screen.click("Save", within=form)
    expect(screen.page.get_by_text("The built-in analyst read this.")).to_be_visible()
    expect(screen.page.get_by_text("There are no newer insights now")).to_be_visible()
    expect(whose(screen, "Lucian")).to_be_visible()
    expect(screen.page.get_by_text("Newer records exist.")).to_be_visible()


@pytest.mark.thorough
def test_of_a_client_who_is_never_sent_to_ai_no_request_leaves(
    any_ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    screen = tab(any_ai_app)
    screen.open(f"{PAGE}{LUCIAN}")
    for undone in (True, False):
        screen.click("Edit")
        screen.dialog().get_by_text("Never send to AI").click()
        screen.click("Save", within=screen.dialog())
        expect(screen.page.get_by_text("Never sent to AI").first).to_be_visible()
        if undone:
            screen.click("Undo")
            expect(screen.page.get_by_text("Never sent to AI")).to_have_count(0)
    ai_server.hold()
    before = len(ai_server.requests)
    screen.open(f"{PAGE}{LUCIAN}")
    expect(screen.page.get_by_text("Never sent to AI").first).to_be_visible()
    screen.click("Refresh insights")
    form = screen.page.get_by_test_id("stForm").first
    form.get_by_label("What happened").fill("He adored the midnight velvet.")
    screen.click("Save", within=form)
    expect(screen.page.get_by_text("He adored the midnight velvet.").first).to_be_visible()
    screen.click("What the AI sees")
    expect(screen.page.get_by_text("never sent to an AI service").first).to_be_visible()
    assert len(ai_server.requests) == before


@pytest.mark.thorough
def test_the_claims_of_a_poor_model_are_marked_and_open_at_a_click(
    ai_app: App, ai_server: OpenAIServer, tab: Callable[..., Screen]
) -> None:
    claims = [
        {"text": "Owns three yachts.", "evidence": []},
        {"text": "Wears size 99.", "evidence": ["N", "I999", "![x](https://evil.example)"]},
        {"text": "![a](https://evil.example/?d=1) [b](https://evil.example)", "evidence": ["K1"]},
    ]
    rest = ("fashion", "behaviour", "things_to_know", "engagement")
    ai_server.always(said({"summary": claims} | {section: [] for section in rest}))
    screen = tab(ai_app)
    screen.open(f"{PAGE}{LUCIAN}")
    unbacked = screen.page.locator("summary", has_text="Not backed by the records")
    expect(unbacked).to_have_count(3)
    expect(screen.page.get_by_text("Owns three yachts.")).to_have_count(0)
    unbacked.first.click()
    expect(screen.page.get_by_text("Owns three yachts.")).to_be_visible()
    expect(screen.page.locator("img[src*=evil], a[href*=evil]")).to_have_count(0)
    assert len(ai_server.requests) == 1
