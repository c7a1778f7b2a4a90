"""Figures are found in a text and compared by what they mean."""

from decimal import Decimal

import pytest

from ai.reading.figures import figures, without_addresses


def meant(text: str) -> list[object]:
    return [next(iter(figure.meant)) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200", "1200"), ("1 200", "1200"), ("1\u202f200", "1200"), ("1'200", "1200"),
        ("€1,200.50", "1200.5"), ("12,50", "12.5"), ("38.5", "38.5"), ("EU38", "38"),
        ("three", "3"), ("Twenty-five", "25"), ("a dozen", "12"), ("two hundred", "200"),
        ("a hundred", "100"), ("4k", "4000"), ("1.5 million", "1500000"),
    ],
)  # fmt: skip
def test_a_number_means_the_same_however_it_is_written(text: str, number: str) -> None:
    assert meant(text) == [Decimal(number)]


def test_a_point_before_three_digits_can_be_read_two_ways() -> None:
    assert figures("1.200")[0].meant == {Decimal("1200"), Decimal("1.2")}


@pytest.mark.parametrize("text", ["20%", "20 %", "20 per cent", "twenty percent"])
def test_a_percentage_is_no_plain_number(text: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.meant) == ("percent", {Decimal(20)})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 May", (None, 5, 14)), ("May 14th", (None, 5, 14)), ("14th of May", (None, 5, 14)),
        ("Sept. 3, 2026", (2026, 9, 3)), ("2026-05-14", (2026, 5, 14)),
        ("May 2026", (2026, 5, None)), ("the 14th", (None, 0, 14)),
    ],
)  # fmt: skip
def test_a_date_is_a_year_a_month_and_a_day(text: str, day: tuple[int | None, ...]) -> None:
    assert meant(text) == [day]


@pytest.mark.parametrize("text", ["", "I12", "may she march", "no figure", "P3, F7", "second-hand"])
def test_what_is_no_figure_is_not_taken_for_one(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/?d=1", "HTTP://EVIL", "www.evil.example", "evil.com/x",
        "javascript:alert(1)", "data:text/html,x", "ines@moreau.example.com", "ftp://a.b",
    ],
)  # fmt: skip
def test_an_address_is_found_and_can_be_taken_out(address: str) -> None:
    assert [figure.kind for figure in figures(f"See {address} now")] == ["address"]
    assert without_addresses(f"See {address} now") == "See  now"
    assert without_addresses(f"See [the coat]({address}) now") == "See the coat now"


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "1" * 200_000, "1 " * 20_000, "a." * 50_000, "a@" * 50_000, "[](" * 50_000],
    ids=["word", "digits", "numbers", "domains", "mailboxes", "brackets"],
)
def test_a_huge_text_is_read_too(text: str) -> None:
    assert isinstance(figures(text), list)
    assert len(without_addresses(text)) <= len(text)


def test_an_address_in_disguise_is_taken_out_too() -> None:
    wide = "\uff48\uff54\uff54\uff50\uff53\uff1a\uff0f\uff0fevil\uff0eexample"
    assert without_addresses(f"Grey. {wide}") == "Grey. "
    assert without_addresses("Noon. tel:+99900052") == "Noon. "
    assert "\u202e" not in without_addresses("Wool. \u202eelpmaxe.live\u202c")
