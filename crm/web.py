"""What the web says of a customer: asked on request, of a service that returns its sources."""

from dataclasses import dataclass
from datetime import datetime

from ai.engine import AIError
from ai.skills.web_intelligence import (
    WEB_INTELLIGENCE,
    Person,
    WebClaim,
    WebFindings,
    WebSource,
    findings,
)
from crm import ai_use, customers
from crm.models import Customer
from crm.workspace import NEVER_SENT, Workspace

__all__ = ["NEVER_SENT", "WebAnswer", "WebClaim", "WebSource", "is_configured", "search"]


@dataclass(frozen=True)
class WebAnswer:
    """What was found, by whom and when; `failure` says why nothing came, "" when it did."""

    claims: tuple[WebClaim, ...]
    left_out: int
    engine: str
    made_at: datetime
    failure: str = ""


def is_configured(ws: Workspace) -> bool:
    """Whether there is an engine that can search the web."""
    return ws.ai.searches_web


def seen_by_the_ai(ws: Workspace, customer: Customer) -> str:
    """What is sent to the AI service, to the letter: no record of the customer's."""
    return f"{WEB_INTELLIGENCE.instructions}\n\n{WEB_INTELLIGENCE.ask(_person(ws, customer))}"


def search(ws: Workspace, customer_id: int) -> WebAnswer:
    """One paid search, within the engine's deadline; none for a customer who is never sent.

    Raises `NotFound` when the customer is gone.
    """
    customer = customers.get(ws, customer_id)
    engine, failure = ws.engine(customer.no_ai)
    found = WebFindings()
    if not failure:
        try:
            with ai_use.called_by(ws.rep):
                found = findings(engine.search(WEB_INTELLIGENCE, _person(ws, customer)))
        except AIError as error:
            failure = str(error)
    return WebAnswer(found.claims, found.left_out, engine.name, ws.clock(), failure)


def _person(ws: Workspace, customer: Customer) -> Person:
    return Person(ws.clock().date(), customer.name, customer.company or "")
