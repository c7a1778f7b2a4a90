"""What a page's run and a click in it take, as multiples of an empty page that is served alike."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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
def _served(app: App) -> Iterator[Served]:
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
    lines = [
        "| page or click | ms, median | p95 | ms of a processor | times an empty page |",
        "| --- " * 5 + "|",
    ]
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    with (
        _served(Bare(folder)) as empty,
        _served(App(folder, AICRM_DATABASE=str(book))) as app,
    ):
        app.screen.open(*EMPTY)
        least = app.used(app.screen.run)
        lines.append(_line("a script with a title alone", empty, empty.screen.run, least))
        lines.append(_line("an empty page of the app", app, app.screen.run, least))
        for name, (page, query) in PAGES.items():
            app.screen.open(page, query)
            lines.append(_line(name, app, app.screen.run, least))
            clicks = _clicks(page, query, app.screen)
            lines += [_line(name, app, act, least) for name, act in clicks]
    return lines


def _line(name: str, served: Served, act: Callable[[], object], least: float) -> str:
    [(half, most)] = milliseconds(act)
    used = served.used(act)
    return f"| {name} | {half:.1f} | {most:.1f} | {used:.1f} | {used / least:.1f} |"


def _clicks(page: str, query: str, screen: Screen) -> list[tuple[str, Callable[[], Any]]]:
    """What is clicked on a page, each to be done again and again."""
    turns = iter(range(10_000))
    if page == "pipeline":
        return [
            ("… a filter", lambda: screen.fill("-pipeline_search", f"moreau {next(turns)}")),
            ("… a card moved and back", lambda: _move(screen)),
        ]
    if page == "customers":
        return [("… a search", lambda: screen.fill("-search", f"vale {next(turns)}"))]
    if page == "follow_ups":
        return [("… one done, and undone", lambda: _finish(screen))]
    if page == "catalog":
        return [("… a search", lambda: screen.fill("-catalog_search", f"gown {next(turns)}"))]
    if query.endswith(str(BUSIEST)):
        return [
            ("… words in the timeline", lambda: screen.fill("_words", f"gown {next(turns) % 3}"))
        ]
    return []


def _move(screen: Screen) -> None:
    screen.fill("-pipeline_search", "")
    card = screen.cards("-pipeline")[0]
    screen.act("-pipeline", {"id": card["id"], "act": "move", "value": "customer"})
    screen.press("-undo_move_undo")


def _finish(screen: Screen) -> None:
    card = screen.cards("-follow_ups")[0]
    screen.act("-follow_ups", {"id": card["id"], "act": "done", "value": ""})
    screen.press("-undo_follow_up_undo")
