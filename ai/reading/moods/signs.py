"""Sees the signs of a mood by rules: deeds, complaints, threats, thanks, and what is denied."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

TABLE = Path(__file__).with_name("signs.toml")
REACH = 3
"""Words after a denial that it denies, up to the end of the clause."""
GRAVE = 1.3
"""How much more than another a grave sign weighs."""
DENIED = "¬"
"""Stands before a denied word in the lines that the patterns look through."""
_DENIALS = frozenset(
    re.findall(
        r"\S+",
        """
        not no never without nor neither nothing hardly barely cannot cant dont
        doesnt didnt isnt wasnt wont wouldnt couldnt havent hasnt
        """,
    )
)
_CLAUSE_ENDS = frozenset(
    re.findall(r"\S+", ", ; : . - – — ( ) ! ? but and then because since when")
)
_IS_DENIAL = re.compile(
    r"¬|(?:no|not|never|nothing|nobody|without|nowhere|(?:won|can|don|doesn|couldn|wouldn)'t|"
    r"can(?:no|')?t|could not)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]")


class Row(NamedTuple):
    """A row of the table: one mood, and the patterns of its signs."""

    mood: Literal["positive", "negative"]
    example: str
    words: re.Pattern[str]
    grave: bool


class Sign(NamedTuple):
    """What was seen; `place` is 0 at the start of the note and 1 at its end."""

    mood: Literal["positive", "negative"]
    words: str
    place: float
    grave: bool

    @property
    def weight(self) -> float:
        """The end of a note weighs three times as much as its start."""
        return (0.5 + self.place) * (GRAVE if self.grave else 1)


def signs(text: str) -> list[Sign]:
    """The signs of a mood in a text, in their order."""
    line = _line(text)
    seen = (
        Sign(row.mood, match[0], match.end() / len(line), row.grave)
        for row in rows()
        for match in row.words.finditer(line)
    )
    return sorted(seen, key=lambda sign: sign.place)


@cache
def rows() -> tuple[Row, ...]:
    """The table of signs."""
    table = tomllib.loads(TABLE.read_text("utf-8"))["sign"]
    return tuple(
        Row(row["mood"], row["example"], _pattern(row["words"]), row.get("grave", False))
        for row in table
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Each alternative between blanks; one that denies by itself may meet the mark of it."""
    choices = [choice.strip() for choice in re.split(r"\n| \| ", words) if choice.strip()]
    choices = [
        (choice.replace(" ", f" {DENIED}?") if _IS_DENIAL.match(choice) else choice)
        for choice in choices
    ]
    choices = [choice.replace("~", r"(?:\S{1,40} ){0,3}?") for choice in choices]
    return re.compile(rf"(?<= )(?:{'|'.join(choices)})(?= )")


def _line(text: str) -> str:
    """The words between blanks, in small letters, with what is denied marked.

    A denial reaches three words on: no worse, on our notes, than what a parse says of it.
    """
    words: list[str] = []
    reach = 0
    for word in _WORD.findall(text.lower().replace("’", "'")):
        reach = 0 if word in _CLAUSE_ENDS else reach - 1
        words.append(DENIED * (reach >= 0 and word not in _CLAUSE_ENDS) + word)
        if word in _DENIALS or word.endswith("n't"):
            reach = REACH
    return f" {' '.join(words)} "
