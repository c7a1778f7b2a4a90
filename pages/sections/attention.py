"""Who needs attention, each with the reason."""

from functools import partial

import streamlit as st

from crm import attention
from pages.sections import customer_link
from pages.ui import session

ICON = {
    "overdue": ":material/event_busy:",
    "mood": ":material/trending_down:",
    "quiet": ":material/hourglass_bottom:",
}
SHOWN = 10


def show() -> None:
    """The first ten and the way to all; all of them when the address asks for that."""
    everything = st.query_params.get("attention") == "all"
    st.subheader("Needs attention", anchor=False)
    today, most = session.today(), attention.MOST if everything else SHOWN + 1
    load = partial(attention.needed, session.workspace(), today, most)
    items = session.read(f"attention {today} {most}", load)
    if not items:
        st.caption("Nobody waits for you: no overdue follow-up, no turned mood, no long silence.")
    for item in items if everything else items[:SHOWN]:
        customer_link.show_line(item.name, item.customer_id, ICON[item.kind], item.because)
    if len(items) > SHOWN:
        st.page_link(
            "pages/home.py",
            label=f"Show the first {SHOWN}" if everything else "See all",
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=None if everything else {"attention": "all"},
        )
