"""Which records a letter speaks from: each whose day, thing or words stand in it."""

from collections.abc import Iterator
from datetime import date

from ai.analyst.letters.plans import planned
from ai.analyst.letters.texts import texts_of
from ai.analyst.letters.wishes import language, texts_for
from ai.facts import CustomerFile
from ai.understanding import Fact

MOST = 6
LEAST_LETTERS = 5
"""Of words that a letter and a record do not share by chance."""
_WAITED_FOR = ("promise", "request", "objection")


def sources(file: CustomerFile, text: str) -> list[tuple[str, str]]:
    """The ids of the records that a letter in any of our languages names, six at most, each once
    with the record's words for it, "" where none of its facts says so."""
    once: dict[str, str] = {}
    for id, quote in (*_facts(file, text), *_records(file, text)):
        once.setdefault(id, quote)
    return list(once.items())[:MOST]


def _facts(file: CustomerFile, text: str) -> Iterator[tuple[str, str]]:
    """What is waited for and was said on a day that it names, then what has its words or day."""
    waited = [fact for fact in file.understanding if fact.kind in _WAITED_FOR]
    yield from ((f.record, f.quote) for f in waited if _names(file, text, f.said_on))
    yield from ((f.record, f.quote) for f in file.understanding if _says(file, text, f))


def _says(file: CustomerFile, text: str, fact: Fact) -> bool:
    if fact.whose or fact.kind == "must":
        return False
    on = fact.next_on(file.today)
    has_words = len(fact.words) >= LEAST_LETTERS and fact.words.lower() in text.lower()
    return has_words or (on is not None and on > file.today and _names(file, text, on))


def _records(file: CustomerFile, text: str) -> Iterator[tuple[str, str]]:
    texts = texts_for(file)
    for due in file.follow_ups:
        said = planned(due, file, texts)
        if not due.done and said and said in text:
            yield due.id, due.note
    yield from ((each.id, "") for each in file.purchases if each.product in text)
    yield from ((item.id, "") for item in file.interactions if _names(file, text, item.on))


def _names(file: CustomerFile, text: str, day: date) -> bool:
    """Whether a day stands in a text, as the customer's language or English has it."""
    forms = {texts_of(each).day(day, file.today) for each in (language(file), "en")}
    return any(_stands_in(form, text) for form in forms)


def _stands_in(form: str, text: str) -> bool:
    before, _, after = text.partition(form)
    return bool(after) and not before[-1:].isdigit()
