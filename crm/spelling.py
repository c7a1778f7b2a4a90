"""What a search that has found nobody may have meant: the nearest words and names of the book."""

from collections.abc import Iterable
from difflib import get_close_matches

from crm.workspace import Workspace
from db import folding
from db.gateway import Filter, Order, Query, Row

SHORTEST = 4
"""Letters of a word of which something is guessed."""
MOST_WORDS = 4
MOST_GUESSES = 3
MOST_ROWS = 200
"""Of each half of a word."""
LIKENESS = 0.75
"""1 for the same word: one wrong letter in four, two in seven."""


def guesses(ws: Workspace, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Searches that are spelt nearly like these words and lead to somebody, in one wait.

    Of a word with one wrong letter one half is right: what is near is looked for in the records
    that have a half of one of the words.
    """
    doubtful = [term for term in terms[:MOST_WORDS] if len(term) >= SHORTEST]
    queries = [query for term in doubtful for half in _halves(term) for query in _queries(half)]
    if not queries:
        return ()
    rows = [row for answer in ws.db.rows(*queries) for row in answer]
    names = _nearest_names(rows, " ".join(terms))
    each = {folding.plain(guess): guess for guess in [*_nearest_words(rows, terms), *names]}
    return tuple(each.values())[:MOST_GUESSES]


def _halves(term: str) -> tuple[str, str]:
    middle = len(term) // 2
    return term[:middle], term[middle:]


def _queries(half: str) -> list[Query]:
    has = Filter("search_text", "contains", half)
    active = Filter("archived_at", "is_null", True)
    return [
        Query("customer_cards", [active, has], [Order("name_key")], MOST_ROWS),
        Query("customer_texts", [has], [], MOST_ROWS),
        Query("pieces", [has], [Order("name")], MOST_ROWS),
    ]


def _nearest_names(rows: Iterable[Row], text: str) -> list[str]:
    """Names that are spelt nearly like all that was looked for."""
    names = {}
    for row in rows:
        if "first_name" in row:
            name = " ".join(part for part in (row["first_name"], row["last_name"]) if part)
            names[folding.plain(name) or ""] = name
    near = get_close_matches(text, names, MOST_GUESSES, LIKENESS)
    return [names[each] for each in near if each != text]


def _nearest_words(rows: Iterable[Row], terms: Iterable[str]) -> list[str]:
    """The words with each that the book has not put right; nothing where none can be."""
    known = {word for row in rows for word in (row["search_text"] or "").split()}
    right = [
        term if term in known else next(iter(get_close_matches(term, known, 1, LIKENESS)), term)
        for term in terms
    ]
    return [" ".join(right)] if right != list(terms) else []
