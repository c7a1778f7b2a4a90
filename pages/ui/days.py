"""The one field for a day: any day can be typed, and none is chosen instead of it."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

FIRST, LAST = date(1, 1, 1), date(2999, 12, 31)
"""Far beyond the days that a draft takes: a year mistyped is refused by that, with the reason.

The field's own refusal leaves the day in red, and the one before it is what is saved. With the last
day of all as `LAST` the field's calendar never ends looking for the month after it.
"""


def choose(
    label: str, start: date | None, key: str, place: DeltaGenerator | None = None
) -> date | None:
    """The day that stands in the field."""
    field = (place or st).date_input
    day: date | None = field(label, start, FIRST, LAST, key=key)
    return day
