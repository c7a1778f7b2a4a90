"""An answer is held to its facts: unknown evidence is dropped, what they don't hold is marked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ai.claims import Claim
from ai.grounding.answers import check
from ai.reading.figures import figures

TODAY = date(2026, 3, 11)
FACTS = {
    "C": "Ines Moreau\nPurchases: 3, €1,200.00 in all",
    "I1": "Call, 14 May 2026\nShe adored three gowns in size 38 and paid 20 % more.",
}


class Answer(BaseModel):
    title: str = ""
    claims: tuple[Claim, ...] = ()
    inner: "Answer | None" = None


def marked(answer: Answer) -> list[tuple[str, str]]:
    return [(mark.where, mark.what) for mark in check(answer, FACTS, TODAY).marks]


def claim(text: str, *ids: str) -> Answer:
    return Answer(claims=(Claim(text=text, evidence=ids),))


def test_evidence_that_does_not_exist_is_dropped_and_each_id_kept_once() -> None:
    checked = check(claim("Adored gowns.", "I1", "I999", "I1", "C"), FACTS, TODAY)
    assert checked.answer.claims[0].evidence == ("I1", "C")
    assert checked.marks == ()


def test_a_claim_without_evidence_is_marked_whole() -> None:
    assert marked(claim("Owns yachts.", "I999")) == [("claims[0]", "Owns yachts.")]


@pytest.mark.parametrize(
    "text",
    [
        "Paid 1200 in all.", "Paid €1 200.", "Paid €1,200.00.", "3 purchases", "Three gowns.",
        "On 14 May.", "On May 14th.", "On 2026-05-14.", "On 14/05/2026.", "In May 2026.",
        "Wears 38.", "20% more.", "One of them, at first.", "",
    ],
)  # fmt: skip
def test_a_figure_that_the_cited_records_hold_is_not_marked(text: str) -> None:
    assert marked(claim(text, "I1", "C")) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Paid €9,000.", "9,000"),
        ("Four gowns.", "Four"),
        ("On 15 May.", "15 May"),
        ("On 14 May 2025.", "14 May 2025"),
        ("In June 2026.", "June 2026"),
        ("30 % more", "30 %"),
        ("Size 38.5", "38.5"),
        ("See https://evil.example/?d=1", "https://evil.example/?d=1"),
        ("Write to ines@moreau.example.com", "ines@moreau.example.com"),
    ],
)
def test_a_figure_date_or_address_that_they_do_not_hold_is_marked(text: str, what: str) -> None:
    assert [found.rstrip(".") for _, found in marked(claim(text, "I1"))] == [what]


def test_a_claim_is_held_to_the_records_it_cites_and_not_to_others() -> None:
    assert marked(claim("Wears 38.", "C")) == [("claims[0]", "38")]


def test_other_text_is_held_to_all_facts_wherever_it_stands() -> None:
    nested = Answer(title="Size 38", inner=Answer(title="Size 44"))
    assert marked(nested) == [("inner.title", "44")]


@pytest.mark.parametrize(
    "text",
    [
        "Due on 15 May 2026.",  # Friday after the record's own day
        "Due on 2026-05-15.",
        "The dinner of 2 June 2026.",
        "Seen in 2026.",
        "On the 14th.",
        "As of 11 March 2026.",  # today
    ],
)
def test_a_day_may_be_said_in_full_that_the_record_says_in_short(text: str) -> None:
    facts = {"I1": "Call, 14 May 2026\nPromised it on Friday, before the dinner on 2 June."}
    assert check(claim(text, "I1"), facts, TODAY).marks == ()


@pytest.mark.parametrize("text", ["On 22 May 2026.", "On 2 June 2029.", "On 3 June.", "In 2031."])
def test_a_day_that_the_record_does_not_mean_is_marked(text: str) -> None:
    facts = {"I1": "Call, 14 May 2026\nPromised it on Friday, before the dinner on 2 June."}
    assert len(check(claim(text, "I1"), facts, TODAY).marks) == 1


def test_a_draft_is_held_to_the_day_it_is_written_on() -> None:
    facts = {"I": "Promised to call on Friday."}
    assert check(Answer(title="Call on 13 March 2026"), facts, TODAY).marks == ()
    assert len(check(Answer(title="Call on 14 March 2026"), facts, TODAY).marks) == 1


class Wide(BaseModel):
    notes: list[str] = []
    by_size: dict[str, Claim] = {}
    due_on: date = TODAY
    price: float = 7.0
    nothing: str | None = None


def test_an_answer_of_any_shape_is_walked_with_no_new_code() -> None:
    wide = Wide(notes=["fine", "44"], by_size={"x": Claim(text="Size 44.", evidence=("I1", "I8"))})
    checked = check(wide, FACTS, TODAY)
    assert [mark.where for mark in checked.marks] == ["notes[1]", "by_size['x']"]
    assert checked.answer.by_size["x"].evidence == ("I1",)
    assert type(checked.answer) is Wide
    assert wide.by_size["x"].evidence == ("I1", "I8")


def test_a_mark_says_why() -> None:
    answer = Answer(title="See https://evil.example", claims=(Claim(text="Rich.", evidence=()),))
    whys = [mark.why for mark in check(answer, FACTS, TODAY).marks]
    assert whys == ["No record holds this address.", "No record backs this."]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_nothing_that_can_be_written_breaks_the_check(text: str) -> None:
    check(Answer(title=text, claims=(Claim(text=text, evidence=(text,)),)), {"I1": text}, TODAY)


def test_a_huge_text_is_checked_too() -> None:
    assert len(figures("1,200 and 14 May " * 6000)) == 12_000


class Plan(BaseModel):
    due_on: date


@pytest.mark.parametrize(
    ("day", "is_marked"),
    [
        (TODAY, False),
        (date(2027, 3, 11), False),
        (date(2026, 3, 10), True),
        (date(2027, 4, 1), True),
        (date(4700, 1, 1), True),
    ],
)
def test_a_day_that_nobody_plans_for_is_marked(day: date, is_marked: bool) -> None:
    marks = check(Plan(due_on=day), FACTS, TODAY).marks
    assert [(mark.where, mark.what) for mark in marks] == [("due_on", str(day))] * is_marked
