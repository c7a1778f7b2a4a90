"""How many customers there are, in all and in each stage."""

import streamlit as st

from crm.models import Stage, StageCounts
from pages.ui import labels


def show(counts: StageCounts) -> None:
    """The four figures, each with the way to the customers that it counts."""
    figures: dict[str, tuple[int, Stage | None]] = {
        "Total customers": (counts.total, None),
        "Leads": (counts.lead, "lead"),
        "Prospects": (counts.prospect, "prospect"),
        "Customers": (counts.customer, "customer"),
    }
    with st.container(horizontal=True, gap="medium", key="stage_counts"):
        for label, (value, stage) in figures.items():
            st.page_link(
                "pages/customers.py",
                label=f"**{value:,}** {label}",
                query_params={"stage": labels.stage(stage)} if stage else None,
                width="content",
            )
