"""What a letter can say of pieces: the newest that is owned, and those that fit, with prices."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from ai.analyst.answers.quoting import told_whole
from ai.analyst.fitting import fitting
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import listed
from ai.facts import CustomerFile, ProductFact, PurchaseFact, full_date
from ai.reading.families import named
from ai.reading.preferences import attributes

MOST_PIECES = 3
SMALL = ("accessories",)
_MISTAKEN = frozenset(
    re.findall(
        r"\w+",
        "bone camel caramel champagne cherry chocolate claret cognac kid lemon nude ostrich patent "
        "salmon smoke straw tobacco wine",
    )
)
"""Colours and fabrics that a letter can't name alone: a taste for tobacco is something else."""
FRESH_DAYS = 60
"""Days for which a purchase is new."""


def owned(file: CustomerFile) -> dict[str, str]:
    """The newest piece that was bought for the client alone; `fresh` when that was of late."""
    single = (item for item in file.purchases if item.quantity == 1 and told_whole(item.product))
    piece = next(single, None)
    if piece is None:
        return {}
    many = _is_plural(piece.product)
    on = named_day(piece.on, file.today)
    fresh = (file.today - piece.on).days <= FRESH_DAYS
    return {
        "owned": piece.product,
        "owned_on": on,
        "owned_it": "they" if many else "it",
        "owned_them": "them" if many else "it",
        "owned_has": "have" if many else "has",
        "owned_give": "give" if many else "gives",
        "owned_serve": "serve" if many else "serves",
        "fresh": piece.product if fresh else "",
        "fresh_on": on if fresh else "",
    }


def offered(findings: Findings) -> dict[str, str]:
    """The pieces that fit best, with prices, and the liked colour or fabric of the first."""
    liked = loves(findings)
    pieces = _fitting(findings, liked)[:MOST_PIECES]
    found = {"love": listed(liked[:2]) if liked else ""}
    if not pieces:
        return found
    best, *others = pieces
    return found | {
        "piece": best.name,
        "it": "they" if _is_plural(best.name) else "it",
        "piece_price": _euros(best),
        "piece_told": _told(best),
        "hook": _hook(best, liked),
        "piece_lines": "\n\n".join(_line(piece) for piece in pieces),
        "piece_list": "\n".join(f"{piece.name}, {_euros(piece)}" for piece in pieces),
        "piece_names": listed([f"the {piece.name}" for piece in pieces]),
        "second": others[0].name if others else "",
        "second_price": _euros(others[0]) if others else "",
        "beside": _beside(best, findings.file.purchases),
    }


def _fitting(findings: Findings, liked: Sequence[str]) -> list[ProductFact]:
    """The pieces that fit: first what shares a liking, and rather a main piece than a trifle."""
    whole = [piece for piece in findings.file.products if told_whole(piece.name)]
    found = [fit.product for fit in fitting(findings.file, whole, len(whole))]
    return sorted(found, key=lambda piece: (piece.category in SMALL, not _hook(piece, liked)))


def _hook(piece: ProductFact, liked: Sequence[str]) -> str:
    """The first liked colour or fabric that a piece has by that very name."""
    text = f"{piece.name} {piece.description}"
    found = ((word, named(word, text).lower()) for word in liked)
    return next((word for word, shown in found if shown == word), "")


def _beside(piece: ProductFact, purchases: tuple[PurchaseFact, ...]) -> str:
    """What the client has of another category that shares a colour or fabric with a piece."""
    for item in purchases:
        traits = attributes(item.product)
        shared = any(named(word, piece.name) for word in (*traits.colours, *traits.fabrics))
        alone = item.quantity == 1 and told_whole(item.product)
        if shared and alone and item.category != piece.category:
            return item.product
    return ""


def _line(piece: ProductFact) -> str:
    return f"The {piece.name}, {_euros(piece)}. {_told(piece)}".strip()


def _told(piece: ProductFact) -> str:
    told = " ".join(piece.description.split())
    return told if told and told_whole(told) else ""


def _euros(piece: ProductFact) -> str:
    return f"€{piece.price:,.2f}".removesuffix(".00")


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith("ss")


def loves(findings: Findings) -> list[str]:
    """Colours and fabrics that are liked and never disliked, the most often told first."""
    told = Counter[str]()
    refused: set[str] = set()
    for item in findings.preferences:
        traits = attributes(item.what.words)
        (told.update if item.what.liked else refused.update)([*traits.colours, *traits.fabrics])
    return [word for word, _ in told.most_common() if word not in refused | _MISTAKEN]


def named_day(day: date, today: date) -> str:
    """A day as a letter names it: without the year when that goes without saying."""
    near = abs((day - today).days) < 200
    return f"{day.day} {day:%B}" if near else full_date(day)
