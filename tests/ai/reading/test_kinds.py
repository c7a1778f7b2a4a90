"""Each kind of fact is read as its table of examples has it."""

from datetime import date
from typing import Any

import pytest

from ai.reading import (
    acquaintances,
    budgets,
    follow_ups,
    holds,
    musts,
    occasions,
    promises,
    pronouns,
    requests,
    settlements,
    sizes,
    speakers,
    taste_lists,
    taste_phrases,
    tastes,
)
from ai.reading.duties.marks import record
from ai.reading.parse import parse
from ai.reading.people import CUSTOMER, HOUSE, Owner, Register
from ai.reading.proposal import Proposal
from ai.reading.reader import read as read_whole

NAME = "Ada Birch"
WRITTEN = promises.WRITTEN


def read(kind: Any, text: str, *more: Any, speaker: Owner = HOUSE) -> list[Proposal]:
    register, parsed = Register.of(NAME, speaker), parse(text)
    proposals: list[Proposal] = []
    for unit in parsed.units:
        register.enter(unit)
        proposals += kind.read(unit, register, *more)
    return proposals


def ids(example: Any) -> Any:
    return example if isinstance(example, str) else ""


@pytest.mark.parametrize("kind", [tastes, taste_phrases], ids=lambda kind: kind.__name__)
def test_tastes(kind: Any) -> None:
    misread = [
        (text, told)
        for text, facts in kind.EXAMPLES
        if (told := [(fact.kind, fact.whose, fact.words) for fact in read(kind, text)]) != facts
    ]
    assert not misread


@pytest.mark.parametrize(("text", "whose"), musts.EXAMPLES, ids=ids)
def test_musts(text: str, whose: str | None) -> None:
    unread = [must for each in parse(text).unread if (must := musts.unparsed(each))]
    assert [fact.whose for fact in [*read(musts, text), *unread]] == [whose] * (whose is not None)


@pytest.mark.parametrize(("text", "facts"), sizes.EXAMPLES, ids=ids)
def test_sizes(text: str, facts: list[tuple[str, str, str | None, str]]) -> None:
    assert [
        (fact.whose, fact.words, None if fact.amount is None else str(fact.amount), fact.unit)
        for fact in read(sizes, text)
    ] == facts


@pytest.mark.parametrize(("text", "facts"), promises.EXAMPLES, ids=ids)
def test_promises(text: str, facts: list[tuple[str, date | None]]) -> None:
    assert [(fact.words, fact.on) for fact in read(promises, text, WRITTEN)] == facts


@pytest.mark.parametrize(("text", "facts"), promises.MESSAGES, ids=ids)
def test_promises_that_a_message_of_the_customers_reminds_us_of(
    text: str, facts: list[tuple[str, date | None]]
) -> None:
    told = read(promises, text, WRITTEN, speaker=CUSTOMER)
    assert [(fact.words, fact.on) for fact in told] == facts


@pytest.mark.parametrize(("text", "facts"), holds.EXAMPLES, ids=ids)
def test_holds(text: str, facts: list[tuple[str, date | None]]) -> None:
    told = read(holds, text, WRITTEN)
    assert [(fact.words, fact.on) for fact in told] == facts
    assert all(fact.is_hold for fact in told)


@pytest.mark.parametrize(
    ("text", "facts", "speaker"),
    [(*each, HOUSE) for each in requests.EXAMPLES]
    + [(*each, CUSTOMER) for each in requests.MESSAGES],
    ids=ids,
)
def test_requests(text: str, facts: list[tuple[str, date | None]], speaker: Owner) -> None:
    told = read(requests, text, WRITTEN, speaker=speaker)
    assert [(fact.words, fact.on) for fact in told] == facts


@pytest.mark.parametrize(("text", "facts"), occasions.EXAMPLES, ids=ids)
def test_occasions(text: str, facts: list[Any]) -> None:
    assert [
        (fact.whose, fact.words, fact.on, fact.has_year)
        for fact in read(occasions, text, occasions.WRITTEN)
    ] == facts


@pytest.mark.parametrize(("text", "words"), acquaintances.EXAMPLES, ids=ids)
def test_people(text: str, words: list[str]) -> None:
    assert [fact.words for fact in read(acquaintances, text)] == words


@pytest.mark.parametrize(("text", "facts"), budgets.EXAMPLES, ids=ids)
def test_budgets(text: str, facts: list[tuple[str, str | None, str]]) -> None:
    assert [
        (fact.words, None if fact.amount is None else str(fact.amount), fact.unit)
        for fact in read(budgets, text)
    ] == facts


@pytest.mark.parametrize(("text", "task"), follow_ups.EXAMPLES, ids=ids)
def test_follow_ups(text: str, task: tuple[str, date | None] | None) -> None:
    proposals = read_whole(text, WRITTEN, NAME).proposals
    found = follow_ups.follow_up(record(text, WRITTEN, "note", False, proposals))
    assert (found and (found.note, found.on)) == task


@pytest.mark.parametrize(("text", "is_theirs"), speakers.EXAMPLES, ids=ids)
def test_who_speaks_in_a_message(text: str, is_theirs: bool) -> None:
    assert speakers.is_addressed_to_us(text) is is_theirs


def test_a_list_is_told_from_a_sentence() -> None:
    units = [unit for text in ("Avoid: lace.", "She loves lace.") for unit in parse(text).units]
    assert [taste_lists.is_list(unit) for unit in units] == [True, False]


def test_what_a_later_record_tells_as_done() -> None:
    misread = [
        (task, text)
        for task, text, is_done in settlements.EXAMPLES
        if settlements.is_told_as_done(task, text) is not is_done
    ]
    assert not misread


def test_whatever_is_to_be_avoided_is_disliked_of_the_trade_or_not() -> None:
    assert _listed("Avoid: brown shoes, excuses, anything loud.") == [
        "brown shoes",
        "excuses",
        "anything loud",
    ]


def _listed(text: str) -> list[str]:
    return [
        fact.words for fact in read_whole(text, WRITTEN, NAME).proposals if fact.kind == "dislike"
    ]


@pytest.mark.parametrize(("name", "notes", "text", "pronoun"), pronouns.EXAMPLES, ids=ids)
def test_how_a_customer_is_called(name: str, notes: str, text: str, pronoun: str) -> None:
    assert pronouns.pronoun_of(name, notes, [text]) == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun", "owners"),
    [
        ("Inés came along. She adores the velvet.", "he", ["Inés"]),
        ("Inés came along. She adores the velvet.", "she", [""]),
        ("Pilar rang. He adores the velvet.", "he", [""]),
        ("Rumaisa herself adores the velvet.", "she", ["Rumaisa"]),
        ("She adores the velvet.", "he", ["She"]),
        ("She adores the velvet.", "they", ["She"]),
        ("Adores the velvet.", "he", [""]),
    ],
)
def test_a_pronoun_that_is_not_the_customers_means_another(
    text: str, pronoun: str, owners: list[str]
) -> None:
    read = read_whole(text, WRITTEN, NAME, HOUSE, pronoun).proposals
    assert [fact.whose for fact in read if fact.kind == "like"] == owners
