"""Reads an interaction as it is logged: the client's mood, a summary, a follow-up to consider."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ai.engine import Skill
from ai.facts import Owner, full_date
from ai.prompts import data_block
from ai.reading.commitments import promises, requests
from ai.reading.figures import figures, without_addresses
from ai.reading.preferences import preferences
from ai.reading.proposal import Kind, Proposal
from ai.reading.remarks import objections
from ai.reading.sentences import told
from ai.reading.sentiment import mood

LONGEST_SUMMARY = 200
WITHOUT_A_DAY = timedelta(days=7)
"""When a promise names no day, a week is proposed."""

INSTRUCTIONS = (
    "You assist a sales representative of a luxury fashion house. Read the interaction with a "
    "client and answer with the client's own mood (null when it can't be told from the text), a "
    "summary of at most 200 characters in the words of the text, the follow-up that it calls for "
    "(null when nothing was promised or asked), and the facts that it tells. Invent nothing: no "
    "name, number or date that is not in the text."
)


@dataclass(frozen=True)
class NewInteraction:
    """An interaction as it is being logged, on the rep's own day; fact id "I"."""

    today: date
    type: str
    subject: str
    content: str
    owner: Owner = None

    @property
    def facts(self) -> dict[str, str]:
        """The one record that an answer can rest on."""
        return {"I": f"{self.subject}\n{self.content}".strip()}


class SuggestedFollowUp(BaseModel):
    """What to do next, and by when."""

    model_config = ConfigDict(frozen=True)

    note: str = Field(description="What to do, starting with a verb.")
    due_on: date = Field(description="The day to do it on.")


class ProposedFact(BaseModel):
    """One thing that the text says of the client, or of somebody around them."""

    model_config = ConfigDict(frozen=True)

    kind: Kind = Field(
        description="must: what must never be overlooked, such as an allergy, a faith, a never. "
        "promise: ours to them. request: theirs to us. channel: how and when they are reached."
    )
    quote: str = Field(description="The whole sentence of the text, letter for letter.")
    words: str = Field(description="The few words of the quote that name it, letter for letter.")
    whose: str = Field(
        "", description='"" for the client; else the person, as the text names them.'
    )
    on: date | None = Field(None, description="The day that the quote names.")
    not_before: bool = Field(
        False, description="True for a promise that nothing is done before that day."
    )

    @property
    def proposal(self) -> Proposal:
        """The fact as a reader would propose it; a figure is the only number in its words."""
        numbers = [figure.meant for figure in figures(self.words) if figure.kind == "number"]
        has_figure = self.kind in ("size", "budget") and len(numbers) == 1
        amounts = [each for each in numbers[0] if isinstance(each, Decimal)] if has_figure else []
        return Proposal(
            self.kind,
            self.words,
            self.quote,
            self.whose,
            self.on,
            amount=amounts[0] if len(amounts) == 1 else None,
            is_hold=self.kind == "promise" and self.not_before,
        )


class InteractionReview(BaseModel):
    """What was read; `sentiment` None means that it could not be read."""

    model_config = ConfigDict(frozen=True)

    sentiment: Literal["positive", "neutral", "negative"] | None
    summary: str
    follow_up: SuggestedFollowUp | None
    facts: tuple[ProposedFact, ...] = Field(
        (), description="What the text says of tastes, sizes, days, promises and people; no guess."
    )


def ask(brief: NewInteraction) -> str:
    """The prompt: the day, the type and the text."""
    facts = {"type": brief.type} | brief.facts
    return f"Today is {brief.today:%A}, {full_date(brief.today)}.\n{data_block(facts)}"


def offline(brief: NewInteraction) -> InteractionReview:
    """What rules over the words make of it."""
    text = without_addresses(brief.facts["I"])
    return InteractionReview(
        sentiment=mood("\n".join(told(text))),
        summary=_summary(without_addresses(brief.content.strip() or brief.subject), brief.today),
        follow_up=_follow_up(text, brief.today),
    )


def _summary(text: str, today: date) -> str:
    """The most telling sentences that fit, in their order; all when they do."""
    words = [" ".join(sentence.split()) for sentence in told(text)]
    whole = " ".join(words)
    if len(whole) <= LONGEST_SUMMARY:
        return whole
    chosen: set[int] = set()
    for number in sorted(range(len(words)), key=lambda n: (-_telling(words[n], today), n)):
        if sum(len(words[n]) + 1 for n in chosen) + len(words[number]) <= LONGEST_SUMMARY:
            chosen.add(number)
    if not chosen:
        return f"{whole[: LONGEST_SUMMARY - 1].rpartition(' ')[0] or whole[: LONGEST_SUMMARY - 1]}…"
    return " ".join(words[number] for number in sorted(chosen))


def _telling(sentence: str, today: date) -> int:
    return (
        2 * bool(preferences(sentence))
        + 2 * bool(promises(sentence, today))
        + bool(requests(sentence, today))
        + bool(objections(sentence))
    )


def _follow_up(text: str, today: date) -> SuggestedFollowUp | None:
    """The first thing promised, else the first thing asked for; never in the past."""
    for commitment in [*promises(text, today), *requests(text, today)]:
        due_on = commitment.due_on or today + WITHOUT_A_DAY
        return SuggestedFollowUp(note=commitment.task[:500], due_on=max(due_on, today))
    return None


INTERACTION_REVIEW = Skill("interaction_review", INSTRUCTIONS, InteractionReview, ask, offline)
