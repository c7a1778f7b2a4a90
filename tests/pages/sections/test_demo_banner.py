"""What a rep should know of a book with the demo in it; emptying it keeps a copy."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.models import StageCounts
from crm.workspace import Workspace
from tests.pages.controls import dialog, is_open, press
from tests.pages.sketch import drawing, lines, sketch

Draw = Callable[..., AppTest]
DEMO, OWN = StageCounts(lead=1, demo=1), StageCounts(lead=1)


def section(counts: object) -> None:
    from pages.sections import demo_banner
    from pages.ui import session

    session.show_toast()
    demo_banner.show(counts)


def test_an_own_book_has_no_banner(draw: Draw) -> None:
    assert sketch(draw(section, OWN)) == ""


def test_the_demo_says_that_it_is_one_and_offers_an_empty_book(draw: Draw) -> None:
    assert sketch(draw(section, DEMO)) == drawing(
        """
        (:material/theater_comedy: The demo boutique is loaded: its clients and stories are
            invented. Change what you like.) | [Start with an empty book]
        """
    )


def test_a_space_says_what_it_forgets(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "house/aicrm")
    assert sketch(draw(section, OWN)) == drawing(
        """
        Warning: This Space forgets its book at every restart: try what you like, and keep
            nothing here. A team's book belongs on Supabase.
        """
    )
    said = " ".join(lines(draw(section, DEMO)))
    assert "The demo boutique is loaded" in said
    assert "This Space forgets its book at every restart" in said


def test_an_empty_book_is_begun_and_the_old_one_stays_beside_it(
    draw: Draw, house: Workspace, tmp_path: Path
) -> None:
    app = press(draw(section, DEMO), "Start with an empty book")
    assert sketch(dialog(app)) == drawing(
        """
        The book is emptied for everybody who has it open. All that is in it now, also what
            you added, is first copied to a file beside it, which stays.
        [*Start empty*]
        """
    )
    assert customers.find(house).total == 3
    press(dialog(app), "Start empty")
    assert not is_open(app)
    assert customers.find(house).total == 0
    (copy,) = set(tmp_path.glob("*.db")) - {tmp_path / "house.db"}
    assert app.toast[0].value == f"Your book is empty. The demo is kept in {copy.name}."
