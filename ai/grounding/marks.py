"""What is in doubt in an answer, as whoever shows it is told: without what it was checked with."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

A = TypeVar("A", bound=BaseModel)
UNBACKED = "No record backs this."
UNCHECKED = "Unchecked: the records don't tell this in so many words."


@dataclass(frozen=True)
class Mark:
    """Words of an answer that are in doubt: the path of their field, they themselves, and why.

    `soft` marks a name that is only to be looked at: that of a person or place may well be right.
    `quote` is what the records have that comes nearest.
    """

    where: str
    what: str
    why: str
    soft: bool = False
    quote: str = ""


@dataclass(frozen=True)
class Grounded(Generic[A]):
    """An answer without the evidence that does not exist, and what is in doubt in it.

    `withheld` are its sentences that the records contradict, which it no longer has.
    """

    answer: A
    marks: tuple[Mark, ...]
    withheld: tuple[Mark, ...] = ()
