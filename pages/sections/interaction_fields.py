"""The fields of an interaction's form, as they start and as they were typed."""

from collections.abc import Mapping
from datetime import datetime, time
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
    content = st.text_area(
        "What happened",
        start.get("content", ""),
        height=110,
        key=f"{key}_content",
        placeholder="Two lines are enough: what they loved, what was promised, by when",
    )
    type_ = st.segmented_control(
        "Type",
        INTERACTION_TYPES,
        default=start.get("type", "call"),
        format_func=labels.type_,
        required=True,
        key=f"{key}_type",
    )
    with st.expander("More", expanded=bool(start), key=f"{key}_more"):
        more = _more(key, start)
        more |= _follow_up(key, start) if with_follow_up else {}
    return {"content": content, "type": type_} | more


def _more(key: str, start: Mapping[str, Any]) -> dict[str, Any]:
    """What has a default."""
    choices = [None, *SENTIMENTS]
    return {
        "date": _date_and_time(key, start.get("date")),
        "subject": st.text_input("Subject", start.get("subject", ""), key=f"{key}_subject"),
        "sentiment": st.selectbox(
            "Sentiment",
            choices,
            choices.index(start.get("sentiment")),
            format_func=lambda value: labels.SENTIMENT[value] if value else "Automatic",
            placeholder="Automatic",
            key=f"{key}_sentiment",
        ),
    }


def _follow_up(key: str, start: Mapping[str, Any]) -> dict[str, Any]:
    due_on, note = start.get("follow_up_on"), start.get("follow_up_note", "")
    return {
        "follow_up_on": days.choose("Follow-up date", due_on, f"{key}_due"),
        "follow_up_note": st.text_input("Follow-up note", note, key=f"{key}_note"),
    }


def _date_and_time(key: str, before: datetime | None) -> datetime | None:
    """The chosen moment; the one before, to the second, when nothing else was chosen."""
    moment = session.local(before or session.workspace().clock())
    as_shown = moment.replace(second=0, microsecond=0)
    left, right = st.columns(2)
    day = days.choose("Date", as_shown.date(), f"{key}_day", left)
    hour: time | None = right.time_input("Time", as_shown.time(), step=300, key=f"{key}_time")
    if day is None or hour is None:
        return None
    choice = datetime.combine(day, hour, session.zone())
    return moment if before and choice == as_shown else choice
