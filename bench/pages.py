"""What a page's run and a click in it take, as multiples of an empty page that is served alike."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.book import BUSIEST
from bench.calls import milliseconds
from bench.screen import Screen
from tests.browser.server import ROOT, App
from tests.pages.tab import open_tab

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


@contextmanager
def _screen(app: App) -> Iterator[Screen]:
    """A tab of this server; it is stopped with it."""
    try:
        with open_tab(app.url) as tab:
            screen = Screen(tab)
            screen.open("")
            yield screen
    finally:
        app.stop()


def table(book: Path, folder: Path) -> list[str]:
    """A line for each page and each click, after one for the empty page itself."""
    lines = ["| page or click | ms, median | p95 | times an empty page |", "| --- " * 4 + "|"]
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    with (
        _screen(Bare(folder)) as empty,
        _screen(App(folder, AICRM_DATABASE=str(book))) as screen,
    ):
        lines.append(_line("an empty page", empty.run, empty))
        for name, (page, query) in PAGES.items():
            screen.open(page, query)
            lines.append(_line(name, screen.run, empty))
            lines += [_line(*click, empty) for click in _clicks(page, query, screen)]
    return lines


def _line(name: str, act: Callable[[], object], empty: Screen) -> str:
    (half, most), (least, _) = milliseconds(act, empty.run)
    return f"| {name} | {half:.1f} | {most:.1f} | {half / least:.1f} |"


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
