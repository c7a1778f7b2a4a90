"""Whose records, of the whole book, have the words of a question."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ai.analyst.answers.asking import telling_words
from ai.analyst.answers.searching import forms, has
from ai.reading.sentences import sentences
from crm.book_answers import CURRENT, MOST_ROWS, BookAnswer, answer_of, plain
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query

MOST_WORDS = 5
_PLACES = ("place", "trip", "goal")
"""What is a name, which has no singular: Paris."""
_OF_BOOK = frozenset(["book", "mine", "ours", "gets", "comes", "lives"])
_ALSO = {
    "filming": ("shooting", "on set"), "shooting": ("filming", "on set"),
    "travelling": ("abroad", "on tour"), "abroad": ("travelling", "on tour"),
    "away": ("abroad", "travelling", "on tour"),
}  # fmt: skip


def said_anywhere(ws: Workspace, match: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Whose records have a word: each with the newest sentence that has it."""
    asked_of, thing = next(pair for pair in match.groupdict().items() if pair[1])
    thing = thing.lower().strip() if asked_of in _PLACES else plain(thing)
    words = (thing, *_ALSO.get(thing, ()))
    told = [
        (id, f"“{_best(text, wanted)}”")
        for word, texts in _texts(ws, words)
        for wanted in [[frozenset([each]) for each in word.split()]]
        for id, text in texts
        if all(has(text, each) for each in wanted)
    ]
    return answer_of(ws, f"Whose records name {' or '.join(words)}", told)


def mentioned(ws: Workspace, match: re.Match[str], asked: str, today: date) -> BookAnswer:
    """Whose records have all words of a question of no other kind; that it can't be told where
    none has: a word that was not found is no answer."""
    asked_words = telling_words(match["words"])
    words = [each for each in asked_words if each.lower() not in _OF_BOOK][:MOST_WORDS]
    wanted = [forms(each) for each in words]
    told = {
        (id, text)
        for _, texts in _texts(ws, [*min(wanted, key=len, default=())])
        for id, text in texts
        if all(has(text, each) for each in wanted)
    }
    named = " and ".join(words) or "such words"
    if not told:
        return BookAnswer(f"I can't tell that from the book: no record has {named}.", ())
    quotes = [(id, f"“{_best(text, wanted)}”") for id, text in sorted(told)]
    return answer_of(ws, f"Whose records name {named}", quotes)


def _texts(ws: Workspace, words: Sequence[str]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """With each word its notes and interactions, each of a customer, notes first; in one wait."""
    if not words:
        return
    newest = [Order("date", descending=True)]
    said = [
        Query("timeline", [Filter("interaction_words", "words", word)], newest, MOST_ROWS)
        for word in words
    ]
    noted = [
        Query("customers", [*CURRENT, Filter("notes", "contains", word)], limit=MOST_ROWS)
        for word in words
    ]
    answers = ws.db.rows(*said, *noted)
    for word, spoken, written in zip(words, answers, answers[len(words) :], strict=False):
        notes = [(row["id"], row["notes"]) for row in written]
        yield word, notes + [(row["customer_id"], row["content"]) for row in spoken]


def _best(text: str, wanted: list[frozenset[str]]) -> str:
    """The sentence of a text that has most of these words."""
    return max(sentences(text), key=lambda each: sum(has(each, form) for form in wanted))
