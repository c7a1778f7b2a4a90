"""Searches: each finds on both stores what a plain reading of every record finds."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from crm import customers, interactions, products
from crm.workspace import Workspace
from db import folding
from db.gateway import insert

LETTERS = (
    "abcdeio ",
    "éÈøßñçıſﬁÅÆŒœ",
    "жЖшЯ",
    "日本語हिन्दीไทย",
    "0123456789",
    "%_\\()[]{}*?.^$|+'\"`;:,-@#&=<>/ ",
    "\u0301\u0308\u200d\u00a0\u00ad\u2019😀🎩\t\n",
)
WORDS = [
    "silk", "coat", "velvet", "3", "1200", "zürich", "café", "жук", "дом", "日本語", "emerald",
    "noël", "x1", "søren", "a", "b", "us",
]  # fmt: skip
SIGNS = [
    *" -/.,:;@#&_+=*!?'\"()[]<>\\|~^%$\n",
    ", ",
    "://",
    "...",
    "’",
    "–",
    "\u00a0",
    "\u200b",
    "€",
]
RECORDS = 100

ALL = pytest.param(2_000, marks=(pytest.mark.thorough, pytest.mark.timeout(900)))
several = pytest.mark.parametrize("number", [80, ALL])
Texts = dict[int, list[str]]


def letters(chance: random.Random) -> str:
    """A few letters and signs of any script."""
    kinds = [LETTERS[0], *chance.choices(LETTERS, k=2)]
    signs = (chance.choice(chance.choice(kinds)) for _ in range(chance.randint(1, 15)))
    return "".join(signs).strip() or "x"


def words(chance: random.Random) -> str:
    """A few words, with anything between them."""
    parts = (chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randint(1, 8)))
    return "".join(parts).strip()


def letter_searches(texts: Texts, number: int) -> Iterator[str]:
    """Pieces of these texts, and others that may be in none."""
    chance = random.Random(number)
    for _ in range(number // 2):
        text = chance.choice(chance.choice(list(texts.values())))
        start = chance.randrange(len(text))
        yield text[start : start + chance.randint(1, 6)]
        yield letters(chance)[: chance.randint(1, 4)]


def word_searches(texts: Texts, number: int) -> Iterator[str]:
    """Words in a row of these texts, with the signs between them, and others."""
    chance = random.Random(number)
    for _ in range(number // 2):
        parts = re.split(r"(\W+)", chance.choice(list(texts.values()))[0])
        start = chance.randrange(len(parts))
        yield "".join(parts[start : start + chance.randint(1, 6)])
        yield words(chance)[: chance.randint(1, 30)]


def differing(
    searches: Iterator[str],
    texts: Texts,
    find: Callable[[str], set[int]],
    is_meant: Callable[[str, list[str]], bool],
) -> list[str]:
    """The searches that find others than those whose texts are meant."""
    return [
        search
        for search in searches
        if find(search) != {id for id, fields in texts.items() if is_meant(search, fields)}
    ]


@several
def test_customers_are_found_by_any_piece_of_a_field(ws: Workspace, number: int) -> None:
    chance = random.Random(7)
    people = [{"first_name": letters(chance), "company": letters(chance)} for _ in range(RECORDS)]
    rows = ws.write(*(insert("customers", **each) for each in people))
    texts = {row["id"]: [row["first_name"], row["company"]] for row in rows}

    def find(search: str) -> set[int]:
        return {card.id for card in customers.find(ws, search=search, size=RECORDS).items}

    def is_meant(search: str, fields: list[str]) -> bool:
        wanted = customers.searched(search)
        return is_spelled(wanted, *fields)

    assert differing(letter_searches(texts, number), texts, find, is_meant) == []


@several
def test_products_are_found_by_any_piece_of_the_name(ws: Workspace, number: int) -> None:
    chance = random.Random(8)
    names = [letters(chance) for _ in range(RECORDS)]
    rows = ws.write(*(insert("products", name=name, category="suits", price=1) for name in names))
    texts = {row["id"]: [row["name"]] for row in rows}

    def find(search: str) -> set[int]:
        return {piece.id for piece in products.find(ws, search=search, size=RECORDS).items}

    def is_meant(search: str, fields: list[str]) -> bool:
        return is_spelled(folding.name_spellings(search), *fields)

    assert differing(letter_searches(texts, number), texts, find, is_meant) == []


@several
def test_interactions_are_found_by_their_words_whatever_parts_them(
    ws: Workspace, number: int
) -> None:
    chance = random.Random(9)
    [ines] = ws.write(insert("customers", first_name="Ines"))
    note = {"customer_id": ines["id"], "type": "note"}
    rows = ws.write(
        *(insert("interactions", content=words(chance), **note) for _ in range(RECORDS))
    )
    texts = {row["id"]: [row["content"]] for row in rows}

    def find(search: str) -> set[int]:
        found: set[int] = set()
        for page in range(1, RECORDS // interactions.PAGE_SIZE + 1):
            listing = interactions.timeline(ws, ines["id"], words=search, page=page)
            found |= {each.id for each in listing.items}
            if len(found) == listing.total:
                break
        return found

    def is_meant(search: str, fields: list[str]) -> bool:
        wanted = apart(search)
        begun = all(begins(word, fields[0]) for word in wanted)
        return not search.strip() or (bool(wanted) and begun)

    assert differing(word_searches(texts, number), texts, find, is_meant) == []


def is_spelled(wanted: list[str], *fields: str) -> bool:
    """Whether each piece stands in a field as it is, or in what is left of it without signs."""
    spellings = [folding.plain(field) or "" for field in fields]
    spellings += [folding.squeezed(field) for field in fields]
    return all(any(piece in spelling for spelling in spellings) for piece in wanted)


def begins(word: str, text: str) -> bool:
    """Whether a word of the text begins so; where no blanks are written it may stand anywhere."""
    if word.startswith(tuple("日本語")):
        return word in (folding.plain(text) or "")
    return any(each.startswith(word) for each in folding.spaced(text).split())


def apart(text: str) -> set[str]:
    """The words of a search: whatever is neither a letter nor a digit parts them.

    So does the edge of a script that is written without blanks.
    """
    plain = re.sub(
        "(?<=[日本語])(?![日本語])|(?<![日本語])(?=[日本語])", " ", folding.plain(text) or ""
    )
    plain = re.sub(r"(?<=[0-9])[.,'’](?=[0-9]{3}(?![0-9]))", "", plain)
    return set("".join(each if each.isalnum() else " " for each in plain).split())
