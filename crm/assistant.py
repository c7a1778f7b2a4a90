"""The sales assistant: questions about the client who is open, answered piece by piece."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from ai import grounding
from ai.claims import Claim
from ai.engine import AIError, Engine
from ai.figures import without_addresses
from ai.grounding import Mark
from ai.openai_messages import messages_for
from ai.skills.assistant_reply import (
    ASSISTANT_REPLY,
    SUGGESTIONS,
    Question,
    Turn,
    reply_from_text,
)
from crm import ai_use, customer_files, customers, recommendations
from crm.insights import NOTHING_SENT
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace

__all__ = ["SUGGESTIONS", "Answer", "Question", "Turn", "answer", "prepared", "readable", "sent"]


@dataclass(frozen=True)
class Answer:
    """What was said, checked; `failure` says why the service did not answer, or not to the end.

    `can_ask_again` says that asking the service once more may help.
    """

    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]
    question: Question
    engine: str
    failure: str = ""
    can_ask_again: bool = False

    def doubts(self, number: int) -> list[str]:
        """The reasons to doubt the claim of this number."""
        return [mark.why for mark in self.marks if mark.where == f"claims[{number}]"]


def answer(
    ws: Workspace,
    customer_id: int,
    asked: str,
    turns: Sequence[Turn],
    today: date,
    job: Job[Answer],
) -> Answer:
    """Answers aloud into the job's text; a stopped or cut answer keeps what was said.

    When the service fails before its first word, the built-in analyst answers instead.
    """
    customer = customers.get(ws, customer_id)
    question = prepared(ws, customer, asked, turns, today)
    engine, failure = ws.engine(customer.no_ai)
    can_ask_again = False
    try:
        with ai_use.called_by(ws.rep):
            _speak(engine, question, job)
    except AIError as error:
        failure, can_ask_again = str(error), not error.permanent
        if not job.text.strip():
            engine = OFFLINE
            _speak(engine, question, job)
    reply = reply_from_text(job.text)
    checked = grounding.check(
        reply, question.facts, question.today, by_service=engine is not OFFLINE
    )
    claims = checked.answer.claims
    return Answer(claims, checked.marks, question, engine.name, failure, can_ask_again)


def prepared(
    ws: Workspace, customer: Customer, asked: str, turns: Sequence[Turn], today: date
) -> Question:
    """The question with the records it may rest on: the latest, those its words find, products."""
    file = customer_files.gather(ws, customer, today)
    if ws.engine(customer.no_ai)[0] is not OFFLINE:
        file = customer_files.latest(file)
    file = customer_files.with_relevant(ws, customer.id, file, asked)
    offered = recommendations.for_customer(ws, file)
    return Question(file=offered.file, question=asked, turns=tuple(turns))


def readable(said: str) -> str:
    """An answer that may be half said, without its ids and addresses, a sentence a line."""
    return without_addresses("\n".join(claim.text for claim in reply_from_text(said).claims))


def sent(
    ws: Workspace, customer: Customer, question: Question | None, today: date
) -> tuple[str, str]:
    """What goes to the AI service with a question, or with the next one, to the letter.

    Else "" and why nothing does.
    """
    engine, reason = ws.engine(customer.no_ai)
    if engine is OFFLINE:
        return "", reason or NOTHING_SENT
    asked = question or prepared(ws, customer, "", (), today)
    messages = messages_for(ASSISTANT_REPLY, asked)
    return "\n\n".join(message["content"] for message in messages), ""


def _speak(engine: Engine, question: Question, job: Job[Answer]) -> None:
    """Says the engine's pieces until the job is stopped."""
    with closing(engine.stream(ASSISTANT_REPLY, question)) as pieces:
        for piece in pieces:
            if piece:
                job.say(piece)
            if job.stopped:
                return
