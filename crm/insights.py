"""What the AI makes of a customer's records, kept with the facts that it rests on."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from ai import grounding
from ai.claims import Claim, claims_from_text, claims_to_text
from ai.facts import CustomerFile
from ai.skills.customer_insights import CUSTOMER_INSIGHTS, CustomerInsights
from crm import customer_files
from crm.errors import NotFound, Unavailable
from crm.jobs import Desk, Job
from crm.models import Customer
from crm.workspace import Reply, Sight, Workspace
from db.gateway import amend

SECTIONS = {
    "Summary": "summary",
    "Fashion": "fashion",
    "Behaviour": "behaviour",
    "Things to know": "things_to_know",
    "Engagement": "engagement",
}
SECTION_NAMES = tuple(SECTIONS)
ONE_WISH = timedelta(seconds=3)
"""Clicks within this time after an answer are the wish that it has answered."""
TRIED_AGAIN_AFTER = timedelta(minutes=5)
"""How long after a failure opening the client asks the service again; a click does so at once."""
UNMADE = "New insights could not be made now. Refresh insights tries again."


@dataclass(frozen=True)
class Insights:
    """Checked claims by section, and what they rest on.

    `marks` name what the records don't back; `file` holds the records; `made_at` is when those
    were read. `failure` says why the engine asked, at `asked_at`, did not answer: then these are
    the ones kept before, else the built-in analyst's. `digest` is that of the client's file as it
    was then, and `is_kept` whether the store has them.
    """

    answer: CustomerInsights
    marks: tuple[grounding.Mark, ...]
    file: CustomerFile
    engine: str
    made_at: datetime
    digest: str
    is_kept: bool = True
    failure: str = ""
    asked_at: datetime | None = None

    def claims(self, section: str) -> list[tuple[Claim, list[str]]]:
        """A section's claims, each with the reasons to doubt it."""
        field = SECTIONS[section]
        return [
            (claim, [m.why for m in self.marks if m.where == f"{field}[{number}]"])
            for number, claim in enumerate(getattr(self.answer, field))
        ]


def current(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """The kept insights when they rest on the records as they are now, else new ones."""
    if is_current(ws, customer, file):
        return kept(ws, customer, file)
    return refresh(ws, customer, file)


def is_current(ws: Workspace, customer: Customer, file: CustomerFile) -> bool:
    """Whether the kept insights are those that asking again would give.

    Of a client whose records are never sent, what was made of the same records stays.
    """
    by_this_engine = customer.no_ai or customer.ai_engine == ws.ai.name
    return customer.ai_facts_hash == file.digest and by_this_engine


def asks_a_service(ws: Workspace, customer: Customer) -> bool:
    """Whether new insights of this client come from a service, which takes its time."""
    return ws.service is not None and not customer.no_ai


def at_once(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """What can be shown while a service is asked: what is kept, else the built-in analyst's."""
    if customer.ai_made_at:
        return kept(ws, customer, file)
    return _substitute(ws.ask_analyst(CUSTOMER_INSIGHTS, file), ws.clock())


def _substitute(own: Reply[CustomerInsights], made_at: datetime) -> Insights:
    """The built-in analyst's insights in place of a service's: they are not kept."""
    file: CustomerFile = own.brief
    return Insights(own.answer, own.marks, file, own.engine, made_at, file.digest, is_kept=False)


def asked(
    ws: Workspace, desk: Desk, customer: Customer, file: CustomerFile, again: bool = False
) -> Job[Insights] | None:
    """The work on new insights, begun when it is wanted; None when what is kept is the answer.

    The desk is the one that all sessions share for this client: the same records are asked about
    once, whoever opens the page and however often. With `again` they are asked about once more.
    """
    name = ("insights", file.digest, ws.ai.name)
    job: Job[Insights] | None = desk.find(name)
    if job and not job.done:
        return job
    if job and _still_answers(ws, customer, file, job.result(), again):
        _keep_at_last(ws, customer, job.result())
        return job
    if not again and is_current(ws, customer, file):
        return None
    return desk.start(name, lambda _: _refresh_whatever_happens(ws, customer, file))


def _still_answers(
    ws: Workspace, customer: Customer, file: CustomerFile, made: Insights, again: bool
) -> bool:
    since = ws.clock() - (made.asked_at or made.made_at)
    if again:
        return since < ONE_WISH
    if made.failure:
        return since < TRIED_AGAIN_AFTER
    is_newer = customer.ai_made_at is None or customer.ai_made_at < made.made_at
    return is_newer or not is_current(ws, customer, file)


def _refresh_whatever_happens(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """As `refresh`; an outage, or a fault of ours, is a failure that can be shown."""
    asked_at = ws.clock()
    try:
        return refresh(ws, customer, file)
    except Exception as error:
        logging.getLogger(__name__).warning("No new insights: %s", type(error).__name__)
        shown = _without_store(ws, customer, file)
        return replace(shown, failure=UNMADE, asked_at=asked_at)


def _without_store(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    return _read_back(customer, file) if customer.ai_made_at else at_once(ws, customer, file)


def refresh(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """New insights, whether or not the records have changed.

    The engine's answer is kept, unless a later one is; what a failing engine is replaced by is
    not. Raises `Unavailable`, and `NotFound` when the customer was erased.
    """
    asked_at = ws.clock()
    reply = ws.ask(CUSTOMER_INSIGHTS, file, partial(_prepared, ws))
    if reply.failure and not reply.is_withheld:
        in_place = _substitute(reply, asked_at)
        shown = kept(ws, customer, file) if customer.ai_made_at else in_place
        return replace(shown, failure=reply.failure, asked_at=asked_at)
    given = customer_files.joined(file, reply.brief.interactions)
    made = Insights(reply.answer, reply.marks, given, reply.engine, asked_at, file.digest)
    try:
        if not (reply.by_service and _has_later(ws, customer.id, asked_at)):
            keep(ws, customer.id, made)
    except Unavailable:
        return replace(made, is_kept=False)
    return made


def _prepared(ws: Workspace, file: CustomerFile, for_service: bool) -> CustomerFile:
    return customer_files.telling(ws, file) if for_service else file


def _has_later(ws: Workspace, customer_id: int, moment: datetime) -> bool:
    """Whether somebody has kept insights of records that were read after this."""
    made_at = ws.db.get("customers", customer_id)["ai_made_at"]
    return bool(made_at and made_at > moment)


def _keep_at_last(ws: Workspace, customer: Customer, made: Insights) -> None:
    """Keeps what the store did not take when it was made."""
    if not (made.is_kept or made.failure):
        with suppress(Unavailable, NotFound):
            keep(ws, customer.id, made)


def keep(ws: Workspace, customer_id: int, made: Insights) -> None:
    """Stores insights on their customer, as text: what a record backs, with what it rests on."""
    ws.db.write(
        amend(
            "customers",
            customer_id,
            ai_summary=_text(made, SECTION_NAMES[:1]),
            ai_insights=_text(made, SECTION_NAMES[1:]),
            ai_facts_hash=made.digest,
            ai_engine=made.engine,
            ai_made_at=made.made_at,
        )
    )


def _text(made: Insights, sections: Sequence[str]) -> str:
    """The claims of these sections that a record backs."""
    return claims_to_text(
        {
            section: [claim for claim, _ in made.claims(section) if claim.evidence]
            for section in sections
        }
    )


def kept(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """The insights as they were stored, checked against the records as they are now.

    Interactions that they cite and the file does not hold are fetched, so that they can be opened.
    """
    cited = {id for claims in _stored(customer).values() for c in claims for id in c.evidence}
    whole = customer_files.with_cited(ws, file, cited)
    return _read_back(customer, whole)


def _read_back(customer: Customer, file: CustomerFile) -> Insights:
    claims = _stored(customer)
    answer = CustomerInsights(**{field: claims.get(name, ()) for name, field in SECTIONS.items()})
    checked = grounding.check(answer, file.facts, file.today)
    made_at = customer.ai_made_at or customer.updated_at
    engine, digest = customer.ai_engine or "", customer.ai_facts_hash or ""
    return Insights(checked.answer, checked.marks, file, engine, made_at, digest)


def _stored(customer: Customer) -> dict[str, tuple[Claim, ...]]:
    return claims_from_text(f"{customer.ai_summary or ''}\n{customer.ai_insights or ''}")


def sight(ws: Workspace, file: CustomerFile) -> Sight:
    """What goes to the AI service for new insights."""
    return ws.sight(CUSTOMER_INSIGHTS, file, partial(_prepared, ws))
