"""Interactions: log, read, correct, delete and bring back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ai.facts import NewInteraction
from ai.skills.interaction_review import (
    INTERACTION_REVIEW,
    InteractionReview,
    SuggestedFollowUp,
)
from crm.drafts import FollowUpDraft, InteractionDraft
from crm.errors import Refused
from crm.follow_ups import adding
from crm.models import Found, Interaction, InteractionType, Sentiment
from crm.workspace import Reply, Workspace
from db.gateway import Filter, Order, Query, insert, update

PAGE_SIZE = 20


@dataclass(frozen=True)
class Logged:
    """What was saved, and what the AI said of it; without a follow-up `follow_up_on` is None."""

    interaction: Interaction
    follow_up_on: date | None
    review: Reply[InteractionReview]

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
    follow_up_on: date | None = None,
    follow_up_note: str = "",
    **typed: Any,
) -> Logged:
    """Saves an interaction, reviewed by the AI, and its follow-up, both or neither.

    `today` is the rep's own day. The same `entry_key` twice makes one of each; words changed in
    between are kept. A sentiment that the rep chose stands. Raises `Refused`.
    """
    draft = InteractionDraft.of(**typed)
    draft.check(ws.clock())
    follow_up = _follow_up(draft, follow_up_on, follow_up_note)
    review = _review(ws, draft, today)
    values = _columns(draft, review)
    changes = [insert("interactions", customer_id=customer_id, entry_key=entry_key, **values)]
    if follow_up:
        changes.append(adding(customer_id, f"{entry_key}-follow-up", follow_up))
    row = ws.insert_once(*changes)[0]
    return Logged(get(ws, row["id"]), follow_up_on, review)


def log_sent(ws: Workspace, customer_id: int, entry_key: str, **typed: Any) -> Interaction:
    """Saves an e-mail of ours as sent now; our own words say nothing of the client's mood.

    The same `entry_key` twice makes one. Raises `Refused`.
    """
    draft = InteractionDraft.of(type="email", date=ws.clock(), **typed)
    draft.check(ws.clock())
    values = draft.model_dump() | {"summary": f"Sent: {draft.subject or draft.content[:100]}"}
    row = ws.insert_once(
        insert("interactions", customer_id=customer_id, entry_key=entry_key, **values)
    )[0]
    return get(ws, row["id"])


def edit(ws: Workspace, id: int, version: int, today: date, **typed: Any) -> Interaction:
    """The interaction as edited, reviewed again; a sentiment that a rep chose stands.

    Raises `Refused`, or `Conflict` when this version is old.
    """
    draft = InteractionDraft.of(**typed)
    draft.check(ws.clock())
    ws.write(update("interactions", id, version, **_columns(draft, _review(ws, draft, today))))
    return get(ws, id)


def correct_sentiment(ws: Workspace, id: int, version: int, sentiment: Sentiment) -> None:
    """The rep's word on the mood, which no AI overwrites."""
    ws.write(update("interactions", id, version, sentiment=sentiment, sentiment_by="rep"))


def delete(ws: Workspace, id: int, version: int) -> int:
    """Takes an interaction out of the timeline; returns the version that `restore` needs."""
    return ws.write(update("interactions", id, version, archived_at=ws.clock()))[0]["version"]


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
) -> Found[Interaction]:
    """A page of 20 of a customer's interactions, newest first; `words` must all be in the text."""
    where = [Filter("customer_id", "eq", customer_id)]
    if type:
        where.append(Filter("type", "eq", type))
    if sentiment:
        where.append(Filter("sentiment", "eq", sentiment))
    if words.strip():
        where.append(Filter("interaction_words", "words", words))
    order = [Order("date", descending=True), Order("id", descending=True)]
    found = ws.db.page(Query("timeline", where, order, PAGE_SIZE, (max(page, 1) - 1) * PAGE_SIZE))
    return Found(Interaction.all(found.rows), found.total)


def recent(ws: Workspace, limit: int = 8) -> list[Interaction]:
    """The newest interactions of all customers, without the archived ones."""
    where = [Filter("customer_archived_at", "is_null", True)]
    order = [Order("date", descending=True), Order("id", descending=True)]
    return Interaction.all(ws.db.rows(Query("timeline", where, order, limit)))


def _follow_up(draft: InteractionDraft, due_on: date | None, note: str) -> FollowUpDraft | None:
    if due_on is None:
        if note.strip():
            raise Refused("due_on", "Follow-up date is missing: choose the day for your note.")
        return None
    default = f"Follow up: {draft.subject}" if draft.subject else f"Follow up the {draft.type}"
    return FollowUpDraft.of(due_on=due_on, note=note.strip() or default)


def _review(ws: Workspace, draft: InteractionDraft, today: date) -> Reply[InteractionReview]:
    return ws.ask(
        INTERACTION_REVIEW,
        NewInteraction(today=today, type=draft.type, subject=draft.subject, content=draft.content),
    )


def _columns(draft: InteractionDraft, review: Reply[InteractionReview]) -> dict[str, Any]:
    sentiment = draft.sentiment or review.answer.sentiment
    by = "rep" if draft.sentiment else "ai" if sentiment else None
    judged = {"sentiment": sentiment, "sentiment_by": by, "summary": review.answer.summary}
    return draft.model_dump() | judged
