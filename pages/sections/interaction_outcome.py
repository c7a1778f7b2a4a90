"""What became of the interaction that was saved last: its sentiment, its summary, a follow-up."""

from dataclasses import replace

import streamlit as st

from crm import follow_ups, interactions
from crm.dates import long_date
from crm.interactions import SuggestedFollowUp
from crm.models import SENTIMENTS
from pages.ui import labels, saving, session
from pages.ui.saving import refusals
from pages.ui.text import literal

NEWEST = "customer_logged_newest"
"""The customer of the interaction that was logged last from a list's page."""


def keep(customer_id: int, logged: interactions.Logged, elsewhere: bool = False) -> None:
    """Lets `show` tell of it until another customer is opened, `show_newest` where it was saved."""
    st.session_state[_key(customer_id)] = logged
    if elsewhere:
        st.session_state[NEWEST] = customer_id


def show_newest() -> None:
    """Tells of the interaction that was logged last on this page, whoever it was with."""
    if (customer_id := st.session_state.get(NEWEST)) is not None:
        show(customer_id, named=True)


def show(customer_id: int, named: bool = False) -> None:
    """What was saved and who judged it, the way back, and the follow-up that the AI suggests."""
    logged: interactions.Logged | None = st.session_state.get(_key(customer_id))
    if logged is None:
        return
    item = logged.interaction
    judge = "your judgement" if item.sentiment_by == "rep" else logged.review.engine
    whom = f" {literal(item.name)}:" if named else ""
    with st.container(border=True, key=f"customer_{customer_id}_outcome"):
        with st.container(horizontal=True, vertical_alignment="center"):
            mood = labels.sentiment(item.sentiment) if item.sentiment else "No mood told"
            st.markdown(f"**Saved.**{whom} {mood} ({judge})")
            _show_ways_back(logged)
        for mark in logged.review.marks:
            st.caption(f":material/help: {mark.why}")
        if item.summary:
            st.text(item.summary)
        if logged.review.failure:
            st.caption("The built-in analyst read this.")
            st.text(logged.review.failure)
        if logged.follow_up_on:
            st.markdown(
                f":material/event: Follow-up on {long_date(logged.follow_up_on, session.today())}"
            )
        elif suggested := logged.suggested:
            _suggest(customer_id, item.id, suggested)


def _show_ways_back(logged: interactions.Logged) -> None:
    """The mood put right, or all of it taken back."""
    item, ws = logged.interaction, session.workspace()
    key = _key(item.customer_id)
    mood = st.menu_button(
        "Mood", SENTIMENTS, format_func=labels.sentiment, type="tertiary", key=f"{key}_mood"
    )
    taken_back = st.button("Undo", icon=":material/undo:", type="tertiary", key=f"{key}_undo")
    with refusals():
        if taken_back:
            interactions.take_back(ws, logged)
            del st.session_state[key]
            saving.done("The interaction was taken back.")
        if mood:
            newest = interactions.get(ws, item.id)
            interactions.correct_sentiment(ws, item.id, newest.version, mood)
            now = interactions.get(ws, item.id)
            st.session_state[key] = replace(logged, interaction=now)
            saving.done("Your judgement was saved.")


def _suggest(customer_id: int, interaction_id: int, suggested: SuggestedFollowUp) -> None:
    day = long_date(suggested.due_on, session.today())
    st.text(f"Suggested follow-up on {day}: {suggested.note}")
    key = f"customer_{customer_id}_suggested_{interaction_id}"
    if st.session_state.get(key):
        st.caption("This follow-up is in your book.")
    elif st.button("Add follow-up", icon=":material/event:", key=f"{key}_add"):
        with refusals():
            follow_ups.add_suggested(
                session.workspace(),
                customer_id,
                interaction_id,
                due_on=suggested.due_on,
                note=suggested.note,
            )
            st.session_state[key] = True
            saving.done("The follow-up was added.")


def _key(customer_id: int) -> str:
    return f"customer_{customer_id}_logged"
