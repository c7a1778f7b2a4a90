"""The one field for a day: any day can be typed, and none is chosen instead of it."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm.drafts import EARLIEST, LATEST


def choose(
    label: str, start: date | None, key: str, place: DeltaGenerator | None = None
) -> date | None:
    """The chosen day; Streamlit's own bounds, ten years either way, would keep `start` unheard."""
    field = (place or st).date_input
    day: date | None = field(label, start, EARLIEST, LATEST, key=key)
    return day
