"""What a service proposes of a record is borne out by it, under whom the record tells it of."""

from datetime import date

import pytest

from ai.grounding.proposals import held
from ai.reading.people import HOUSE
from ai.reading.proposal import Kind, Proposal

WEDNESDAY, FRIDAY = date(2026, 3, 11), date(2026, 3, 13)


def judge(text: str, kind: Kind, words: str, **more: object) -> list[Proposal]:
    proposal = Proposal(kind, words, text, **more)  # type: ignore[arg-type]
    return held([proposal], text, WEDNESDAY, "Ines Moreau", HOUSE)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("She doesn't hate the new lapel.", "like", "new lapel"),
        ("She doesn't hate the new lapel.", "dislike", "new lapel"),
        ("She does not care for vintage at all.", "like", "vintage"),
        ("She can't stand hats.", "like", "hats"),
        ("Her husband hates ties.", "like", "ties"),
        ("She swooned over the sea.", "dislike", "sea"),
        ("I love the new velvet.", "like", "velvet"),
        ("Maybe she likes velvet.", "like", "velvet"),
        ("Does she like velvet?", "like", "velvet"),
        ("Press says she loves velvet.", "like", "velvet"),
        ("She promised to send the money on Friday.", "promise", "send the money"),
        ("We agreed I would not call before January.", "promise", "call before January"),
    ],
)
def test_what_its_clause_says_otherwise_is_refused(text: str, kind: Kind, words: str) -> None:
    assert judge(text, kind, words) == []


@pytest.mark.parametrize(
    ("text", "kind", "words", "whose"),
    [
        ("She swooned over the sea-green cape.", "like", "sea-green cape", ""),
        ("She does not care for vintage at all.", "dislike", "vintage", ""),
        ("Ada's mother adores the ostrich bag.", "like", "ostrich bag", "Ada's mother"),
        ("Her husband hates ties.", "dislike", "ties", "Her husband"),
        ("The dancer needs one too, she's a US 2.", "size", "US 2", "The dancer"),
        ("I promised to send the pictures on Friday.", "promise", "send the pictures", ""),
        ("She asked us to send a sketch.", "request", "send a sketch", ""),
    ],
)
def test_what_it_says_is_kept_under_whom_it_is_about(
    text: str, kind: Kind, words: str, whose: str
) -> None:
    assert [item.whose for item in judge(text, kind, words)] == [whose]


def test_a_day_is_one_that_the_quote_names() -> None:
    text = "I promised to send the pictures on Friday."
    for named, kept in ((FRIDAY, FRIDAY), (date(2026, 3, 20), None)):
        (item,) = judge(text, "promise", "send the pictures", on=named)
        assert item.on == kept


def test_a_hold_is_a_promise_not_to_act() -> None:
    text = "We agreed I would not call before January."
    assert judge(text, "promise", "call before January", is_hold=True)


@pytest.mark.parametrize(
    ("words", "quote", "whose"),
    [
        ("silk", "She loves silk", ""),  # the record has no such sentence
        ("velvet", "She was all smiles about the cape.", ""),  # the quote has no such word
        ("cape", "She was all smiles about the cape.", "Her aunt"),  # nobody speaks of her
        ("", "She was all smiles about the cape.", ""),
    ],
)
def test_what_does_not_stand_in_the_record_letter_for_letter_is_refused(
    words: str, quote: str, whose: str
) -> None:
    text = "She was all smiles about the cape."
    assert held([Proposal("like", words, quote, whose)], text, WEDNESDAY, "Ines", HOUSE) == []
