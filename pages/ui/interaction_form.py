"""The form for an interaction, new or known, with a follow-up if the rep wants one."""

from datetime import date, datetime, time
from typing import Any

import streamlit as st

from crm import follow_ups, interactions
from crm.dates import long_date
from crm.errors import Conflict
from crm.interactions import SuggestedFollowUp
from crm.models import INTERACTION_TYPES, SENTIMENTS, Interaction
from pages.ui import client_choice, labels, merging, session
from pages.ui.saving import refusals

FOR_ANYBODY = "new_interaction"
FIELDS = ("type", "date", "subject", "content", "sentiment")


def show_new(customer_id: int) -> None:
    """The form that logs one, and below it, where the eye is, what became of the one saved last."""
    name = f"customer_{customer_id}_log"
    key = session.entry_key(name)
    with st.form(f"{name}_{key}"):
        typed = _fields(f"{name}_{key}", None) | _follow_up_fields(f"{name}_{key}")
        clicked = st.form_submit_button("Save", type="primary", icon=":material/check:")
    if not clicked:
        _show_outcome(customer_id)
        return
    with refusals(), st.spinner("Saving…"):
        logged = interactions.log(session.workspace(), customer_id, key, session.today(), **typed)
        session.new_entry(name)
        session.saved("The interaction was saved.")
        st.session_state[f"customer_{customer_id}_logged"] = logged
        st.rerun()


def open_new() -> None:
    """Opens the form for an interaction with a client who is chosen in it."""
    session.new_entry(FOR_ANYBODY)
    _log_for_anybody()


@st.dialog("Log interaction", width="medium", icon=":material/edit_note:")
def _log_for_anybody() -> None:
    key = session.entry_key(FOR_ANYBODY)
    client = client_choice.show(f"{FOR_ANYBODY}_{key}")
    with st.form(f"{FOR_ANYBODY}_{key}", border=False):
        typed = _fields(f"{FOR_ANYBODY}_{key}", None) | _follow_up_fields(f"{FOR_ANYBODY}_{key}")
        if not st.form_submit_button("Save", type="primary", icon=":material/check:"):
            return
    if client is None:
        client_choice.missing()
        return
    with refusals(), st.spinner("Saving…"):
        logged = interactions.log(session.workspace(), client.id, key, session.today(), **typed)
        mood = labels.sentiment(logged.interaction.sentiment)
        session.saved(f"The interaction was saved: {mood}.")
        st.rerun()


@st.dialog("Edit interaction", width="medium", icon=":material/edit:")
def open_known(item: Interaction) -> None:
    """Opens the form for an interaction that was read before; a newer one is merged."""
    key = f"customer_{item.customer_id}_edit_{item.id}_{item.version}"
    clash = f"{key}_clash"
    if clash in st.session_state:
        newer, mine = st.session_state[clash]
        chosen = merging.choose(
            f"{key}_{newer.version}", newer.changed_by, _values(item), _values(newer), mine, _shown
        )
        if chosen:
            _save_known(item.id, newer.version, chosen, clash)
        return
    with st.form(key, border=False):
        typed = _fields(key, item)
        if not st.form_submit_button("Save", type="primary"):
            return
    _save_known(item.id, item.version, typed, clash)


def _save_known(id: int, version: int, typed: dict[str, Any], clash: str) -> None:
    """Saves, or keeps what was typed beside the newer interaction for the rep to choose."""
    ws = session.workspace()
    with refusals(), st.spinner("Saving…"):
        try:
            interactions.edit(ws, id, version, session.today(), **typed)
        except Conflict:
            st.session_state[clash] = (interactions.get(ws, id), typed)
            st.rerun(scope="fragment")
        st.session_state.pop(clash, None)
        session.saved("The interaction was saved.")
        st.rerun()


def _values(item: Interaction) -> dict[str, Any]:
    """The fields as the form has them: a mood that the AI judged is none of the rep's."""
    judged = item.sentiment if item.sentiment_by == "rep" else None
    return {field: getattr(item, field) for field in FIELDS} | {"sentiment": judged}


def _shown(field: str, value: Any) -> str:
    if isinstance(value, datetime):
        return f"{session.local(value):%d %B %Y, %H:%M}"
    if field == "sentiment":
        return labels.SENTIMENT[value] if value else "Automatic"
    return str(value)


def _follow_up_fields(key: str) -> dict[str, Any]:
    return {
        "follow_up_on": st.date_input("Follow-up date", None, key=f"{key}_due"),
        "follow_up_note": st.text_input("Follow-up note", max_chars=500, key=f"{key}_note"),
    }


def _fields(key: str, known: Interaction | None) -> dict[str, Any]:
    """The fields that both forms have, and what they hold."""
    typed: dict[str, Any] = {
        "type": st.segmented_control(
            "Type",
            INTERACTION_TYPES,
            default=known.type if known else "call",
            format_func=labels.type_,
            required=True,
            key=f"{key}_type",
        )
    }
    moment = session.local(known.date if known else session.workspace().clock())
    shown = moment.replace(second=0, microsecond=0)
    left, right = st.columns(2)
    day = left.date_input("Date", shown.date(), key=f"{key}_day")
    hour = right.time_input("Time", shown.time(), step=300, key=f"{key}_time")
    chosen_moment = _moment(day, hour)
    typed["date"] = moment if known and chosen_moment == shown else chosen_moment
    typed["subject"] = st.text_input(
        "Subject", known.subject if known else "", max_chars=255, key=f"{key}_subject"
    )
    typed["content"] = st.text_area(
        "What happened",
        known.content if known else "",
        height=150,
        key=f"{key}_content",
        placeholder="Two lines are enough: what they loved, what was promised, by when",
    )
    choices = [None, *SENTIMENTS]
    chosen = known.sentiment if known and known.sentiment_by == "rep" else None
    typed["sentiment"] = st.selectbox(
        "Sentiment",
        choices,
        choices.index(chosen),
        format_func=lambda value: labels.SENTIMENT[value] if value else "Automatic",
        key=f"{key}_sentiment",
    )
    return typed


def _moment(day: date | None, hour: time | None) -> datetime | None:
    if day is None or hour is None:
        return None
    return datetime.combine(day, hour, session.zone())


def _show_outcome(customer_id: int) -> None:
    logged: interactions.Logged | None = st.session_state.get(f"customer_{customer_id}_logged")
    if logged is None:
        return
    item = logged.interaction
    judge = "your judgement" if item.sentiment_by == "rep" else logged.review.engine
    with st.container(border=True, key=f"customer_{customer_id}_outcome"):
        st.markdown(f"**Saved.** {labels.sentiment(item.sentiment)} ({judge})")
        if item.summary:
            st.text(item.summary)
        if logged.review.failure:
            st.caption("The AI service did not answer; the built-in analyst read this instead.")
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
            follow_ups.add(
                session.workspace(),
                customer_id,
                f"suggested-{interaction_id}",
                due_on=suggested.due_on,
                note=suggested.note,
            )
            st.session_state[key] = True
            session.saved("The follow-up was added.")
            st.rerun()
