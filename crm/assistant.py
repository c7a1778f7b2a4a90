"""The sales assistant: questions about the client who is open, answered piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ai import grounding
from ai.claims import Claim
from ai.engine import AIError, Engine
from ai.facts import ClientFile
from ai.grounding import Mark
from ai.skills.assistant_reply import (
    ASSISTANT_REPLY,
    SUGGESTIONS,
    Question,
    Turn,
    reply_from_text,
)
from crm import ai_use, client_files, recommendations
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace

__all__ = ["SUGGESTIONS", "Answer", "Question", "Turn", "answer", "prepared", "seen_by_the_ai"]

LATEST = 10
"""Interactions that a service is given besides those that the question's words find."""


@dataclass(frozen=True)
class Answer:
    """What was said, checked; `failure` says why the service did not answer, or not to the end."""

    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]
    file: ClientFile
    engine: str
    failure: str

    def doubts(self, number: int) -> list[str]:
        """The reasons to doubt the claim of this number."""
        return [mark.why for mark in self.marks if mark.where == f"claims[{number}]"]


def prepared(
    ws: Workspace, customer: Customer, file: ClientFile, asked: str, turns: Sequence[Turn]
) -> Question:
    """The question with the records it may rest on: the latest, those its words find, products."""
    found = client_files.relevant(ws, customer.id, asked)
    engine, _ = ws.engine(customer.no_ai)
    latest = file.interactions if engine is OFFLINE else file.interactions[:LATEST]
    known = {item.id for item in latest}
    records = (*latest, *(item for item in found if item.id not in known))
    offered = recommendations.for_customer(ws, replace(file, interactions=records))
    return Question(file=offered.file, question=asked, turns=tuple(turns))


def answer(ws: Workspace, customer: Customer, question: Question, job: Job[Answer]) -> Answer:
    """Answers aloud into the job's text; a stopped or cut answer keeps what was said.

    When the service fails before its first word, the built-in analyst answers instead.
    """
    engine, failure = ws.engine(customer.no_ai)
    try:
        with ai_use.called_by(ws.rep):
            _speak(engine, question, job)
    except AIError as error:
        failure = str(error)
        if not job.text:
            engine = OFFLINE
            _speak(engine, question, job)
    reply = reply_from_text(job.text)
    checked = grounding.check(reply, question.facts, question.today)
    return Answer(checked.answer.claims, checked.marks, question.file, engine.name, failure)


def seen_by_the_ai(question: Question) -> str:
    """What is sent to the AI service for a question, to the letter."""
    return f"{ASSISTANT_REPLY.instructions}\n\n{ASSISTANT_REPLY.ask(question)}"


def _speak(engine: Engine, question: Question, job: Job[Answer]) -> None:
    pieces: Iterator[str] = engine.stream(ASSISTANT_REPLY, question)
    try:
        for piece in pieces:
            job.say(piece)
            if job.stopped:
                return
    finally:
        if close := getattr(pieces, "close", None):
            close()
