"""The page of imports: a dropped file is shown, asked about, saved, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers
from crm.importing import apart, files
from crm.workspace import Workspace
from tests.pages.controls import field, press
from tests.pages.fragments import tick
from tests.pages.sketch import sketch

SAMPLES = Path(__file__).parents[1] / "crm" / "importing" / "samples"
Visit = Callable[..., AppTest]


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has files read in this process: one of their own takes a second, and `test_apart` has it."""
    monkeypatch.setattr(apart, "read", files.read)


def drop(app: AppTest, name: str, raw: bytes) -> AppTest:
    field(app, "file_uploader", "File").upload(name, raw, "application/octet-stream")
    return app.run()


def ended(app: AppTest) -> AppTest:
    for _ in range(200):
        if not app.get("progress"):
            return app
        tick(app)
    raise TimeoutError(sketch(app))


def names(ws: Workspace) -> list[str]:
    return [card.name for card in customers.every(ws)]


@pytest.mark.usefixtures("read_here")
def test_a_file_is_shown_saved_once_and_taken_back(visit: Visit, house: Workspace) -> None:
    before = names(house)
    app = visit("imports")
    name = "01_google_contacts_2024.csv"
    app = drop(app, name, (SAMPLES / name).read_bytes())
    assert "Table: 3 clients" in sketch(app)
    assert names(house) == before
    app = ended(press(app, "Import"))
    assert app.success[0].value == "Imported: 3 clients."
    assert set(names(house)) - set(before) == {"Élodie Vasseur", "Tomás", "Salon Oriel"}
    app = drop(app, name, (SAMPLES / name).read_bytes())
    assert "3 possible doubles" in sketch(app)
    app = ended(press(app, "Import"))
    assert app.success[0].value.startswith("Imported: 0 clients")
    app = ended(press(app, "Undo", 1))
    assert names(house) == before
    assert not app.exception


@pytest.mark.usefixtures("read_here")
def test_what_a_file_does_not_settle_is_asked_once(visit: Visit, house: Workspace) -> None:
    raw = b"Name,E-mail,Birthday\nMaria del Carmen Ruiz Soto,m@ruiz.example.org,3/11/1980\n"
    app = drop(visit("imports"), "clients.csv", raw)
    assert field(app, "button", "Import").disabled
    app = app.radio[0].set_value("the month").run()
    app = app.radio[0].set_value("after the first word").run()
    app = ended(press(app, "Import"))
    [maria] = customers.find(house, search="maria").items
    assert (maria.first_name, maria.last_name) == ("Maria", "del Carmen Ruiz Soto")
    assert customers.get(house, maria.id).notes == "Birthday: 11 March 1980"


def test_a_file_that_is_none_is_refused_in_words(visit: Visit) -> None:
    app = drop(visit("imports"), "x.csv", b"just a line of words")
    assert app.error[0].value.startswith("No header is found")
    assert not app.exception
