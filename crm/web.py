"""What the web says of a customer: asked on request, of a service that returns its sources."""

from dataclasses import dataclass
from datetime import datetime

from ai.skills.web_intelligence import (
    WEB_INTELLIGENCE,
    Person,
    WebClaim,
    WebSource,
)
from crm import customers
from crm.models import Customer
from crm.workspace import NEVER_SENT, NO_SERVICE, Sight, Workspace

__all__ = ["NEVER_SENT", "WebAnswer", "WebClaim", "WebSource", "is_configured", "search", "sight"]


@dataclass(frozen=True)
class WebAnswer:
    """What the web says, by whom and when; `failure` says why nothing came, "" when it did."""

    claims: tuple[WebClaim, ...]
    left_out: int
    engine: str
    made_at: datetime
    failure: str = ""


def is_configured(ws: Workspace) -> bool:
    """Whether there is an engine that can search the web."""
    return ws.ai.searches_web


def sight(ws: Workspace, customer: Customer) -> Sight:
    """What is sent to the AI service: no record of the customer's."""
    return ws.sight(WEB_INTELLIGENCE, _person(ws, customer))


def search(ws: Workspace, customer_id: int) -> WebAnswer:
    """One paid search, within the engine's deadline; none for a customer who is never sent.

    Raises `NotFound` when the customer is gone.
    """
    reply = ws.ask(WEB_INTELLIGENCE, _person(ws, customers.get(ws, customer_id)))
    failure = reply.failure or ("" if reply.by_service else NO_SERVICE)
    findings = reply.answer
    return WebAnswer(findings.claims, findings.left_out, reply.engine, ws.clock(), failure)


def _person(ws: Workspace, customer: Customer) -> Person:
    return Person(ws.day(ws.clock()), customer.name, customer.company or "", customer.id)
