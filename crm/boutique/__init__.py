"""The demo boutique: invented clients and products, dated relative to the day they are shown."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from crm.boutique import chatter

_HERE = Path(__file__).parent
_PLACEHOLDER = re.compile(r"\{([+-]\d+)d\}")
# Spelt out, because strftime("%B") follows the locale and the texts are English.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One customer with all that is known of them; the dicts use the database's column names."""

    customer: dict[str, Any]
    interactions: tuple[dict[str, Any], ...]
    purchases: tuple[dict[str, Any], ...]
    follow_ups: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Boutique:
    """The house's catalog and its clients."""

    products: tuple[dict[str, Any], ...]
    stories: tuple[Story, ...]

    @property
    def rows(self) -> int:
        """How many rows it is made of."""
        records = ((c.interactions, c.purchases, c.follow_ups) for c in self.stories)
        return len(self.products) + len(self.stories) + sum(map(len, chain(*records)))


def boutique(today: date) -> Boutique:
    """The demo boutique as it stands on `today`: the same every time, nothing recorded later."""
    products = tuple(dict(product) for product in _catalog())
    prices = {product["name"]: product["price"] for product in products}
    return Boutique(products, tuple(_client(entry, today, prices) for entry in _book()))


@cache
def _catalog() -> tuple[dict[str, Any], ...]:
    text = (_HERE / "products.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text, parse_float=Decimal)["product"])


@cache
def _book() -> tuple[dict[str, Any], ...]:
    """Every client as clients.toml writes them, oldest interaction first."""
    text = (_HERE / "clients.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text, parse_float=Decimal)["client"]
    for entry in entries:
        written = [*entry.get("interactions", ()), *_composed(entry)]
        entry["interactions"] = sorted(written, key=lambda i: (-i["days_ago"], i["hour"]))
    return tuple(entries)


def _composed(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "presenter_days" in entry:
        yield from chatter.of_presenter(entry["presenter_days"])
    if "habits" in entry:
        days = [interaction["days_ago"] for interaction in entry["interactions"]]
        words = entry["habits"] | {"name": entry["first_name"]}
        yield from chatter.of_habits(words, entry["more"], days)


def _client(entry: dict[str, Any], today: date, prices: dict[str, Decimal]) -> Story:
    return Story(
        _customer(entry, today),
        tuple(_interaction(interaction, today) for interaction in entry["interactions"]),
        tuple(_purchase(purchase, today, prices) for purchase in entry.get("purchases", ())),
        tuple(_follow_up(follow_up, today) for follow_up in entry.get("follow_ups", ())),
    )


def _customer(entry: dict[str, Any], today: date) -> dict[str, Any]:
    records = [*entry["interactions"], *entry.get("purchases", ())]
    first_record = max((record["days_ago"] for record in records), default=7)
    archived = entry.get("archived_days_ago")
    return {
        "first_name": entry["first_name"],
        "last_name": entry["last_name"],
        "email": entry.get("email"),
        "phone": entry.get("phone"),
        "company": entry.get("company"),
        "stage": entry["stage"],
        "notes": _dated(entry.get("notes", ""), today),
        "created_at": _at(today - timedelta(days=first_record + 2), 9),
        "archived_at": None if archived is None else _at(today - timedelta(days=archived), 17),
    }


def _interaction(entry: dict[str, Any], today: date) -> dict[str, Any]:
    day = today - timedelta(days=entry["days_ago"])
    sentiment = entry.get("sentiment")
    # Minutes look natural when they vary; today's must lie behind whoever opens the app early.
    minute = (entry["days_ago"] * 7 + entry["hour"] * 11) % 12 * 5
    written_at = _at(day, entry["hour"], minute) if entry["days_ago"] else _at(day, 0, 5)
    return {
        "type": entry["type"],
        "subject": _dated(entry["subject"], day),
        "content": _dated(entry["content"], day),
        "date": written_at,
        "sentiment": sentiment,
        "sentiment_by": "rep" if sentiment else None,
    }


def _purchase(entry: dict[str, Any], today: date, prices: dict[str, Decimal]) -> dict[str, Any]:
    """A purchase whose price_paid is for one piece, as the database keeps it."""
    paid = prices[entry["product"]] * (1 - entry.get("discount", Decimal(0)))
    return {
        "product": entry["product"],
        "quantity": entry.get("quantity", 1),
        "price_paid": paid.quantize(Decimal("0.01")),
        "bought_on": today - timedelta(days=entry["days_ago"]),
    }


def _follow_up(entry: dict[str, Any], today: date) -> dict[str, Any]:
    due_on = today + timedelta(days=entry["days_from_today"])
    done_on = min(due_on, today - timedelta(days=1))
    return {
        "due_on": due_on,
        "note": _dated(entry["note"], today),
        "done_at": _at(done_on, 16) if entry.get("done") else None,
    }


def _dated(text: str, day: date) -> str:
    """`text` with each {+20d} turned into a date such as "14 May", twenty days after `day`."""

    def spelt(found: re.Match[str]) -> str:
        that_day = day + timedelta(days=int(found[1]))
        return f"{that_day.day} {_MONTHS[that_day.month - 1]}"

    return _PLACEHOLDER.sub(spelt, text)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)
