"""The day at a glance: figures, who needs attention, what happened last."""

import streamlit as st

from crm import attention, customers, interactions, status
from crm.dates import long_date
from crm.models import Stage
from pages.ui import customer_form, labels, session
from pages.ui.text import literal

ATTENTION_ICON = {
    "overdue": ":material/event_busy:",
    "mood": ":material/trending_down:",
    "quiet": ":material/hourglass_bottom:",
}
DEMO = (
    "You are looking at the demo boutique: its clients, houses and stories are invented. "
    "Change what you like."
)
FIRST_STEP = "Your book is empty: add your first customer to begin."


def show_greeting() -> None:
    now = session.local(session.workspace().clock())
    part = "morning" if 4 <= now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(f"Good {part}", width="stretch")
        if st.button("Add customer", icon=":material/person_add:", type="primary"):
            customer_form.open_new()
    st.caption(f"{now:%A}, {now.day} {now:%B %Y}")


def show_counts() -> bool:
    """Shows the figures; tells whether there is any customer."""
    counts = customers.counts(session.workspace())
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
    return counts.total > 0


def show_attention() -> None:
    st.subheader("Needs attention")
    found = attention.needed(session.workspace(), session.today())
    if not found:
        st.caption("Nobody waits for you: no overdue follow-up, no turned mood, no long silence.")
    for item in found:
        show_line(item.customer_id, item.name, ATTENTION_ICON[item.kind], item.because)


def show_recent() -> None:
    st.subheader("Recent activity")
    found = interactions.recent(session.workspace())
    if not found:
        st.caption("Nothing has been logged yet: open a customer and log your first interaction.")
    for item in found:
        day = long_date(session.local(item.date).date(), session.today())
        told = f"{day} · {labels.sentiment(item.sentiment)} · {item.subject or item.summary}"
        show_line(item.customer_id, item.name, labels.TYPE_ICON[item.type], told)


def show_line(customer_id: int, name: str, icon: str, told: str) -> None:
    with st.container(gap=None):
        st.page_link(
            "pages/customer.py",
            label=f"**{literal(name)}**",
            icon=icon,
            query_params={"customer": str(customer_id)},
        )
        st.caption(literal(told))


show_greeting()
if status.is_demo(session.workspace()):
    st.info(DEMO, icon=":material/theater_comedy:")
if show_counts():
    left, right = st.columns(2, gap="large")
    with left:
        show_attention()
    with right:
        show_recent()
else:
    st.info(FIRST_STEP, icon=":material/menu_book:")
