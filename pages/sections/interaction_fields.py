"""The fields of an interaction's form, as they start and as they were typed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from crm.models import INTERACTION_TYPES, SENTIMENTS, Interaction
from pages.ui import days, labels, session

FIELDS = ("type", "date", "subject", "content", "sentiment")


def values(item: Interaction) -> dict[str, Any]:
    """An interaction as the form has it: a sentiment that the AI judged is none of the rep's."""
    own = item.sentiment if item.sentiment_by == "rep" else None
    return {field: getattr(item, field) for field in FIELDS} | {"sentiment": own}


def describe(field: str, value: Any) -> str:
    """A field's value in words."""
    if isinstance(value, datetime):
        return f"{session.local(value):%d %B %Y, %H:%M}"
    if field == "sentiment":
        return labels.SENTIMENT[value] if value else "Automatic"
    return str(value)


def interaction(key: str, start: Mapping[str, Any], with_follow_up: bool) -> dict[str, Any]:
    """The fields of an interaction, what happened first; an empty start is a new one."""
    st.text_area(
        "What happened",
        start.get("content", ""),
        height=110,
        key=f"{key}_content",
        placeholder="Two lines are enough: what they loved, what was promised, by when",
    )
    st.segmented_control(
        "Type",
        INTERACTION_TYPES,
        default=start.get("type", "call"),
        format_func=labels.type_,
        required=True,
        key=f"{key}_type",
    )
    with st.expander("More", expanded=bool(start), key=f"{key}_more"):
        _show_more(key, start)
        if with_follow_up:
            days.choose("Follow-up date", start.get("follow_up_on"), f"{key}_follow_up_on")
            note = start.get("follow_up_note", "")
            st.text_input("Follow-up note", note, key=f"{key}_follow_up_note")
    return typed(key, start, with_follow_up)


def typed(key: str, start: Mapping[str, Any], with_follow_up: bool) -> dict[str, Any]:
    """What stands in the fields, also before a run has drawn them."""
    names = ["content", "type", "date", "subject", "sentiment"]
    names += ["follow_up_on", "follow_up_note"] if with_follow_up else []
    others = {name: st.session_state[f"{key}_{name}"] for name in names if name != "date"}
    return dict.fromkeys(names) | others | {"date": _moment(key, start.get("date"))}


def _show_more(key: str, start: Mapping[str, Any]) -> None:
    """What has a default."""
    moment = _as_shown(start.get("date"))
    left, right = st.columns(2)
    days.choose("Date", moment.date(), f"{key}_day", left)
    right.time_input("Time", moment.time(), step=300, key=f"{key}_time")
    st.text_input("Subject", start.get("subject", ""), key=f"{key}_subject")
    choices = [None, *SENTIMENTS]
    st.selectbox(
        "Sentiment",
        choices,
        choices.index(start.get("sentiment")),
        format_func=lambda value: labels.SENTIMENT[value] if value else "Automatic",
        placeholder="Automatic",
        key=f"{key}_sentiment",
    )


def _moment(key: str, before: datetime | None) -> datetime | None:
    """The chosen moment; the one before, to the second, when nothing else was chosen."""
    day, hour = st.session_state[f"{key}_day"], st.session_state[f"{key}_time"]
    if day is None or hour is None:
        return None
    choice = datetime.combine(day, hour, session.zone())
    return before if before and choice == _as_shown(before) else choice


def _as_shown(moment: datetime | None) -> datetime:
    """To the minute, on the rep's clock; now, where there is none yet."""
    return session.local(moment or session.workspace().clock()).replace(second=0, microsecond=0)
