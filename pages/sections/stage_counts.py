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
    grid = st.grid(4, min_column_width=140, border=True)
    for label, (value, stage) in figures.items():
        with grid.cell():
            st.metric(label, f"{value:,}")
            st.page_link(
                "pages/customers.py",
                label="See all" if stage is None else f"See {label.lower()}",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params={"stage": labels.stage(stage)} if stage else None,
            )
