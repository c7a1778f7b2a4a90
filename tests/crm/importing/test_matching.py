"""Who of a file is known already, also in a file of thousands who are alike."""

from time import process_time
from typing import Any

import pytest

from crm import contacts
from crm.importing import matching
from crm.importing.matching import MOST_ALIKE, Register
from crm.importing.people import Person

FEW = 600
MOST = 5
"""Times as long for three times as many: three is linear, nine is quadratic."""


def alike(number: int, **shared: str) -> list[Person]:
    names = {"first_name": "Ann", "last_name": "Lee"}
    return [Person(f"row {n}", **{**names, **shared}) for n in range(number)]


def seconds(number: int) -> float:
    people, began = alike(number), process_time()
    matching.doubles(people, Register())
    return process_time() - began


def test_thrice_as_many_of_one_name_take_thrice_as_long() -> None:
    ratios = (seconds(3 * FEW) / seconds(FEW) for _ in range(3))
    assert any(ratio < MOST for ratio in ratios)


def test_no_number_is_compared_with_all_that_end_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Any] = []
    monkeypatch.setattr(contacts, "share_phone", lambda *two: bool(compared.append(two)))
    people = [
        Person(f"row {n}", first_name=f"Ann{n}", phone=f"+{n} 639 98 12 34") for n in range(200)
    ]
    matching.doubles(people, Register())
    assert 0 < len(compared) <= len(people) * MOST_ALIKE


def test_each_of_many_who_are_alike_is_told_with_the_first() -> None:
    people = alike(100, email="ann@lee.example")
    pairs = matching.doubles(people, Register())
    assert [pair.person for pair in pairs] == people[1:]
    assert all(pair.earlier is people[0] for pair in pairs)
