"""What is under way for a client in this session, and waiting for it on the page."""

from uuid import uuid4

import streamlit as st

from crm.jobs import Desk, Desks, Job

POLL_SECONDS = 0.5


@st.cache_resource
def _desks() -> Desks:
    return Desks()


def desk(customer_id: int) -> Desk:
    """This session's desk for a client: it stays while other pages are open."""
    session_id = st.session_state.setdefault("session_id", uuid4().hex)
    return _desks().of((session_id, customer_id))


def shared_desk(customer_id: int) -> Desk:
    """The desk that all sessions share for a client, for what is the same to all."""
    return _desks().of(("everybody", customer_id))


def wait_here(job: Job[object], said: str) -> None:
    """Shows that work is under way, and runs the page again once it has ended.

    The page stays usable: only this line is looked at again, twice a second.
    """

    @st.fragment(run_every=POLL_SECONDS)
    def look() -> None:
        if job.done:
            st.rerun()
        st.markdown(f":material/progress_activity: {said}")

    look()
