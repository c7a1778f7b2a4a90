"""The chart of a client's sentiment: a mark an interaction, the mean of five, and its words."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import interactions
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, NOW, TODAY
from tests.pages.sketch import chart, drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customer_files, customers
    from pages.sections import sentiment_chart
    from pages.ui import session

    ws = session.workspace()
    sentiment_chart.show(customer_files.gather(ws, customers.get(ws, id), session.today()))


def test_the_words_say_what_the_chart_shows(draw: Draw) -> None:
    assert sketch(draw(section, ADA)) == drawing(
        """
        Chart: Mood over time, 10 February to 1 June: 1 positive, 2 neutral, 1 negative; the
            newest is positive. The line is the mean of 5 in a row.
        (Mood over time, 10 February to 1 June: 1 positive, 2 neutral, 1 negative; the
            newest is positive. The line is the mean of 5 in a row.)
        """
    )


def test_each_interaction_is_a_mark_at_the_height_of_its_sentiment(draw: Draw) -> None:
    _, rows = chart(draw(section, ADA))
    assert [(f"{day:%d.%m.}", height, mood) for day, height, mood, _ in rows] == [
        ("10.02.", 0, "neutral"),
        ("02.03.", -1, "negative"),
        ("04.05.", 0, "neutral"),
        ("01.06.", 1, "positive"),
    ]
    assert [round(trend, 2) for *_, trend in rows] == [0, -0.5, -0.33, 0]


def test_the_line_is_the_mean_of_five(draw: Draw, house: Workspace) -> None:
    for number, mood in enumerate(["negative", "positive", *["neutral"] * 4]):
        interactions.log(
            house, BO, str(number), TODAY, type="call", date=NOW.replace(day=number + 1),
            content="Rang.", sentiment=mood,
        )  # fmt: skip
    _, rows = chart(draw(section, BO))
    assert [round(trend, 2) for *_, trend in rows] == [-1, 0, 0, 0, 0, 0.2]


def test_marks_and_line_stand_in_one_field_from_unhappy_to_happy(draw: Draw) -> None:
    spec, _ = chart(draw(section, ADA))
    marks, line = (layer["encoding"] for layer in spec["layer"])
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["circle", "line"]
    assert (marks["x"]["field"], marks["y"]["field"]) == ("Day", "Value")
    assert (line["x"]["field"], line["y"]["field"]) == ("Day", "Trend")
    least, most = marks["y"]["scale"]["domain"]
    assert least < -1 and most > 1
    axis = marks["y"]["axis"]
    assert axis["values"] == [-1, 0, 1]
    assert axis["labelExpr"] == (
        "datum.value > 0 ? 'Positive' : datum.value < 0 ? 'Negative' : 'Neutral'"
    )
    assert marks["color"]["scale"]["domain"] == ["positive", "neutral", "negative"]
    assert len(set(marks["color"]["scale"]["range"])) == 3


def test_one_sentiment_makes_no_chart_and_two_do(draw: Draw, house: Workspace) -> None:
    for number in range(3):
        drawn = sketch(draw(section, BO))
        assert ("Chart" in drawn, "Two interactions" in drawn) == (number > 1, number < 2)
        interactions.log(
            house, BO, str(number), TODAY,
            type="call", date=NOW, content="Rang.", sentiment="neutral",
        )  # fmt: skip
