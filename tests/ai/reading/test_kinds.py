"""Each kind of fact is read as its table of examples has it."""

from typing import Any

import pytest

from ai.reading import (
    acquaintances,
    musts,
    occasions,
    promises,
    sizes,
    taste_lists,
    tastes,
    terms,
)
from ai.reading.parse import parse
from ai.reading.people import Register
from ai.reading.proposal import Proposal

NAME = "Ada Birch"


def read(kind: Any, text: str, *more: Any) -> list[Proposal]:
    register, parsed = Register.of(NAME), parse(text)
    proposals: list[Proposal] = []
    for unit in parsed.units:
        register.enter(unit)
        proposals += kind.read(unit, register, *more)
    return proposals


def ids(example: Any) -> Any:
    return example if isinstance(example, str) else ""


@pytest.mark.parametrize(("text", "facts"), tastes.EXAMPLES, ids=ids)
def test_tastes(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert [(fact.kind, fact.whose, fact.words) for fact in read(tastes, text)] == facts


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
def test_promises_and_requests(text: str, facts: list[Any]) -> None:
    assert [
        (fact.kind, fact.words, fact.on, fact.is_hold)
        for fact in read(promises, text, promises.WRITTEN)
    ] == facts


@pytest.mark.parametrize(("text", "facts"), occasions.EXAMPLES, ids=ids)
def test_occasions(text: str, facts: list[Any]) -> None:
    assert [
        (fact.whose, fact.words, fact.on, fact.has_year)
        for fact in read(occasions, text, occasions.WRITTEN)
    ] == facts


@pytest.mark.parametrize(("text", "words"), acquaintances.EXAMPLES, ids=ids)
def test_people(text: str, words: list[str]) -> None:
    assert [fact.words for fact in read(acquaintances, text)] == words


@pytest.mark.parametrize(("text", "facts"), terms.EXAMPLES, ids=ids)
def test_terms(text: str, facts: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.words) for fact in read(terms, text)] == facts


def test_a_list_is_told_from_a_sentence() -> None:
    units = [unit for text in ("Avoid: lace.", "She loves lace.") for unit in parse(text).units]
    assert [taste_lists.is_list(unit) for unit in units] == [True, False]
