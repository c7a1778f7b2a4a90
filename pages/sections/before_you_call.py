"""What a rep reads in ten seconds before a call: who, loves, never, promised, next date."""

import streamlit as st

from crm import facts
from crm.dates import long_date
from crm.facts import KnownFact, Understanding
from crm.models import Customer
from pages.ui import labels, session
from pages.ui.text import literal

MOST = 6
"""Of what a customer loves and is not fond of; musts are always whole."""


def show(customer: Customer, known: Understanding, unread: int) -> None:
    """One block, a line each; the musts first and whole, also where there is nothing else.

    `unread` counts the records of which something was not read."""
    lines = [
        _line("Never", [_with_owner(fact) for fact in known.musts], ":red[**{}**]"),
        _line("Who", facts.who(customer, known)),
        _line("Loves", [taste.fact.words for taste in known.likes[:MOST]]),
        _line("Not for them", [taste.fact.words for taste in known.dislikes[:MOST]]),
        _line("Promised", [_with_day(fact) for fact in known.promises]),
        _line("Wait", [_until(fact) for fact in known.holds]),
        _line(
            "Next date",
            [f"{_whose(fact)}{fact.words}, {_day(on)}" for on, fact in known.occasions[:2]],
        ),
        _line("Last contact", _last_contact(customer)),
    ]
    with st.container(border=True, key=f"customer_{customer.id}_before_you_call"):
        st.markdown("#### Before you call")
        st.markdown("  \n".join(line for line in lines if line))
        if unread:
            st.caption(
                f"{unread} of {customer.interactions} records are not read yet, or not wholly, "
                "being in another language or too long: open them."
            )


def _line(label: str, words: list[str], look: str = "**{}**") -> str:
    if not words:
        return ""
    return f"{look.format(label)} {' · '.join(literal(each) for each in words)}"


def _with_owner(fact: KnownFact) -> str:
    return f"{fact.whose}: {fact.words}" if fact.whose else fact.words


def _whose(fact: KnownFact) -> str:
    return f"{fact.whose}: " if fact.whose else ""


def _with_day(fact: KnownFact) -> str:
    due = f", due {_day(fact.named_on)}" if fact.named_on else ""
    return f"{fact.words} ({_day(fact.said_on)}{due})"


def _until(fact: KnownFact) -> str:
    return f"{fact.words} before {_day(fact.named_on)}"


def _last_contact(customer: Customer) -> list[str]:
    if customer.last_contact is None:
        return []
    day = long_date(session.local(customer.last_contact).date(), session.today())
    return [f"{day}, {labels.sentiment(customer.latest_sentiment)}"]


def _day(day: object) -> str:
    from datetime import date

    return long_date(day, session.today()) if isinstance(day, date) else ""
