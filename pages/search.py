"""Search everything: what is looked for stands in the address, what is found below it."""

from functools import partial

import streamlit as st

from crm import search
from pages.sections import search_results
from pages.ui import live, session

MOST = 200
HINT = (
    "Names, companies, e-mail addresses, phone numbers in any spelling, and what notes, "
    "interactions, facts and follow-ups say: “the actress who hated the heels”."
)


def ask(now: str) -> str:
    """What is looked for, as it stands in the address or was just typed in its place."""
    typed = st.text_input(
        "Search everything", now, type="search", max_chars=MOST, key=f"search_{now}"
    )
    if typed != now:
        st.query_params["q"] = typed
        st.rerun()
    return now.strip()


ws = session.workspace()
st.title("Search", anchor=False)
if text := ask(st.query_params.get("q", "")[:MOST]):
    findings = session.read(f"search {text}", partial(search.everything, ws, text))
    search_results.show(findings)
else:
    st.caption(HINT)
live.watch()
