"""A chat that knows the client who is open: asked, streamed, stopped, checked."""

from contextlib import suppress
from functools import partial
from time import monotonic
from uuid import uuid4

import streamlit as st

from crm import assistant, book_questions, follow_ups
from crm.dates import long_date
from crm.jobs import Desk, Job
from crm.models import Customer
from pages.sections import claims, customer_link, sight
from pages.ui import dialogs, jobs, keeping, live, session, text, undo
from pages.ui.saving import refusals

Turned = assistant.Answer | assistant.BookQuestion

SHOWN_TURNS = 20
LONGEST = 1_000
TOO_LONG = (
    f"Your question is longer than {LONGEST:,} characters, so it was not asked. It is still in the "
    "line: shorten it."
)
MEANWHILE = "By the Built-in analyst: the AI service has not answered yet."
RUN_SECONDS = 2
"""How long one run follows an answer: words that come between two runs are seen late."""
DIALOG_RUN_SECONDS = 0.3
"""The same while a dialog is open: a click in it waits for the end of the run."""
LOOK_SECONDS = 0.1
"""How long a click elsewhere on the page has to wait at most."""


def show(customer: Customer) -> None:
    """The suggestions and the line to type into, then the chat, its newest turn first."""
    desk = jobs.desk(customer.id)
    busy = _is_busy(desk)  # asked once: an answer may end while the page is drawn
    _show_ways_to_ask(customer, desk, busy)
    _show_what_is_sent(customer, desk)
    if not desk.turns:
        st.caption(
            f"Ask about {text.literal(customer.name)}: what they like, what was promised, what "
            "to offer."
        )
        return
    *earlier, newest = list(enumerate(desk.turns))[-SHOWN_TURNS:]
    with st.container(key=_key(customer, "newest")):
        _show_turn(customer, *newest, is_coming=busy)
        if not busy and _has_failed(newest[1][1]):
            _offer_again(customer, desk)
    if earlier:
        box = st.expander("Earlier questions", on_change="rerun", key=_key(customer, "earlier"))
        if box.open:
            with box:
                for turn in reversed(earlier):
                    _show_turn(customer, *turn)


def is_on(customer_id: int) -> bool:
    """Whether this client's chat had begun when the page was opened."""
    key = f"customer_{customer_id}_chat_is_on"
    return bool(st.session_state.setdefault(key, bool(jobs.desk(customer_id).turns)))


def _show_ways_to_ask(customer: Customer, desk: Desk, busy: bool) -> None:
    """The suggestions and the line to type into; all of them belong to the turn that is next."""
    turn = len(desk.turns)
    with st.container(horizontal=True, gap="xsmall"):
        for suggestion in assistant.SUGGESTIONS:
            st.button(
                suggestion,
                disabled=busy,
                on_click=_ask,
                args=(customer, desk, turn, suggestion),
                key=_key(customer, f"suggest_{turn}_{suggestion}"),
            )
    key = _key(customer, "question")
    st.chat_input(
        "Ask the assistant",
        disabled=busy,
        on_submit=lambda: _ask(customer, desk, turn, st.session_state[key]),
        key=key,
    )
    if st.session_state.get(_key(customer, "too_long")):
        st.error(TOO_LONG, icon=":material/edit_off:")


def _ask(customer: Customer, desk: Desk, turn: int, asked: str) -> None:
    """Begins the answer, before the page is drawn; a second click in one turn asks nothing."""
    if turn != len(desk.turns) or _is_busy(desk) or not asked.strip():
        return
    too_long = _key(customer, "too_long")
    st.session_state[too_long] = len(asked) > LONGEST
    if st.session_state[too_long]:
        return
    said = [(question, job.text) for question, job in desk.turns]
    of_client = (turn for turn in said if not book_questions.is_one(turn[0]))
    turns = [assistant.Turn(question, text) for question, text in of_client]
    work = partial(
        assistant.answer, session.workspace(), customer.id, asked.strip(), turns, session.today()
    )
    desk.turns.append((asked.strip(), desk.start(("turn", turn), work)))
    keeping.saved()


def _is_busy(desk: Desk) -> bool:
    return any(not job.done for _, job in desk.turns[-1:])


def _show_turn(
    customer: Customer,
    number: int,
    turn: tuple[str, Job[Turned]],
    is_coming: bool = False,
) -> None:
    question, job = turn
    with st.chat_message("question", avatar=":material/person:"):
        st.markdown(f"**{text.literal(question)}**")
    with st.chat_message("answer", avatar=":material/psychology:"):
        if is_coming:
            _show_coming(customer, number, job)
        else:
            _show_answer(customer, number, job)
            _offer_follow_up(customer, number, question)


def _show_coming(customer: Customer, number: int, job: Job[Turned]) -> None:
    """The answer as it is said, followed in runs that any click on the page may break off."""

    def follow(by_page: bool) -> None:
        place = st.markdown(_coming(job))
        if by_page:
            return
        until = monotonic() + (DIALOG_RUN_SECONDS if dialogs.is_open() else RUN_SECONDS)
        while not job.done and monotonic() < until:
            for _ in job.follow(LOOK_SECONDS):
                place.markdown(_coming(job))
        if job.done:
            dialogs.run_page()

    live.repeat(LOOK_SECONDS, follow)
    key = _key(customer, f"stop_{number}")
    st.button("Stop", icon=":material/stop:", on_click=job.stop, disabled=job.stopped, key=key)


def _coming(job: Job[Turned]) -> str:
    """Half an answer as Markdown, or what stands there while nothing comes."""
    said, is_meanwhile = assistant.coming(job)
    words = text.formatted(said) or ":material/progress_activity: Reading the records…"
    return f"{words}\n\n:gray[{MEANWHILE}]" if is_meanwhile else words


def _show_answer(customer: Customer, number: int, job: Job[Turned]) -> None:
    try:
        reply = job.result()
    except Exception:
        text.show(assistant.readable(job.text))
        st.error("The answer could not be finished: ask again.", icon=":material/cloud_off:")
        return
    if isinstance(reply, assistant.BookQuestion):
        _show_of_book(reply)
        return
    for line, claim in enumerate(reply.answer.claims):
        key = _key(customer, f"turn_{number}_{line}")
        claims.show(reply.brief.file, key, claim, reply.doubts("claims", line))
    claims.show_withheld(len(reply.withheld))
    if job.stopped:
        st.caption("Stopped.")
    if reply.failure:
        st.caption(f"By {text.literal(reply.engine)}.")
        st.text(reply.failure)


def _show_of_book(asked: assistant.BookQuestion) -> None:
    """What the store answers now, each client with the way to their page."""
    answer = book_questions.answer(
        session.workspace(), asked.question, session.today(), asked.customer_id
    )
    st.text(answer.text)
    for line in answer.lines:
        customer_link.show_line(line.name, line.customer_id, ":material/person:", line.words)


def _offer_follow_up(customer: Customer, number: int, question: str) -> None:
    """The follow-up that was asked for: the rep's click writes it, once."""
    reminder = assistant.reminder_in(question, session.today())
    if reminder is None:
        return
    key = _key(customer, f"follow_up_{number}")
    undo.offer(f"{key}_undo")
    if not st.button("Add follow-up", icon=":material/event:", key=key):
        return
    ws = session.workspace()
    with refusals():
        kept = jobs.desk(customer.id).kept
        entry_key = kept.setdefault(("follow_up", number), f"chat-{uuid4().hex}")
        follow_ups.add(ws, customer.id, entry_key, note=reminder.note, due_on=reminder.due_on)
        undo.done(
            f"{key}_undo",
            f"Follow-up for {long_date(reminder.due_on, session.today())} added.",
            partial(follow_ups.withdraw, ws, customer.id, entry_key),
        )


def _has_failed(job: Job[Turned]) -> bool:
    """Whether it has ended so that asking once more may help."""
    try:
        reply = job.result()
        return not isinstance(reply, assistant.BookQuestion) and reply.can_ask_again
    except Exception:
        return True


def _offer_again(customer: Customer, desk: Desk) -> None:
    turn = len(desk.turns)
    st.button(
        "Ask again",
        icon=":material/refresh:",
        type="tertiary",
        on_click=_ask,
        args=(customer, desk, turn, desk.turns[-1][0]),
        key=_key(customer, f"again_{turn}"),
    )


def _show_what_is_sent(customer: Customer, desk: Desk) -> None:
    """What went to a service with the last question, or goes with the next one."""
    last = None
    if desk.turns and desk.turns[-1][1].done:
        with suppress(Exception):
            last = desk.turns[-1][1].result().outgoing
    which = "the last question" if last else "your next question, which stands at its end"
    sight.show(
        _key(customer, "sent"),
        lambda: assistant.sight(session.workspace(), customer, last, session.today()),
        f"This, to the letter, is sent with {which}:",
    )


def _key(customer: Customer, name: str) -> str:
    return f"customer_{customer.id}_chat_{name}"
