"""The demo boutique, put into a book: the same people every time, relative to today."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ai.engine import OfflineEngine
from ai.facts import NewInteraction
from ai.skills.interaction_review import INTERACTION_REVIEW
from crm.boutique import Boutique, boutique
from db.gateway import Change, Gateway, insert
from db.sqlite import SQLiteGateway

FIRST_KEY = "demo-customer-0"
"""The entry key of the first client: a store that has it has the demo."""

ANALYST = OfflineEngine()
ROWS_A_WRITE = 200


def make_book(path: Path) -> None:
    """A new book at this path with the demo in it; a book that is there meanwhile is left alone."""
    making = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        store = SQLiteGateway(making)
        load(store, datetime.now(UTC))
        store.close()
        _publish(making, path)
    finally:
        for left in path.parent.glob(f"{making.name}*"):
            left.unlink()


def _publish(made: Path, path: Path) -> None:
    """Gives the finished file its name, unless another process was first."""
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            made.rename(path)


def load(store: Gateway, now: datetime) -> None:
    """Puts the boutique into the store; what an interrupted load left is not made twice."""
    made = boutique(now.date())
    products = _write(store, _products(made))
    ids = [row["id"] for row in _write(store, _customers(made))]
    product_ids = {row["name"]: row["id"] for row in products}
    _write(store, _records(made, ids, product_ids))


def _write(store: Gateway, changes: Iterable[Change]) -> list[dict[str, Any]]:
    every = list(changes)
    batches = (every[start : start + ROWS_A_WRITE] for start in range(0, len(every), ROWS_A_WRITE))
    return [row for batch in batches for row in store.write(*batch)]


def _products(made: Boutique) -> Iterator[Change]:
    for number, product in enumerate(made.products):
        yield insert("products", entry_key=f"demo-product-{number}", **product)


def _customers(made: Boutique) -> Iterator[Change]:
    for number, client in enumerate(made.clients):
        yield insert("customers", entry_key=f"demo-customer-{number}", **client.customer)


def _records(made: Boutique, ids: list[int], product_ids: dict[str, int]) -> Iterator[Change]:
    for client, id in zip(made.clients, ids, strict=True):
        for number, values in enumerate(client.interactions):
            key = f"demo-interaction-{id}-{number}"
            yield insert("interactions", customer_id=id, entry_key=key, **_reviewed(values))
        for number, values in enumerate(client.purchases):
            bought = {name: value for name, value in values.items() if name != "product"}
            yield insert(
                "purchases",
                customer_id=id,
                product_id=product_ids[values["product"]],
                entry_key=f"demo-purchase-{id}-{number}",
                **bought,
            )
        for number, values in enumerate(client.follow_ups):
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
    review = ANALYST.run(INTERACTION_REVIEW, given)
    judged = {"summary": review.summary}
    if values["sentiment"] is None and review.sentiment:
        judged |= {"sentiment": review.sentiment, "sentiment_by": "ai"}
    return values | judged
