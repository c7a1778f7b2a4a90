"""The one field for a day: what is typed in it is what is kept, however long ago."""

import ast
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from crm.drafts import EARLIEST, LATEST
from pages.ui import days

PAGES = Path(__file__).parents[3] / "pages"
BOUNDED = {"pages/ui/days.py", "pages/reports.py"}
"""The field itself, and a range of which nothing is kept."""
TYPED = [
    date(2012, 5, 14), date(2014, 2, 28), date(1900, 1, 1), date(1953, 6, 2), date(1969, 7, 20),
    date(1999, 12, 31), date(2000, 2, 29), date(2015, 10, 25), date(2026, 3, 29),
    date(2044, 2, 29), date(2200, 1, 1), date(212, 5, 14), date(2999, 12, 31),
]  # fmt: skip


def test_no_form_has_another_field_for_a_day() -> None:
    others = {
        str(path.relative_to(PAGES.parent))
        for path in PAGES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("date_input", "datetime_input")
    }
    assert others == BOUNDED


def test_any_day_that_is_typed_is_the_one_that_is_kept() -> None:
    def form() -> None:
        from datetime import date

        import streamlit as st

        from pages.ui import days

        st.text(days.choose("Day", date(2026, 11, 30), "day"))

    app = AppTest.from_function(form).run()
    bounds = app.date_input[0].min, app.date_input[0].max
    assert bounds == (days.FIRST, days.LAST), "a day beyond is red, and the one before is kept"
    assert days.FIRST < EARLIEST < LATEST < days.LAST
    kept = []
    for day in TYPED:
        app.date_input[0].set_value(day).run()
        kept.append(app.text[0].value)
    assert kept == [str(day) for day in TYPED]
