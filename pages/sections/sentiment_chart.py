"""A customer's sentiment over time, small: a mark for each interaction, and where it is going."""

from collections import Counter

import streamlit as st

from crm.dates import long_date
from crm.evidence import CustomerFile
from crm.models import SENTIMENTS
from pages.ui import labels, session

VALUE = {"positive": 1, "neutral": 0, "negative": -1}
SMOOTHED = 5
"""Interactions whose mean the line shows."""


def show(file: CustomerFile) -> None:
    """The chart, with its words for who can't see it; with fewer than two a line says so."""
    scored = [item for item in reversed(file.interactions) if item.sentiment]
    if len(scored) < 2:
        st.caption("Two interactions with a mood are needed for a chart.")
        return
    import altair
    import pandas

    rows = [(pandas.Timestamp(i.on), VALUE[i.sentiment or ""], i.sentiment) for i in scored]
    frame = pandas.DataFrame(rows, columns=["Day", "Value", "Mood"])
    frame["Trend"] = frame["Value"].rolling(SMOOTHED, min_periods=1).mean()
    words = "datum.value > 0 ? 'Positive' : datum.value < 0 ? 'Negative' : 'Neutral'"
    height = altair.Y(
        "Value:Q",
        title=None,
        scale=altair.Scale(domain=[-1.15, 1.15]),
        axis=altair.Axis(values=[-1, 0, 1], labelExpr=words),
    )
    across = altair.X("Day:T", title=None, axis=altair.Axis(format="%b %Y", tickCount=4))
    tones = altair.Scale(domain=list(SENTIMENTS), range=[labels.TONE[s] for s in SENTIMENTS])
    base = altair.Chart(frame)
    trend = base.mark_line(color=labels.ACCENT, interpolate="monotone").encode(
        x=across, y=altair.Y("Trend:Q")
    )
    marks = base.mark_circle(size=60, opacity=0.9).encode(
        x=across,
        y=height,
        color=altair.Color("Mood:N", scale=tones, legend=None),
        tooltip=[altair.Tooltip("Day:T", format="%-d %b %Y"), altair.Tooltip("Mood:N")],
    )
    alt = _words(file)
    chart = (marks + trend).properties(height=160)
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=alt)
    st.caption(alt)


def _words(file: CustomerFile) -> str:
    scored = [item for item in file.interactions if item.sentiment]
    count = Counter(item.sentiment for item in scored)
    each = ", ".join(f"{count[s]} {s}" for s in SENTIMENTS if count[s])
    first, last = (long_date(scored[n].on, session.today()) for n in (-1, 0))
    return (
        f"Mood over time, {first} to {last}: {each}; the newest is {scored[0].sentiment}. "
        f"The line is the mean of {SMOOTHED} in a row."
    )
