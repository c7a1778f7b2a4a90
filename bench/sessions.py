"""Fifty sessions at once, one click in three seconds each, beside as many on an empty page.

`python -m bench.sessions BOOK` prints it alone. Open pages look for news meanwhile, as they do in a
browser. A click that is refused, since two have moved one card, counts as any other.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

import httpx

from bench.book import CUSTOMERS
from bench.pages import Bare, configured
from bench.screen import LONGEST_SECONDS, Screen
from crm.models import STAGES
from tests.browser.server import App
from tests.pages.tab import Tab, open_tab

SESSIONS, EVERY_SECONDS, SECONDS = 50, 3.0, 45.0
COMING_SECONDS = 12.0
"""In which they come, one after the other; the clicks begin once all are there."""

TRIES = 6

PAGES = ("", "customers", "pipeline", "follow_ups", "catalog", "reports")
OPENING = 0.4
"""How much of the work is opening a page; the rest is done on the one that is open."""

Click = Callable[[Screen, random.Random], None]


class Rep:
    """Somebody who opens pages and works on them, a click at a time."""

    def __init__(self, customers: int = CUSTOMERS) -> None:
        self._page, self._customers = "home", customers

    def click(self, screen: Screen, chance: random.Random) -> None:
        """One click, or what is typed into one field."""
        if chance.random() < OPENING or self._page not in ACTS:
            self._open(screen, chance)
        else:
            chance.choice(ACTS[self._page])(screen, chance)

    def _open(self, screen: Screen, chance: random.Random) -> None:
        self._page = chance.choice([*PAGES, "customer", "customer", "customer"])
        query = f"customer={chance.randint(1, self._customers)}" if self._page == "customer" else ""
        screen.open(self._page, query)


def _search(ending: str) -> Click:
    """Looks for a name in the field whose id ends so."""

    def click(screen: Screen, chance: random.Random) -> None:
        name = chance.choice(("moreau", "vale", "quill", "élodie"))
        screen.fill(ending, f"{name} {chance.randrange(1_000)}")

    return click


def _act(ending: str, act: str, *values: str) -> Click:
    """Acts on any card that stands there; without one the page is run again."""

    def click(screen: Screen, chance: random.Random) -> None:
        if cards := screen.cards(ending):
            sent = {"id": chance.choice(cards)["id"], "act": act, "value": chance.choice(values)}
            screen.act(ending, sent)
        else:
            screen.run()

    return click


def _words(ending: str, *words: str) -> Click:
    """Types one of these words into the field whose id ends so."""
    return lambda screen, chance: screen.fill(ending, chance.choice(words))


ACTS: dict[str, list[Click]] = {
    "customers": [_search("-search")],
    "pipeline": [_search("-pipeline_search"), _act("-pipeline", "move", *STAGES)],
    "follow_ups": [_act("-follow_ups", "done", "")],
    "catalog": [_words("-catalog_search", "gown", "coat", "midnight blue", "clutch 7")],
    "customer": [_words("_words", "gown", "coat", "fitting")],
}


def table(book: Path, folder: Path) -> list[str]:
    """A line for each kind of work: its clicks, and how long half and nearly all of them took."""
    lines = [
        f"| {SESSIONS} sessions | clicks | ms, median | p95 | times an empty page |",
        "| --- " * 5 + "|",
    ]
    least = 0.0
    works: dict[str, tuple[type[App], Callable[[], Click]]] = {
        "an empty page": (Bare, lambda: lambda screen, _: screen.run()),
        "mixed work": (App, lambda: Rep().click),
    }
    for name, (server, work) in works.items():
        with TemporaryDirectory(dir=folder) as place:
            app = server(configured(Path(place)), AICRM_DATABASE=str(book))
            try:
                times = sorted(worked(app.url, work))
            finally:
                app.stop()
        half, most = median(times), times[int(len(times) * 0.95)]
        least = least or most
        lines.append(f"| {name} | {len(times)} | {half:.0f} | {most:.0f} | {most / least:.1f} |")
    return lines


def worked(url: str, work: Callable[[], Click], count: int = SESSIONS) -> list[float]:
    """The milliseconds of each click of so many sessions."""
    times: list[float] = []
    there = Barrier(count)
    everybody = [
        Thread(target=_work, args=(url, number, work(), there, times)) for number in range(count)
    ]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join()
    return times


def _work(url: str, number: int, click: Click, there: Barrier, times: list[float]) -> None:
    """One session: it clicks once all have come, a little after the one before."""
    chance = random.Random(number)
    time.sleep(COMING_SECONDS * number / SESSIONS)
    with _patiently(url) as tab:
        screen = Screen(tab)
        screen.open("")
        there.wait(LONGEST_SECONDS)
        began = time.monotonic()
        due = began + EVERY_SECONDS * number / SESSIONS
        while due < began + SECONDS:
            screen.idle(due - time.monotonic())
            started = time.monotonic()
            try:
                click(screen, chance)
            except AssertionError as refused:
                print(f"session {number}: {refused}", file=sys.stderr)
            times.append((time.monotonic() - started) * 1000)
            due = max(due + EVERY_SECONDS, started)


@contextmanager
def _patiently(url: str) -> Iterator[Tab]:
    """A tab, also where a busy machine has the first tries time out."""
    with ExitStack() as open_tabs:
        for attempt in range(TRIES):
            try:
                tab = open_tabs.enter_context(open_tab(url))
                break
            except (TimeoutError, httpx.HTTPError):
                if attempt == TRIES - 1:
                    raise
        yield tab


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print(*table(Path(sys.argv[1]).resolve(), Path(folder)), sep="\n")
