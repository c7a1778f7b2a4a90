"""The day at a glance: figures, who needs attention, what happened last."""

from functools import partial

import streamlit as st

from crm import attention, books, customers, interactions
from crm.dates import long_date
from crm.models import Stage, StageCounts
from pages.sections import customer_form, customer_link, email, interaction_form
from pages.ui import labels, live, saving, session
from pages.ui.dialogs import dialog
from pages.ui.saving import refusals
from pages.ui.shell import trouble
from pages.ui.text import literal

ATTENTION_ICON = {
    "overdue": ":material/event_busy:",
    "mood": ":material/trending_down:",
    "quiet": ":material/hourglass_bottom:",
}
DEMO = (
    "The demo boutique is loaded: its clients, houses and stories are invented. "
    "Change what you like."
)
ON_A_SPACE = (
    "This Space forgets its book at every restart: try what you like, and keep nothing here. "
    "A team's book belongs on Supabase."
)
SHOWN = 10
REFRESH_SECONDS = 5
FIRST_STEP = "Your book is empty: add your first customer to begin."


def show_greeting() -> None:
    now = session.local(session.workspace().clock())
    part = "morning" if 4 <= now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(f"Good {part}", anchor=False, width="stretch")
        st.caption(f"{now:%A}, {now.day} {now:%B %Y}", width="content")


def show_quick_actions() -> None:
    interaction_form.tell_of_unattended()
    with st.container(horizontal=True):
        if st.button("Add customer", icon=":material/person_add:", type="primary"):
            customer_form.open_new()
        if st.button("Log interaction", icon=":material/edit_note:"):
            interaction_form.open_new()
        if st.button("Draft email", icon=":material/edit:"):
            email.open_new()
        if st.button("Browse catalog", icon=":material/styler:"):
            st.switch_page("pages/catalog.py")


def show_demo(counts: StageCounts) -> None:
    ws = session.workspace()
    lost = books.is_lost_at_restart(ws)
    if not counts.demo:
        if lost:
            st.warning(ON_A_SPACE, icon=":material/restart_alt:")
        return
    with st.container(gap=None, key="demo_banner"):
        st.caption(f":material/theater_comedy: {DEMO} {ON_A_SPACE if lost else ''}")
        if books.is_embedded(ws) and st.button("Start with an empty book", type="tertiary"):
            start_empty()


@dialog("Start with an empty book", icon=":material/menu_book:")
def start_empty() -> None:
    st.text(
        "The book is emptied for everybody who has it open. All that is in it now, also what you "
        "added, is first copied to a file beside it, which stays."
    )
    if st.button("Start empty", type="primary"):
        with refusals():
            kept = books.start_empty(session.workspace())
            saving.done(f"Your book is empty. The demo is kept in {kept.name}.")


def show_counts(counts: StageCounts) -> None:
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


def show_attention() -> None:
    everything = st.query_params.get("attention") == "all"
    st.subheader("Needs attention", anchor=False)
    today, most = session.today(), attention.MOST if everything else SHOWN + 1
    load = partial(attention.needed, session.workspace(), today, most)
    found = session.read(f"attention {today} {most}", load)
    if not found:
        st.caption("Nobody waits for you: no overdue follow-up, no turned mood, no long silence.")
    for item in found if everything else found[:SHOWN]:
        show_line(item.customer_id, item.name, ATTENTION_ICON[item.kind], item.because)
    if len(found) > SHOWN:
        st.page_link(
            "pages/home.py",
            label=f"Show the first {SHOWN}" if everything else "See all",
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=None if everything else {"attention": "all"},
        )


@st.fragment(run_every=REFRESH_SECONDS)
def show_recent() -> None:
    st.subheader("Recent activity", anchor=False)
    with trouble():
        found = session.read("recent", partial(interactions.recent, session.workspace()))
        if not found:
            st.caption(
                "Nothing has been logged yet: open a customer and log your first interaction."
            )
        for item in found:
            day = long_date(session.local(item.date).date(), session.today())
            told = f"{day} · {labels.sentiment(item.sentiment)} · {item.subject or item.summary}"
            show_line(item.customer_id, item.name, labels.TYPE_ICON[item.type], told)


def show_line(customer_id: int, name: str, icon: str, told: str) -> None:
    with st.container(gap=None):
        customer_link.show(name, customer_id, icon)
        st.caption(literal(told))


show_greeting()
show_quick_actions()
book = session.read("counts", partial(customers.counts, session.workspace()))
show_demo(book)
show_counts(book)
if book.total:
    left, right = st.columns(2, gap="large")
    with left, st.container(key="attention"):
        show_attention()
    with right:
        show_recent()
else:
    st.info(FIRST_STEP, icon=":material/menu_book:")
live.watch()
