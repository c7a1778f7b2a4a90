"""Sentences with the records they rest on, and how they are kept as text."""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

_LINE = re.compile(r"(?P<section>[^:]*): (?P<text>.*) \[(?P<ids>[^\[\]]*)\]", re.DOTALL)
# What would end a line early, or what a database refuses in a text, is kept as an escape.
_UNSAFE = "\\\\\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff"
_IN_TEXT = re.compile(f"[{_UNSAFE}]")
_IN_NAME = re.compile(rf"[{_UNSAFE}:,\[\]]")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


ADVICE = "Advice: "
"""How a sentence begins that is general advice and says nothing of the client."""


class Claim(BaseModel):
    """One sentence about the client, the ids of the records that it rests on, and their words."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="One sentence, in the third person, with absolute dates.")
    evidence: tuple[str, ...] = Field(
        description="The ids of the records that hold what the sentence says, such as I12 or P3."
    )
    quotes: tuple[str, ...] = Field(
        (), description="One or two sentences of those records, letter for letter, that say it."
    )


def claims_to_text(sections: Mapping[str, Sequence[Claim]]) -> str:
    """One claim a line, its section before it and its ids, none empty, in brackets behind it."""
    return "\n".join(
        f"{_kept(section, _IN_NAME)}: {_kept(claim.text, _IN_TEXT)} "
        f"[{', '.join(_kept(id, _IN_NAME) for id in claim.evidence)}]"
        for section, claims in sections.items()
        for claim in claims
    )


def claims_from_text(text: str) -> dict[str, tuple[Claim, ...]]:
    """The claims by section, as `claims_to_text` was given them; other lines are passed over."""
    sections: dict[str, list[Claim]] = {}
    for line in text.split("\n"):
        if found := _LINE.fullmatch(line):
            ids = tuple(_meant(id) for id in found["ids"].split(", ") if id)
            claim = Claim(text=_meant(found["text"]), evidence=ids)
            sections.setdefault(_meant(found["section"]), []).append(claim)
    return {section: tuple(claims) for section, claims in sections.items()}


def _kept(words: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(lambda match: f"\\u{ord(match[0]):04x}", words)


def _meant(words: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), words)
