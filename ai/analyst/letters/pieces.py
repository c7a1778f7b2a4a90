"""What a letter can say of products: the newest that is owned, and those that fit, with prices."""

import re
from collections.abc import Sequence

from ai.analyst.answers.quoting import told_whole
from ai.analyst.fitting import fitting
from ai.analyst.letters.texts import Texts
from ai.analyst.vetoes import veto
from ai.facts import CustomerFile, ProductFact, PurchaseFact
from ai.reading.families import attributes, named
from ai.reading.lexicon import words_of

MOST_PIECES = 3
SMALL = ("accessories",)
_SECRET = re.compile(
    r"\b(?:secret|surprise|in confidence|present for|gift for|must not (?:know|hear|see))\b", re.I
)
FRESH_DAYS = 60
"""Days for which a purchase is new."""
_MISTAKEN = words_of("""
    bone camel caramel champagne cherry chocolate claret cognac kid lemon nude ostrich patent salmon
    smoke straw tobacco wine
""")
"""Colours and fabrics that a letter can't name alone: a taste for tobacco is something else."""


def owned(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The newest product that was bought for the customer alone; `fresh` when that was of late."""
    single = (
        item
        for item in file.purchases
        if item.quantity == 1 and told_whole(item.product) and not _is_secret(item, file)
    )
    piece = next(single, None)
    if piece is None:
        return {}
    many = _is_plural(piece.product)
    on = texts.day(piece.on, file.today)
    fresh = (file.today - piece.on).days <= FRESH_DAYS
    return {
        "owned": piece.product,
        "owned_on": on,
        "owned_give": "give" if many else "gives",
        "owned_serve": "serve" if many else "serves",
        "fresh": piece.product if fresh else "",
        "fresh_on": on if fresh else "",
    }


def _is_secret(item: PurchaseFact, file: CustomerFile) -> bool:
    """Whether a record tells of a purchase that somebody is not to know of it."""
    texts = (file.notes, *(each.content for each in file.interactions))
    return any(item.product in text and _SECRET.search(text) for text in texts)


def offered(file: CustomerFile, texts: Texts) -> dict[str, str]:
    """The products that fit best, with prices, and the liked colour or fabric of the first."""
    liked = loves(file)
    pieces = _fitting(file, liked)[:MOST_PIECES]
    love = texts.listed(liked[:2]) if liked and texts.is_english else ""
    if not pieces:
        return {"love": love}
    best, *others = pieces
    return {
        "love": love,
        "piece": best.name,
        "piece_price": _euros(best),
        "piece_told": _told(best) if texts.is_english else "",
        "hook": _hook(best, liked) if texts.is_english else "",
        "piece_lines": "\n\n".join(_line(piece) for piece in pieces),
        "piece_list": "\n".join(f"{piece.name}, {_euros(piece)}" for piece in pieces),
        "piece_names": texts.listed([f"the {piece.name}" for piece in pieces]),
        "pieces": texts.listed([piece.name for piece in pieces]),
        "second": others[0].name if others else "",
        "second_price": _euros(others[0]) if others else "",
        "beside": _beside(best, file.purchases),
    }


def _fitting(file: CustomerFile, liked: Sequence[str]) -> list[ProductFact]:
    """What fits and no fact speaks against, the main products and what is liked first."""
    whole = [
        piece
        for piece in file.products
        if told_whole(piece.name) and not veto(piece.text, file.known)
    ]
    found = [fit.product for fit in fitting(file, whole, len(whole))]
    return sorted(found, key=lambda piece: (piece.category in SMALL, not _hook(piece, liked)))


def _hook(piece: ProductFact, liked: Sequence[str]) -> str:
    """The first liked colour or fabric that a product has by that very name."""
    text = f"{piece.name} {piece.description}"
    found = ((word, named(word, text).lower()) for word in liked)
    return next((word for word, shown in found if shown == word), "")


def _beside(piece: ProductFact, purchases: tuple[PurchaseFact, ...]) -> str:
    """What the customer has of another category that shares a colour or fabric with a product."""
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
    return f"{told[:1].upper()}{told[1:]}" if told and told_whole(told) else ""


def _euros(piece: ProductFact) -> str:
    return f"€{piece.price:,.2f}".removesuffix(".00")


def _is_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith("ss")


def loves(file: CustomerFile) -> list[str]:
    """Colours and fabrics that the customer loves now, the newest word first, never disliked."""
    known = file.known
    liked = [attributes(taste.fact.words) for taste in known.likes]
    refused = [attributes(taste.fact.words) for taste in known.dislikes]
    mine = [word for traits in liked for word in (*traits.colours, *traits.fabrics)]
    not_mine = {word for traits in refused for word in (*traits.colours, *traits.fabrics)}
    return [word for word in dict.fromkeys(mine) if word not in not_mine | _MISTAKEN]
