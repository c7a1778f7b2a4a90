"""The frozen types that pages receive; a field is a column of the source it is read from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from ai.reading.proposal import Kind
from crm.errors import Unreadable

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
T = TypeVar("T")
Day = date
FactKind = Kind
Stage = Literal["lead", "prospect", "customer"]
Sentiment = Literal["positive", "neutral", "negative"]
InteractionType = Literal["email", "call", "meeting", "note"]
Category = Literal["suits", "dresses", "accessories", "shoes"]
CATEGORIES: tuple[Category, ...] = ("suits", "dresses", "accessories", "shoes")
STAGES: tuple[Stage, ...] = ("lead", "prospect", "customer")
SENTIMENTS: tuple[Sentiment, ...] = ("positive", "neutral", "negative")
INTERACTION_TYPES: tuple[InteractionType, ...] = ("email", "call", "meeting", "note")


class Record(BaseModel):
    """Superclass of what is read from a store; columns that it does not name are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="wrap")
    @classmethod
    def _is_readable(cls, row: Any, build: ModelWrapValidatorHandler[Self]) -> Self:
        """A row that the store took and no service wrote is a store's trouble, not a form's."""
        try:
            return build(row)
        except ValidationError as error:
            columns = ", ".join(sorted({str(wrong["loc"][0]) for wrong in error.errors()}))
            raise Unreadable(
                f"{cls.__name__} {row.get('id')}: {columns} can't be read. Correct it in the book."
            ) from None

    @classmethod
    def all(cls, rows: Iterable[dict[str, Any]]) -> list[Self]:
        """One of these for each row."""
        return [cls(**row) for row in rows]


def full_name(first: str | None, last: str | None) -> str:
    """A name as it is shown: without what would turn the direction of our own words after it."""
    return _TURNS.sub("", f"{first or ''} {last or ''}").strip()


class OfCustomer(Record):
    """What carries the name of the customer that it belongs to."""

    first_name: str
    last_name: str
    company: str | None = None
    email: str | None = None
    phone: str | None = None

    @property
    def name(self) -> str:
        """The name as it is shown: a celebrity may have a single one."""
        return full_name(self.first_name, self.last_name)


class CustomerCard(OfCustomer):
    """A customer as a list shows it."""

    id: int
    other_emails: str
    other_phones: str
    stage: Stage
    tags: str
    overall_sentiment: Sentiment | None
    latest_sentiment: Sentiment | None
    latest_sentiment_at: datetime | None
    last_contact: datetime | None
    next_follow_up_on: date | None
    rhythm_days: float | None
    quiet_at: datetime | None
    archived_at: datetime | None
    changed_by: str | None
    version: int


class Customer(CustomerCard):
    """A customer as the own page shows it; the figures are over the whole history.

    `no_ai` keeps the records from every AI service; `changed_by` is a rep's e-mail address.
    """

    notes: str
    notes_unread: str
    notes_read_version: int
    no_ai: bool
    ai_summary: str | None
    ai_insights: str | None
    ai_facts_hash: str | None
    ai_engine: str | None
    ai_made_at: datetime | None
    created_at: datetime
    updated_at: datetime
    first_contact_at: datetime | None
    emails: int
    calls: int
    meetings: int
    remarks: int
    purchases: int
    bought_total: Decimal

    @property
    def interactions(self) -> int:
        """How many there are of all types."""
        return self.emails + self.calls + self.meetings + self.remarks


class Interaction(OfCustomer):
    """An email, call, meeting or note, with the name of its customer."""

    id: int
    customer_id: int
    type: InteractionType
    subject: str
    content: str
    date: datetime
    said_on: Day | None = None
    sentiment: Sentiment | None
    sentiment_by: Literal["ai", "rep"] | None
    summary: str
    unread: str
    read_version: int
    created_by: str | None
    changed_by: str | None
    version: int


class FollowUp(OfCustomer):
    """Something promised or planned for a day, with the name of its customer."""

    id: int
    customer_id: int
    due_on: date
    note: str
    done_at: datetime | None
    created_at: datetime
    version: int


class Fact(Record):
    """What a record says of a customer, or of the person `whose` names.

    `quote` stands in the record, "" for the rep's own word; `first_words` are the reader's, before
    a rep corrected them. `named_on` has no year where `no_year`, and `no_action` tells a promise
    not to act before it.
    """

    id: int
    customer_id: int
    interaction_id: int | None
    kind: FactKind
    whose: str
    words: str
    first_words: str
    quote: str
    said_on: date
    named_on: date | None
    no_year: bool
    no_action: bool
    figure: float | None
    unit: str
    read_by: Literal["analyst", "service", "rep"]
    state: Literal["proposed", "confirmed", "rejected", "settled"]
    archived_at: datetime | None
    entry_key: str | None
    version: int

    @property
    def is_ruled(self) -> bool:
        """Whether a rep has ruled on it, which no reader changes."""
        return self.state != "proposed"


class Product(Record):
    """A piece of the catalog; price in euros, picture an address or a data URL."""

    id: int
    name: str
    category: Category
    price: Decimal
    description: str
    brand: str
    in_stock: bool
    picture: str | None
    version: int


class Purchase(Record):
    """What a customer bought; price paid for one piece, in euros."""

    id: int
    customer_id: int
    product_id: int
    product_name: str
    category: Category
    quantity: int
    price_paid: Decimal
    line_total: Decimal
    bought_on: date
    version: int


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A page of a list, and how many there are on all its pages."""

    items: list[T]
    total: int


@dataclass(frozen=True)
class StageCounts:
    """How many stand in each stage, archived ones not; `demo` says whether the demo does."""

    lead: int = 0
    prospect: int = 0
    customer: int = 0
    demo: bool = False

    @property
    def total(self) -> int:
        """All three stages together."""
        return self.lead + self.prospect + self.customer
