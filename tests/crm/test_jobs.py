"""Jobs: answers that outlive the page they were asked on."""

from threading import Event

import pytest

from crm.jobs import Desks, Job


def test_the_same_work_asked_for_three_times_is_done_once() -> None:
    go, begun = Event(), []

    def work(job: Job[str]) -> str:
        begun.append(1)
        go.wait(10)
        return "answer"

    desk = Desks().of(("session", 1))
    jobs = [desk.start("draft", work) for _ in range(3)]
    go.set()
    assert {job.result() for job in jobs} == {"answer"}
    assert len(begun) == 1
    desk.start("draft", work).result()
    assert len(begun) == 2  # the first has ended: this is a new wish


def test_what_is_said_is_followed_piece_by_piece_to_the_end() -> None:
    go = Event()

    def work(job: Job[None]) -> None:
        job.say("one ")
        go.wait(10)
        job.say("two")

    job = Desks().of("x").start("chat", work)
    seen = job.follow()
    while next(seen) != "one ":
        pass
    go.set()
    assert list(seen)[-1] == "one two"


def test_a_failure_is_raised_where_the_answer_is_asked_for() -> None:
    def work(job: Job[None]) -> None:
        raise ValueError("no answer")

    job = Desks().of("x").start("chat", work)
    assert list(job.follow())[-1] == ""
    with pytest.raises(ValueError, match="no answer"):
        job.result()


def test_desks_of_two_clients_or_sessions_know_nothing_of_each_other() -> None:
    desks = Desks()
    desks.of(("a", 1)).start("draft", lambda job: "mine").result()
    assert desks.of(("a", 2)).find("draft") is None
    assert desks.of(("b", 1)).find("draft") is None
    assert desks.of(("a", 1)).find("draft") is not None
