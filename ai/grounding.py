"""Checks an answer against the facts that it was given, before anyone sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ai.claims import Claim
from ai.figures import figures

A = TypeVar("A", bound=BaseModel)
UNBACKED = "No record backs this."
NOT_IN_RECORDS = "The records that it rests on don't hold this."


@dataclass(frozen=True)
class Mark:
    """Words of an answer that are in doubt: the path of their field, they themselves, and why."""

    where: str
    what: str
    why: str


@dataclass(frozen=True)
class Grounded(Generic[A]):
    """An answer without the evidence that does not exist, and what is in doubt in it."""

    answer: A
    marks: tuple[Mark, ...]


def check(answer: A, facts: Mapping[str, str], today: date) -> Grounded[A]:
    """The answer as it may be shown; every figure, date and address in it is looked for.

    A claim is held to the records that it cites, any other text to all of them.
    """
    marks: list[Mark] = []
    checked = _walk(answer, "", facts, today, marks)
    return Grounded(checked, tuple(marks))


def _walk(value: Any, where: str, facts: Mapping[str, str], today: date, marks: list[Mark]) -> Any:
    if isinstance(value, Claim):
        return _claim(value, where, facts, today, marks)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(
            update={
                name: _walk(getattr(value, name), _join(where, name), facts, today, marks)
                for name in fields
            }
        )
    if isinstance(value, (list, tuple)):
        return type(value)(
            _walk(item, f"{where}[{n}]", facts, today, marks) for n, item in enumerate(value)
        )
    if isinstance(value, str):
        _check_text(value, where, facts.values(), today, marks)
    return value


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _claim(
    claim: Claim, where: str, facts: Mapping[str, str], today: date, marks: list[Mark]
) -> Claim:
    evidence = tuple(id for id in dict.fromkeys(claim.evidence) if id in facts)
    if evidence:
        _check_text(claim.text, where, [facts[id] for id in evidence], today, marks)
    else:
        marks.append(Mark(where, claim.text, UNBACKED))
    return claim.model_copy(update={"evidence": evidence})


def _check_text(
    text: str, where: str, records: Iterable[str], today: date, marks: list[Mark]
) -> None:
    wanted = figures(text)
    if not wanted:
        return
    held = [figure for record in records for figure in figures(record)]
    for figure in wanted:
        if not any(figure.same_as(other) for other in held):
            marks.append(Mark(where, figure.words, NOT_IN_RECORDS))
