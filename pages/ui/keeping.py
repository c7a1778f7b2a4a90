"""Words that are typed and not yet saved: their browser keeps them, and puts them back by itself.

They come to this server only as what any field holds; it tells the browser whose they are, what has
been saved, and whom to forget.
"""

import hashlib
from contextlib import suppress
from uuid import uuid4

import streamlit as st
from streamlit.errors import StreamlitAPIException

from crm.workspace import Workspace
from pages.ui.element import element

HTML = "<span class='keeping'></span>"
SAVED, FORGOTTEN, KNOWN = "words_saved", "words_forgotten", "words_known"
MOST_ASKED = 50


@st.fragment
def show(ws: Workspace) -> None:
    """Has the browser look after the words of this rep in this book.

    Of a form that was left while it was being saved, the browser asks whether it is saved by now.
    """
    answer = element(__file__, HTML, "closing", "leaving")(
        data={
            "owner": owner(ws),
            "saved": st.session_state.get(SAVED, ""),
            "forgotten": st.session_state.get(FORGOTTEN, []),
            "known": st.session_state.get(KNOWN, {}),
        },
        key="keeping",
        height="content",
        on_asked_change=lambda: None,
    )
    if isinstance(answer.asked, list):
        forms = [form for form in answer.asked[:MOST_ASKED] if isinstance(form, str)]
        st.session_state[KNOWN] = {form: form in ws.traces.saved_forms for form in forms}
        with suppress(StreamlitAPIException):  # the next run tells it
            st.rerun(scope="fragment")


def saved() -> None:
    """Tells the browser that what was submitted last is saved, and need not be kept."""
    st.session_state[SAVED] = uuid4().hex


def forget(customer_id: int) -> None:
    """Has the browser forget what was typed on a customer who was erased."""
    st.session_state.setdefault(FORGOTTEN, []).append(customer_id)


def owner(ws: Workspace) -> str:
    """Whose words these are: in another book the same numbers are other people's."""
    book = getattr(ws.db, "path", "") or getattr(ws.db, "url", "")
    return hashlib.sha256(f"{ws.rep} {ws.db.name} {book}".encode()).hexdigest()[:16]
