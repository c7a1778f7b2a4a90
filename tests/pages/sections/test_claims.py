"""A sentence of the AI with the records behind it, and with its doubts."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.evidence import ADVICE, STRANGE_NAME, UNBACKED, UNCHECKED
from tests.pages.controls import dialog, press, unfold
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]
WRONG = "The records that it rests on don't hold this."


def claim(text: str, evidence: tuple[str, ...], doubts: list[str], quote: str = "") -> None:
    from crm import customer_files, customers
    from crm.evidence import Claim
    from crm.workspace import Mark
    from pages.sections import claims
    from pages.ui import session

    ws = session.workspace()
    file = customer_files.gather(ws, customers.get(ws, 1), session.today())
    marks = [Mark("claims[0]", text, why, quote=quote) for why in doubts]
    claims.show(file, "claim", Claim(text=text, evidence=evidence), marks)


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


def test_what_is_unchecked_says_so_beside_what_the_record_has(draw: Draw) -> None:
    app = draw(claim, "She longs for pearls.", ("N",), [UNCHECKED], "Pearls, perhaps.")
    assert sketch(app) == drawing(
        """
        She longs for pearls.
        :gray-badge[:material/help: Unchecked] ? | [Notes]
        (The record says: “Pearls, perhaps.”)
        """
    )


def withheld(number: int) -> None:
    from pages.sections import claims

    claims.show_withheld(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ""),
        (1, "(:material/block: 1 sentence was withheld: the records say otherwise.)"),
        (3, "(:material/block: 3 sentences were withheld: the records say otherwise.)"),
    ],
)
def test_what_was_withheld_is_counted(draw: Draw, number: int, words: str) -> None:
    assert sketch(draw(withheld, number)) == words
