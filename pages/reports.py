"""What the book adds up to: charts, each with its numbers, most over days that one chooses."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from crm import reports
from crm.dates import every
from crm.drafts import EARLIEST
from crm.errors import Unavailable
from crm.models import CATEGORIES, INTERACTION_TYPES, SENTIMENTS
from pages.sections import ai_use, customer_link
from pages.sections.charts import MONTH, WEEK, Parts, long, show, show_numbers, told
from pages.ui import labels, session

if TYPE_CHECKING:
    from altair import Chart

T = TypeVar("T")
YEAR = timedelta(days=364)
# Each of these stands out from the light and from the dark background, at 3 to 1 or more.
TONES = ["#8f6a2c", "#7c93ab", "#85597a", "#84945e"]
MOODS = [labels.TONE[mood] for mood in SENTIMENTS]
EARLIER = "or choose an earlier first day above"


def choose_days() -> tuple[date, date]:
    """The first and the last day of the range, both included."""
    newest = max(session.today(), session.workspace().clock().date())
    usual = (newest - YEAR, newest)
    chosen = st.date_input(
        "Days",
        usual,
        min_value=EARLIEST,
        max_value=newest,
        key="days",
        bind="query-params",
        required=True,
        width=280,
        help="From the first to the last day, both included; a day begins at midnight UTC.",
    )
    return (min(chosen), max(chosen)) if len(chosen) == 2 else usual


@contextmanager
def section(title: str) -> Iterator[None]:
    """A chart's place: when its figures can't be had it says so, and the others are still drawn."""
    st.subheader(title, anchor=False)
    try:
        with st.spinner("Adding up…"):
            yield
    except Unavailable as error:
        st.error("The store does not answer: this can't be shown now.", icon=":material/cloud_off:")
        st.text(str(error))
        st.button("Try again", icon=":material/refresh:", key=f"again_{title}")


def stacked(
    period: str, starts: list[date], parts: Parts, colours: list[str], of: str, share: bool = False
) -> "Chart":
    """A bar for each week or month, made of its parts in this order, from the axis upwards."""
    import altair

    form = "%b %Y" if period == MONTH else "%-d %b %Y"
    number, step = ("%", 0.1) if share else (",d", 1)
    place = altair.Axis(format=form, labelAngle=0, labelOverlap="greedy", labelBound=True)
    height = altair.Axis(format=number, tickMinStep=step)
    colour = altair.Scale(domain=list(parts), range=colours)
    legend = altair.Legend(title=None, orient="top", columns=len(parts))
    return (
        altair.Chart(long(starts, parts))
        .mark_bar()
        .encode(
            x=altair.X("yearmonthdate(Start):O", title=period, axis=place),
            y=altair.Y("Amount:Q", title=of, stack="normalize" if share else "zero", axis=height),
            color=altair.Color("Part:N", scale=colour, legend=legend),
            order=altair.Order("Place:Q"),
            tooltip=[
                altair.Tooltip("Start:T", title=period, format=form),
                altair.Tooltip("Part:N", title="Kind"),
                altair.Tooltip("Amount:Q", title="Number" if share else of, format=",d"),
            ],
        )
        .properties(height=320)
    )


def lying(amounts: Mapping[str, float], *, by: str, of: str) -> "Chart":
    """One lying bar for each name, in this order."""
    import altair
    import pandas

    frame = pandas.DataFrame({by: amounts.keys(), of: amounts.values()})
    axis = altair.Axis(format=",d", tickMinStep=1, tickCount=4)
    length = altair.X(f"{of}:Q", axis=axis)
    tooltip = [altair.Tooltip(f"{by}:N"), altair.Tooltip(f"{of}:Q", format=",d")]
    return (
        altair.Chart(frame)
        .mark_bar(color=labels.ACCENT)
        .encode(x=length, y=altair.Y(f"{by}:N", sort=None), tooltip=tooltip)
        .properties(height=60 + 36 * len(amounts), padding={"right": 16})
    )


def read(asked: Callable[..., T], *days: date) -> T:
    """What the store answers: asked once for all the charts that need it."""
    load = partial(asked, session.workspace(), *days)
    return session.read(f"report {asked.__name__} {days}", load)


def show_stages() -> None:
    stages = read(reports.standing).stages
    if not any(each.customers for each in stages):
        st.info("Your book is empty: add your first customer to begin.")
        return
    counts = {labels.stage(each.stage): each.customers for each in stages}
    values = {labels.stage(each.stage): float(each.bought_total) for each in stages}
    left, right = st.columns(2, gap="large")
    with left:
        show(lying(counts, by="Stage", of="Customers"), told(counts))
    with right:
        show(lying(values, by="Stage", of="Bought so far, in euros"), told(values, "€"))
    st.caption("As it stands now, whichever days are chosen above.")
    figures: dict[str, list[Any]]
    figures = {"Customers": [*counts.values()], "Bought so far": [*values.values()]}
    show_numbers({"Stage": [*counts]} | figures, euro=["Bought so far"])


def show_interactions(since: date, until: date) -> None:
    weeks = reports.by_week(read(reports.days, since, until), since, until)
    starts = [week.starts_on for week in weeks]
    parts = {labels.type_(type): [week.types[type] for week in weeks] for type in INTERACTION_TYPES}
    sums = {name: sum(counts) for name, counts in parts.items()}
    if not any(sums.values()):
        st.info(f"Nothing was logged on these days: log an interaction on Home, {EARLIER}.")
        return
    show(stacked(WEEK, starts, parts, TONES, "Interactions"), told(sums))
    show_numbers({WEEK: starts, **parts})


def show_moods(since: date, until: date) -> None:
    months = reports.sentiments_by_month(read(reports.days, since, until), since, until)
    starts = [month.starts_on for month in months]
    parts = {labels.SENTIMENT[mood]: [month.moods[mood] for month in months] for mood in SENTIMENTS}
    sums = {name: sum(counts) for name, counts in parts.items()}
    if not any(sums.values()):
        st.info(f"No mood is known of these days: log what a client said, {EARLIER}.")
        return
    choice = st.segmented_control("Show", ["Number", "Share"], default="Number", key="mood_as")
    of = "Share" if choice == "Share" else "Interactions"
    show(stacked(MONTH, starts, parts, MOODS, of, choice == "Share"), told(sums))
    shares = {f"{m.capitalize()} share": [each.share(m) for each in months] for m in SENTIMENTS}
    show_numbers({MONTH: starts, **parts, **shares}, percent=list(shares))


def show_sales(since: date, until: date) -> None:
    months = reports.sales_by_month(read(reports.days, since, until), since, until)
    starts = [month.starts_on for month in months]
    parts = {labels.category(c): [float(month.totals[c]) for month in months] for c in CATEGORIES}
    sums = {name: sum(euros) for name, euros in parts.items()}
    if not any(sums.values()):
        st.info(f"Nothing was sold on these days: add a purchase on a customer's page, {EARLIER}.")
        return
    show(stacked(MONTH, starts, parts, TONES, "Sales in euros"), told(sums, "€"))
    show_numbers({MONTH: starts, **parts}, euro=list(parts))


def show_quiet() -> None:
    standing = read(reports.standing)
    counts, longest = standing.quiet, standing.longest
    if not any(counts.values()):
        st.info("Nobody has gone quiet. A rhythm is known after three emails, calls or meetings.")
        return
    show(lying(counts, by="Quiet for", of="Clients"), told(counts))
    st.caption(
        "As it stands now, whichever days are chosen above. A client counts as quiet from twice "
        "the own rhythm on, and never before two weeks; the days since then are counted."
    )
    show_numbers({"Quiet for": [*counts], "Clients": [*counts.values()]})
    st.markdown(f"**The longest {len(longest)}**")
    for quiet in longest:
        with st.container(gap=None):
            customer_link.show(quiet.name, quiet.customer_id, ":material/hourglass_bottom:")
            rhythm = every(quiet.rhythm)
            st.caption(f"Silent for {quiet.silent:,} days; usually in touch {rhythm}")


session.workspace()
st.title("Reports", anchor=False)
first, last = choose_days()
with section("Stage funnel"):
    show_stages()
with section("Interactions by week and type"):
    show_interactions(first, last)
with section("Mood over time"):
    show_moods(first, last)
with section("Sales by category and month"):
    show_sales(first, last)
with section("Clients gone quiet"):
    show_quiet()
with section("AI use"):
    ai_use.show(first, last)
