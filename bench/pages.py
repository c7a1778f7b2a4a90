"""What a page's run and a click in it take, as multiples of an empty page that is served alike."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.book import BUSIEST
from bench.calls import RUNS, milliseconds
from bench.screen import Screen
from tests.browser.server import ROOT, App
from tests.pages.tab import open_tab

EMPTY = "customer", "customer=0"
"""A page that has nothing but the app's frame and that there is no such customer."""

PAGES = {
    "Home": ("", ""),
    "Customers": ("customers", ""),
    "Follow-ups": ("follow_ups", ""),
    "Pipeline": ("pipeline", ""),
    "Catalog": ("catalog", ""),
    "a client": ("customer", "customer=77"),
    "the client with most records": ("customer", f"customer={BUSIEST}"),
    "Reports": ("reports", ""),
}


class Bare(App):
    """A server that has nothing but the empty page."""

    script = ROOT / "bench" / "empty.py"


def configured(folder: Path) -> Path:
    """A folder to serve from, with the app's own settings of Streamlit in it."""
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    return folder


@dataclass(frozen=True)
class Served:
    """A tab of a server."""

    app: App
    screen: Screen

    def used(self, act: Callable[[], object]) -> float:
        """The milliseconds of a processor that an act takes there, however busy the machine is."""
        before = self.app.processor_ms()
        for _ in range(RUNS):
            act()
        return (self.app.processor_ms() - before) / RUNS


@contextmanager
def served(app: App) -> Iterator[Served]:
    """A tab of this server, which is stopped in the end."""
    try:
        with open_tab(app.url) as tab:
            screen = Screen(tab)
            screen.open("")
            yield Served(app, screen)
    finally:
        app.stop()


def table(book: Path, folder: Path) -> list[str]:
    """A line for each page and each click, after one for the empty page itself."""
    with (
        TemporaryDirectory(dir=folder) as place,
        served(Bare(configured(Path(place)))) as empty,
        served(App(Path(place), AICRM_DATABASE=str(book))) as app,
    ):
        app.screen.open(*EMPTY)
        app.used(app.screen.run)  # until all is imported that only a run imports
        least = app.used(app.screen.run)
        rows = [
            _row("a script with a title alone", empty, empty.screen.run),
            _row("an empty page of the app", app, app.screen.run),
        ]
        for name, (page, query) in PAGES.items():
            app.screen.open(page, query)
            rows.append(_row(name, app, app.screen.run))
            clicks = _clicks(page, query, app.screen)
            rows += [_row(name, app, act) for name, act in clicks]
        app.screen.open(*EMPTY)
        least = min(least, app.used(app.screen.run))
    return [
        "| page or click | ms, median | p95 | ms of a processor | times an empty page |",
        "| --- " * 5 + "|",
        *(f"{told} {used / least:.1f} |" for told, used in rows),
    ]


def _row(name: str, served: Served, act: Callable[[], object]) -> tuple[str, float]:
    """The line as far as it goes by itself, and the milliseconds of a processor."""
    [(half, most)] = milliseconds(act)
    used = served.used(act)
    return f"| {name} | {half:.1f} | {most:.1f} | {used:.1f} |", used


def _clicks(page: str, query: str, screen: Screen) -> list[tuple[str, Callable[[], Any]]]:
    """What is clicked on a page, each to be done again and again."""
    turns, moves = iter(range(10_000)), iter(range(10_000))
    if page == "pipeline":
        return [
            ("… a filter", lambda: screen.fill("-pipeline_search", f"moreau {next(turns)}")),
            ("… a card moved", lambda: _move(screen, next(moves))),
        ]
    if page == "customers":
        return [("… a search", lambda: screen.fill("-search", f"vale {next(turns)}"))]
    if page == "follow_ups":
        return [("… one done", lambda: _finish(screen))]
    if page == "catalog":
        return [("… a search", lambda: screen.fill("-catalog_search", f"gown {next(turns)}"))]
    if query.endswith(str(BUSIEST)):
        return [
            ("… words in the timeline", lambda: screen.fill("_words", f"gown {next(turns) % 3}"))
        ]
    if page == "customer":
        return [
            ("… an insight opened", lambda: screen.turn("_Engagement", next(turns) % 2 == 0)),
            ("… a call logged", lambda: _log(screen, next(turns))),
        ]
    return []


def _move(screen: Screen, turn: int) -> None:
    """The first card of the first stage that has one, to the next stage and so on in a circle."""
    if turn == 0:
        screen.fill("-pipeline_search", "")
    card = screen.cards("-pipeline")[0]
    value = next(iter(next(act for act in card["acts"] if act["name"] == "move")["choices"]))
    screen.act("-pipeline", {"id": card["id"], "act": "move", "value": value})


def _finish(screen: Screen) -> None:
    card = screen.cards("-follow_ups")[0]
    screen.act("-follow_ups", {"id": card["id"], "act": "done", "value": ""})


def _log(screen: Screen, turn: int) -> None:
    form = screen.key("_content").removesuffix("_content")
    screen.press(f"{form}_save", {f"{form}_content": f"She adored the ivory coat {turn}."})
    screen.wait_for("The interaction was saved.")
