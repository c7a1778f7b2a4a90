"""What is typed: whatever it is, it is kept as it was meant or refused in words for a rep."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm.drafts import (
    CustomerDraft,
    Draft,
    FollowUpDraft,
    InteractionDraft,
    ProductDraft,
    PurchaseDraft,
    label,
)
from crm.errors import Refused

DAY = date(2026, 3, 11)
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
SOUND: dict[type[Draft], dict[str, Any]] = {
    CustomerDraft: {"first_name": "Ines"},
    InteractionDraft: {"type": "call", "date": NOON, "content": "A call"},
    ProductDraft: {"name": "Gown", "category": "dresses", "price": "900"},
    PurchaseDraft: {"product_id": 1, "price_paid": "900", "bought_on": DAY},
    FollowUpDraft: {"due_on": DAY, "note": "Ring"},
}
HOSTILE = [
    None, "", "x" * 300_000, "nan", "-inf", "1e999", float("nan"), float("inf"), -1, 1.5, 10**30,
    2**63, "9" * 500, "1.234", Decimal("NaN"), Decimal("sNaN"), Decimal("1e-400"), True, [], {},
    timedelta(1), datetime(1, 1, 1), datetime.max, date.max, "2026-13-45", "2026-01-01T25:00",
    "\x00", "\ud800",
]  # fmt: skip
OF_PYDANTIC = ("Input", "Value", "valid", "item", "input", "parse", "Datetimes")
UNSEEN = [
    "\u200b", "\u200d\ufeff", "\u00ad", "\u2060\u2063", "\u180e", "\u202e\u202c", "\u034f",
    "\u115f", "\u1160", "\u3164", "\uffa0", "\u2800", "\u0301", "\ufe0f", "\u20e3", "\u093e",
    "\x07", "\x85", "\u2028", "\u3000\t\n", "\u2065", "\U000e0041", "\U000e0fff", "\U0001d159",
    " \u200b\u0301\u3164 ",
]  # fmt: skip
SEEN = ["I", "李", "ا", "🎩", "\U0001fae8", "क\u093e", "e\u0301", "\u200bInes", "-", "\uf8ff"]
FIELDS = [(draft, field) for draft in SOUND for field in draft.model_fields if field != "picture"]


@pytest.mark.parametrize(("draft", "field"), FIELDS)
def test_what_is_refused_is_named_as_on_the_screen_and_in_a_reps_words(
    draft: type[Draft], field: str
) -> None:
    for value in HOSTILE:
        try:
            draft.of(**SOUND[draft] | {field: value})
        except Refused as refused:
            assert refused.field == field
            message = str(refused)
            assert message.startswith(label(field))
            assert len(message) < 120
            assert not [word for word in OF_PYDANTIC if word in message.removeprefix(label(field))]


@pytest.mark.parametrize(
    ("draft", "typed", "message"),
    [
        (CustomerDraft, {"notes": "x" * 100_001}, "Notes is longer than 100,000 characters."),
        (CustomerDraft, {"first_name": "x" * 51}, "First name is longer than 50 characters."),
        (InteractionDraft, {"content": "x" * 100_001}, "What happened is longer than 100,000"),
        (ProductDraft, {"name": ""}, "Name is missing."),
        (ProductDraft, {"price": "nan"}, "Price is not a number."),
        (ProductDraft, {"price": "-0.01"}, "Price must be at least 0."),
        (PurchaseDraft, {"product_id": 2**63}, "Product must be at most 2,147,483,647."),
        (PurchaseDraft, {"quantity": 1.5}, "Quantity is not a whole number."),
        (PurchaseDraft, {"bought_on": None}, "Bought on is missing."),
        (FollowUpDraft, {"due_on": "soon"}, "Follow-up date is not a date."),
        (FollowUpDraft, {"note": "x" * 501}, "Follow-up note is longer than 500 characters."),
    ],
)
def test_a_refusal_says_what_is_wrong(
    draft: type[Draft], typed: dict[str, Any], message: str
) -> None:
    with pytest.raises(Refused) as refused:
        draft.of(**SOUND[draft] | typed)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("text", UNSEEN)
def test_a_text_of_which_nothing_can_be_seen_is_missing(text: str) -> None:
    with pytest.raises(Refused, match="First name is missing"):
        CustomerDraft.of(first_name=text, last_name=text)
    with pytest.raises(Refused, match="Name is missing"):
        ProductDraft.of(**SOUND[ProductDraft] | {"name": text})
    with pytest.raises(Refused, match="Follow-up note is missing"):
        FollowUpDraft.of(due_on=DAY, note=text)
    with pytest.raises(Refused, match="What happened is missing"):
        InteractionDraft.of(type="call", date=NOON, content=text, subject=text).check(NOON)
    assert CustomerDraft.of(first_name="Ines", company=text).columns()["company"] is None


@pytest.mark.parametrize("text", SEEN)
def test_a_text_of_one_sign_that_can_be_seen_is_kept_to_the_letter(text: str) -> None:
    assert CustomerDraft.of(first_name=text).first_name == text
    assert FollowUpDraft.of(due_on=DAY, note=text).note == text
