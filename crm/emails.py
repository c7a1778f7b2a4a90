"""E-mail drafts in the client's tone: written, checked while they are edited, taken along."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote
from uuid import uuid4

from ai import grounding
from ai.facts import CustomerFile
from ai.grounding import Mark
from ai.letters.wishes import to_mind
from ai.skills.email_draft import (
    EMAIL_DRAFT,
    SCENARIOS,
    TONES,
    EmailDraft,
    EmailRequest,
    proposed_scenario,
    proposed_tone,
)
from ai.structured import clean
from crm import customer_files, customers, recommendations
from crm.drafts import is_email_address
from crm.errors import Refused
from crm.models import Customer
from crm.workspace import OFFLINE, Reply, Workspace

__all__ = [
    "SCENARIOS",
    "TONES",
    "Drafted",
    "EmailDraft",
    "EmailRequest",
    "Mark",
    "as_eml",
    "check",
    "draft",
    "mailto",
    "prepared",
    "proposed_scenario",
    "proposed_tone",
    "seen_by_the_ai",
    "to_mind",
]

LONGEST_LINK = 1_900
"""Characters of a mailto link that every mail program takes (Windows cuts at 2,083)."""


@dataclass(frozen=True)
class Drafted:
    """A draft with what it was asked for; `key` tells it from every other draft."""

    request: EmailRequest
    reply: Reply[EmailDraft]
    key: str


def prepared(
    ws: Workspace, customer: Customer, file: CustomerFile, scenario: str, tone: str, points: str
) -> EmailRequest:
    """The request for a draft, with the records it may rest on and the pieces that fit.

    Raises `Refused` when the scenario or the tone is none of the lists.
    """
    if scenario not in SCENARIOS or tone not in TONES:
        raise Refused("scenario", "Choose a scenario and a tone of the lists.")
    if ws.engine(customer.no_ai)[0] is not OFFLINE:
        file = customer_files.with_relevant(ws, customer.id, customer_files.latest(file), points)
    offered = recommendations.for_customer(ws, file).file
    return EmailRequest(offered, scenario, tone, points.strip(), ws.rep)


def draft(ws: Workspace, customer: Customer, request: EmailRequest) -> Drafted:
    """A draft with its doubts marked; the built-in analyst's when the service fails.

    Whether the client may be sent to one is asked anew. Raises `Unavailable`, and `NotFound` when
    the customer was erased.
    """
    private = ws.ai is not OFFLINE and customers.is_private(ws, customer.id)
    reply = ws.ask(EMAIL_DRAFT, request, private)
    return Drafted(request, reply, uuid4().hex)


def check(request: EmailRequest, subject: str, body: str) -> tuple[Mark, ...]:
    """What the records don't hold in a draft as the rep has it now."""
    edited = EmailDraft(subject=subject, body=body)
    return grounding.check(edited, request.facts, request.today).marks


def seen_by_the_ai(request: EmailRequest) -> str:
    """What is sent to the AI service for a draft, to the letter."""
    return f"{EMAIL_DRAFT.instructions}\n\n{EMAIL_DRAFT.ask(request)}"


def as_eml(customer: Customer, subject: str, body: str, sender: str = "") -> bytes:
    """The draft as a file that mail programs open as unsent (RFC 5322, X-Unsent).

    No line of a subject or an address can become a header of its own.
    """
    message = EmailMessage(policy=SMTP)
    # An encoded word, =?utf-8?q?…?=, would be decoded here, line ends and all.
    message["Subject"] = _one_line(subject).replace("=?", "= ?")
    if customer.email and is_email_address(customer.email):
        message["To"] = customer.email
    if is_email_address(sender):
        message["From"] = sender
    message["X-Unsent"] = "1"
    message.set_content(clean(body))
    return bytes(message)


def mailto(customer: Customer, subject: str, body: str) -> str:
    """The draft as a link that opens the rep's own mail program (RFC 6068).

    Raises `Refused` when it is too long for a link.
    """
    lines = "\r\n".join(clean(body).splitlines())
    link = (
        f"mailto:{quote(clean(customer.email or ''), safe='@')}"
        f"?subject={quote(_one_line(subject), safe='')}&body={quote(lines, safe='')}"
    )
    if len(link) > LONGEST_LINK:
        raise Refused("body", "Too long for a link: use Download .eml or Copy.")
    return link


def _one_line(text: str) -> str:
    shown = (letter if letter.isprintable() else " " for letter in clean(text))
    return " ".join("".join(shown).split())
