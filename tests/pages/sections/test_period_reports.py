"""What the book adds up to over chosen days: interactions, sentiment and sales."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.cast import day
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
SPRING, WINTER = (day(5, 1), day(6, 15)), (day(1, 1), day(1, 31))


def section(name: str, since: object, until: object) -> None:
    from pages.sections import period_reports

    getattr(period_reports, f"show_{name}")(since, until)


def test_interactions_are_counted_by_week_and_type(draw: Draw) -> None:
    assert sketch(draw(section, "interactions", *SPRING)) == drawing(
        """
        2 in all. Email: 1, Call: 1.
        Chart: 2 in all. Email: 1, Call: 1.
        ▸ Numbers
          Week from | Email | Call | Meeting | Note
          2026-04-27 | 0 | 0 | 0 | 0
          2026-05-04 | 1 | 0 | 0 | 0
          2026-05-11 | 0 | 0 | 0 | 0
          2026-05-18 | 0 | 0 | 0 | 0
          2026-05-25 | 0 | 0 | 0 | 0
          2026-06-01 | 0 | 1 | 0 | 0
          2026-06-08 | 0 | 0 | 0 | 0
          2026-06-15 | 0 | 0 | 0 | 0
        """
    )


def test_sentiments_are_counted_by_month_or_as_shares(draw: Draw) -> None:
    app = draw(section, "sentiments", *SPRING)
    assert sketch(app) == drawing(
        """
        Show: (Number) Share
        2 in all. 😊 Positive: 1, 😐 Neutral: 1.
        Chart: 2 in all. 😊 Positive: 1, 😐 Neutral: 1.
        ▸ Numbers
          Month | 😊 Positive | 😐 Neutral | 😟 Negative | Positive share | Neutral share |
            Negative share
          2026-05-01 | 0 | 1 | 0 | 0.0 | 1.0 | 0.0
          2026-06-01 | 1 | 0 | 0 | 1.0 | 0.0 | 0.0
        """
    )
    assert '"zero"' in app.get("vega_lite_chart")[0].proto.spec
    app.segmented_control[0].set_value("Share").run()
    assert '"normalize"' in app.get("vega_lite_chart")[0].proto.spec


def test_sales_are_added_up_by_month_and_category(draw: Draw) -> None:
    assert sketch(draw(section, "sales", *SPRING)) == drawing(
        """
        €1,800 in all. Accessories: €1,800.
        Chart: €1,800 in all. Accessories: €1,800.
        ▸ Numbers
          Month | Suits | Dresses | Accessories | Shoes
          2026-05-01 | 0.0 | 0.0 | 1800.0 | 0.0
          2026-06-01 | 0.0 | 0.0 | 0.0 | 0.0
        """
    )


def test_days_without_anything_say_what_to_do(draw: Draw) -> None:
    assert sketch(draw(section, "interactions", *WINTER)) == drawing(
        """
        Info: Nothing was logged on these days: log an interaction on Home, or choose an
            earlier first day above.
        """
    )
    assert sketch(draw(section, "sentiments", *WINTER)) == drawing(
        """
        Info: No mood is known of these days: log what a client said, or choose an earlier
            first day above.
        """
    )
    assert sketch(draw(section, "sales", *WINTER)) == drawing(
        """
        Info: Nothing was sold on these days: add a purchase on a customer's page, or choose
            an earlier first day above.
        """
    )
