"""What the AI reads in an interaction as it is saved: asked once, waited for with patience."""

from dataclasses import replace

from ai.reading.figures import without_addresses
from ai.skills.interaction_review import (
    INTERACTION_REVIEW,
    LONGEST_SUMMARY,
    WITHOUT_A_DAY,
    InteractionReview,
    NewInteraction,
    SuggestedFollowUp,
)
from crm.jobs import Desk, Job
from crm.workspace import Mark, Reply, Workspace

PATIENCE_SECONDS = 10.0
"""How long a save waits for the AI service before the built-in analyst's reading is kept."""
IN_DOUBT = "The mood is in doubt: the AI service has read it as {service}, the words read {words}."
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
    """The reading; of a field with something that the words don't hold, the analyst's own.

    A suggested day is one that the words name. A mood against the words' own is in doubt: it is not
    read, and a mark tells both.
    """
    if not review.by_service:
        return replace(review, marks=())
    own = ws.ask_analyst(INTERACTION_REVIEW, review.brief).answer
    answer = review.answer.model_copy(
        update={name: getattr(own, name) for name in _doubtful(review)}
    )
    if answer.follow_up:
        answer = answer.model_copy(update={"follow_up": _on_a_named_day(answer.follow_up, review)})
    if {answer.sentiment, own.sentiment} != {"positive", "negative"}:
        return replace(review, answer=answer, marks=())
    why = IN_DOUBT.format(service=answer.sentiment, words=own.sentiment)
    in_doubt = Mark("sentiment", str(answer.sentiment), why)
    return replace(review, answer=answer.model_copy(update={"sentiment": None}), marks=(in_doubt,))


def _doubtful(review: Reply[InteractionReview]) -> set[str]:
    """The fields of a service's reading that are not to be kept."""
    marks = (mark for mark in (*review.marks, *review.withheld) if not mark.soft)
    # What is proposed as a fact is held to the record by whoever keeps it, a day below.
    doubtful = {mark.where for mark in marks} & {"summary", "follow_up.note"}
    texts = {"summary": review.answer.summary}
    if review.answer.follow_up:
        texts["follow_up.note"] = review.answer.follow_up.note
    words = review.brief.facts["I"]
    doubtful |= {name for name, text in texts.items() if not _may_be_kept(text, words)}
    if len(review.answer.summary) > LONGEST_SUMMARY:
        doubtful.add("summary")
    return {name.partition(".")[0] for name in doubtful}


def _on_a_named_day(
    suggested: SuggestedFollowUp, review: Reply[InteractionReview]
) -> SuggestedFollowUp:
    """The follow-up on a day that the words name, the next one if it is on another; else a week
    from now."""
    from ai.reading.dates import named_days

    today = review.brief.today
    named = {max(day.on, today) for day in named_days(review.brief.facts["I"], today)}
    if suggested.due_on in named:
        return suggested
    due_on = min(named, default=today + WITHOUT_A_DAY)
    return suggested.model_copy(update={"due_on": due_on})


def _may_be_kept(text: str, words: str) -> bool:
    """Whether a reading speaks of what the words tell, and holds no address."""
    from ai.grounding.support import is_told

    return is_told(text, [words]) and without_addresses(text) == text
