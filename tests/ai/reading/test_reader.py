"""A record read whole: its laws hold for any text, and what was not read is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai.reading import parse
from ai.reading.people import CUSTOMER
from ai.reading.proposal import Proposal
from ai.reading.reader import is_lawful, read

TODAY = date(2026, 6, 10)
SAYINGS = st.sampled_from(
    (
        "Loves emerald silk",
        "allergic to wool",
        "her sister Odette hates ties",
        "Size IT 40",
        "I promised to send the swatches by Friday",
        "Premiere on 5 September",
        "budget around 6000",
        "call after 16h",
        "彼女はウールアレルギーがあります",
        "not ",
        "she ",
        "...",
        "\n",
        "“",
        "\u200b",
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(SAYINGS, st.text(max_size=12)), max_size=8).map(" ".join))
def test_no_fact_stands_whose_quote_is_not_in_its_record_or_its_words_not_in_the_quote(
    text: str,
) -> None:
    for fact in read(text, TODAY, "Ada Birch").proposals:
        assert fact.quote in text
        assert fact.words in fact.quote


@pytest.mark.parametrize(
    ("proposal", "lawful"),
    [
        (Proposal("like", "silk", "Loves silk."), True),
        (Proposal("like", "silk", "Loves  silk."), False),
        (Proposal("like", "velvet", "Loves silk."), False),
        (Proposal("like", " ", "Loves silk."), False),
    ],
)
def test_a_proposal_is_held_to_its_record_whoever_makes_it(
    proposal: Proposal, lawful: bool
) -> None:
    assert is_lawful(proposal, "Loves silk. Size 40.") is lawful


def test_what_is_in_another_language_is_told_and_its_must_is_kept() -> None:
    reading = read("Loves lace.\nElle est allergique à la laine.", TODAY, "Ada Birch")
    assert reading.unread == ("Elle est allergique à la laine.",)
    assert [(fact.kind, fact.words) for fact in reading.proposals] == [
        ("like", "lace"),
        ("must", "Elle est allergique à la laine."),
    ]


def test_in_a_message_of_the_customers_own_i_is_the_customer() -> None:
    message = "I can't stand logos."
    assert read(message, TODAY, "Ada Birch").proposals == ()
    (fact,) = read(message, TODAY, "Ada Birch", CUSTOMER).proposals
    assert (fact.kind, fact.words) == ("dislike", "logos")


def test_of_a_text_without_end_the_beginning_is_read_and_the_rest_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parse, "LONGEST_TEXT", 800)
    text = "Loves ivory silk. " * 6_000
    reading = read(text, TODAY, "Ada Birch")
    assert [fact.words for fact in reading.proposals] == ["ivory silk"]
    assert sum(map(len, reading.unread)) == len(text) - 800


@pytest.mark.parametrize(
    "piece", ["(", "'s ", "a-", "中", "🙂", "not ", "€1,", "She loves ", "\n- "]
)
def test_reading_takes_no_more_than_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = process_time()
        read(text, TODAY, "Ada Birch")
        return process_time() - began

    seconds(100)
    assert seconds(2_000) < 4 * max(seconds(1_000), 0.025)


def test_the_parser_keeps_no_word_of_what_it_has_read_also_where_many_read_at_once() -> None:
    strange = ["quillonby", "brasketh", "fennimoor", "ossendrake"]
    notes = [f"She adored the {word} silk gown. Promised to send two swatches." for word in strange]
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(lambda note: read(note, TODAY, "Ada Lovelace"), notes * 3))
    assert at_once == [read(note, TODAY, "Ada Lovelace") for note in notes * 3]
    assert all(reading.proposals for reading in at_once)
    parser: Any = parse._pipeline()
    assert parser.get_pipe("lemmatizer").cache == {}
    known = "\n".join(parser.vocab.strings).lower()
    assert [word for word in strange if word in known] == []


def test_an_occasion_stands_with_its_day() -> None:
    text = (
        "She adored the emerald silk gown, asked to see it before the Cannes dinner on 14 May, but "
        "found the shoes too heavy. Promised to send two lighter pairs on Friday."
    )
    (event,) = [p for p in read(text, date(2026, 3, 11), "Ada").proposals if p.kind == "occasion"]
    assert (event.words, event.on) == ("Cannes dinner", date(2026, 5, 14))
    words = "A dinner jacket for the London premiere"
    (event,) = [p for p in read(words, date(2026, 3, 11), "Ada").proposals if p.kind == "occasion"]
    assert event.words == "London premiere"
