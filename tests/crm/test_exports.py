"""Files that leave the book: every row of the filtered list, and no formula."""

import csv
import io
import json
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import openpyxl

from crm import customers, exports, interactions, purchases
from crm.importing import files
from crm.importing.choices import Choices
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import NOW, TODAY, on_sqlite


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_rows_are_those_of_the_filtered_list_in_its_order(ws: Workspace) -> None:
    for number in range(30):
        stage = "lead" if number % 2 else "customer"
        customers.add(ws, str(number), first_name=f"N{number:02}", stage=stage, company="Ü, “S”")
    rows = read(exports.customers_csv(ws, UTC, stage="lead", descending=True))
    listed = customers.every(ws, stage="lead", descending=True)
    assert [row["First name"] for row in rows] == [card.first_name for card in listed]
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


def test_a_phone_is_no_formula_has_no_apostrophe_and_comes_back_as_it_was_typed(
    ws: Workspace,
) -> None:
    typed = [
        "+33 6 39 98 12 34",
        "+393200000123",
        "+44 (0)20 7946 0958",
        "+1-800-COUTURE",
        "06.39.98.12.34",
        "(020) 7946 0000 ext. 12",
        "0033639981234",
        "+971 50 000 0123",
        "+33 6 39 98 12 34 (WhatsApp)",
        "+٣٣ ٦ ٣٩ ٩٨ ١٢ ٣٤",
    ]
    ws.db.write(*(insert("customers", first_name=f"{n}", phone=p) for n, p in enumerate(typed)))
    data = exports.customers_csv(ws, UTC)
    assert not any(row["Phone"].startswith(tuple("'=+-@")) for row in read(data)[:-1])
    people = files.read(files.File("customers.csv", data), Choices(NOW)).people
    assert [person.phone for person in people] == typed


def test_both_names_the_notes_and_what_was_spent_stand_in_it(ws: Workspace) -> None:
    notes = "Loves silk\n- never lace"
    aria = customers.add(ws, "a", first_name="Aria", last_name="van der Vale", notes=notes)
    gown = {"name": "Gown", "category": "dresses", "price": 1200}
    [piece] = ws.write(insert("products", **gown))
    bought = {"product_id": piece["id"], "quantity": 2, "price_paid": "1000.50"}
    purchases.add(ws, aria.id, "k", TODAY, **bought, bought_on=TODAY)
    data = exports.customers_csv(ws, UTC)
    [row] = read(data)
    assert (row["First name"], row["Last name"], row["Spent (€)"]) == (
        "Aria",
        "van der Vale",
        "2001.00",
    )
    [back] = files.read(files.File("customers.csv", data), Choices(NOW)).people
    assert (back.first_name, back.last_name) == ("Aria", "van der Vale")
    assert back.notes == notes.splitlines()


PEOPLE = [
    ("Aria", "van der Vale", "Loves silk\n- never lace", "2001.00"),
    ("Anne-Lise", "De La Tour", "Taille 38; pas de jaune", "0.50"),
    ("Maria del Carmen", "Ruiz Soto", "“bias cut”, as ever", "1234.50"),
    ("Prince", "", "+1 guest", "0"),
    ("", "Theodorakis", "=never", "980.00"),
    ("민지", "김", "12/25; 3/11", "99999.99"),
    ("أحمد", "منصور", "عميل\nمقاس ٣٨", "10.00"),
    ("Seán", "O'Dowd", "'quoted' and \"quoted\"", "7.25"),
    ("Jürgen-Anna", "Weißmüller", "Größe 38; mag kein Gelb\nTab", "1000000.00"),
    ("山本", "さくら", "サイズ 38。黒", "12.00"),
    ("Zoë", "Marchetti", "a,b;c|d", "1.00"),
]


def test_names_notes_and_sums_come_back_from_each_kind_of_table(ws: Workspace) -> None:
    gown = {"name": "Gown", "category": "dresses", "price": 1}
    [piece] = ws.write(insert("products", **gown))
    for number, (first, last, notes, spent) in enumerate(PEOPLE):
        names = {"first_name": first, "last_name": last}
        known = customers.add(ws, f"{number}", **names, notes=notes)
        bought = {"product_id": piece["id"], "price_paid": spent, "bought_on": TODAY}
        purchases.add(ws, known.id, f"{number}", TODAY, **bought)
    data = exports.customers_csv(ws, UTC)
    as_semicolons = io.StringIO()
    csv.writer(as_semicolons, delimiter=";").writerows(
        csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    )
    spends = {(row["First name"], row["Last name"]): row["Spent (€)"] for row in read(data)}
    assert {names: float(spent) for names, spent in spends.items()} == {
        (first, last): float(spent) for first, last, _, spent in PEOPLE
    }
    for raw in (data, as_semicolons.getvalue().encode(), exports.customers_sheet(ws, UTC)):
        people = files.read(files.File("customers", raw), Choices(NOW)).people
        assert sorted((p.first_name, p.last_name, [n.strip() for n in p.notes]) for p in people) \
            == sorted((first, last, [n.strip() for n in notes.splitlines()])
                      for first, last, notes, _ in PEOPLE)  # fmt: skip


def test_further_addresses_and_numbers_come_back_as_they_were(ws: Workspace) -> None:
    others = {
        "other_emails": "Home: a@vale.example.org\nb@vale.example.org",
        "other_phones": "+33 6 39 98 12 34\nOffice: +44 20 7946 0958\n01 99 00 12 34",
    }
    customers.add(ws, "a", first_name="Aria", email="x@vale.example.org", phone="123", **others)
    data = exports.customers_csv(ws, UTC)
    [row] = read(data)
    assert "'" not in row["Other phones"]
    [back] = files.read(files.File("customers.csv", data), Choices(NOW)).people
    assert {name: getattr(back, name) for name in others} == others
    told = json.loads(exports.customer_json(ws, customers.every(ws)[0].id))
    assert {name: told["customer"][name] for name in others} == others


def test_the_sheet_holds_the_same_and_every_text_is_a_text(ws: Workspace) -> None:
    customers.add(ws, "a", first_name="Aria", company="=1+1", phone="+33 6 39 98 12 34")
    data = exports.customers_sheet(ws, UTC)
    header, row = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
    cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
    assert (cells["Company"].value, cells["Company"].data_type) == ("=1+1", "s")
    assert (cells["Phone"].value, cells["Phone"].data_type) == ("+33 6 39 98 12 34", "s")
    assert cells["Spent (€)"].value == 0


@on_sqlite
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
