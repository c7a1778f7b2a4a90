"""Tells a rep before a meeting who the client is: five sections of claims, each with evidence."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pydantic import BaseModel, ConfigDict, Field

from ai.analyst.insights import behaviour, engagement, fashion, summary, things_to_know
from ai.claims import Claim
from ai.engine import Skill
from ai.facts import CustomerFile, full_date
from ai.prompts import client_block

MOST_CLAIMS = 7
"""Of one section, the musts not counted: these are never cut."""

INSTRUCTIONS = (
    "You prepare a sales representative of a luxury fashion house for a meeting with a client. "
    "From the records alone, write short claims in five sections; each claim names the ids of the "
    "records that hold what it says, and quotes them letter for letter. Use absolute dates. Count "
    "nothing: take figures from record C. A claim that no record backs is left out. An empty "
    "section is better than an invented one."
)


class CustomerInsights(BaseModel):
    """The five sections; a section may be empty."""

    model_config = ConfigDict(frozen=True)

    summary: tuple[Claim, ...] = Field(
        (), description="Who this is, what they love most, what matters now: two to four claims."
    )
    fashion: tuple[Claim, ...] = Field(
        (), description="Style, colours, fabrics, sizes, occasions, likes and dislikes."
    )
    behaviour: tuple[Claim, ...] = Field(
        (), description="Channel, rhythm, how they decide, what they spend, style over time."
    )
    things_to_know: tuple[Claim, ...] = Field(
        (), description="Our open promises, dates ahead, the last objection, what to avoid."
    )
    engagement: tuple[Claim, ...] = Field(
        (), description="Mood over time and its direction, last contact against their rhythm."
    )


def ask(brief: CustomerFile) -> str:
    """The prompt: the day and every record."""
    return f"Today is {brief.today:%A}, {full_date(brief.today)}.\n{client_block(brief)}"


def offline(brief: CustomerFile) -> CustomerInsights:
    """What the built-in analyst's rules make of the records."""
    rules = {
        "summary": summary,
        "fashion": fashion,
        "behaviour": behaviour,
        "things_to_know": things_to_know,
        "engagement": engagement,
    }
    said: set[str] = set()
    sections = {
        name: tuple(islice(_unsaid(rule.claims(brief), said), MOST_CLAIMS))
        for name, rule in rules.items()
    }
    sections["things_to_know"] = (*things_to_know.musts(brief), *sections["things_to_know"])
    return CustomerInsights(**sections)


def _unsaid(claims: Iterable[Claim], said: set[str]) -> Iterator[Claim]:
    for claim in claims:
        if claim.text not in said:
            said.add(claim.text)
            yield claim


CUSTOMER_INSIGHTS = Skill("customer_insights", INSTRUCTIONS, CustomerInsights, ask, offline)
