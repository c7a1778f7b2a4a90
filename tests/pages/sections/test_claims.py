"""A sentence of the AI with the records behind it, and with its doubts."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.evidence import ADVICE, STRANGE_NAME, UNBACKED
from tests.pages.controls import dialog, press, unfold
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
WRONG = "The records that it rests on don't hold this."


def claim(text: str, evidence: tuple[str, ...], doubts: list[str]) -> None:
    from crm import customer_files, customers
    from crm.evidence import Claim
    from pages.sections import claims
    from pages.ui import session

    ws = session.workspace()
    file = customer_files.gather(ws, customers.get(ws, 1), session.today())
    claims.show(file, "claim", Claim(text=text, evidence=evidence), doubts)


def test_a_click_on_a_record_opens_it_to_the_letter(draw: Draw) -> None:
    app = draw(claim, "She **loves** emerald.", ("N", "I1", "I999"), [])
    assert sketch(app) == drawing(
        """
        She **loves** emerald.
        [Notes] | [Call, 1 June]
        """
    )
    press(app, "Call, 1 June")
    assert sketch(dialog(app)).endswith("\nThe Venice gala\nShe adored the emerald silk.")


@pytest.mark.parametrize(
    ("doubts", "badge"),
    [
        ([WRONG], ":orange-badge[:material/report: Not backed by the records] ?"),
        ([STRANGE_NAME], ":gray-badge[:material/visibility: A name to look at] ?"),
        ([STRANGE_NAME, WRONG], ":orange-badge[:material/report: Not backed by the records] ?"),
        ([], ""),
    ],
)
def test_a_doubt_stands_before_the_records(draw: Draw, doubts: list[str], badge: str) -> None:
    app = draw(claim, "She loves emerald.", ("N",), doubts)
    words, records = sketch(app).split("\n")
    assert words == "She loves emerald."
    assert records == " | ".join(part for part in (badge, "[Notes]") if part)
    helps = [each.help for each in app.markdown if "badge" in each.value]
    assert helps == [doubt for doubt in doubts if doubt == WRONG or doubts == [STRANGE_NAME]]


def test_what_no_record_backs_is_shown_on_a_click_only(draw: Draw) -> None:
    app = draw(claim, "She loves ruby.", (), [UNBACKED])
    assert sketch(app) == "▸ Not backed by the records"
    unfold(app, "Not backed by the records")
    assert "  She loves ruby." in sketch(app)


def test_advice_needs_no_record(draw: Draw) -> None:
    app = draw(claim, f"{ADVICE}Ring in the morning.", (), [UNBACKED])
    assert sketch(app) == "Advice: Ring in the morning."
