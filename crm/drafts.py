"""What a rep typed, checked before anything is kept: refused naming the field."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from crm import contacts, money, phones, pictures, tags
from crm.errors import Refused
from crm.models import Category, FactKind, InteractionType, Sentiment, Stage
from db.gateway import MAX_ID

LONGEST_TEXT = 100_000  # as sql/001_tables.sql has it
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)
MISSING, NO_NUMBER, NO_DATE = "is missing", "is not a number", "is not a date"
REASONS = {
    "too_long": "is longer than {max_length:,} characters",
    "too_short": MISSING,
    "missing": MISSING,
    "literal_error": "must be {expected}",
    "greater_than_equal": "must be at least {ge:,}",
    "less_than_equal": "must be at most {le:,}",
    "less_than": "must be below {lt:,}",
    "decimal_max_places": "has more than {decimal_places} decimal places",
    "decimal_parsing": NO_NUMBER,
    "finite_number": NO_NUMBER,
    "int_parsing": NO_NUMBER,
    "int_parsing_size": NO_NUMBER,
    "int_from_float": "is not a whole number",
    "datetime_from_date_parsing": NO_DATE,
    "datetime_parsing": NO_DATE,
    "date_from_datetime_parsing": NO_DATE,
    "date_from_datetime_inexact": NO_DATE,
}
"""What is wrong, by pydantic's name for it; in its own words a text would have "items"."""

LABELS = {
    "content": "What happened",
    "due_on": "Follow-up date",
    "no_ai": "Never send to AI",
    "note": "Follow-up note",
    "product_id": "Product",
}
UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"))
"""Unicode's kinds of characters that draw nothing alone: control, format, space, mark."""
BLANK = frozenset("\u115f\u1160\u2065\u2800\u3164\uffa0\U0001d159")
"""Letters and symbols that are made to draw nothing."""
IGNORED = ("\U000e0000", "\U000e0fff")
"""The first and the last of the characters that every font leaves out, also those not yet given."""

BROKEN = re.compile("[\ud800-\udfff]")  # half of a character


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("has a NUL character, which can't be kept; remove it")
        if BROKEN.search(value):
            raise ValueError("has a broken character, which can't be kept; remove it")
    return value


def _seen(text: str) -> str:
    """The text; one of which nothing can be seen is none."""
    return text if any(_draws(character) for character in text) else ""


def _draws(character: str) -> bool:
    if character in BLANK or IGNORED[0] <= character <= IGNORED[1]:
        return False
    return unicodedata.category(character) not in UNSEEN


def _within_calendar(day: date) -> date:
    if not EARLIEST <= (day.date() if isinstance(day, datetime) else day) <= LATEST:
        raise ValueError("is not a date that can be right: check the year")
    return day


def _amount(value: Any) -> Any:
    return (money.read(value) if value.strip() else None) if isinstance(value, str) else value


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("needs a time zone")
    return moment.astimezone(UTC)


def _picture(picture: pictures.Upload | str | None) -> str | None:
    if isinstance(picture, pictures.Upload):
        return picture.data_url
    address = (picture or "").strip() or None
    if address and not pictures.is_address(address):
        raise ValueError("must be an address such as https://house.com/gown.jpg")
    return address


Text = Annotated[
    str,
    BeforeValidator(_storable),
    StringConstraints(strip_whitespace=True),
    AfterValidator(_seen),
]
Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0, lt=100_000_000, decimal_places=2)]
Contacts = Annotated[Text, AfterValidator(contacts.tidy), Field(max_length=contacts.LONGEST)]
Tags = Annotated[Text, AfterValidator(tags.tidy)]
Day = Annotated[date, AfterValidator(_within_calendar)]
Moment = Annotated[datetime, AfterValidator(_within_calendar), AfterValidator(_aware)]


class Draft(BaseModel):
    """Superclass of what can be typed into a form."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def of(cls, **entry: Any) -> Self:
        """The checked values; raises `Refused` naming the first field that is not right."""
        try:
            return cls(**entry)
        except ValidationError as error:
            raise _refused(dict(error.errors(include_url=False)[0])) from None


class CustomerDraft(Draft):
    """A customer as typed; first or last name is needed."""

    first_name: Annotated[Text, Field(max_length=50)] = ""
    last_name: Annotated[Text, Field(max_length=50)] = ""
    email: Annotated[Text, Field(max_length=255)] = ""
    phone: Annotated[Text, Field(max_length=40)] = ""
    other_emails: Contacts = ""
    other_phones: Contacts = ""
    company: Annotated[Text, Field(max_length=100)] = ""
    stage: Stage = "lead"
    tags: Tags = ""
    notes: Annotated[Text, Field(max_length=LONGEST_TEXT)] = ""
    no_ai: bool = False

    def model_post_init(self, context: Any) -> None:
        if not (self.first_name or self.last_name):
            raise Refused("first_name", "First name is missing: give a first or a last name.")
        if self.email and not contacts.is_email_address(self.email):
            raise Refused("email", "Email is not an address such as name@house.com.")
        if self.phone and not phones.can_be_dialled(self.phone):
            raise Refused("phone", "Phone can't be dialled: check the digits and the country code.")
        for field, reason in contacts.wrong_lines(self).items():
            raise Refused(field, reason)

    def columns(self) -> dict[str, Any]:
        """The columns to write: what was left empty is no value."""
        optional = {name: getattr(self, name) or None for name in ("email", "phone", "company")}
        return self.model_dump() | optional


class InteractionDraft(Draft):
    """An interaction as typed; sentiment None lets the AI judge it."""

    type: InteractionType
    subject: Annotated[Text, Field(max_length=255)] = ""
    content: Annotated[Text, Field(max_length=LONGEST_TEXT)] = ""
    date: Moment
    sentiment: Sentiment | None = None

    def check(self, now: datetime) -> None:
        """Raises `Refused` when nothing is told, or when it lies ahead."""
        if not (self.subject or self.content):
            raise Refused("content", "What happened is missing: write a line, or a subject.")
        if self.date > now + timedelta(minutes=5):
            raise Refused("date", "Date lies ahead: log what has happened, plan with a follow-up.")


class ProductDraft(Draft):
    """A product as typed; price in euros, picture an `Upload` or an address to fetch it from."""

    name: Annotated[Text, Field(min_length=1, max_length=255)]
    category: Category
    price: Amount
    description: Annotated[Text, Field(max_length=10_000)] = ""
    brand: Annotated[Text, Field(max_length=100)] = "Luxe Couture"
    in_stock: bool = True
    picture: Annotated[str | None, BeforeValidator(_picture)] = None


class PurchaseDraft(Draft):
    """A purchase as typed; price paid for one of them, in euros."""

    product_id: Annotated[int, Field(ge=1, le=MAX_ID)]
    quantity: Annotated[int, Field(ge=1, le=1000)] = 1
    price_paid: Amount
    bought_on: Day

    def check(self, today: date) -> None:
        """Raises `Refused` when it lies ahead."""
        if self.bought_on > today:
            raise Refused("bought_on", "Bought on lies ahead: log what has been bought.")


class SnoozeDraft(Draft):
    """Another day for a follow-up."""

    due_on: Day


class FollowUpDraft(Draft):
    """A follow-up as typed."""

    due_on: Day
    note: Annotated[Text, Field(min_length=1, max_length=500)]


class FactDraft(Draft):
    """A fact in the rep's own words; `whose` is "" for the customer."""

    kind: FactKind
    words: Annotated[Text, Field(min_length=1, max_length=1_000)]
    whose: Annotated[Text, Field(max_length=200)] = ""
    named_on: Day | None = None


def label(field: str) -> str:
    """What a field is called on the screen."""
    return LABELS.get(field, field.replace("_", " ").capitalize())


def _refused(error: dict[str, Any]) -> Refused:
    field = str(error["loc"][0]) if error["loc"] else ""
    context = error.get("ctx") or {}
    if error["type"] == "value_error":
        reason = str(context["error"])
    elif error["input"] is None:
        reason = MISSING
    else:
        reason = REASONS.get(error["type"], "is not of the right kind").format(**context)
    return Refused(field, f"{label(field)} {reason}.")
