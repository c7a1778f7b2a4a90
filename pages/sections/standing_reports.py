"""What the book adds up to as it stands now: the funnel of stages, and who has gone quiet."""

from functools import partial
from typing import Any

import streamlit as st

from crm import reports
from crm.dates import every
from crm.reports import QuietCustomer
from pages.sections import charts, customer_link
from pages.ui import cards, labels, session
from pages.ui.cards import Card, Group, Words


def show_stages() -> None:
    """How many customers stand in each stage, and what they have bought."""
    stages = _standing().stages
    if not any(each.customers for each in stages):
        st.info("Your book is empty: add your first customer to begin.")
        return
    counts = {labels.stage(each.stage): each.customers for each in stages}
    values = {labels.stage(each.stage): float(each.bought_total) for each in stages}
    left, right = st.columns(2, gap="large")
    with left:
        charts.show(charts.lying(counts, by="Stage", of="Customers"), charts.in_words(counts))
    with right:
        charts.show(
            charts.lying(values, by="Stage", of="Bought so far, in euros"),
            charts.in_words(values, "€"),
        )
    st.caption("As it stands now, whichever days are chosen above.")
    figures: dict[str, list[Any]]
    figures = {"Customers": [*counts.values()], "Bought so far": [*values.values()]}
    charts.show_numbers({"Stage": [*counts]} | figures, euro=["Bought so far"])


def show_quiet() -> None:
    """How many have been silent for how long, and the longest of them."""
    standing = _standing()
    counts, longest = standing.quiet, standing.longest
    if not any(counts.values()):
        st.info("Nobody has gone quiet. A rhythm is known after three emails, calls or meetings.")
        return
    are_more = sum(counts.values()) > len(longest)
    shown = f" The {len(longest)} who are silent for longest:" if are_more else ""
    st.markdown(charts.in_words(counts) + shown)
    cards.show("quiet", "notes", [Group("quiet", [_card(each) for each in longest])])
    charts.draw(charts.lying(counts, by="Quiet for", of="Clients"), charts.in_words(counts))
    st.caption(
        "As it stands now, whichever days are chosen above. A client counts as quiet from twice "
        "the own rhythm on, and never before two weeks; the days since then are counted."
    )
    charts.show_numbers({"Quiet for": [*counts], "Clients": [*counts.values()]})


def _card(quiet: QuietCustomer) -> Card:
    rhythm = every(quiet.rhythm)
    silence = f"Silent for {quiet.silent:,} days; usually in touch {rhythm}"
    return Card(
        quiet.customer_id,
        customer_link.title(quiet.name),
        customer_link.address(quiet.customer_id),
        "hourglass_bottom",
        lines=[[Words(silence, "soft")]],
    )


def _standing() -> reports.Standing:
    """Asked once for both of them."""
    return session.read("report standing", partial(reports.standing, session.workspace()))
