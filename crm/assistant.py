"""The sales assistant: questions about the client who is open, answered piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from ai.analyst.answers import people, questions, reminders
from ai.analyst.answers.asking import telling_words
from ai.analyst.answers.closest import closest
from ai.analyst.answers.reminders import Reminder
from ai.analyst.answers.spelling import mended
from ai.facts import CustomerFile, ProductFact
from ai.reading.figures import without_addresses
from ai.skills.assistant_reply import (
    ASSISTANT_REPLY,
    SUGGESTIONS,
    AssistantReply,
    Question,
    Turn,
    reply_from_text,
)
from crm import book_questions, customer_files, customers, recommendations
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import PATIENCE_SECONDS, Reply, Sight, Workspace

__all__ = [
    "SUGGESTIONS",
    "Answer",
    "BookQuestion",
    "Question",
    "Reminder",
    "Turn",
    "answer",
    "coming",
    "readable",
    "reminder_in",
    "sight",
]

Answer = Reply[AssistantReply]


@dataclass(frozen=True)
class BookQuestion:
    """A question about the whole book, asked of a customer, which the store answers whenever it is
    shown."""

    question: str
    customer_id: int


def answer(
    ws: Workspace,
    customer_id: int,
    asked: str,
    turns: Sequence[Turn],
    today: date,
    job: Job[Answer | BookQuestion],
) -> Answer | BookQuestion:
    """Answers aloud into the job's text; a stopped or cut answer keeps what was said.

    When the service fails before its first word, the built-in analyst answers instead; while it is
    silent for long, the analyst's answer stands there meanwhile. Raises
    `NotFound` when the customer was erased, `Unavailable` when the store is silent.
    """
    if book_questions.is_one(asked):
        return BookQuestion(asked, customer_id)
    file = customer_files.gather(ws, customers.get(ws, customer_id), today)
    question = Question(file, asked, tuple(turns))
    if ws.service is not None:
        prepare = partial(_prepared, ws)
        job.stand_in(PATIENCE_SECONDS, lambda: ws.ask_analyst(ASSISTANT_REPLY, question, prepare))
    return ws.ask(ASSISTANT_REPLY, question, partial(_prepared, ws), job)


def reminder_in(question: str, today: date) -> Reminder | None:
    """The follow-up that a question asks for, in any of the five languages; else None."""
    return reminders.reminder_in(mended(question, ()), today)


def sight(ws: Workspace, customer: Customer, answered: Question | None, today: date) -> Sight:
    """What goes to the AI service with a question that was answered, or with the next one."""
    if answered:
        return ws.sight(ASSISTANT_REPLY, answered)
    question = Question(customer_files.gather(ws, customer, today), "")
    return ws.sight(ASSISTANT_REPLY, question, partial(_prepared, ws))


def _prepared(ws: Workspace, question: Question, for_service: bool) -> Question:
    """The question with what it may rest on: the latest, what its words find, and products."""
    given = customer_files.for_service if for_service else customer_files.with_relevant
    file = given(ws, question.file, question.question)
    if not for_service:
        file = customer_files.with_cited(ws, file, (fact.record for fact in file.understanding))
    file = recommendations.for_customer(ws, file).file
    asked = recommendations.named(ws, question.question)
    more = [asked] if asked else []
    if not for_service and questions.read(mended(question.question, ()), "").kind == "offer":
        more += _spoken_of(ws, file, question)
    once = {each.id: each for each in (*file.products, *more)}
    return replace(question, file=replace(file, products=tuple(once.values())))


def _spoken_of(ws: Workspace, file: CustomerFile, question: Question) -> list[ProductFact]:
    """The pieces of what is asked for, the one asked for before, and what the person it is for
    was said to love."""
    before = [turn.question for turn in question.turns]
    texts = [question.question, *people.texts_asked(file, [*before, question.question])]
    topics = telling_words(mended(question.question, ()), file.profile.name)
    texts += [claim.text for claim in closest(file, topics)[0]]
    earlier = recommendations.named(ws, before[-1]) if before else None
    found = recommendations.spoken_of(ws, " ".join(texts))
    return [*([earlier] if earlier else []), *found]


def coming(job: Job[Answer | BookQuestion]) -> tuple[str, bool]:
    """What can be read of an answer under way, and whether it is the analyst's meanwhile."""
    said = readable(job.text)
    if said or not job.meanwhile:
        return said, False
    claims = job.meanwhile.answer.claims
    return without_addresses("\n".join(claim.text for claim in claims)), True


def readable(said: str) -> str:
    """An answer that may be half said, without its ids and addresses, a sentence a line."""
    return without_addresses("\n".join(claim.text for claim in reply_from_text(said).claims))
