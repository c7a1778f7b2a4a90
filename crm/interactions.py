"""Interactions: log, read, correct, delete and bring back."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from ai.skills.interaction_review import (
    InteractionReview,
    NewInteraction,
)
from ai.skills.interaction_review import (
    SuggestedFollowUp as SuggestedFollowUp,
)
from crm import deeds, reading, reviews
from crm.drafts import FollowUpDraft, InteractionDraft
from crm.errors import Conflict, NotFound, Refused, Unavailable
from crm.follow_ups import adding, withdraw
from crm.jobs import Desk, Job
from crm.models import Interaction, InteractionType, Listing, Sentiment
from crm.workspace import Reply, Workspace
from db import folding
from db.gateway import Filter, Order, Query, amend, insert, update

PAGE_SIZE = 20


@dataclass(frozen=True)
class Logged:
    """What was saved, and what the AI said of it; without a follow-up `follow_up_on` is None."""

    interaction: Interaction
    follow_up_on: date | None
    review: Reply[InteractionReview]
    entry_key: str = ""

    @property
    def suggested(self) -> SuggestedFollowUp | None:
        """A follow-up that the AI suggests; nothing of it has been saved."""
        return self.review.answer.follow_up


def log(
    ws: Workspace,
    customer_id: int,
    entry_key: str,
    today: date,
    *,
    desk: Desk | None = None,
    follow_up_on: date | None = None,
    follow_up_note: str = "",
    **entry: Any,
) -> Logged:
    """Saves an interaction, reviewed by the AI, and its follow-up, both or neither.

    `today` is the rep's own day. The same `entry_key` twice makes one of each for a customer; what
    was changed in between is kept, a follow-up taken out too, and the same words on the same desk
    are asked about once. A sentiment that the rep chose stands. Raises `Refused`.
    """
    draft = InteractionDraft.of(**entry)
    draft.check(ws.clock())
    follow_up = _follow_up(draft, follow_up_on, follow_up_note)
    note = _note(ws, draft, customer_id, today)
    asked = reviews.begin(ws, desk or Desk(), note)
    review = reviews.answer(ws, asked, note)
    values = _columns(ws, draft, review)
    changes = [insert("interactions", customer_id=customer_id, entry_key=entry_key, **values)]
    follow_up_key = f"{entry_key}-follow-up"
    if follow_up:
        changes.append(adding(customer_id, follow_up_key, follow_up))
    else:
        withdraw(ws, customer_id, follow_up_key)
    saved = _read(ws, get(ws, ws.insert_once(*changes)[0]["id"]), review)
    _await_late(ws, saved, draft, asked, review)
    return Logged(saved, follow_up_on, review, entry_key)


def take_back(ws: Workspace, logged: Logged) -> None:
    """Takes what was just logged out of the book, with the follow-up that was saved with it."""
    newest = get(ws, logged.interaction.id)
    delete(ws, newest.id, newest.version)
    withdraw(ws, newest.customer_id, f"{logged.entry_key}-follow-up")


def log_sent(ws: Workspace, customer_id: int, entry_key: str, **entry: Any) -> Interaction:
    """Saves an e-mail of ours as sent now; our own words say nothing of the client's mood.

    The same `entry_key` twice makes one. Raises `Refused`.
    """
    draft = InteractionDraft.of(type="email", date=ws.clock(), **entry)
    draft.check(ws.clock())
    values = _told(ws, draft) | {"summary": f"Sent: {draft.subject or draft.content[:100]}"}
    row = ws.insert_once(
        insert("interactions", customer_id=customer_id, entry_key=entry_key, **values)
    )[0]
    return _read(ws, get(ws, row["id"]))


def edit(
    ws: Workspace, id: int, version: int, today: date, *, desk: Desk | None = None, **entry: Any
) -> Interaction:
    """The interaction as edited, reviewed again; a sentiment that a rep chose stands.

    Raises `Refused`, or `Conflict` when this version is old.
    """
    draft = InteractionDraft.of(**entry)
    draft.check(ws.clock())
    note = _note(ws, draft, get(ws, id).customer_id, today, id)
    asked = reviews.begin(ws, desk or Desk(), note)
    review = reviews.answer(ws, asked, note)
    deeds.write(ws, update("interactions", id, version, **_columns(ws, draft, review)))
    saved = _read(ws, get(ws, id), review)
    _await_late(ws, saved, draft, asked, review)
    return saved


def _read(
    ws: Workspace, saved: Interaction, review: Reply[InteractionReview] | None = None
) -> Interaction:
    """The interaction, once its facts are kept, a service's too; what fails now is read later."""
    proposed = None
    if review and review.by_service:
        proposed = [fact.proposal for fact in review.answer.facts]
    with suppress(Unavailable), ws.traces.reading(review and review.brief):
        reading.read_record(ws, reading.of_interaction(saved), proposed)
    return saved


def correct_sentiment(ws: Workspace, id: int, version: int, sentiment: Sentiment) -> None:
    """The rep's word on the mood, which no AI overwrites."""
    judgement = {"sentiment": sentiment, "sentiment_by": "rep"}
    deeds.write(ws, update("interactions", id, version, **judgement))


def delete(ws: Workspace, id: int, version: int) -> int:
    """Takes an interaction out of the timeline; returns the version that `restore` needs."""
    archived = update("interactions", id, version, archived_at=ws.clock())
    return int(deeds.write(ws, archived)[0]["version"])


def restore(ws: Workspace, id: int, version: int) -> None:
    """Brings a deleted interaction back as it was."""
    ws.write(update("interactions", id, version, archived_at=None))


def get(ws: Workspace, id: int) -> Interaction:
    """One interaction; raises `NotFound` when it was deleted."""
    return Interaction(**ws.db.get("timeline", id))


def timeline(
    ws: Workspace,
    customer_id: int,
    *,
    type: InteractionType | None = None,
    sentiment: Sentiment | None = None,
    words: str = "",
    page: int = 1,
) -> Listing[Interaction]:
    """A page of 20 of a customer's interactions, newest first.

    `words` must all be in the text, each as the beginning of a word; see `db.folding`.
    """
    where = [Filter("customer_id", "eq", customer_id)]
    if type:
        where.append(Filter("type", "eq", type))
    if sentiment:
        where.append(Filter("sentiment", "eq", sentiment))
    if words.strip():
        beginnings = folding.beginnings(words)
        if not beginnings:
            return Listing([], 0)
        where += [Filter("search_text", "contains", each) for each in beginnings]
    order = [Order("date", descending=True), Order("id", descending=True)]
    found = ws.db.page(Query("timeline", where, order, PAGE_SIZE, (max(page, 1) - 1) * PAGE_SIZE))
    return Listing(Interaction.all(found.rows), found.total)


def recent(ws: Workspace, limit: int = 8) -> list[Interaction]:
    """The newest interactions of all customers, without the archived ones."""
    where = [Filter("customer_archived_at", "is_null", True)]
    order = [Order("date", descending=True), Order("id", descending=True)]
    [rows] = ws.db.rows(Query("timeline", where, order, limit))
    return Interaction.all(rows)


def _follow_up(draft: InteractionDraft, due_on: date | None, note: str) -> FollowUpDraft | None:
    if due_on is None:
        if note.strip():
            raise Refused("due_on", "Follow-up date is missing: choose the day for your note.")
        return None
    default = f"Follow up: {draft.subject}" if draft.subject else f"Follow up the {draft.type}"
    return FollowUpDraft.of(due_on=due_on, note=note.strip() or default)


def _note(
    ws: Workspace, draft: InteractionDraft, customer_id: int, today: date, id: int | None = None
) -> NewInteraction:
    """What is read, and of whom: as it is read once more when its facts are kept."""
    text = "\n".join(filter(None, (draft.subject, draft.content)))
    client, pronoun = reading.called(ws, customer_id, text, id)
    entry = (draft.type, draft.subject, draft.content)
    return NewInteraction(today, *entry, customer_id, client, pronoun)


def _await_late(
    ws: Workspace,
    saved: Interaction,
    draft: InteractionDraft,
    asked: Job[Reply[InteractionReview]],
    review: Reply[InteractionReview],
) -> None:
    """Lets a reading that comes after the save take its place, unless somebody changed the row."""

    def keep(_: Job[None]) -> None:
        late = asked.result()
        if not late.failure:
            with suppress(Conflict, NotFound, Unavailable):
                values = _judgement(draft, late)
                ws.write(amend("interactions", saved.id, saved.version, **values))
                _read(ws, get(ws, saved.id), late)

    if review.failure == reviews.SLOW:
        Job(keep)


def _columns(
    ws: Workspace, draft: InteractionDraft, review: Reply[InteractionReview]
) -> dict[str, Any]:
    return _told(ws, draft) | _judgement(draft, review)


def _told(ws: Workspace, draft: InteractionDraft) -> dict[str, Any]:
    """What was typed, and the rep's own day of it, from which "tomorrow" counts."""
    return draft.model_dump() | {"said_on": ws.day(draft.date)}


def _judgement(draft: InteractionDraft, review: Reply[InteractionReview]) -> dict[str, Any]:
    """The mood, whose word it is, and the summary."""
    sentiment = draft.sentiment or review.answer.sentiment
    by = "rep" if draft.sentiment else "ai" if sentiment else None
    return {"sentiment": sentiment, "sentiment_by": by, "summary": review.answer.summary}
