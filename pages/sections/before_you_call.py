"""What a rep reads in ten seconds before a call: who, never, loves, promised, next date."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import Any

import streamlit as st

from crm import evidence, facts
from crm.dates import long_date
from crm.evidence import CustomerFile
from crm.facts import KnownFact, Understanding
from crm.models import Customer
from pages.sections import claims
from pages.ui import labels, parts, session
from pages.ui.element import chosen, element
from pages.ui.labels import count

MOST = 6
"""Of what a customer loves and is not fond of; musts are always whole."""
HTML = "<div class='before-call'><dl></dl></div>"
Words = dict[str, Any]
"""Words of a line, their tone ("", "never" or "late"), and the marks of their records."""

NOTHING = (
    "Nothing yet: what they love, what never and what was promised stands here once you have "
    "logged or noted it."
)


@parts.fragment
def show(customer: Customer, file: CustomerFile, unread: int, waiting: int = 0) -> None:
    """One block, a line each; the musts first and whole, also where there is nothing else.

    A mark opens the record that says so. `unread` counts the records of which something was not
    read, `waiting` those among them that will be.
    """
    with st.container(border=True, key=f"customer_{customer.id}_before_you_call"):
        st.markdown("#### Before you call")
        lines = list(_lines(customer, file))
        if not (lines or unread):
            st.caption(NOTHING)
        answer = element(__file__, HTML)(
            data={"lines": lines},
            key=f"customer_{customer.id}_before",
            height="content",
            on_record_change=lambda: None,
        )
        if waiting:
            st.caption(f"Still being read: {count(waiting, 'record')}.")
        if partly := unread - waiting:
            st.caption(
                f"Not wholly read: {count(partly, 'record')}, being in another language or very "
                "long. Open them."
            )
        if record := chosen(answer.record, {id: id for id in file.facts}):
            quotes = [fact.quote for fact in file.known.facts if fact.record == record]
            claims.open_record(evidence.of(file, record), quotes)


def _lines(customer: Customer, file: CustomerFile) -> Iterator[dict[str, Any]]:
    known, says = file.known, _Marks(file).of
    yield from _line("Never", (says(fact, _with_owner(fact), "never") for fact in known.musts))
    yield from _line("Who", _who(customer, known, says))
    yield from _line("Loves", (says(taste.fact) for taste in known.likes[:MOST]))
    yield from _line("Not for them", (says(taste.fact) for taste in known.dislikes[:MOST]))
    yield from _line("Promised", (_promise(fact, says) for fact in _nearest(known.promises)))
    yield from _line("Wait", (says(fact, _until(fact)) for fact in known.holds))
    yield from _line(
        "Next date",
        (says(fact, f"{_with_owner(fact)}, {_day(on)}") for on, fact in known.occasions[:2]),
    )
    yield from _line("Last contact", _last_contact(customer, file))


class _Marks:
    """Numbers the records that are named, in the order in which they are."""

    def __init__(self, file: CustomerFile) -> None:
        self._file = file
        self._signs: dict[str, str] = {}

    def of(self, fact: KnownFact, text: str = "", tone: str = "") -> Words:
        """What a fact says, with the mark of its record; the rep's own word has none."""
        return _words(text or fact.words, tone, [self._mark(fact.record)])

    def _mark(self, record: str) -> dict[str, str] | None:
        if record not in self._file.facts:
            return None
        sign = self._signs.setdefault(record, str(len(self._signs) + 1))
        return {"id": record, "sign": sign, "title": evidence.of(self._file, record).label}


Says = Callable[..., Words]


def _line(label: str, words: Iterable[Words]) -> Iterator[dict[str, Any]]:
    if each := list(words):
        yield {"label": label, "words": each}


def _words(text: str, tone: str = "", marks: Iterable[dict[str, str] | None] = ()) -> Words:
    return {"text": text, "tone": tone, "marks": [mark for mark in marks if mark]}


def _who(customer: Customer, known: Understanding, says: Says) -> Iterator[Words]:
    introduction, people = facts.who(customer, known)
    if introduction:
        yield _words(introduction.rstrip("."))
    yield from (says(fact) for fact in people)
    if customer.purchases:
        plural = "s" if customer.purchases > 1 else ""
        yield _words(f"{customer.purchases} purchase{plural}, €{customer.bought_total:,.0f}")


def _nearest(promises: Iterable[KnownFact]) -> list[KnownFact]:
    """Those whose day, or else the one on which they were made, is nearest to today come first."""
    today = session.today()
    return sorted(promises, key=lambda fact: abs((fact.named_on or fact.said_on) - today))


def _promise(fact: KnownFact, says: Says) -> Words:
    due = f", due {_day(fact.named_on)}" if fact.named_on else ""
    is_late = fact.named_on is not None and fact.named_on < session.today()
    return says(fact, f"{fact.words} ({_day(fact.said_on)}{due})", "late" if is_late else "")


def _with_owner(fact: KnownFact) -> str:
    return f"{fact.whose}: {fact.words}" if fact.whose else fact.words


def _until(fact: KnownFact) -> str:
    return f"{fact.words} before {_day(fact.named_on)}" if fact.named_on else fact.words


def _last_contact(customer: Customer, file: CustomerFile) -> Iterator[Words]:
    if customer.last_contact is None:
        return
    day = _day(session.local(customer.last_contact).date())
    yield _words(f"{day}, {labels.sentiment(customer.latest_sentiment)}")
    read = [item.sentiment for item in file.interactions if item.sentiment]
    unhappy = len(list(takewhile(lambda each: each == "negative", read)))
    if unhappy > 1:
        yield _words(f"{unhappy} times in a row unhappy", "late")


def _day(day: date | None) -> str:
    return long_date(day, session.today())
