"""What the AI makes of a customer's records, kept with the facts that it rests on."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from ai.claims import Claim, claims_from_text, claims_to_text
from ai.facts import CustomerFile
from ai.grounding.marks import UNCHECKED
from ai.skills.customer_insights import CUSTOMER_INSIGHTS, CustomerInsights
from crm import customer_files
from crm.errors import NotFound, Unavailable
from crm.jobs import Desk, Job
from crm.models import Customer
from crm.workspace import Mark, Sight, Workspace
from db.gateway import amend

SECTIONS = {
    "Summary": "summary",
    "Fashion": "fashion",
    "Behaviour": "behaviour",
    "Things to know": "things_to_know",
    "Engagement": "engagement",
}
APART = " (unchecked)"
"""Behind the name of a section in whose kept text stands what no record tells."""
SECTION_NAMES = tuple(SECTIONS)
ONE_WISH = timedelta(seconds=3)
"""Clicks within this time after an answer are the wish that it has answered."""
TRIED_AGAIN_AFTER = timedelta(minutes=5)
"""How long after a failure opening the client asks the service again; a click does so at once."""
UNMADE = "New insights could not be made now. Refresh insights tries again."


@dataclass(frozen=True)
class Insights:
    """Checked claims by section, and what they rest on.

    `marks` name what the records don't back, `withheld` what they contradict; `file` holds the
    records; `made_at` is when those were read. `failure` says why the engine asked, at `asked_at`,
    did not answer: then these are the ones kept before, else the built-in analyst's. `digest` is
    that of the customer's file as it was then, and `is_kept` whether the store has them.
    """

    answer: CustomerInsights
    marks: tuple[Mark, ...]
    file: CustomerFile
    engine: str
    made_at: datetime
    digest: str
    is_kept: bool = True
    failure: str = ""
    asked_at: datetime | None = None
    withheld: tuple[Mark, ...] = ()

    def claims(self, section: str) -> list[tuple[Claim, list[Mark]]]:
        """A section's claims, each with the reasons to doubt it."""
        field = SECTIONS[section]
        return [
            (claim, [mark for mark in self.marks if mark.where == f"{field}[{number}]"])
            for number, claim in enumerate(getattr(self.answer, field))
        ]


def view(
    ws: Workspace, desk: Desk, customer: Customer, file: CustomerFile, again: bool = False
) -> tuple[Insights | None, Job[Insights] | None]:
    """The insights made last, None when those kept are newer, or the work on new ones.

    The desk is the one that all sessions share for this customer: the same records are asked about
    once, whoever opens the page and however often; with `again` once more. The built-in analyst is
    waited for, a service is not.
    """
    question = ("insights", file.digest, ws.ai.name)
    job: Job[Insights] | None = desk.find(question)
    if job and not job.done:
        return None, job
    newest: Insights | None = desk.kept.get("insights", {}).get(question)
    if _is_due(ws, customer, file, newest, again):
        if ws.service is not None and not customer.no_ai:
            desk.clear("insights")
            return None, desk.start(question, lambda _: _refresh_beside(ws, desk, customer, file))
        newest = refresh(ws, customer, file)
        desk.kept["insights"] = {question: newest}
    if newest and not (newest.is_kept or newest.failure):
        with suppress(Unavailable, NotFound):
            keep(ws, customer.id, newest)
    if newest and not newest.failure and _are_kept(ws, customer, file, newest.made_at):
        return None, None
    return newest, None


def _is_due(
    ws: Workspace, customer: Customer, file: CustomerFile, newest: Insights | None, again: bool
) -> bool:
    """Whether new insights are to be made; `newest` are those made last of the same records.

    A click makes them anew, but for a second one that comes at once. Else those made last stand, a
    failure for a while, and those kept.
    """
    since = ws.clock() - (newest.asked_at or newest.made_at) if newest else timedelta.max
    if again:
        return since >= ONE_WISH
    if newest and not (newest.failure and since >= TRIED_AGAIN_AFTER):
        return False
    return not _are_kept(ws, customer, file)


def _are_kept(
    ws: Workspace, customer: Customer, file: CustomerFile, since: datetime | None = None
) -> bool:
    """Whether insights of these records, by this engine, are kept, made since then.

    Of a customer who is never sent any engine's stand: they were made before.
    """
    by_this_engine = customer.no_ai or customer.ai_engine == ws.ai.name
    made_at = customer.ai_made_at
    is_new = since is None or (made_at is not None and made_at >= since)
    return by_this_engine and customer.ai_facts_hash == file.digest and is_new


def at_once(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """What can be shown while nothing newer is there: what is kept, else the built-in analyst's."""
    if customer.ai_made_at:
        return kept(ws, customer, file)
    own = ws.ask_analyst(CUSTOMER_INSIGHTS, file)
    return Insights(own.answer, own.marks, file, own.engine, ws.clock(), file.digest, is_kept=False)


def refresh(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """New insights, whether or not the records have changed.

    The engine's answer is kept, unless a later one is; what a failing engine is replaced by is
    not. Raises `Unavailable`, and `NotFound` when the customer was erased.
    """
    asked_at = ws.clock()
    reply = ws.ask(CUSTOMER_INSIGHTS, file, partial(_prepared, ws))
    if reply.failure and not reply.is_withheld:
        return replace(at_once(ws, customer, file), failure=reply.failure, asked_at=asked_at)
    whole = customer_files.joined(file, reply.brief.interactions)
    newest = Insights(
        reply.answer,
        reply.marks,
        whole,
        reply.engine,
        asked_at,
        file.digest,
        withheld=reply.withheld,
    )
    try:
        if not (reply.by_service and _has_later(ws, customer.id, asked_at)):
            keep(ws, customer.id, newest)
    except Unavailable:
        return replace(newest, is_kept=False)
    return newest


def _refresh_beside(ws: Workspace, desk: Desk, customer: Customer, file: CustomerFile) -> Insights:
    """As `refresh`, laid on the desk; an outage, or a fault of ours, is a failure to be shown."""
    asked_at = ws.clock()
    try:
        newest = refresh(ws, customer, file)
    except Exception as error:
        logging.getLogger(__name__).warning("No new insights: %s", type(error).__name__)
        older = (
            _read_back(ws, customer, file) if customer.ai_made_at else at_once(ws, customer, file)
        )
        newest = replace(older, failure=UNMADE, asked_at=asked_at)
    desk.kept["insights"] = {("insights", file.digest, ws.ai.name): newest}
    return newest


def _prepared(ws: Workspace, file: CustomerFile, for_service: bool) -> CustomerFile:
    return customer_files.for_service(ws, file) if for_service else file


def _has_later(ws: Workspace, customer_id: int, moment: datetime) -> bool:
    """Whether somebody has kept insights of records that were read after this."""
    made_at = ws.db.get("customers", customer_id)["ai_made_at"]
    return bool(made_at and made_at > moment)


def keep(ws: Workspace, customer_id: int, newest: Insights) -> None:
    """Stores insights on their customer, as text: what a record backs, with what it rests on."""
    ws.db.write(
        amend(
            "customers",
            customer_id,
            ai_summary=_text(newest, SECTION_NAMES[:1]),
            ai_insights=_text(newest, SECTION_NAMES[1:]),
            ai_facts_hash=newest.digest,
            ai_engine=newest.engine,
            ai_made_at=newest.made_at,
        )
    )


def _text(newest: Insights, sections: Sequence[str]) -> str:
    """The claims of these sections with a record behind them; what is unchecked stands apart."""
    kept: dict[str, list[Claim]] = {}
    for section in sections:
        for claim, doubts in newest.claims(section):
            if claim.evidence:
                is_unchecked = any(doubt.why == UNCHECKED for doubt in doubts)
                kept.setdefault(f"{section}{APART * is_unchecked}", []).append(claim)
    return claims_to_text(kept)


def kept(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    """The insights as they were stored, checked against the records as they are now.

    Interactions that they cite and the file does not hold are fetched, so that they can be opened.
    """
    cited = {id for claims in _stored(customer).values() for c in claims for id in c.evidence}
    whole = customer_files.with_cited(ws, file, cited)
    return _read_back(ws, customer, whole)


def _read_back(ws: Workspace, customer: Customer, file: CustomerFile) -> Insights:
    stored = _stored(customer)
    claims, unchecked = {}, []
    for name, field in SECTIONS.items():
        backed, apart = stored.get(name, ()), stored.get(f"{name}{APART}", ())
        claims[field] = (*backed, *apart)
        for number, claim in enumerate(apart, len(backed)):
            unchecked.append(Mark(f"{field}[{number}]", claim.text, UNCHECKED))
    checked = ws.check(CustomerInsights(**claims), file)
    made_at = customer.ai_made_at or customer.updated_at
    engine, digest = customer.ai_engine or "", customer.ai_facts_hash or ""
    marks = (*checked.marks, *unchecked)
    return Insights(checked.answer, marks, file, engine, made_at, digest)


def _stored(customer: Customer) -> dict[str, tuple[Claim, ...]]:
    return claims_from_text(f"{customer.ai_summary or ''}\n{customer.ai_insights or ''}")


def sight(ws: Workspace, file: CustomerFile) -> Sight:
    """What goes to the AI service for new insights."""
    return ws.sight(CUSTOMER_INSIGHTS, file, partial(_prepared, ws))
