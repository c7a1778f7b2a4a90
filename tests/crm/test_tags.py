"""Tags: given alone or to many, filtered by, coloured, kept by import, merge and export."""

import csv
import io
from datetime import UTC

import pytest

from crm import bulk, customers, deeds, exports, merges, tags, taking_back
from crm.errors import Refused
from crm.importing import files, saving
from crm.importing.choices import Choices
from crm.models import Customer
from crm.workspace import Workspace
from tests.crm.conftest import NOW


def tagged(ws: Workspace, tag: str) -> list[str]:
    return [card.first_name for card in customers.find(ws, tag=tag).items]


def test_a_tag_is_one_in_every_spelling_and_filters(ws: Workspace) -> None:
    customers.add(ws, "a", first_name="Ada", tags="VIP\n  Opera   ball \nvip")
    customers.add(ws, "b", first_name="Bo", tags="vip", company="Opera ball")
    customers.add(ws, "c", first_name="Cleo", company="VIP")
    assert customers.find(ws, search="ada").items[0].tags == "VIP\nOpera ball"
    assert [tag.name for tag in tags.every(ws)] == ["Opera ball", "VIP"]
    assert tagged(ws, "VIP") == tagged(ws, "vip") == ["Ada", "Bo"]
    assert customers.find(ws, search="bo").items[0].tags == "VIP"
    assert tagged(ws, "Opera ball") == ["Ada"]
    assert tagged(ws, "Opera") == tagged(ws, "nobody") == []
    assert customers.find(ws, tag="vip", search="bo").total == 1


def test_a_tag_has_a_colour_that_can_be_changed(ws: Workspace) -> None:
    tags.enter(ws, ["VIP"])
    [tag] = tags.every(ws)
    assert tag.colour in tags.COLOURS[1:]
    tags.recolour(ws, tag, "gray")
    tags.enter(ws, ["vip"])
    assert [each.colour for each in tags.every(ws)] == ["gray"]
    with pytest.raises(Refused):
        tags.recolour(ws, tags.every(ws)[0], "url(x)")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", " \n", "a\nb", "x" * 41, "\u200b", "#"])
def test_what_is_no_name_of_a_tag_is_refused(ws: Workspace, ines: Customer, name: str) -> None:
    with pytest.raises(Refused):
        bulk.tag(ws, [ines.id], name)
    assert tags.every(ws) == []
    with pytest.raises(Refused, match="Tags"):
        customers.add(ws, "x", first_name="X", tags="\n".join(f"t{n}" for n in range(31)))


def test_many_are_tagged_untagged_and_all_of_it_is_undone(ws: Workspace) -> None:
    ids = [
        customers.add(ws, n, first_name=n, tags=held).id
        for n, held in (("Ada", ""), ("Bo", "Opera"), ("Cleo", "VIP"))
    ]
    given = deeds.get(ws, bulk.tag(ws, ids, "vip"))
    assert (given.customers, tagged(ws, "vip")) == (2, ["Ada", "Bo", "Cleo"])
    assert bulk.tag(ws, ids, "VIP") == ""
    bulk.tag(ws, ids[:1], "Later")
    taken = deeds.get(ws, bulk.untag(ws, ids, "Opera"))
    assert tagged(ws, "opera") == []
    taking_back.undo(ws, taken)
    taking_back.undo(ws, given)
    assert (tagged(ws, "vip"), tagged(ws, "opera"), tagged(ws, "later")) == (
        ["Cleo"],
        ["Bo"],
        ["Ada"],
    )


def test_those_chosen_leave_as_a_file(ws: Workspace) -> None:
    ids = [customers.add(ws, n, first_name=n, tags="VIP\nOpera").id for n in ("Ada", "Bo", "Cleo")]
    data = exports.customers_csv(ws, UTC, ids=ids[1:])
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["First name"] for row in rows] == ["Bo", "Cleo"]
    people = files.read(files.File("x.csv", data), Choices(NOW)).people
    assert [(person.tags, person.notes) for person in people] == [("VIP\nOpera", [])] * 2


def test_tags_of_a_file_come_with_it_and_a_merge_keeps_those_of_both(ws: Workspace) -> None:
    raw = b'First Name,Last Name,Tags\nAda,Birch,"vip, opera"\nAda,Vale,VIP;Press\n'
    reading = files.read(files.File("x.csv", raw), Choices(NOW))
    saving.save(ws, saving.Plan(reading, "x.csv", "one"))
    one, other = (customers.get(ws, card.id) for card in customers.every(ws))
    assert [each.tags.lower() for each in (one, other)] == ["vip\nopera", "vip\npress"]
    made = merges.merge(ws, one, other, "m", {})
    assert customers.get(ws, one.id).tags.lower() == "vip\nopera\npress"
    merges.unmerge(ws, made.id)
    assert customers.get(ws, one.id).tags == one.tags
