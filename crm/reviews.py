"""What the AI reads in an interaction as it is saved: asked once, waited for with patience."""

from dataclasses import replace

from ai.grounding.support import is_told
from ai.reading.figures import without_addresses
from ai.skills.interaction_review import INTERACTION_REVIEW, InteractionReview, NewInteraction
from crm.jobs import Desk, Job
from crm.workspace import Reply, Workspace

PATIENCE_SECONDS = 10.0
"""How long a save waits for the AI service before the built-in analyst's reading is kept."""
SLOW = (
    "The AI service takes long, so the built-in analyst has read this. When its own reading still "
    "comes, that takes its place."
)


def begin(ws: Workspace, desk: Desk, note: NewInteraction) -> Job[Reply[InteractionReview]]:
    """The reading of these words, begun unless the desk has an answer on them."""
    name = ("review", note)
    known: Job[Reply[InteractionReview]] | None = desk.find(name)
    if known and known.done and known.is_well and not known.result().failure:
        return known
    return desk.start(name, lambda _: _backed(ws, ws.ask(INTERACTION_REVIEW, note)))


def answer(
    ws: Workspace, asked: Job[Reply[InteractionReview]], note: NewInteraction
) -> Reply[InteractionReview]:
    """What was asked for, when it comes in time, else the built-in analyst's reading."""
    if asked.wait(PATIENCE_SECONDS):
        return asked.result()
    return replace(ws.ask_analyst(INTERACTION_REVIEW, note), failure=SLOW)


def _backed(ws: Workspace, review: Reply[InteractionReview]) -> Reply[InteractionReview]:
    """The reading; of a field with something that the words don't hold, the analyst's own."""
    marks = (mark for mark in (*review.marks, *review.withheld) if not mark.soft)
    # What is proposed as a fact is held to the record by whoever keeps it.
    doubtful = {mark.where.partition(".")[0] for mark in marks} & {"summary", "follow_up"}
    texts = {"summary": review.answer.summary}
    if review.answer.follow_up:
        texts["follow_up"] = review.answer.follow_up.note
    words = review.brief.facts["I"]
    doubtful |= {name for name, text in texts.items() if not _may_be_kept(text, words)}
    if not doubtful:
        return replace(review, marks=())
    own = ws.ask_analyst(INTERACTION_REVIEW, review.brief).answer
    answer = review.answer.model_copy(update={name: getattr(own, name) for name in doubtful})
    return replace(review, answer=answer, marks=())


def _may_be_kept(text: str, words: str) -> bool:
    """Whether a reading speaks of what the words tell, and holds no address."""
    return is_told(text, [words]) and without_addresses(text) == text
