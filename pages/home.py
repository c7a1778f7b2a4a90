"""The day at a glance: figures, who needs attention, what happened last."""

from functools import partial

import streamlit as st

from crm import customers
from pages.sections import (
    attention,
    customer_form,
    demo_banner,
    interaction_form,
    interaction_outcome,
    recent_activity,
    stage_counts,
)
from pages.ui import live, session

FIRST_STEP = "Your book is empty: add your first customer to begin."


def show_greeting() -> None:
    now = session.local(session.workspace().clock())
    part = "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening"
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.title(f"Good {part}", anchor=False)
            st.caption(f"{now:%A}, {now.day} {now:%B %Y}")
        show_quick_actions()


def show_quick_actions() -> None:
    with st.container(horizontal=True, width="content", gap="small", key="quick_actions"):
        if st.button("Log interaction", icon=":material/edit_note:", type="primary"):
            interaction_form.open_new()
        if st.button("Add customer", icon=":material/person_add:"):
            customer_form.open_new()
        if st.button("Draft email", icon=":material/edit:"):
            from pages.sections import email  # which takes a tenth of a second

            email.open_new()
        if st.button("Browse catalog", icon=":material/styler:"):
            st.switch_page("pages/catalog.py")


def show_first_steps() -> None:
    with st.container(horizontal=True):
        if st.button("Add customer", icon=":material/person_add:", type="primary", key="first"):
            customer_form.open_new()
        if st.button("Import", icon=":material/upload_file:"):
            st.switch_page("pages/imports.py")
        demo_banner.offer()


interaction_form.tell_of_unattended()
show_greeting()
interaction_outcome.show_newest()
counts = session.read("counts", partial(customers.counts, session.workspace()))
demo_banner.show(counts)
stage_counts.show(counts)
if counts.total:
    left, right = st.columns([7, 4], gap="large")
    with left, st.container(key="attention"):
        attention.show()
    with right:
        recent_activity.show()
else:
    st.info(FIRST_STEP, icon=":material/menu_book:")
    show_first_steps()
live.watch()
