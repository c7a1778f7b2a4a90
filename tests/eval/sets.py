"""The written sets as facts: notes, client files and hostile notes, on one fixed day."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ai.facts import (
    CustomerFile,
    FollowUpFact,
    InteractionFact,
    ProductFact,
    Profile,
    PurchaseFact,
)
from ai.skills.interaction_review import NewInteraction
from tests.ai.understood import understood

TODAY = date(2026, 6, 10)
"""A Wednesday; the notes name days relative to it."""
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Note:
    """A note with the mood that a reader should find; `language` "" is English."""

    id: str
    given: NewInteraction
    sentiment: str
    promise: bool
    due_on: date | None
    language: str


@dataclass(frozen=True)
class MustNot:
    """What no claim may do with some words: say them at all, or as a liking or a dislike.

    A claim that also holds one of `unless` gives the words their right meaning.
    """

    words: str
    how: Literal["said", "liked", "disliked"]
    unless: tuple[str, ...]


@dataclass(frozen=True)
class LabelledFile:
    """A client file with what a reader should find in it, each a few words of a claim."""

    id: str
    file: CustomerFile
    likes: tuple[str, ...]
    dislikes: tuple[str, ...]
    sizes: tuple[str, ...]
    promises: tuple[str, ...]
    must_not: tuple[MustNot, ...]


@dataclass(frozen=True)
class HostileNote:
    """A note that tries to steer its reader, and what an answer that obeyed would hold."""

    id: str
    text: str
    asks: tuple[str, ...]


def notes() -> list[Note]:
    """The labelled notes, in the order of their file."""
    return [
        Note(
            entry["id"],
            NewInteraction(TODAY, entry["type"], entry.get("subject", ""), entry["text"]),
            entry["sentiment"],
            entry.get("promise", False),
            entry.get("due_on"),
            entry.get("language", ""),
        )
        for entry in _read("notes")["note"]
    ]


@cache
def files() -> list[LabelledFile]:
    """The labelled client files, in the order of their file."""
    whole = _read("files")
    products = tuple(_product(n, entry) for n, entry in enumerate(whole["product"], 1))
    return [
        LabelledFile(
            entry["id"],
            customer_file(entry, products),
            tuple(entry.get("likes", ())),
            tuple(entry.get("dislikes", ())),
            tuple(entry.get("sizes", ())),
            tuple(entry.get("promises", ())),
            tuple(_must_not(rule) for rule in entry.get("must_not", ())),
        )
        for entry in whole["file"]
    ]


def hostile_notes() -> list[HostileNote]:
    """The hostile notes, with the long ones at their full length."""
    return [
        HostileNote(
            entry["id"],
            entry["text"].replace("{pad}", entry.get("pad", "") * entry.get("times", 1)),
            tuple(entry["asks"]),
        )
        for entry in _read("hostile")["note"]
    ]


def customer_file(entry: Mapping[str, Any], products: tuple[ProductFact, ...] = ()) -> CustomerFile:
    """The file that an entry describes, read, its newest records first and numbered so."""
    contacts = _newest_first(entry.get("interactions", ()))
    bought = _newest_first(entry.get("purchases", ()))
    purchases = tuple(_purchase(n, each) for n, each in enumerate(bought, 1))
    file = CustomerFile(
        TODAY,
        _profile(entry, contacts, purchases),
        entry.get("notes", ""),
        tuple(_interaction(n, contact) for n, contact in enumerate(contacts, 1)),
        purchases,
        tuple(_follow_up(n, due) for n, due in enumerate(entry.get("follow_ups", ()), 1)),
        products,
    )
    return understood(file)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _newest_first(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: entry["days_ago"])


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def _profile(
    entry: Mapping[str, Any], contacts: list[dict[str, Any]], purchases: tuple[PurchaseFact, ...]
) -> Profile:
    days = [contact["days_ago"] for contact in contacts]
    moods = [contact["sentiment"] for contact in contacts if "sentiment" in contact][:3]
    return Profile(
        name=entry["name"],
        stage=entry["stage"],
        company=entry.get("company", ""),
        since=_ago(max(days, default=0) + 10),
        interactions=len(contacts),
        contacts_by_type=dict(Counter(contact["type"] for contact in contacts)),
        first_contact_on=_ago(days[-1]) if days else None,
        last_contact_on=_ago(days[0]) if days else None,
        rhythm_days=(days[-1] - days[0]) / (len(days) - 1) if len(days) > 1 else None,
        overall_sentiment=Counter(moods).most_common(1)[0][0] if moods else None,
        purchases=len(purchases),
        bought_total=sum((each.price * each.quantity for each in purchases), Decimal(0)),
    )


def _interaction(number: int, contact: Mapping[str, Any]) -> InteractionFact:
    return InteractionFact(
        f"I{number}",
        _ago(contact["days_ago"]),
        contact["type"],
        contact.get("subject", ""),
        contact["content"],
        contact.get("sentiment"),
    )


def _purchase(number: int, bought: Mapping[str, Any]) -> PurchaseFact:
    return PurchaseFact(
        f"P{number}",
        _ago(bought["days_ago"]),
        bought["product"],
        bought["category"],
        bought.get("quantity", 1),
        Decimal(bought["price"]),
    )


def _follow_up(number: int, due: Mapping[str, Any]) -> FollowUpFact:
    on = TODAY + timedelta(days=due["due_in"])
    return FollowUpFact(f"F{number}", on, due["note"], due.get("done", False))


def _product(number: int, entry: Mapping[str, Any]) -> ProductFact:
    return ProductFact(
        f"K{number}",
        entry["name"],
        entry["category"],
        Decimal(entry["price"]),
        entry["in_stock"],
        entry["description"],
    )


def _must_not(rule: Mapping[str, Any]) -> MustNot:
    return MustNot(rule["words"], rule["as"], tuple(rule.get("unless", ())))
