"""What became of the interaction that was saved last: its sentiment, its summary, a follow-up."""

import streamlit as st

from crm import follow_ups, interactions
from crm.dates import long_date
from crm.interactions import SuggestedFollowUp
from pages.ui import labels, saving, session
from pages.ui.saving import refusals


def keep(customer_id: int, logged: interactions.Logged) -> None:
    """Lets `show` tell of it until another customer is opened."""
    st.session_state[_key(customer_id)] = logged


def show(customer_id: int) -> None:
    """What was saved and who judged it, with the follow-up that the AI suggests."""
    logged: interactions.Logged | None = st.session_state.get(_key(customer_id))
    if logged is None:
        return
    item = logged.interaction
    judge = "your judgement" if item.sentiment_by == "rep" else logged.review.engine
    with st.container(border=True, key=f"customer_{customer_id}_outcome"):
        st.markdown(f"**Saved.** {labels.sentiment(item.sentiment)} ({judge})")
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
