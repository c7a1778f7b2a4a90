"""How sentiments, stages and types are named and coloured."""

import tomllib
from pathlib import Path

import pytest

from pages.sections import ai_use, period_reports
from pages.ui import labels

CONFIG = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"


def light(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_colour_of_a_chart_stands_out_from_the_background(theme: str) -> None:
    background = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][theme]["backgroundColor"]
    colours = [*labels.TONE.values(), labels.ACCENT, *period_reports.TONES, *ai_use.COLOURS]
    assert {
        colour: contrast(colour, background)
        for colour in colours
        if contrast(colour, background) < 3
    } == {}


def test_a_sentiment_has_an_emoji_a_word_and_a_colour() -> None:
    sentiments = ("positive", "neutral", "negative", None)
    assert [labels.sentiment(each) for each in sentiments] == [
        "😊 Positive",
        "😐 Neutral",
        "😟 Negative",
        "Not read yet",
    ]
    assert [labels.sentiment_colour(each) for each in sentiments] == [
        "green",
        "gray",
        "red",
        "gray",
    ]


def test_stages_types_and_categories_are_words() -> None:
    assert labels.stage("lead") == "Lead"
    assert labels.type_("email") == "Email"
    assert labels.category("suits") == "Suits"
