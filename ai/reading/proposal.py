"""What a reader makes of a sentence: a fact that is proposed, with the words that it rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

Kind = Literal[
    "must",
    "like",
    "dislike",
    "size",
    "occasion",
    "promise",
    "request",
    "person",
    "budget",
    "channel",
    "objection",
    "decision",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind of fact; what must never be overlooked comes first."""
VERSION = 8
"""Of the readers as a whole: records read by an older one are read again."""


@dataclass(frozen=True)
class Proposal:
    """A fact as a reader proposes it: `words` stand in `quote`, the sentence, letter for letter.

    `whose` is "" for the customer, else the person as the text names them. `on` is the day that
    the words name, of which a birthday has no year. `amount` is a figure, `unit` its system,
    currency or "". A promise with `is_hold` is one not to act before `on`.
    """

    kind: Kind
    words: str
    quote: str
    whose: str = ""
    on: date | None = None
    has_year: bool = True
    amount: Decimal | None = None
    unit: str = ""
    is_hold: bool = False


@dataclass(frozen=True)
class Reading:
    """What a text says: the facts that are proposed, and what was not read.

    `unread` holds, to the letter, what is in another language or beyond the reader's length.
    """

    proposals: tuple[Proposal, ...]
    unread: tuple[str, ...]
