"""What the browser is told of words that it keeps: whose they are, and when they are saved."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from streamlit.testing.v1 import AppTest

from crm.workspace import Workspace
from db.gateway import delete
from pages.ui import keeping, memory
from tests.pages.controls import field, press
from tests.pages.fragments import send

Visit = Callable[..., AppTest]


def told(app: AppTest) -> dict[str, Any]:
    (data,) = (
        json.loads(each.proto.json)
        for each in app.sidebar.get("bidi_component")
        if each.proto.component_name == "keeping"
    )
    return dict(data)


def test_only_a_save_tells_the_browser_to_let_go_of_words(visit: Visit) -> None:
    app = visit(customer="2")
    before = told(app)
    assert told(app.run()) == before
    field(app, "text_area", "What happened").input("She adored the ivory coat.")
    after = told(press(app, "Save").run())
    assert (after["owner"], after["saved"] != before["saved"]) == (before["owner"], True)


def test_a_form_that_is_refused_lets_go_of_nothing(visit: Visit) -> None:
    app = visit(customer="2")
    before = told(app)
    assert told(press(app, "Save").run()) == before


def test_of_a_form_that_was_left_it_is_known_whether_it_is_saved(visit: Visit) -> None:
    app = visit(customer="2")
    field(app, "text_area", "What happened").input("She adored the ivory coat.")
    app = press(app, "Save").run()
    (saved,) = {each for each in memory.server().traces.saved_forms if len(each) == 32}
    here = [each.proto.component_name for each in app.get("bidi_component")].index("keeping")
    asked = send(app, [saved, "f" * 32, 5, ["a"]], here, "asked")
    assert told(asked)["known"] == {saved: True, "f" * 32: False}
    assert told(send(app, {"all": "forms"}, here, "asked"))["known"] == told(asked)["known"]


def test_words_belong_to_one_rep_in_one_book(house: Workspace) -> None:
    owners = {
        keeping.owner(each)
        for each in (house, replace(house, rep="ada@house.com"), replace(house, rep="bo@house.com"))
    }
    assert len(owners) == 3
    assert keeping.owner(replace(house, rep="ada@house.com")) in owners


def test_a_customer_who_is_erased_is_forgotten(visit: Visit, house: Workspace) -> None:
    app = visit(customer="2")
    house.db.write(delete("customers", 2))
    memory.server().reads.drop()
    assert told(app.run())["forgotten"] == [2]
