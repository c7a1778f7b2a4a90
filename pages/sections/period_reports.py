"""What the book adds up to over days that one chooses: interactions, sentiment, sales."""

from datetime import date
from functools import partial

import streamlit as st

from crm import reports
from crm.models import CATEGORIES, INTERACTION_TYPES, SENTIMENTS
from pages.sections import charts
from pages.ui import labels, session

# Each of these stands out from the light and from the dark background, at 3 to 1 or more.
TONES = ["#8f6a2c", "#7c93ab", "#85597a", "#84945e"]
SENTIMENT_TONES = [labels.TONE[sentiment] for sentiment in SENTIMENTS]
EARLIER = "or choose an earlier first day above"


def show_interactions(since: date, until: date) -> None:
    """How many were logged in each week, by type."""
    weeks = reports.by_week(_days(since, until), since, until)
    starts = [week.starts_on for week in weeks]
    parts = {labels.type_(type): [week.types[type] for week in weeks] for type in INTERACTION_TYPES}
    sums = {name: sum(counts) for name, counts in parts.items()}
    if not any(sums.values()):
        st.info(f"Nothing was logged on these days: log an interaction on Home, {EARLIER}.")
        return
    charts.show(
        charts.stacked(charts.WEEK, starts, parts, TONES, "Interactions"), charts.in_words(sums)
    )
    charts.show_numbers({charts.WEEK: starts, **parts})


def show_sentiments(since: date, until: date) -> None:
    """How many were positive, neutral and negative in each month."""
    months = reports.sentiments_by_month(_days(since, until), since, until)
    starts = [month.starts_on for month in months]
    parts = {labels.SENTIMENT[s]: [month.moods[s] for month in months] for s in SENTIMENTS}
    sums = {name: sum(counts) for name, counts in parts.items()}
    if not any(sums.values()):
        st.info(f"No mood is known of these days: log what a client said, {EARLIER}.")
        return
    choice = st.segmented_control("Show", ["Number", "Share"], default="Number", key="mood_as")
    of = "Share" if choice == "Share" else "Interactions"
    charts.show(
        charts.stacked(charts.MONTH, starts, parts, SENTIMENT_TONES, of, choice == "Share"),
        charts.in_words(sums),
    )
    shares = {f"{s.capitalize()} share": [each.share(s) for each in months] for s in SENTIMENTS}
    charts.show_numbers({charts.MONTH: starts, **parts, **shares}, percent=list(shares))


def show_sales(since: date, until: date) -> None:
    """What was sold in each month, by category."""
    months = reports.sales_by_month(_days(since, until), since, until)
    starts = [month.starts_on for month in months]
    parts = {labels.category(c): [float(month.totals[c]) for month in months] for c in CATEGORIES}
    sums = {name: sum(euros) for name, euros in parts.items()}
    if not any(sums.values()):
        st.info(f"Nothing was sold on these days: add a purchase on a customer's page, {EARLIER}.")
        return
    charts.show(
        charts.stacked(charts.MONTH, starts, parts, TONES, "Sales in euros"),
        charts.in_words(sums, "€"),
    )
    charts.show_numbers({charts.MONTH: starts, **parts}, euro=list(parts))


def _days(since: date, until: date) -> list[reports.Day]:
    """Asked once for all of them."""
    load = partial(reports.days, session.workspace(), since, until)
    return session.read(f"report days {since} {until}", load)
