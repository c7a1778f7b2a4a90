"""The chat on the customer's page, without a browser."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm.assistant import SUGGESTIONS
from tests.pages.conftest import settled, words
from tests.pages.test_customer import field, open_customer

SERAPHINE, LUCIAN = "3", 2


def expanders(app: AppTest) -> list[str]:
    return [box.label for box in app.expander]


def test_a_question_is_answered_with_evidence_and_stays_with_its_client(
    open_app: Callable[..., AppTest],
) -> None:
    app = open_app(customer=SERAPHINE)
    assert [label for label in SUGGESTIONS if field(app, "button", label)] == list(SUGGESTIONS)
    settled(app.chat_input[0].set_value("What have they bought?").run())
    assert not app.exception
    assert "Violet Chiffon Cape Gown" in words(app)
    assert field(app, "button", "Profile and figures")
    open_customer(app, LUCIAN)
    assert "What have they bought" not in words(app)
    open_customer(app, int(SERAPHINE))
    assert "**What have they bought&#63;**" in words(app)


def test_earlier_questions_are_a_click_away(open_app: Callable[..., AppTest]) -> None:
    app = open_app(customer=SERAPHINE)
    settled(field(app, "button", "Prepare call").click().run())
    assert "**Prepare call**" in words(app)
    assert "Earlier questions" not in expanders(app)
    settled(field(app, "button", "Next steps").click().run())
    assert not app.exception
    assert "**Next steps**" in words(app)
    assert "**Prepare call**" not in words(app)
    assert "Earlier questions" in expanders(app)
