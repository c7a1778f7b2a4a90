"""The demo boutique, put into a store: the same people every time, relative to today.

`python -m crm.demo` loads it into the store that is configured.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ai.skills.interaction_review import NewInteraction, glance
from crm import command_line
from crm.boutique import Boutique, boutique
from crm.customers import DEMO_KEY
from crm.errors import CommandError
from crm.settings import Settings
from crm.stores import open_store
from db import new_book
from db.gateway import Change, Filter, Gateway, Query, Row, insert
from db.sqlite import SQLiteGateway

ROWS_A_WRITE = 200
STRANGERS = (
    "The store ({store}) has {number:,} clients that are not the demo's, so nothing was written. "
    "Configure an empty store, or put the demo beside them: python -m crm.demo --anyway"
)
Progress = Callable[[int], object]


def main() -> int:
    """Loads the demo into the configured store; the exit code."""
    asked = argparse.ArgumentParser(
        prog="python -m crm.demo", description="Loads the demo boutique into the configured store."
    )
    asked.add_argument(
        "--anyway", action="store_true", help="also into a store that has clients of its own"
    )
    anyway = asked.parse_args().anyway
    return command_line.run(lambda: _load_configured(anyway))


def _load_configured(anyway: bool) -> str:
    store = open_store(Settings.from_env())
    now = datetime.now(UTC)
    made = boutique(now.date())
    number = _strangers(store, made)
    if number and not anyway:
        raise CommandError(STRANGERS.format(store=store.name, number=number))
    with command_line.bar("Demo boutique", made.rows) as bar:
        load(store, now, bar.update)
    return f"The demo boutique is in the store ({store.name}): {len(made.stories)} clients."


def _strangers(store: Gateway, made: Boutique) -> int:
    """How many of the store's clients are not the demo's."""
    keys = [DEMO_KEY.format(number) for number in range(len(made.stories))]
    ours = store.page(Query("customers", [Filter("entry_key", "in", keys)], limit=1))
    return store.page(Query("customers", limit=1)).total - ours.total


def make_book(path: Path) -> None:
    """A new book at this path with the demo in it; a book that is there meanwhile is left alone."""
    new_book.make(path, _fill)


def _fill(new: Path) -> None:
    store = SQLiteGateway(new)
    load(store, datetime.now(UTC))
    store.close()


def load(store: Gateway, now: datetime, progress: Progress = lambda rows: None) -> None:
    """Puts the boutique into the store; what an interrupted load left is not made twice.

    `progress` is told after each write how many rows it had.
    """
    made = boutique(now.date())
    products = _write(store, _products(made), progress)
    ids = [row["id"] for row in _write(store, _customers(made), progress)]
    product_ids = {row["name"]: row["id"] for row in products}
    _write(store, _records(made, ids, product_ids), progress)


def _write(store: Gateway, changes: Iterable[Change], progress: Progress) -> list[Row]:
    every, rows = iter(changes), []
    while batch := list(islice(every, ROWS_A_WRITE)):
        rows += store.write(*batch)
        progress(len(batch))
    return rows


def _products(made: Boutique) -> Iterator[Change]:
    for number, product in enumerate(made.products):
        yield insert("products", entry_key=f"demo-product-{number}", **product)


def _customers(made: Boutique) -> Iterator[Change]:
    for number, story in enumerate(made.stories):
        yield insert("customers", entry_key=DEMO_KEY.format(number), **story.customer)


def _records(made: Boutique, ids: list[int], product_ids: dict[str, int]) -> Iterator[Change]:
    for story, id in zip(made.stories, ids, strict=True):
        for number, values in enumerate(story.interactions):
            key = f"demo-interaction-{id}-{number}"
            yield insert("interactions", customer_id=id, entry_key=key, **_reviewed(values))
        for number, values in enumerate(story.purchases):
            bought = {name: value for name, value in values.items() if name != "product"}
            yield insert(
                "purchases",
                customer_id=id,
                product_id=product_ids[values["product"]],
                entry_key=f"demo-purchase-{id}-{number}",
                **bought,
            )
        for number, values in enumerate(story.follow_ups):
            key = f"demo-follow-up-{id}-{number}"
            yield insert("follow_ups", customer_id=id, entry_key=key, **values)


def _reviewed(values: dict[str, Any]) -> dict[str, Any]:
    """The interaction with what the built-in analyst says of it; a rep's judgement stands."""
    given = NewInteraction(
        today=values["date"].date(),
        type=values["type"],
        subject=values["subject"],
        content=values["content"],
    )
    review = glance(given)
    judged = {"summary": review.summary}
    if values["sentiment"] is None and review.sentiment:
        judged |= {"sentiment": review.sentiment, "sentiment_by": "ai"}
    return values | judged


if __name__ == "__main__":
    sys.exit(main())
