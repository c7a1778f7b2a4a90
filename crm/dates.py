"""Dates as a rep reads them."""

from datetime import date


def long_date(day: date | None, today: date) -> str:
    """A day such as "14 May", with its year when that is not this year's; "" for None."""
    if day is None:
        return ""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def every(days: float) -> str:
    """How often, from the days between two times: "every day", "every 12 days"."""
    whole = max(round(days), 1)
    return f"every {whole:,} days" if whole > 1 else "every day"
