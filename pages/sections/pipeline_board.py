"""Leads, prospects and customers side by side, and the way from one stage to the next."""

from functools import partial

import streamlit as st

from crm import customers, reports
from crm.dates import long_date
from crm.models import STAGES, CustomerCard, Listing, Sentiment, Stage
from pages.sections import customer_link
from pages.ui import labels, saving, session, undo

PORTION = 15
"""Cards at a time; the first ones are a view's, sql/views.sql."""

UNDO = "undo_move"
NO_MATCH = "Nobody here matches: clear a filter to see more."
NOBODY = "Nobody stands here yet: move a client here, or add one under Customers."


def show_all() -> None:
    """Every stage with its count and value, and its first cards."""
    ws = session.workspace()
    figures = session.read("stages", partial(reports.stages, ws))
    cards = session.read("first cards", partial(customers.first_cards, ws))
    for column, stage in zip(st.columns(3, gap="medium"), figures, strict=True):
        with column:
            first = Listing(cards[stage.stage], stage.customers)
            listing = first if _portion(stage.stage) == PORTION else _find(stage.stage)
            _show_heading(stage.stage, stage.customers)
            st.caption(f"Bought so far: €{stage.bought_total:,.0f}")
            _show_cards(stage.stage, listing, NOBODY)


def show_matching(search: str, sentiment: Sentiment | None) -> None:
    """Of every stage those that match."""
    for column, stage in zip(st.columns(3, gap="medium"), STAGES, strict=True):
        with column:
            listing = _find(stage, search, sentiment)
            _show_heading(stage, listing.total)
            _show_cards(stage, listing, NO_MATCH)


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


def _show_heading(stage: Stage, number: int) -> None:
    st.subheader(f"{labels.stage(stage)} ({number:,})", anchor=False)


def _show_cards(stage: Stage, listing: Listing[CustomerCard], nobody: str) -> None:
    """The cards, and more of them on demand."""
    size = f"pipeline_shown_{stage}"
    if not listing.items:
        st.caption(nobody)
    for card in listing.items:
        _show_card(card)
    if listing.total > len(listing.items):
        more = st.button(f"Show more of {listing.total:,}", key=f"{size}_more", width="stretch")
        if more:
            st.session_state[size] = _portion(stage) + PORTION
            st.rerun()


def _show_card(card: CustomerCard) -> None:
    today = session.today()
    contact = card.last_contact and session.local(card.last_contact).date()
    with st.container(border=True, gap="xsmall", key=f"pipeline_card_{card.id}"):
        customer_link.show(card.name, card.id)
        if card.company:
            st.text(card.company)
        st.badge(
            labels.sentiment(card.overall_sentiment),
            color=labels.sentiment_colour(card.overall_sentiment),
        )
        st.caption(
            f"Last contact: {long_date(contact, today) or 'none yet'}  \n"
            f"Next follow-up: {long_date(card.next_follow_up_on, today) or 'none'}"
        )
        target = st.menu_button(
            "Move",
            [stage for stage in STAGES if stage != card.stage],
            format_func=labels.stage,
            icon=":material/arrow_right_alt:",
            type="tertiary",
            key=f"pipeline_move_{card.id}",
        )
        if target:
            _move(card, target)


def _move(card: CustomerCard, target: Stage) -> None:
    with saving.refusals():
        ws = session.workspace()
        version = customers.move(ws, card.id, card.version, target)
        back = partial(customers.move, ws, card.id, version, card.stage)
        place = labels.stage(target)
        undo.done(UNDO, f"{card.name} moved to {place}.", back, f"Moved to {place}.")
