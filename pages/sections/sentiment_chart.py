"""A customer's sentiment over time, small: a mark for each interaction, and where it is going."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import fmean

import streamlit as st

from crm.dates import long_date
from crm.evidence import CustomerFile
from crm.models import SENTIMENTS
from pages.sections import charts
from pages.sections.charts import Chart
from pages.ui import labels, session

VALUE = {"positive": 1, "neutral": 0, "negative": -1}
LABELS = "datum.value > 0 ? 'Positive' : datum.value < 0 ? 'Negative' : 'Neutral'"
SMOOTHED = 5
"""Interactions whose mean the line shows."""


def show(file: CustomerFile) -> None:
    """The chart, with its words for who can't see it; with fewer than two a line says so."""
    moods = [(each.on, each.sentiment) for each in reversed(file.interactions) if each.sentiment]
    if len(moods) < 2:
        st.caption("Two interactions with a mood are needed for a chart.")
        return
    words = _words(file)
    charts.draw(_chart(moods), words)
    st.caption(words)


def _chart(moods: Sequence[tuple[date, str]]) -> Chart:
    """A mark for each day's mood, oldest first, and the line of their means."""
    values = [VALUE[mood] for _, mood in moods]
    trend = [fmean(values[max(0, n - SMOOTHED) : n]) for n in range(1, len(values) + 1)]
    day, mood = {"field": "Day", "type": "temporal"}, {"field": "Mood", "type": "nominal"}
    across = {**day, "title": None, "axis": {"format": "%b %Y", "tickCount": 4}}
    height = {
        "field": "Value",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [-1.15, 1.15]},
        "axis": {"values": [-1, 0, 1], "labelExpr": LABELS},
    }
    tones = {"domain": [*SENTIMENTS], "range": [labels.TONE[each] for each in SENTIMENTS]}
    marks = {
        "mark": {"type": "circle", "size": 60, "opacity": 0.9},
        "encoding": {
            "x": across,
            "y": height,
            "color": {**mood, "scale": tones, "legend": None},
            "tooltip": [{**day, "format": "%-d %b %Y"}, mood],
        },
    }
    line = {
        "mark": {"type": "line", "color": labels.ACCENT, "interpolate": "monotone"},
        "encoding": {"x": across, "y": {"field": "Trend", "type": "quantitative"}},
    }
    rows = charts.table(
        Day=[on for on, _ in moods], Value=values, Mood=[mood for _, mood in moods], Trend=trend
    )
    return {"data": rows, "height": 160, "layer": [marks, line]}


def _words(file: CustomerFile) -> str:
    scored = [item for item in file.interactions if item.sentiment]
    count = Counter(item.sentiment for item in scored)
    each = ", ".join(f"{count[s]} {s}" for s in SENTIMENTS if count[s])
    first, last = (long_date(scored[n].on, session.today()) for n in (-1, 0))
    return (
        f"Mood over time, {first} to {last}: {each}; the newest is {scored[0].sentiment}. "
        f"The line is the mean of {SMOOTHED} in a row."
    )
