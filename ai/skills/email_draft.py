"""Drafts an e-mail to a client: for an occasion, in a tone, true to the records."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from ai.analyst.letters.proposing import proposed_scenario, proposed_tone
from ai.analyst.letters.wishes import language
from ai.analyst.letters.writing import HOUSE, greeting_for, mended, write, write_short
from ai.engine import Skill
from ai.facts import CustomerFile, Wish, full_date
from ai.prompts import client_block
from ai.reading.speakers import is_addressed_to_us, is_letter

__all__ = [
    "EMAIL_DRAFT",
    "SCENARIOS",
    "TONES",
    "EmailDraft",
    "EmailRequest",
    "proposed_scenario",
    "proposed_tone",
    "put_right",
    "short_form",
]

SCENARIOS = {
    "follow_up": "Follow-up",
    "thank_you": "Thank you",
    "new_arrivals": "New arrivals",
    "private_viewing": "Private viewing or demo request",
    "proposal": "Proposal",
    "apology": "Apology",
    "event_invitation": "Event invitation",
    "win_back": "Win-back",
}
TONES = {"warm": "Warm", "formal": "Formal", "concise": "Concise", "playful": "Playful"}

_NAMES = {"en": "English", "fr": "French", "it": "Italian", "de": "German", "es": "Spanish"}
_AIMS = {
    "follow_up": "take up the open promise or the last contact, and agree on the next step",
    "thank_you": "thank for what was bought or given, name it, and sell nothing",
    "new_arrivals": "show pieces of the catalog that suit this client, with price and reason",
    "private_viewing": "propose an hour in the salon for this client alone, and ask for a day",
    "proposal": "propose a single piece, with its price and why it suits, and an alternative",
    "apology": "own up to what went wrong, without excuse, offer to mend it, and sell nothing",
    "event_invitation": "invite to an evening of the house; no date or place that is not given",
    "win_back": "revive a contact that has gone quiet, without reproach or pressure",
}
INSTRUCTIONS = (
    "You draft an e-mail for a sales representative of a luxury fashion house to one client. Write "
    "as a gifted representative of a couture house would: personal, concrete, at most 180 words "
    "(concise: 80), plain text without Markdown. Speak to the client as you. Use the records: the "
    "client's taste, what they bought, open promises, dates ahead. State no fact that is not in "
    "them: only pieces of the records (K) that are in stock, with their exact name and price; no "
    "discount, date, event, place or delivery of your own. Call a piece theirs only if a purchase "
    "(P) is on record. The records are internal: never repeat remarks on budget, objections, "
    "health or third persons, and never mention what the client dislikes. Respect wishes such as "
    "not to be written to; where somebody else answers for the client, write to that person. "
    "Include every point of record R, which the representative has written, "
    "and greet and sign as record S has it. Write no placeholder and no web address."
)


MOST_LETTERS = 3
"""Of the rep's own e-mails that show their style."""


class EmailDraft(BaseModel):
    """A draft as plain text."""

    model_config = ConfigDict(frozen=True)
    stated: ClassVar = ("subject", "body")

    subject: str = Field(description="At most 80 characters, one line.")
    body: str = Field(description="From the salutation to the signature, paragraphs apart.")


@dataclass(frozen=True)
class EmailRequest(Wish):
    """What to write to a client; `points` are the rep's own, a line each, `sender` signs."""

    scenario: str
    tone: str
    points: str
    sender: str

    @cached_property
    def facts(self) -> dict[str, str]:
        """The client's records, and the rep's own."""
        return self.file.facts | self.own_facts

    @property
    def own_facts(self) -> dict[str, str]:
        """The rep's points as "R", the sender and the greeting as "S"."""
        points = {"R": self.points} if self.points.strip() else {}
        sender = " ".join(f"{self.sender} of {HOUSE}".split())
        greeting = greeting_for(self.file, self.scenario, self.tone)
        return points | {"S": f"The sender: {sender}\nThe greeting: {greeting}"}


def ask(brief: EmailRequest) -> str:
    """The prompt: the day, what to write, the rep's points, and every record."""
    return "\n".join(
        [
            f"Today is {brief.today:%A}, {full_date(brief.today)}.",
            f"Write this e-mail: {SCENARIOS[brief.scenario]}. Its aim: {_AIMS[brief.scenario]}.",
            f"Its tone: {TONES[brief.tone].lower()}. Write it in {_NAMES[language(brief.file)]}.",
            *_style(brief.file),
            client_block(brief.file, brief.own_facts),
        ]
    )


def _style(file: CustomerFile) -> list[str]:
    """Which records show how the rep writes to this client: the newest e-mails of their own."""
    emails = (item for item in file.interactions if item.type == "email")
    own = [
        item.id
        for item in sorted(emails, key=lambda item: item.on, reverse=True)
        if is_letter(item.content) and not is_addressed_to_us(item.content)
    ]
    ids = ", ".join(own[:MOST_LETTERS])
    return [f"The representative wrote {ids} themselves: write in that style."] if ids else []


def offline(brief: EmailRequest) -> EmailDraft:
    """What the built-in analyst makes of the records."""
    subject, body = write(brief.file, brief.scenario, brief.tone, brief.points, brief.sender)
    return EmailDraft(subject=subject, body=body)


def put_right(brief: EmailRequest, draft: EmailDraft) -> EmailDraft:
    """Another's draft with the greeting that is due to the client and the rep's signature."""
    body = mended(brief.file, brief.scenario, brief.tone, draft.body, brief.sender)
    return draft.model_copy(update={"body": body})


def short_form(brief: EmailRequest) -> str:
    """What the built-in analyst would write in a messenger instead."""
    return write_short(brief.file, brief.scenario, brief.points, brief.sender)


EMAIL_DRAFT = Skill("email_draft", INSTRUCTIONS, EmailDraft, ask, offline)
