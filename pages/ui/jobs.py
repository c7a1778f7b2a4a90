"""What is under way for a client in this session, and waiting for it on the page."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from crm.jobs import Desk, Form, Job
from pages.ui import dialogs, live, memory

POLL_SECONDS = 0.5
LOOK_SECONDS = 0.25
MOMENT_SECONDS = 0.5
"""How long a run of the page waits for a save, before it leaves that to a look now and then."""


def desk(owner: int | str) -> Desk:
    """This session's desk for a client, or of this name: it stays while other pages are open."""
    session_id = st.session_state.setdefault("session_id", uuid4().hex)
    return memory.server().traces.desks.of((session_id, owner))


def shared_desk(customer_id: int) -> Desk:
    """The desk that all sessions share for a client, for what is the same to all."""
    return memory.server().traces.desks.of(("everybody", customer_id))


def wait_in_run(job: Job[Any], line: str) -> None:
    """Shows that work is under way until it has ended; a click ends the waiting, not the work."""
    place = st.empty()
    while not job.wait(LOOK_SECONDS):
        place.markdown(f":material/progress_activity: {line}")
    place.empty()


def submit(
    desk: Desk, name: str, key: str, entry: Mapping[str, Any], work: Callable[[Job[Any]], Any]
) -> Job[Any]:
    """Begins to save what was typed into a form, of this key.

    The same words are saved once, however often they are submitted while it lasts.
    """
    job = desk.start((name, key, tuple(sorted(entry.items()))), work)
    desk.forms[name] = Form(key, entry, job)
    return job


def wait_here(job: Job[Any], line: str) -> None:
    """Shows that work is under way, and runs the page again once it has ended, or once something
    stands in its place meanwhile.

    The page stays usable: only this line is looked at again, twice a second.
    """

    stood_in = job.meanwhile is not None

    def look(by_page: bool) -> None:
        is_new = job.done or (job.meanwhile is not None) != stood_in
        if is_new and not by_page:
            dialogs.run_page()
        st.markdown(f":material/progress_activity: {line}")

    live.repeat(POLL_SECONDS, look)
