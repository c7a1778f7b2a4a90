"""Reads an interaction as it is logged: the client's mood, a summary, a follow-up to consider."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from ai.engine import Skill
from ai.facts import Owner, full_date
from ai.prompts import data_block
from ai.reading.figures import figures, without_addresses
from ai.reading.owner import CUSTOMER, HOUSE
from ai.reading.proposal import Kind, Proposal
from ai.reading.readings import kept_in
from ai.reading.sentences import told
from ai.reading.speakers import is_addressed_to_us

if TYPE_CHECKING:
    from ai.reading.duties.marks import Record

LONGEST_SUMMARY = 200
WITHOUT_A_DAY = timedelta(days=7)
"""When a promise names no day, a week is proposed."""
WEIGHTS = {"must": 3, "like": 2, "dislike": 2, "promise": 2}
"""How much a fact of a kind tells in a summary, 1 for those that are not named."""

INSTRUCTIONS = (
    "You assist a sales representative of a luxury fashion house. Read the interaction with a "
    "client and answer with the client's own mood (null when it can't be told from the text), a "
    "summary of at most 200 characters in the words of the text, the follow-up that it calls for "
    "(null when nothing was promised or asked), and the facts that it tells. Invent nothing: no "
    "name, number or date that is not in the text."
)


@dataclass(frozen=True)
class NewInteraction:
    """An interaction as it is being logged, on the rep's own day; fact id "I".

    `client` is whose it is by name, `pronoun` what is said of them; no service is told either.
    """

    today: date
    type: str
    subject: str
    content: str
    owner: Owner = None
    client: str = ""
    pronoun: str = ""

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
    stated: ClassVar = ("summary",)

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
    """What the built-in analyst reads in it, the facts apart: they are read as it is kept."""
    from ai.reading.duties.marks import record
    from ai.reading.reader import read

    text = without_addresses(brief.facts["I"])
    speaker = CUSTOMER if brief.type == "email" and is_addressed_to_us(brief.content) else HOUSE
    with kept_in():
        proposals = [
            each
            for each in read(text, brief.today, brief.client, speaker, brief.pronoun).proposals
            if each.kind != "promise" or speaker is HOUSE
        ]
        whole = record(text, brief.today, brief.type, speaker is CUSTOMER, tuple(proposals))
    return glance(brief, proposals, _follow_up(whole, proposals))


def glance(
    brief: NewInteraction,
    proposals: Sequence[Proposal] = (),
    follow_up: SuggestedFollowUp | None = None,
) -> InteractionReview:
    """The mood and a summary, which take no parse: what can be said of a text before it is read."""
    from ai.reading.moods.agreement import mood

    text = without_addresses(brief.facts["I"])
    return InteractionReview(
        sentiment=mood("\n".join(told(text))),
        summary=_summary(without_addresses(brief.content.strip() or brief.subject), proposals),
        follow_up=follow_up,
    )


def _summary(text: str, proposals: Sequence[Proposal]) -> str:
    """The most telling sentences that fit, in their order; all when they do."""
    words = [" ".join(sentence.split()) for sentence in told(text)]
    whole = " ".join(words)
    if len(whole) <= LONGEST_SUMMARY:
        return whole
    weights = [_telling(sentence, proposals) for sentence in words]
    chosen: set[int] = set()
    for number in sorted(range(len(words)), key=lambda n: (-weights[n], n)):
        if sum(len(words[n]) + 1 for n in chosen) + len(words[number]) <= LONGEST_SUMMARY:
            chosen.add(number)
    if not chosen:
        return f"{whole[: LONGEST_SUMMARY - 1].rpartition(' ')[0] or whole[: LONGEST_SUMMARY - 1]}…"
    return " ".join(words[number] for number in sorted(chosen))


def _telling(sentence: str, proposals: Sequence[Proposal]) -> int:
    """How much a sentence tells: the weight of each kind of fact that is read in it."""
    kinds = {each.kind for each in proposals if " ".join(each.quote.split()) in sentence}
    return sum(WEIGHTS.get(kind, 1) for kind in kinds)


def _follow_up(whole: "Record", proposals: Sequence[Proposal]) -> SuggestedFollowUp | None:
    """What waits to be done, by its own day; never in the past.

    Where no day is named, nothing is due before what was agreed to be waited for.
    """
    from ai.reading.follow_ups import follow_up

    task, today = follow_up(whole), whole.on
    if task is None:
        return None
    holds = [each.on for each in proposals if each.is_hold and each.on]
    due_on = max(task.on, today) if task.on else max(today + WITHOUT_A_DAY, *holds, today)
    return SuggestedFollowUp(note=task.note[:500], due_on=due_on)


INTERACTION_REVIEW = Skill("interaction_review", INSTRUCTIONS, InteractionReview, ask, offline)
