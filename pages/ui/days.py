"""The one field for a day: any day can be typed, and none is chosen instead of it."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

FIRST, LAST = date.min, date.max
"""All that can be typed. A year mistyped is refused by the draft, with the reason.

The field's own refusal leaves the day in red, and the one before it is what is saved.
"""


def choose(
    label: str, start: date | None, key: str, place: DeltaGenerator | None = None
) -> date | None:
    """The day that stands in the field."""
    field = (place or st).date_input
    day: date | None = field(label, start, FIRST, LAST, key=key)
    return day
