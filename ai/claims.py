"""Sentences with the records they rest on, and how they are kept as text."""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

LINE = re.compile(r"(?P<section>[^:]*): (?P<text>.*) \[(?P<ids>[^\[\]]*)\]", re.DOTALL)


class Claim(BaseModel):
    """One sentence about the client, and the ids of the records that it rests on."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="One sentence, in the third person, with absolute dates.")
    evidence: tuple[str, ...] = Field(
        description="The ids of the records that hold what the sentence says, such as I12 or P3."
    )


def claims_to_text(sections: Mapping[str, Sequence[Claim]]) -> str:
    """One claim a line, its section before it and its ids in brackets behind it."""
    return "\n".join(
        f"{section}: {' '.join(claim.text.split())} [{', '.join(claim.evidence)}]"
        for section, claims in sections.items()
        for claim in claims
    )


def claims_from_text(text: str) -> dict[str, tuple[Claim, ...]]:
    """The claims by section, as `claims_to_text` wrote them; other lines are passed over."""
    sections: dict[str, tuple[Claim, ...]] = {}
    for line in text.split("\n"):
        if found := LINE.fullmatch(line):
            ids = tuple(id for id in found["ids"].split(", ") if id)
            claim = Claim(text=found["text"], evidence=ids)
            sections[found["section"]] = (*sections.get(found["section"], ()), claim)
    return sections
