"""Work under way: kept for its session, waited for on the page, begun once."""

from collections.abc import Callable
from threading import Event

from streamlit.testing.v1 import AppTest

from crm.jobs import Job
from tests.pages.controls import press, settle
from tests.pages.fragments import tick
from tests.pages.sketch import lines

Draw = Callable[..., AppTest]


def working(work: "Work", owner: str) -> None:
    import streamlit as st

    from pages.ui import jobs

    desk = jobs.desk(owner) if owner else jobs.shared_desk(1)
    if st.button("Begin"):
        desk.start("work", work)
    job = desk.find("work")
    if job is None:
        st.text("nothing")
    elif job.done:
        st.text(job.result())
    else:
        jobs.wait_here(job, "At it…")
    st.text("below")


def waiting(work: "Work") -> None:
    import streamlit as st

    from pages.ui import jobs

    job = jobs.desk("waiting").start("work", work)
    jobs.wait_in_run(job, "At it…")
    st.text(job.result())


class Work:
    """Says that it is ready once it may."""

    def __init__(self) -> None:
        self.may, self.begun = Event(), 0

    def __call__(self, job: Job[str]) -> str:
        self.begun += 1
        assert self.may.wait(30)
        return "ready"


def test_the_page_stays_usable_and_runs_again_once_the_work_has_ended(draw: Draw) -> None:
    work = Work()
    app = press(draw(working, work, "client"), "Begin")
    assert lines(app)[1:] == [":material/progress_activity: At it…", "below"]
    tick(app)
    assert ":material/progress_activity: At it…" in lines(app)
    press(app, "Begin")
    assert work.begun == 1
    work.may.set()
    settle(app)
    assert lines(app)[1:] == ["ready", "below"]


def test_each_session_has_its_own_desks_and_one_that_all_share(draw: Draw) -> None:
    work = Work()
    work.may.set()
    settle(press(draw(working, work, "client"), "Begin"))
    assert "nothing" in lines(draw(working, work, "client"))
    settle(press(draw(working, work, ""), "Begin"))
    assert "ready" in lines(settle(draw(working, work, "")))


def test_a_dialog_waits_in_its_run_and_goes_on_with_the_answer(draw: Draw) -> None:
    work = Work()
    work.may.set()
    assert lines(draw(waiting, work)) == ["ready"]
