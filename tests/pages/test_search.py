"""The page of a search: whom it leads to with the lines that say it, or what to do next."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from db.gateway import Unavailable
from pages.sections.search_results import CLOSE, NOTHING
from pages.ui.shell import NO_STORE
from tests.pages.controls import field
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


def test_whom_it_leads_to_stands_there_with_the_lines_that_say_it(visit: Visit) -> None:
    app = visit("search", q="emerald wool")
    assert lines(app.main)[:3] == [
        "# Search",
        "Search everything (200): emerald wool",
        "Ada Lovelace (Analytical · ada@engine.com · +44 20 7946 0018) 😊 Positive",
    ]
    assert "Notes: Loves *emerald* silk. Allergic to *wool*." in lines(app)


def test_another_search_stands_in_the_address(visit: Visit) -> None:
    app = visit("search", q="zeppelin")
    assert [box.value for box in app.info] == [NOTHING]
    field(app, "text_input", "Search everything").input("silk gown").run()
    assert app.query_params["q"] in ("silk gown", ["silk gown"])
    assert "[Emerald Silk Gown · Dresses → catalog?catalog_search=Emerald+Silk+Gown]" in lines(app)


def test_a_search_that_nobody_meets_wholly_says_so(visit: Visit) -> None:
    assert f"({CLOSE})" in lines(visit("search", q="emerald zeppelin"))


def test_a_word_that_is_misspelt_leads_to_the_one_that_was_meant(visit: Visit) -> None:
    app = visit("search", q="emrald silc")
    assert [box.value for box in app.info] == [NOTHING]
    assert "Did you mean | [emerald silk → search?q=emerald+silk]" in lines(app)


def test_no_search_says_what_can_be_looked_for(visit: Visit) -> None:
    app = visit("search")
    assert "(Names, companies, e-mail addresses," in "\n".join(lines(app))
    assert not app.info


def test_an_outage_is_not_told_as_nothing_found(
    visit: Visit, house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*asked: object) -> None:
        raise Unavailable("no answer")

    monkeypatch.setattr(house.db, "rows", silent)
    app = visit("search", q="silk")
    assert NO_STORE in [box.value for box in app.error]
    assert NOTHING not in [box.value for box in app.info]
