"""E-mail drafts in the client's tone: written, checked while they are edited, taken along."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from urllib.parse import quote
from uuid import uuid4

from ai.analyst.letters import wishes
from ai.analyst.letters.sources import sources as named
from ai.analyst.letters.writing import HOUSE
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.grounding.marks import UNCHECKED, Mark
from ai.openai.structured import clean
from ai.skills.email_draft import (
    EMAIL_DRAFT,
    SCENARIOS,
    TONES,
    EmailDraft,
    EmailRequest,
    proposed_scenario,
    proposed_tone,
    put_right,
    short_form,
)
from crm import contacts, customer_files, evidence, recommendations, reps
from crm.errors import Refused
from crm.evidence import Evidence
from crm.jobs import Job
from crm.models import Customer
from crm.workspace import PATIENCE_SECONDS, Reply, Sight, Workspace

__all__ = [
    "SCENARIOS",
    "TONES",
    "EmailDraft",
    "EmailRequest",
    "Letter",
    "Mark",
    "as_eml",
    "check",
    "draft",
    "mailto",
    "proposal",
    "request",
    "sight",
    "sign_as",
    "sources",
    "to_mind",
]

LONGEST_LINK = 1_900
"""Characters of a mailto link that every mail program takes (Windows cuts at 2,083)."""


@dataclass(frozen=True)
class Letter:
    """A draft with what it was written from; `key` tells it from every other draft.

    `short` says the same for a messenger, `signature` is the rep's name, "" while it is not known;
    `is_mended` that a service's greeting or signature was put right.
    """

    reply: Reply[EmailDraft]
    key: str
    short: str
    signature: str
    is_mended: bool = False


def request(
    ws: Workspace, file: CustomerFile, scenario: str, tone: str, points: str
) -> EmailRequest:
    """The request for a draft.

    Raises `Refused` when the scenario or the tone is none of the lists.
    """
    if scenario not in SCENARIOS or tone not in TONES:
        raise Refused("scenario", "Choose a scenario and a tone of the lists.")
    return EmailRequest(file, scenario, tone, points.strip(), ws.rep)


def draft(ws: Workspace, request: EmailRequest, job: Job[Letter] | None = None) -> Letter:
    """A draft with its doubts marked; the built-in analyst's when the service fails.

    With a job the analyst's stands there meanwhile, when the service takes long. Raises
    `Unavailable`, and `NotFound` when the customer was erased.
    """
    signature = reps.signature(ws)
    signed = replace(request, sender=signature or ws.rep)

    def letter(reply: Reply[EmailDraft]) -> Letter:
        with ws.traces.reading(signed.file):
            short = short_form(_prepared(ws, signed, False))
            right = put_right(signed, reply.answer) if reply.by_service else reply.answer
        is_mended = right != reply.answer
        return Letter(replace(reply, answer=right), uuid4().hex, short, signature, is_mended)

    def by_analyst() -> Letter:
        return letter(ws.ask_analyst(EMAIL_DRAFT, signed, partial(_prepared, ws)))

    if job and ws.service is not None:
        job.stand_in(PATIENCE_SECONDS, by_analyst)
    reply = ws.ask(EMAIL_DRAFT, signed, partial(_prepared, ws))
    if not reply.answer.subject.strip():
        own = by_analyst().reply.answer.subject
        reply = replace(reply, answer=reply.answer.model_copy(update={"subject": own}))
    return letter(reply)


def sign_as(ws: Workspace, name: str, body: str) -> str:
    """Keeps the rep's name from now on, and puts it under a letter that ends with the house alone.

    Raises `Refused` when it is no name.
    """
    name = reps.sign_as(ws, name)
    above, house, below = body.rpartition(HOUSE)
    is_signed = not house or below.strip() or name in above[-200:]
    return body if is_signed else f"{above}{name}\n{house}{below}"


def _prepared(ws: Workspace, request: EmailRequest, for_service: bool) -> EmailRequest:
    """The request with the records that it may rest on, and the pieces that fit."""
    file = request.file
    if for_service:
        file = customer_files.for_service(ws, file, f"{request.points} {customer_files.STANDING}")
    return replace(request, file=recommendations.for_customer(ws, file).file)


def to_mind(ws: Workspace, file: CustomerFile) -> list[Claim]:
    """The notes' own sentences on writing to this customer, each once."""
    with ws.traces.reading(file):
        return wishes.to_mind(file)


def proposal(ws: Workspace, file: CustomerFile) -> tuple[str, str]:
    """The scenario that is due with this customer, and the tone that suits them."""
    with ws.traces.reading(file):
        return proposed_scenario(file), proposed_tone(file)


def check(ws: Workspace, letter: Letter, subject: str, body: str) -> tuple[Mark, ...]:
    """What the records don't hold in a draft as the rep has it now.

    What a service said unchecked is not read again: it is so while it stands there.
    """
    marks = ws.check(EmailDraft(subject=subject, body=body), letter.reply.brief).marks
    texts = {"subject": subject, "body": body}
    unchecked = (mark for mark in letter.reply.marks if mark.why == UNCHECKED)
    return (*marks, *(mark for mark in unchecked if mark.what in texts[mark.where]))


def sources(ws: Workspace, letter: Letter, text: str) -> list[tuple[Evidence, str]]:
    """The records that a letter speaks from, as it is now, each with its own words for it."""
    file = letter.reply.brief.file
    with ws.traces.reading(file):
        return [(evidence.of(file, i), said) for i, said in named(file, text) if i in file.facts]


def sight(ws: Workspace, request: EmailRequest) -> Sight:
    """What is sent to the AI service for a draft."""
    return ws.sight(EMAIL_DRAFT, request, partial(_prepared, ws))


def as_eml(customer: Customer, subject: str, body: str, sender: str = "") -> bytes:
    """The draft as a file that mail programs open as unsent (RFC 5322, X-Unsent).

    No line of a subject or an address can become a header of its own.
    """
    message = EmailMessage(policy=SMTP)
    # An encoded word, =?utf-8?q?…?=, would be decoded here, line ends and all.
    message["Subject"] = _one_line(subject).replace("=?", "= ?")
    if customer.email and contacts.is_email_address(customer.email):
        message["To"] = _mail_address(customer.email)
    if contacts.is_email_address(sender):
        message["From"] = _mail_address(sender)
    message["X-Unsent"] = "1"
    message.set_content(clean(body))
    return bytes(message)


def _mail_address(address: str) -> str:
    """The address as a mail program takes it, an international domain in ASCII (RFC 5891)."""
    from email_validator import validate_email

    known = validate_email(address, check_deliverability=False)
    return known.ascii_email or known.normalized


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
