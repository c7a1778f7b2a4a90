"""Leads, prospects and customers side by side, and the way from one stage to the next."""

from functools import partial

import streamlit as st

from crm import customers, reports
from crm.dates import long_date
from crm.models import SENTIMENTS, STAGES, CustomerCard, Listing, Sentiment, Stage
from pages.sections import customer_link
from pages.ui import labels, live, session, undo
from pages.ui.saving import refusals

PORTION = 15
"""Cards at a time; the first ones are a view's, sql/views.sql."""

UNDO = "undo_move"
NO_MATCH = "Nobody here matches: clear a filter to see more."
NOBODY = "Nobody stands here yet: move a client here, or add one under Customers."


def show_filters() -> tuple[str, Sentiment | None]:
    words, mood = st.columns([3, 1], vertical_alignment="bottom")
    search = words.text_input(
        "Search",
        type="search",
        max_chars=200,
        placeholder="Name, email, company or phone",
        key="pipeline_search",
        bind="query-params",
    )
    sentiment = mood.selectbox(
        "Sentiment",
        [None, *SENTIMENTS],
        format_func=lambda value: labels.SENTIMENT[value] if value else "All",
        key="pipeline_sentiment",
        bind="query-params",
    )
    return search, sentiment


def show_all() -> None:
    """Every stage with its count and value, and its first cards."""
    ws = session.workspace()
    figures = session.read("stages", partial(reports.stages, ws))
    cards = session.read("first cards", partial(customers.first_cards, ws))
    for column, stage in zip(st.columns(3, gap="medium"), figures, strict=True):
        with column:
            known = Listing(cards[stage.stage], stage.customers)
            found = known if portion(stage.stage) == PORTION else find(stage.stage)
            show_heading(stage.stage, stage.customers)
            st.caption(f"Bought so far: €{stage.bought_total:,.0f}")
            show_cards(stage.stage, found, NOBODY)


def show_matching(search: str, sentiment: Sentiment | None) -> None:
    """Of every stage those that match."""
    for column, stage in zip(st.columns(3, gap="medium"), STAGES, strict=True):
        with column:
            found = find(stage, search, sentiment)
            show_heading(stage, found.total)
            show_cards(stage, found, NO_MATCH)


def find(
    stage: Stage, search: str = "", sentiment: Sentiment | None = None
) -> Listing[CustomerCard]:
    size = portion(stage)
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


def portion(stage: Stage) -> int:
    """How many cards of a stage are wanted."""
    return st.session_state.get(f"pipeline_shown_{stage}", PORTION)


def show_heading(stage: Stage, number: int) -> None:
    st.subheader(f"{labels.stage(stage)} ({number:,})", anchor=False)


def show_cards(stage: Stage, found: Listing[CustomerCard], nobody: str) -> None:
    """The cards, and more of them on demand."""
    shown = f"pipeline_shown_{stage}"
    if not found.items:
        st.caption(nobody)
    for card in found.items:
        show_card(card)
    if found.total > len(found.items):
        more = st.button(f"Show more of {found.total:,}", key=f"{shown}_more", width="stretch")
        if more:
            st.session_state[shown] = portion(stage) + PORTION
            st.rerun()


def show_card(card: CustomerCard) -> None:
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
            move(card, target)


def move(card: CustomerCard, target: Stage) -> None:
    with refusals():
        ws = session.workspace()
        version = customers.move(ws, card.id, card.version, target)
        back = partial(customers.move, ws, card.id, version, card.stage)
        place = labels.stage(target)
        undo.done(UNDO, f"{card.name} moved to {place}.", back, f"Moved to {place}.")


session.workspace()
st.title("Pipeline", anchor=False)
chosen_search, chosen_sentiment = show_filters()
undo.offer(UNDO)
if chosen_search or chosen_sentiment:
    show_matching(chosen_search, chosen_sentiment)
else:
    show_all()
live.watch()
