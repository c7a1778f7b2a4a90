"""A chat that knows the client who is open: asked, streamed, stopped, checked."""

from typing import Any

import streamlit as st

from crm import assistant
from crm.evidence import ClientFile
from crm.jobs import Desk, Job
from crm.models import Customer
from pages.ui import claims, jobs, session

SHOWN_TURNS = 20


def show(customer: Customer, file: ClientFile) -> None:
    """The chat so far and the place to ask; to be drawn last, since an answer may be on its way."""
    st.subheader("Assistant", anchor=False)
    desk = jobs.desk(customer.id)
    talk = st.container(key=_key(customer, "talk"))
    asked = _ask_here(customer, busy=_under_way(desk) is not None)
    if asked:
        _ask(customer, file, desk, asked)
    with talk:
        for number, (question, job) in enumerate(desk.turns[-SHOWN_TURNS:]):
            _show_turn(customer, number, question, job)
        if not desk.turns:
            st.caption(
                f"Ask about {customer.name}: what they like, what was promised, what to offer."
            )


def _ask_here(customer: Customer, busy: bool) -> str:
    """The suggestions and the line to type into; what was asked just now, else ""."""
    with st.container(horizontal=True, gap="xsmall"):
        for suggestion in assistant.SUGGESTIONS:
            if st.button(suggestion, disabled=busy, key=_key(customer, f"suggest_{suggestion}")):
                return suggestion
    typed = st.chat_input(
        "Ask the assistant", max_chars=1_000, disabled=busy, key=_key(customer, "question")
    )
    return (typed or "").strip()


def _ask(customer: Customer, file: ClientFile, desk: Desk, asked: str) -> None:
    """Begins the answer, unless one is under way: a second click asks nothing."""
    if _under_way(desk):
        return
    ws = session.workspace()
    turns = [assistant.Turn(question, job.text) for question, job in desk.turns]
    question = assistant.prepared(ws, customer, file, asked, turns)

    def work(job: Job[assistant.Answer]) -> assistant.Answer:
        return assistant.answer(ws, customer, question, job)

    desk.turns.append((asked, desk.start(("turn", len(desk.turns)), work)))


def _under_way(desk: Desk) -> Job[Any] | None:
    return next((job for _, job in desk.turns[-1:] if not job.done), None)


def _show_turn(customer: Customer, number: int, question: str, job: Job[Any]) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.text(question)
    with st.chat_message("assistant", avatar=":material/psychology:"):
        if not job.done:
            if st.button("Stop", icon=":material/stop:", key=_key(customer, "stop")):
                job.stop()
            place = st.empty()
            for text in job.follow():
                place.text(text or "…")
            st.rerun()
        _show_answer(customer, number, job)


def _show_answer(customer: Customer, number: int, job: Job[Any]) -> None:
    try:
        answer: assistant.Answer = job.result()
    except Exception:
        st.text(job.text)
        st.error("The answer could not be finished: ask again.", icon=":material/cloud_off:")
        return
    for line, claim in enumerate(answer.claims):
        key = _key(customer, f"turn_{number}_{line}")
        claims.show(answer.file, key, claim, answer.doubts(line))
    if job.stopped:
        st.caption("Stopped.")
    if answer.failure:
        st.caption(f"By {answer.engine}.")
        st.text(answer.failure)


def _key(customer: Customer, name: str) -> str:
    return f"customer_{customer.id}_chat_{name}"
