"""How soon the service's words are on the screen: python -m bench.first_word.

A browser asks the assistant; the service writes into each sentence when it sent it, and the page
notes when it saw it, checked. The floor is the shortest way there is: the page asks the app's
server for its health.
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from tests.ai.openai_replies import stamp, streamed
from tests.ai.openai_server import OpenAIServer
from tests.browser.conftest import launch
from tests.browser.server import App
from tests.browser.test_assistant import SERAPHINE, speaking

ANSWERS, WORDS = 5, 12
BETWEEN_SECONDS = 0.17
WATCH = """
() => {
  window.seen = {};
  const look = () => {
    const now = Date.now();
    for (const [, word] of document.body.textContent.matchAll(/sent([a-j]{13})/g)) {
      const sent = Number(word.replace(/./g, letter => letter.charCodeAt(0) - 97));
      window.seen[sent] ??= now - sent;
    }
  };
  new MutationObserver(look).observe(
    document.body, {childList: true, subtree: true, characterData: true});
}
"""
FLOOR = """
async () => {
  const begun = performance.now();
  await fetch("/_stcore/health");
  return performance.now() - begun;
}
"""


def main() -> None:
    """Prints the milliseconds from sent to seen: of first words, of later ones, and the floor."""
    sentence = (stamp, "of Vale Voices [C]\n", BETWEEN_SECONDS)
    reply = streamed(1.0, *(step for _ in range(WORDS) for step in sentence))
    with TemporaryDirectory() as folder, OpenAIServer() as service, sync_playwright() as playwright:
        service.always(speaking(reply))
        app = App(Path(folder), OPENAI_BASE_URL=service.url)
        browser, reason = launch(playwright)
        if browser is None:
            raise SystemExit(reason)
        page = browser.new_page()
        page.goto(f"{app.url}/customer?customer={SERAPHINE}")
        page.get_by_role("tab", name="Assistant").click()
        page.evaluate(WATCH)
        firsts, later = [], []
        for number in range(ANSWERS):
            first, *others = ask(page, f"Say {number}")
            firsts.append(first)
            later += others
        floor = median(page.evaluate(FLOOR) for _ in range(20))
        browser.close()
        app.stop()
    print(f"floor: a request of the page {floor:.0f} ms")
    for name, times in (("first words", firsts), ("later words", later)):
        print(
            f"{name}: median {median(times):.0f} ms, {median(times) / floor:.0f} × floor, {times}"
        )


def ask(page: Page, question: str) -> list[int]:
    """Asks the assistant, waits for the end, and returns each word's milliseconds, in order."""
    before = page.evaluate("Object.keys(window.seen).length")
    line = page.get_by_test_id("stChatInputTextArea")
    line.fill(question)
    line.press("Enter")
    chat = page.locator(f".st-key-customer_{SERAPHINE}_chat_newest")
    expect(chat).to_contain_text(question)
    evidence = chat.get_by_role("button", name="Profile and figures")
    expect(evidence.last).to_be_visible(timeout=30_000)
    seen = page.evaluate("window.seen")
    return [seen[sent] for sent in sorted(seen)[before:]]


if __name__ == "__main__":
    main()
