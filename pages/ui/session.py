"""The workspace, the rep's own day, and what is kept for the customer who is open."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm import books, touches
from crm.errors import Unavailable
from crm.workspace import Workspace, utc_now
from pages.ui import hooks, keeping, memory, sign_in

T = TypeVar("T")
WORKSPACE = "workspace"


def workspace() -> Workspace:
    """The workspace of who is signed in; a page asks for it before it draws anything.

    So even a page that ran without its frame would show nothing but the sign-in.
    """
    sign_in.require()
    own, traces = _own_workspace(), memory.server().traces
    rep, name = sign_in.rep(), sign_in.name()
    return replace(own, rep=rep, rep_name=name, zone=zone(), traces=traces)


def _own_workspace() -> Workspace:
    """The workspace that the session began with, also after its book has lost its place.

    What is typed on a page is for the people of that book: in another one the same numbers may be
    other people's.
    """
    now = memory.server().workspace()
    if WORKSPACE not in st.session_state and books.has_stopped(now):
        memory.server().check_store()
        now = memory.server().workspace()
    own: Workspace = st.session_state.setdefault(WORKSPACE, now)
    if own is not now and not books.has_stopped(own):
        own = st.session_state[WORKSPACE] = now
    return own


def is_left_behind() -> bool:
    """Whether there is another book by now than the one that this session began with."""
    own = st.session_state.get(WORKSPACE)
    return own is not None and own is not memory.server().workspace() and books.has_stopped(own)


def begin_anew() -> None:
    """Lets go of all that belonged to the book before."""
    for key in list(st.session_state):
        del st.session_state[key]


def zone() -> tzinfo:
    """The rep's own time zone, as the browser tells it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def today() -> date:
    """The rep's own day."""
    return local(_own_workspace().clock()).date()


def local(moment: datetime) -> datetime:
    """A time as the rep's clock shows it."""
    return moment.astimezone(zone())


def open_customer(id: int | None) -> None:
    """Makes this the customer who is open; all that belonged to another one is cleared.

    Whatever is kept for a customer has a session key that starts with "customer_".
    """
    if st.session_state.get("open_customer") == id:
        return
    _clear_customer()
    st.session_state["open_customer"] = id
    st.session_state["open_turn"] = 1 - st.session_state.get("open_turn", 0)


def forget_customer(id: int) -> None:
    """Lets go of all that this session and the server keep of a customer who was erased."""
    _clear_customer()
    keeping.forget(id)
    memory.server().traces.forget(id)
    hooks.drop_tabs_left_on(id)


def _clear_customer() -> None:
    for key in list(st.session_state):
        if str(key).startswith("customer_"):
            del st.session_state[key]


def customer_place() -> DeltaGenerator:
    """Where the page of the open customer is drawn; of the one before, nothing is left to be seen.

    Until a run has drawn something anew, the browser keeps what the last one drew in its place. So
    two customers take turns in two places, and the other place is emptied before anything is read.
    """
    turn = st.session_state.get("open_turn", 0)
    places = [
        st.container(key=f"customer_place_{place}") if place == turn else st.empty()
        for place in (0, 1)
    ]
    return places[turn]


def put_in_front(section: str) -> None:
    """Asks for a section of the customer's page to be the one in front when it opens next."""
    st.session_state["section_in_front"] = section


def section_in_front() -> str | None:
    """The section that was asked for, once."""
    return st.session_state.pop("section_in_front", None)


def read(name: str, load: Callable[[], T]) -> T:
    """What `load` answers of the customer who is open, or of all; asked anew when it has changed.

    The answer is shared by all sessions of the server, so `name` tells whatever makes it another.
    """
    if books.has_stopped(_own_workspace()):
        return load()  # what is kept may be of the book that came after
    began = st.session_state.setdefault("began_at", utc_now())
    key = st.session_state.get("open_customer"), name
    return memory.server().reads.get(key, load, since=began)


def saved(message: str) -> None:
    """Says that something was saved, and lets every read ask the store again."""
    memory.server().reads.drop()
    keeping.saved()
    look()
    st.session_state["toast"] = message


def look() -> None:
    """Asks who was changed last, so that what is read from now on counts as newer than that."""
    with suppress(Unavailable):  # whoever needs the store is told
        memory.server().reads.look(touches.latest(workspace()))


def show_toast() -> None:
    """Shows what was saved in the run before, once."""
    if message := st.session_state.pop("toast", None):
        st.toast(message, icon=":material/check:")


def entry_key(form: str) -> str:
    """The key of the row that a form will make: the same until `new_entry` is called."""
    return st.session_state.setdefault(form, uuid4().hex)


def new_entry(form: str) -> None:
    """Lets the form make another row."""
    st.session_state.pop(form, None)
