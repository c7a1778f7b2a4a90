"""How much each page sends to the browser: few elements, and not many bytes."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.fragments import screen

MOST = {
    "home": (45, 57),
    "customers": (42, 54),
    "customer": (130, 98),
    "pipeline": (22, 65),
    "follow_ups": (22, 63),
    "catalog": (36, 59),
    "reports": (72, 84),
}
"""Of each page over the demo, the elements and kilobytes that it may send.

The scripts and the styles of a list and of the frame are thirty-seven of these.
"""


def weight(app: AppTest) -> tuple[int, int]:
    """The messages that draw something, and how many kilobytes those are."""
    drawn = [each for each in screen(app).messages if each.HasField("delta")]
    return len(drawn), sum(each.ByteSize() for each in drawn) // 1024


def test_no_page_sends_more_than_it_may(open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    heavy = {}
    for page, (elements, kilobytes) in MOST.items():
        app.query_params.clear()
        if page == "customer":
            app.query_params["customer"] = "2"
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        sent = weight(app)
        if sent[0] > elements or sent[1] > kilobytes:
            heavy[page] = sent
    assert heavy == {}
