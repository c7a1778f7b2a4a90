"""The log on Import: each deed in words, undone with a click, asked about where it was changed."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import bulk, customers, merges
from crm.workspace import Workspace
from db.gateway import insert
from tests.pages.cast import ADA, BO
from tests.pages.controls import dialog, field, press
from tests.pages.sketch import sketch

Visit = Callable[..., AppTest]


def edit(ws: Workspace, company: str) -> None:
    known = customers.get(ws, BO)
    customers.edit(ws, BO, known.version, first_name="Bo", company=company)


def test_what_was_done_is_told_and_undone(visit: Visit, house: Workspace) -> None:
    edit(house, "Maison")
    bulk.tag(house, [ADA, BO], "VIP")
    customers.move(house, BO, customers.get(house, BO).version, "prospect")
    app = visit("imports")
    history = sketch(app.main).partition("History")[2]
    assert "Stage: Lead → Prospect" in history
    assert "Client edited: Company" in history
    assert "2 clients" in history
    assert "Tag added: VIP" in history
    press(app, "Undo", 0)
    assert customers.get(house, BO).stage == "lead"
    assert customers.get(house, BO).company == "Maison"
    assert "Undone" in sketch(app.main)
    assert not app.exception


def test_what_was_changed_since_is_asked(visit: Visit, house: Workspace) -> None:
    edit(house, "Maison")
    edit(house, "New house")
    app = press(visit("imports"), "Undo", 1)
    assert "Company: before “”, now “New house”" in sketch(dialog(app))
    press(dialog(app), "Undo")
    assert customers.get(house, BO).company == "New house"
    edit(house, "Third house")
    app = press(visit("imports"), "Undo", 1)
    field(dialog(app), "radio", "Company").set_value("As it was before")
    press(dialog(app), "Undo")
    assert customers.get(house, BO).company is None, "before it nothing stands: Maison is undone"


def test_a_merge_asks_whose_the_later_records_are(visit: Visit, house: Workspace) -> None:
    bo = customers.get(house, BO)
    other = customers.edit(house, BO, bo.version, first_name="![](b)", company="")
    one = customers.get(house, ADA)
    merges.merge(house, one, other, "m", {})
    house.db.write(insert("interactions", customer_id=ADA, type="note", content="Later."))
    app = press(visit("imports"), "Undo")
    assert "records came since: whose are they?" in sketch(dialog(app))
    assert not [name for name in dialog(app).radio[0].options if "![" in name]
    dialog(app).radio[0].set_value(1)
    press(dialog(app), "Undo")
    assert not customers.get(house, BO).archived_at
    assert customers.get(house, BO).interactions >= 1
