"""An import that is under way in this session, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from crm.importing.writer import Outcome
from crm.jobs import Job
from pages.ui import dialogs, jobs, live, session
from pages.ui.labels import count
from pages.ui.saving import refusals

DESK = "import"
LOOK_SECONDS = 0.5


@dataclass
class Work:
    """Work that tells how far it is, from 0 to 1, and what it is called."""

    name: str
    share: float = 0.0

    def tell(self, share: float) -> None:
        """Keeps how far the work is."""
        self.share = share


def begin(name: str, deed: Callable[[Work], Any]) -> None:
    """Begins work that goes on while other pages are open, and shows it."""
    desk = jobs.desk(DESK)
    work = Work(name)
    desk.kept[DESK] = work
    desk.start(DESK, lambda _: deed(work))
    st.rerun()


def show() -> bool:
    """Shows the work that is under way; whether there is any."""
    desk = jobs.desk(DESK)
    job, work = desk.find(DESK), desk.kept.get(DESK)
    if job is None or work is None:
        return False
    if job.done:
        del desk.kept[DESK]
        with refusals():
            _tell(job.result())
        return False
    _watch(job, work)
    return True


def _watch(job: Job[Any], work: Work) -> None:
    def look(by_page: bool) -> None:
        if job.done and not by_page:
            dialogs.run_page()
        st.progress(work.share, f"{work.name}: {work.share:.0%}")

    live.repeat(LOOK_SECONDS, look)


def _tell(outcome: Outcome | None) -> None:
    """What has come in, and what was left out with the reason; None is an undo."""
    session.saved("As before." if outcome is None else "The file was imported.")
    if outcome is None:
        return
    st.session_state["import_outcome"] = outcome


def outcome() -> None:
    """Shows what the last import of this session has done."""
    done: Outcome | None = st.session_state.get("import_outcome")
    if done is None:
        return
    more = [
        (done.interactions, "interaction", ""),
        (done.follow_ups, "follow-up", ""),
        (done.joined, "double", " joined"),
    ]
    parts = [count(done.customers, "client")]
    parts += [f"{count(number, what)}{how}" for number, what, how in more if number]
    st.success(f"Imported: {', '.join(parts)}.", icon=":material/check:")
    if done.left_out:
        with st.expander(f"{count(len(done.left_out), 'row')} left out"):
            st.table(
                {
                    "Where": [each.where for each in done.left_out[:500]],
                    "What": [each.what for each in done.left_out[:500]],
                    "Why": [each.reason for each in done.left_out[:500]],
                }
            )
