"""Download my book: a zip that gives the same book again, row by row, on both stores."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from crm import book_zip, customers
from crm.errors import CommandError
from crm.tables import TRANSFERRED
from crm.workspace import Workspace
from db import schema
from db.gateway import Gateway, Query, Row, delete, insert
from db.sqlite import SQLiteGateway
from tests.crm.test_transfer import hosted, rows, run
from tests.forked import complete
from tests.supabase.postgrest import PostgREST


def zipped(db: Gateway, path: Path) -> Path:
    with path.open("wb") as file:
        book_zip.write(db, file)
    return path


@pytest.fixture(scope="module")
def whole(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of a book that has lived."""
    return zipped(SQLiteGateway(full), tmp_path_factory.mktemp("whole") / "book.zip")


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def changed(path: Path, change: Callable[[dict[str, Any]], None], to: Path) -> Path:
    """The zip with another book.json in it, and the checksum that belongs to that."""
    files = contents(path)
    book = json.loads(files["book.json"])
    change(book)
    tables = book.pop("tables")
    lines = [json.dumps(book)[:-1] + ', "tables": {']
    for number, (name, kept) in enumerate(tables.items()):
        lines.append(f'{"," if number else ""}"{name}": [')
        lines += [f"{',' if place else ''}{json.dumps(row)}" for place, row in enumerate(kept)]
        lines.append("]")
    return summed(to, "\n".join([*lines, "}}", ""]).encode())


def summed(path: Path, book: bytes) -> Path:
    """A zip of this book.json and its checksum."""
    sums = f"{sha256(book).hexdigest()}  book.json\n".encode()
    return written(path, {"book.json": book, "SHA256SUMS": sums})


def test_a_book_goes_through_its_zip_to_supabase_and_back_and_is_the_same(
    full: Path, empty_store: PostgREST, tmp_path: Path
) -> None:
    before = rows(SQLiteGateway(full))
    assert all(before[table] for table in TRANSFERRED)
    there = run(zipped(SQLiteGateway(full), tmp_path / "one.zip"), "supabase")
    assert (there.returncode, "Identical" in there.stdout) == (0, True), there.stderr
    assert rows(hosted(empty_store)) == before
    copy = tmp_path / "copy.db"
    back = run(zipped(hosted(empty_store), tmp_path / "two.zip"), copy)
    assert (back.returncode, "Identical" in back.stdout) == (0, True), back.stderr
    assert rows(SQLiteGateway(copy)) == before


def test_it_holds_every_table_as_csv_one_json_and_sums_that_others_can_check(
    whole: Path,
) -> None:
    files = contents(whole)
    assert [*files] == ["book.json", *(f"{table}.csv" for table in TRANSFERRED), "SHA256SUMS"]
    for line in files["SHA256SUMS"].decode().splitlines():
        sum, name = line.split("  ")
        assert sha256(files.pop(name)).hexdigest() == sum
    assert [*files] == ["SHA256SUMS"]


def test_the_json_is_exact_and_no_cell_of_the_csv_is_a_formula(
    ws: Workspace, tmp_path: Path
) -> None:
    hostile = ["=1+1", "\t@SUM(A1)", "a;=cmd|' /C calc'!A0", "-2", 'say "hi",\r\nline', "'quoted"]
    for number, notes in enumerate(hostile):
        customers.add(ws, f"{number}", first_name=f"Ines {number}", notes=f"x{notes}")
        ws.db.write(insert("products", name=notes, category="shoes", price="12.50"))
    files = contents(zipped(ws.db, tmp_path / "book.zip"))
    exact = json.loads(files["book.json"])["tables"]["products"]
    assert [row["name"] for row in exact][-len(hostile) :] == hostile
    assert {row["price"] for row in exact[-len(hostile) :]} == {"12.50"}
    table = list(csv.DictReader(io.StringIO(files["products.csv"].decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in table] == [str(row["id"]) for row in exact]
    for row in table:
        for cell in row.values():
            assert not cell.lstrip("\t ").startswith(("=", "+", "-", "@")), cell


def test_whoever_is_erased_while_it_is_made_is_not_in_it(
    new_book: SQLiteGateway, tmp_path: Path
) -> None:
    class Erasing:
        """A store in which a customer is erased once their records have been read."""

        def rows(self, *queries: Query) -> list[list[Row]]:
            if queries[0].source == "customers":
                with suppress(StopIteration):
                    new_book.write(next(erasures))
            return new_book.rows(*queries)

    for name in ("Odile", "Ines"):
        [made] = new_book.write(insert("customers", first_name=name))
        new_book.write(insert("interactions", customer_id=made["id"], type="note", content=name))
    folder = tmp_path / "unpacked"
    folder.mkdir()
    erasures = iter([delete("customers", made["id"])])
    path = zipped(Erasing(), tmp_path / "book.zip")  # type: ignore[arg-type]
    assert b"Ines" not in b"".join(contents(path).values())
    book = SQLiteGateway(book_zip.unpack(path, folder))
    assert [row["content"] for row in book.rows(Query("interactions"))[0]] == ["Odile"]


OLDER = (
    "facts", "imports", "import_joins", "merges", "reps", "tags", "deeds", "deed_steps",
    "distinct_pairs",
)  # fmt: skip
"""The tables that the book of then has not."""
NEWER = (
    "read_version", "unread", "notes_read_version", "notes_unread", "said_on", "import_id",
    "other_emails", "other_phones", "tags", "search_text", "about_text", "bought_total",
)  # fmt: skip


def test_a_book_of_an_older_version_is_brought_up_to_date(full: Path, tmp_path: Path) -> None:
    def aged(book: dict[str, Any]) -> None:
        book["schema"] = 3
        for table in OLDER:
            del book["tables"][table]
        for table in ("interactions", "customers", "follow_ups"):
            for row in book["tables"][table]:
                for column in NEWER:
                    row.pop(column, None)

    old = changed(zipped(SQLiteGateway(full), tmp_path / "new.zip"), aged, tmp_path / "old.zip")
    copy = tmp_path / "copy.db"
    done = run(old, copy)
    assert done.returncode == 0, done.stderr
    ours, theirs = rows(SQLiteGateway(full)), rows(SQLiteGateway(copy))
    assert theirs["facts"] == []
    assert [row["notes"] for row in theirs["customers"]] == [
        row["notes"] for row in ours["customers"]
    ]
    assert theirs["purchases"] == ours["purchases"]


WRONG: dict[str, Callable[[dict[str, bytes]], object]] = {
    "a value changed": lambda files: files.update(
        {"book.json": files["book.json"].replace(b"Valmont", b"Walmont", 1)}
    ),
    "cut short": lambda files: files.update({"book.json": files["book.json"][:-900]}),
    "a table gone": lambda files: files.pop("customers.csv"),
    "no sums": lambda files: files.pop("SHA256SUMS"),
    "no book": lambda files: files.pop("book.json"),
    "sums of nothing": lambda files: files.update({"SHA256SUMS": b"\xff\xfe"}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_damaged_zip_is_refused_before_anything_is_written(
    wrong: str, whole: Path, tmp_path: Path
) -> None:
    files = contents(whole)
    WRONG[wrong](files)
    with pytest.raises(CommandError, match=r"wrong\.zip"):
        book_zip.unpack(written(tmp_path / "wrong.zip", files), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["wrong.zip"]


PARTS: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "nothing": lambda lines: [],
    "half of its rows": lambda lines: lines[: len(lines) // 2],
    "all but its end": lambda lines: lines[:-1],
    "an empty line before the other half": lambda lines: [
        *lines[: len(lines) // 2], b" \n", *lines[len(lines) // 2 :]
    ],
    "a row after its end": lambda lines: [*lines, b'{"id": 9}\n'],
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_half_of_a_book_is_none_whatever_its_checksum_says(
    part: str, whole: Path, tmp_path: Path
) -> None:
    lines = contents(whole)["book.json"].splitlines(keepends=True)
    with pytest.raises(CommandError, match=r"part\.zip is damaged"):
        book_zip.unpack(summed(tmp_path / "part.zip", b"".join(PARTS[part](lines))), tmp_path)


def test_a_zip_cut_by_the_network_is_refused(whole: Path, tmp_path: Path) -> None:
    path, copy = tmp_path / "book.zip", tmp_path / "copy.db"
    path.write_bytes(whole.read_bytes()[:-2_000])
    done = run(path, copy)
    assert (done.returncode, "book.zip is damaged" in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr and not copy.exists()


HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "from a newer app": lambda book: book.update(schema=schema.version() + 1),
    "of another format": lambda book: book.update(format="a book"),
    "another table": lambda book: book["tables"].update(sqlite_master=[{"id": 1}]),
    "a table of ours that is no book's": lambda book: book["tables"].update(
        ended_sessions=[{"id": 1, "entry_key": "a rep", "expires_at": "2099-01-01T00:00:00+00:00"}]
    ),
    "a column that is a statement": lambda book: book["tables"]["products"][0].update(
        {"name) values (1); drop table customers; --": 1}
    ),
    "a table for a column": lambda book: book["tables"]["products"][0].update(table="customers"),
    "a list for a value": lambda book: book["tables"]["products"][0].update(name=[1]),
    "a number beyond all": lambda book: book["tables"]["products"][0].update(id=10**30),
    "a number before all": lambda book: book["tables"]["products"][0].update(id=-1),
    "a number that Supabase has no room for": lambda book: book["tables"]["products"][0].update(
        id=2**31
    ),
    "no number": lambda book: book["tables"]["products"][0].update(id=None),
    "from before the first app": lambda book: book.update(schema=-1),
    "an unknown column": lambda book: book["tables"]["products"][0].update(colour="red"),
    "a value that is not allowed": lambda book: book["tables"]["products"][0].update(category="x"),
    "a day that is none": lambda book: book["tables"]["customers"][0].update(
        created_at="9999-99-99"
    ),
    "a day before all": lambda book: book["tables"]["customers"][0].update(
        created_at="0001-01-01T00:00:00+23:59"
    ),
    "a record of nobody": lambda book: book["tables"]["interactions"][0].update(customer_id=9**9),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_no_book_holds_is_refused_without_a_trace_of_its_words(
    hostile: str, whole: Path, tmp_path: Path
) -> None:
    bad = changed(whole, lambda book: HOSTILE[hostile](book) and None, tmp_path / "bad.zip")
    with pytest.raises(CommandError, match=r"bad\.zip"):
        book_zip.unpack(bad, tmp_path)


def test_rows_are_never_all_in_memory(tmp_path: Path) -> None:
    done = complete(["-c", MEASURE, str(tmp_path)])
    assert float(done.stdout) < 12, "MB; the rows of this book take 16 more"


MEASURE = """
import sys
from pathlib import Path
from crm import book_zip

def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024

folder = Path(sys.argv[1])

class Large:
    def rows(self, query):
        if query.source != "products":
            return [[]]
        last = query.where[0].value
        return [[
            {"id": n, "name": f"Gown {n}", "category": "dresses", "price": None, "version": 1,
             "description": f"{n} " * 800}
            for n in range(last + 1, min(last + query.limit, 5_000) + 1)
        ]]

before = peak()
with (folder / "large.zip").open("wb") as file:
    book_zip.write(Large(), file)
print(peak() - before)
"""
