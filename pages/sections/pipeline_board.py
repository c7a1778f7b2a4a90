"""Leads, prospects and customers side by side, and the way from one stage to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from crm import customers, reports
from crm.dates import long_date
from crm.models import STAGES, CustomerCard, Listing, Sentiment, Stage
from pages.sections import customer_link
from pages.ui import cards, labels, saving, session, undo
from pages.ui.cards import Act, Card, Group, Message, Words

PORTION = 15
"""Cards at a time; the first ones are a view's, sql/views.sql."""

KEY, UNDO = "pipeline", "undo_move"
NO_MATCH = "Nobody here matches: clear a filter to see more."
NOBODY = "Nobody stands here yet: move a client here, or add one under Customers."
Listings = Mapping[Stage, Listing[CustomerCard]]


@dataclass(frozen=True)
class Board:
    """The stages as they are read, each with what is told of it, and what is told of none."""

    listings: Listings
    notes: Mapping[Stage, str]
    nobody: str

    def groups(self) -> list[Group]:
        """The columns as they are drawn."""
        people = [card for listing in self.listings.values() for card in listing.items]
        beside, today = customers.distinctions(people), session.today()
        return [
            Group(
                stage,
                [_card(card, beside[card], today) for card in listing.items],
                f"{labels.stage(stage)} ({listing.total:,})",
                self.notes.get(stage, ""),
                self.nobody,
                f"Show more of {listing.total:,}" if listing.total > len(listing.items) else "",
            )
            for stage, listing in self.listings.items()
        ]


def show(search: str, sentiment: Sentiment | None) -> None:
    """The way back from what was done last, and every stage with those that match.

    A click is attended to before any of it is drawn, so that it is read and drawn once.
    """
    board = _read(search, sentiment)
    if message := cards.clicked(KEY):
        _attend(message, board.listings)
        board = _read(search, sentiment)
    session.show_toast()
    undo.offer(UNDO, here=True)
    cards.show(KEY, "board", board.groups())


def _read(search: str, sentiment: Sentiment | None) -> Board:
    if search or sentiment:
        return Board({stage: _find(stage, search, sentiment) for stage in STAGES}, {}, NO_MATCH)
    ws = session.workspace()
    figures = session.read("stages", partial(reports.stages, ws))
    first = session.read("first cards", partial(customers.first_cards, ws))
    listings = {
        each.stage: Listing(first[each.stage], each.customers)
        if _portion(each.stage) == PORTION
        else _find(each.stage)
        for each in figures
    }
    notes = {each.stage: f"Bought so far: €{each.bought_total:,.0f}" for each in figures}
    return Board(listings, notes, NOBODY)


def _attend(message: Message, listings: Listings) -> None:
    """Moves a card, or has more of a stage shown, if that is offered."""
    match message:
        case Message("lead" | "prospect" | "customer" as stage, cards.MORE, ""):
            if listings[stage].total > len(listings[stage].items):
                st.session_state[f"pipeline_shown_{stage}"] = _portion(stage) + PORTION
        case Message(int(id), "move", "lead" | "prospect" | "customer" as target):
            people = (card for listing in listings.values() for card in listing.items)
            for card in people:
                if card.id == id and card.stage != target:
                    _move(card, target)


def _find(
    stage: Stage, search: str = "", sentiment: Sentiment | None = None
) -> Listing[CustomerCard]:
    size = _portion(stage)
    load = partial(
        customers.find,
        session.workspace(),
        search=search,
        sentiment=sentiment,
        stage=stage,
        sort="last_contact",
        descending=True,
        size=size,
    )
    return session.read(f"pipeline {stage} {search} {sentiment} {size}", load)


def _portion(stage: Stage) -> int:
    """How many cards of a stage are wanted."""
    return st.session_state.get(f"pipeline_shown_{stage}", PORTION)


def _card(card: CustomerCard, beside: str, today: date) -> Card:
    return Card(
        card.id,
        customer_link.title(card.name),
        customer_link.address(card.id),
        beside=[
            Words(labels.sentiment(card.overall_sentiment), labels.tone(card.overall_sentiment))
        ],
        lines=[list(_line(card, beside, today))],
        acts=[
            Act(
                "move",
                "Move",
                {stage: labels.stage(stage) for stage in STAGES if stage != card.stage},
                "arrow_right_alt",
                f"Move {card.name}",
            )
        ],
    )


def _line(card: CustomerCard, beside: str, today: date) -> Iterator[Words]:
    """Who it is, the last contact and the next follow-up."""
    contact = card.last_contact and session.local(card.last_contact).date()
    if beside:
        yield Words(beside, "soft", hint=beside)
    yield Words(long_date(contact, today) or "no contact yet", "soft", hint="Last contact")
    if due := card.next_follow_up_on:
        is_late = due < today
        told = f"{'overdue' if is_late else 'due'} {long_date(due, today)}"
        yield Words(told, "late" if is_late else "soft", hint="Next follow-up")


def _move(card: CustomerCard, target: Stage) -> None:
    with saving.refusals():
        ws = session.workspace()
        version = customers.move(ws, card.id, card.version, target)
        back = partial(customers.move, ws, card.id, version, card.stage)
        place = labels.stage(target)
        undo.keep(UNDO, f"{card.name} moved to {place}.", back, f"Moved to {place}.")
