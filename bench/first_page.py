"""How soon after a start the first page is whole, beside a bare Streamlit app's."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.pages import Bare, configured
from bench.screen import Screen
from tests.browser.server import App
from tests.pages.tab import open_tab

STARTS = 5


def table(book: Path, folder: Path) -> list[str]:
    """A line for each app, from its command to the end of the run that draws its first page."""
    starts: dict[str, Callable[[Path], App]] = {
        "a script with a title alone": Bare,
        "Home": lambda place: App(place, AICRM_DATABASE=str(book)),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in starts}
    for _ in range(STARTS):  # in turns, so that a busy machine is so for both
        for name, start in starts.items():
            times[name].append(_first_page(start, folder))
    lines = [
        "| first page after a start | ms, median | ms of a processor | times a bare app |",
        "| --- " * 4 + "|",
    ]
    least = 0.0
    for name, taken in times.items():
        clock, used = (median(each) for each in zip(*taken, strict=True))
        least = least or clock
        lines.append(f"| {name} | {clock:.0f} | {used:.0f} | {clock / least:.1f} |")
    return lines


def _first_page(start: Callable[[Path], App], folder: Path) -> tuple[float, float]:
    """The milliseconds of the clock, and those of a processor, of one start."""
    with TemporaryDirectory(dir=folder) as place:
        began = time.perf_counter()
        app = start(configured(Path(place)))
        try:
            with open_tab(app.url) as tab:
                Screen(tab).open("")
                return (time.perf_counter() - began) * 1000, app.processor_ms()
        finally:
            app.stop()
