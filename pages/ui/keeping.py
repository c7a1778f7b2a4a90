"""Words that are typed and not yet saved: their browser keeps them, and puts them back by itself.

They come to this server only as what any field holds; it tells the browser whose they are, what has
been saved, and whom to forget.
"""

import hashlib
from uuid import uuid4

import streamlit as st

from crm.workspace import Workspace
from pages.ui.element import element

HTML = "<span class='keeping'></span>"
SAVED, FORGOTTEN = "words_saved", "words_forgotten"


def show(ws: Workspace) -> None:
    """Has the browser look after the words of this rep in this book."""
    element(__file__, HTML, "closing")(
        data={
            "owner": owner(ws),
            "saved": st.session_state.get(SAVED, ""),
            "forgotten": st.session_state.get(FORGOTTEN, []),
        },
        key="keeping",
        height="content",
    )


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
