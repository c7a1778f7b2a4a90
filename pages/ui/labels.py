"""How a type, a sentiment and a stage look: Material icons, and emoji for sentiment only."""

from typing import Literal

from crm.models import Category, InteractionType, Sentiment, Stage

SENTIMENT = {"positive": "😊 Positive", "neutral": "😐 Neutral", "negative": "😟 Negative"}
# Each of these stands out from the light and from the dark background, at 3 to 1 or more.
TONE = {"positive": "#4d8f63", "neutral": "#8f8a82", "negative": "#b85450"}
ACCENT = "#94713d"
ICON = {"email": "mail", "call": "call", "meeting": "handshake", "note": "edit_note"}
TYPE_ICON = {type: f":material/{icon}:" for type, icon in ICON.items()}
TYPE = {"email": "Email", "call": "Call", "meeting": "Meeting", "note": "Note"}
STAGE = {"lead": "Lead", "prospect": "Prospect", "customer": "Customer"}

OVERALL_SENTIMENT_HELP = (
    "From the ten newest scored interactions: positive counts 1, neutral 0, negative −1, and the "
    "older one is, the less it weighs: a month before the newest half, two years before 4 %. "
    "A mean of 0.25 or more is positive, of −0.25 or less negative."
)


def sentiment(value: Sentiment | None) -> str:
    """Emoji and word, or that there is none yet."""
    return SENTIMENT[value] if value else "Not read yet"


def sentiment_colour(value: Sentiment | None) -> Literal["green", "gray", "red"]:
    """The badge's colour; grey also when there is none yet."""
    return "green" if value == "positive" else "red" if value == "negative" else "gray"


def tone(value: Sentiment | None) -> Literal["positive", "neutral", "negative", "soft"]:
    """How a list says it; soft when there is none yet."""
    return value or "soft"


def stage(value: Stage) -> str:
    """The stage as it is shown."""
    return STAGE[value]


def category(value: Category) -> str:
    """The category as it is shown."""
    return value.capitalize()


def type_(value: InteractionType) -> str:
    """The type as it is shown."""
    return TYPE[value]


def count(number: int, noun: str) -> str:
    """A number and its noun: "1 client", "2 clients"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
