"""Fifty reps at work for ten minutes on a large book: python -m bench.load [minutes [reps]].

Each is a tab that speaks Streamlit's messages, and looks for news as an open page does. They read
pages, log interactions with follow-ups, edit clients and mark follow-ups as done, a part of it on
the same clients. The end compares what was acknowledged with what is in the book.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from bench.screen import Screen
from tests import large_book
from tests.browser.server import App
from tests.pages.tab import open_tab

MINUTES, REPS = 10, 50
THINKING = (4.0, 24.0)
"""The seconds, from and to, that a rep takes between two acts."""

SHARED, SHARE = 100, 0.3
"""The first clients of the book, whom all work with; and how much of the work is on them."""

MOST_GROWN = 100 * 1024 * 1024
PAGES = ("", "customers", "pipeline", "follow_ups", "catalog", "reports")
SEARCHES = ("élodie", "house 12", "client77", "%_", "zzzz", "moreau 4")
WORDS = "She adored the ivory coat, and wants it by Friday."
KEPT = {
    "logged": "select count(*) from interactions i join follow_ups f using (customer_id)"
    " where i.subject = :name and f.note = :name",
    "done": "select count(*) from follow_ups where note = :name and done_at is not null",
    "edited": "select count(*) from customers where notes = :name",
}
"""What counts the rows of an act, of which there must be one."""

TWICE = (
    "select subject from interactions where subject like 'load-%' group by 1 having count(*) > 1"
    " union all"
    " select note from follow_ups where note like 'load-%' group by 1 having count(*) > 1"
)


@dataclass
class Tally:
    """What all reps have done, how long it took, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, act: str) -> Iterator[None]:
        """Notes how long an act takes that ends well."""
        began = time.monotonic()
        yield
        self.seconds.setdefault(act, []).append(time.monotonic() - began)


class Rep:
    """Somebody at work, whose every act has a name of its own."""

    def __init__(self, number: int, reps: int, url: str, tally: Tally, ended: Event) -> None:
        self._number, self._reps, self._url = number, reps, url
        self._tally, self._ended = tally, ended
        self._chance, self._acts = random.Random(number), 0

    def work(self) -> None:
        """Does one thing after another until the end; after what goes wrong in a new tab."""
        acts: list[Callable[[Screen], None]] = [self.look, self.read, self.log, self.edit]
        while not self._ended.is_set():
            try:
                with open_tab(self._url) as tab:
                    screen = Screen(tab)
                    while not self._ended.is_set():
                        screen.idle(self._chance.uniform(*THINKING))
                        self._chance.choices(acts, (3, 3, 3, 1))[0](screen)
            except Exception as error:
                self._tally.wrong.append(f"rep {self._number}: {type(error).__name__}: {error}")

    def look(self, screen: Screen) -> None:
        """Looks at one of the lists, and searches that of the clients."""
        page = self._chance.choice(PAGES)
        with self._tally.timed(f"open {page or 'home'}"):
            screen.open(page)
        if page == "customers":
            with self._tally.timed("search"):
                screen.fill("-search", self._chance.choice(SEARCHES))

    def read(self, screen: Screen) -> None:
        """Opens anybody."""
        self._open(screen, self._chance.randint(1, large_book.CUSTOMERS))

    def log(self, screen: Screen) -> None:
        """Logs an interaction with a follow-up, and now and then marks that as done."""
        name, own = self._next()
        id = self._chance.randint(1, SHARED) if self._chance.random() < SHARE else own
        self._open(screen, id)
        form = screen.key("_subject").removesuffix("_subject")
        soon = date.today() + timedelta(days=self._chance.randint(1, 30))
        entry = {"_subject": name, "_content": f"{WORDS} {name}", "_follow_up_on": soon}
        entry["_follow_up_note"] = name
        with self._tally.timed("log an interaction"):
            screen.press(f"{form}_save", {f"{form}{field}": it for field, it in entry.items()})
            screen.wait_for("The interaction was saved.")
        self._tally.acknowledged.append(("logged", name))
        if self._chance.random() < SHARE and (button := screen.above(name, "_done")):
            with self._tally.timed("mark as done"):
                screen.press(button)
                screen.wait_for("Done.")
            self._tally.acknowledged.append(("done", name))

    def edit(self, screen: Screen) -> None:
        """Writes the notes of a client whom nobody else works with."""
        name, own = self._next()
        self._open(screen, own)
        screen.press(f"-customer_{own}_edit")
        form = screen.key("_first_name").removesuffix("_first_name")
        with self._tally.timed("edit a client"):
            screen.press(f"{form}-Save", {f"{form}_notes": name})
            screen.wait_for("The customer was saved.")
        self._tally.acknowledged.append(("edited", name))

    def _open(self, screen: Screen, id: int) -> None:
        with self._tally.timed("open a client"):
            screen.open("customer", f"customer={id}")

    def _next(self) -> tuple[str, int]:
        """A name for what is done next, and a client of this rep's own."""
        self._acts += 1
        return f"load-{self._number}-{self._acts}", SHARED + self._number + self._reps * self._acts


def check(book: Path, acknowledged: list[tuple[str, str]]) -> list[str]:
    """What was acknowledged and is not there once, what is there twice, and what ails the file."""
    with closing(sqlite3.connect(book)) as store:
        counts = [
            (f"{act} {name}", store.execute(KEPT[act], {"name": name}).fetchone()[0])
            for act, name in acknowledged
        ]
        wrong = [f"{act}: there {count} times" for act, count in counts if count != 1]
        wrong += [f"{name}: there more than once" for (name,) in store.execute(TWICE)]
        [(finding,)] = store.execute("pragma integrity_check(1)")
    return wrong + ([] if finding == "ok" else [finding])


def work(app: App, minutes: int, reps: int) -> tuple[Tally, list[int]]:
    """What the reps have done, and the server's memory at the end of each minute."""
    tally, ended = Tally(), Event()
    everybody = [
        Thread(target=Rep(number, reps, app.url, tally, ended).work) for number in range(reps)
    ]
    for each in everybody:
        each.start()
    memory = []
    for _ in range(minutes):
        time.sleep(60)
        memory.append(app.memory())
    ended.set()
    for each in everybody:
        each.join()
    return tally, memory


def tell(tally: Tally, memory: list[int]) -> None:
    """Prints what was done, how long it took, and what went wrong."""
    for act, seconds in sorted(tally.seconds.items()):
        times = sorted(seconds)
        half, most = (times[int(len(times) * part)] for part in (0.5, 0.95))
        print(f"{act:20} {len(times):6} times, half in {half:.2f} s, 95 % in {most:.2f} s")
    print("MB of memory, minute by minute:", *(each // 1024**2 for each in memory))
    print(f"{len(tally.acknowledged):,} saved, {len(tally.wrong)} wrong", *tally.wrong, sep="\n  ")


def main() -> None:
    """Fails when anything went wrong or was lost, or when memory grew too much."""
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    reps = int(sys.argv[2]) if len(sys.argv) > 2 else REPS
    with TemporaryDirectory() as folder:
        book = Path(folder) / "aicrm.db"
        large_book.make(book)
        app = App(Path(folder))
        try:
            tally, memory = work(app, minutes, reps)
        finally:
            app.stop()
        tally.wrong += check(book, tally.acknowledged)
        tally.wrong += [
            f"log: {line}"
            for line in (Path(folder) / "app.log").read_text().splitlines()
            if "Error" in line
        ]
    tell(tally, memory)
    assert tally.acknowledged and not tally.wrong
    assert memory[-1] - memory[0] <= MOST_GROWN


if __name__ == "__main__":
    main()
