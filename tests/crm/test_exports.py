"""Files that leave the book: every row of the filtered list, and no formula."""

import csv
import io
import json
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from crm import customers, exports, interactions
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import NOW, TODAY


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_rows_are_those_of_the_filtered_list_in_its_order(ws: Workspace) -> None:
    for number in range(30):
        stage = "lead" if number % 2 else "customer"
        customers.add(ws, str(number), first_name=f"N{number:02}", stage=stage, company="Ü, “S”")
    rows = read(exports.customers_csv(ws, UTC, stage="lead", descending=True))
    listed = customers.every(ws, stage="lead", descending=True)
    assert [row["Name"] for row in rows] == [card.name for card in listed]
    assert len(rows) == 15 == customers.find(ws, stage="lead").total
    assert rows[0]["Company"] == "Ü, “S”"


BLANKS = " \t\r\n\u00a0\u3000\u2028\u200b\ufeff"
HOSTILE = [
    *(f"{sign}1+1" for sign in "=+-@＝＋－＠"),
    *(f"{blank}=1+1" for blank in BLANKS),
    *(f"Foo{separator}=1+1" for separator in ",;\t|\n"),
    '=HYPERLINK("http://evil")', "=cmd|' /C calc'!A0", '"=1+1', '""=1+1', "'=1+1", 'x";=1+1;"',
]  # fmt: skip
HARMLESS = ["Ü, “S”", "Rook & Daughters – since 1901", "a=b", "mail@home", 'The "Salt" House']


def test_no_cell_is_a_formula_however_the_file_is_cut(ws: Workspace) -> None:
    ws.db.write(*(insert("customers", first_name="Ines", company=text) for text in HOSTILE))
    data = exports.customers_csv(ws, UTC).decode("utf-8-sig")
    for separator in ",;\t|":
        cells = [
            cell for row in csv.reader(io.StringIO(data, newline=""), delimiter=separator)
            for cell in row
        ]  # fmt: skip
        assert [
            cell for cell in cells if cell.strip(BLANKS).startswith(tuple("=+-@＝＋－＠"))
        ] == []


def test_a_text_keeps_all_its_characters_and_a_harmless_one_gets_none(ws: Workspace) -> None:
    texts = [*HOSTILE, *HARMLESS]
    changes = (
        insert("customers", first_name=f"{n:02}", company=text) for n, text in enumerate(texts)
    )
    ws.db.write(*changes)
    found = [row["Company"] for row in read(exports.customers_csv(ws, UTC))]
    assert [text.replace("'", "") for text in found] == [text.replace("'", "") for text in texts]
    assert found[len(HOSTILE) :] == HARMLESS


def test_days_are_those_of_the_reps_own_zone(ws: Workspace, ines: Customer) -> None:
    late = NOW.replace(hour=23) - timedelta(days=1)
    interactions.log(ws, ines.id, "k", TODAY, type="call", content="She rang.", date=late)
    (row,) = read(exports.customers_csv(ws, ZoneInfo("Europe/Paris")))
    assert row["Last contact"] == "2026-03-11"


def test_a_clients_data_is_all_that_is_kept_of_them(ws: Workspace, ines: Customer) -> None:
    other = customers.add(ws, "other", first_name="Other")
    for id, words in ((ines.id, "She rang."), (other.id, "A secret.")):
        interactions.log(ws, id, f"k{id}", TODAY, type="call", content=words, date=NOW)
    told = exports.customer_json(ws, ines.id).decode()
    assert json.loads(told)["interactions"][0]["content"] == "She rang."
    assert json.loads(told)["customer"]["first_name"] == "Ines"
    assert "secret" not in told
