"""What the AI makes of a customer's records, kept with the facts that it rests on."""

from dataclasses import dataclass
from datetime import datetime

from ai import grounding
from ai.claims import Claim, claims_from_text, claims_to_text
from ai.facts import ClientFile
from ai.skills.customer_insights import CUSTOMER_INSIGHTS, CustomerInsights
from crm.models import Customer
from crm.workspace import OFFLINE, Workspace, utc_now
from db.gateway import update

SECTIONS = {
    "Summary": "summary",
    "Fashion": "fashion",
    "Behaviour": "behaviour",
    "Things to know": "things_to_know",
    "Engagement": "engagement",
}


@dataclass(frozen=True)
class Insights:
    """Checked claims by section, and what they rest on.

    `marks` name what the records don't back; `file` holds the records; `failure` says why the
    configured engine did not answer, "" when it did.
    """

    answer: CustomerInsights
    marks: tuple[grounding.Mark, ...]
    file: ClientFile
    engine: str
    made_at: datetime
    failure: str = ""

    def claims(self, section: str) -> list[tuple[Claim, list[str]]]:
        """A section's claims, each with the reasons to doubt it."""
        field = SECTIONS[section]
        return [
            (claim, [m.why for m in self.marks if m.where == f"{field}[{number}]"])
            for number, claim in enumerate(getattr(self.answer, field))
        ]


def current(ws: Workspace, customer: Customer, file: ClientFile) -> Insights:
    """The kept insights when they rest on the records as they are now, else new ones."""
    if is_current(ws, customer, file):
        return kept(customer, file)
    return refresh(ws, customer, file)


def is_current(ws: Workspace, customer: Customer, file: ClientFile) -> bool:
    """Whether the kept insights are those that asking again would give."""
    engine = OFFLINE if customer.no_ai else ws.ai
    return customer.ai_facts_hash == file.digest and customer.ai_engine == engine.name


def at_once(customer: Customer, file: ClientFile) -> Insights:
    """What can be shown while a service is asked: what is kept, else the built-in analyst's."""
    if customer.ai_made_at:
        return kept(customer, file)
    answer = OFFLINE.run(CUSTOMER_INSIGHTS, file)
    checked = grounding.check(answer, file.facts, file.today)
    return Insights(checked.answer, checked.marks, file, OFFLINE.name, utc_now())


def refresh(ws: Workspace, customer: Customer, file: ClientFile) -> Insights:
    """New insights, whether or not the records have changed.

    The engine's answer is kept; what a failing engine is replaced by is not.
    """
    reply = ws.ask(CUSTOMER_INSIGHTS, file, private=customer.no_ai)
    made_at = ws.clock()
    if not reply.failure or customer.no_ai:
        summary, *others = SECTIONS.items()
        ws.db.write(
            update(
                "customers",
                customer.id,
                None,
                ai_summary=_text(reply.answer, dict([summary])),
                ai_insights=_text(reply.answer, dict(others)),
                ai_facts_hash=file.digest,
                ai_engine=reply.engine,
                ai_made_at=made_at,
            )
        )
    return Insights(reply.answer, reply.marks, file, reply.engine, made_at, reply.failure)


def _text(answer: CustomerInsights, sections: dict[str, str]) -> str:
    return claims_to_text({name: getattr(answer, field) for name, field in sections.items()})


def kept(customer: Customer, file: ClientFile) -> Insights:
    """The insights as they were stored, checked against the records as they are now."""
    claims = claims_from_text(f"{customer.ai_summary or ''}\n{customer.ai_insights or ''}")
    answer = CustomerInsights(**{field: claims.get(name, ()) for name, field in SECTIONS.items()})
    checked = grounding.check(answer, file.facts, file.today)
    made_at = customer.ai_made_at or customer.updated_at
    return Insights(checked.answer, checked.marks, file, customer.ai_engine or "", made_at)
