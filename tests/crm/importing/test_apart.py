"""A dropped file is read in a process of its own, which ends when it takes too much."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from crm.errors import Refused
from crm.importing import apart, files, tables
from crm.importing.choices import Choices
from crm.importing.files import File

SAMPLES = Path(__file__).parent / "samples"
CHOICES = Choices(datetime(2026, 11, 30, 9, tzinfo=UTC))
NEVER_ENDS = (
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fitting\nDTSTART:20260101T000000Z\n"
    b"RRULE:FREQ=YEARLY;INTERVAL=0\nEND:VEVENT\nEND:VCALENDAR\n"
)


def sheet_of(cells: dict[str, object]) -> bytes:
    """A sheet with a header and these cells."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["First name", "Last name", "Email"])
    for place, value in cells.items():
        book.active[place] = value
    book.save(file)
    return file.getvalue()


def swollen(sheet: bytes, cells: int) -> bytes:
    """The same sheet with so many cells in its second row, which hardly count once packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet)) as old, zipfile.ZipFile(packed, "w", 8) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                row = b'<row r="2">' + b"<c><v>1</v></c>" * cells + b"</row></sheetData>"
                text = text.replace(b"</sheetData>", row)
            new.writestr(name, text)
    return packed.getvalue()


def test_it_reads_what_is_read_at_once() -> None:
    [path] = SAMPLES.glob("01*")
    file = File(path.name, path.read_bytes())
    assert apart.read(file, CHOICES) == files.read(file, CHOICES)
    with pytest.raises(Refused, match="No header is found"):
        apart.read(File("x.csv", b"just a line of words"), CHOICES)


@pytest.mark.parametrize(
    ("raw", "limit", "value"),
    [
        (NEVER_ENDS, "MOST_SECONDS", 1),
        (swollen(sheet_of({}), 100_000), "MOST_MEMORY", 100 << 20),
    ],
    ids=["too long", "too much"],
)
def test_a_file_that_takes_too_much_is_refused_and_the_next_is_read(
    raw: bytes, limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(raw) < 20_000
    with monkeypatch.context() as small:
        small.setattr(apart, limit, value)
        with pytest.raises(Refused, match="too long or too much memory"):
            apart.read(File("x", raw), CHOICES)
    [ada] = apart.read(File("x.csv", b"First name,Last name\nAda,Quill\n"), CHOICES).people
    assert ada.name == "Ada Quill"


def test_of_a_sheet_that_is_formatted_to_its_last_row_and_column_the_rest_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown, rows = tables._row, []
    monkeypatch.setattr(tables, "MOST_ROWS", 1_000)
    monkeypatch.setattr(tables, "_row", lambda cells: rows.append(len(cells)) or shown(cells))
    raw = sheet_of({"A2": "Ada", "B2": "Quill", "XFD3": 1, "A1048576": "far below"})
    [ada] = files.read(File("x.xlsx", raw), CHOICES).people
    assert ada.name == "Ada Quill"
    assert (len(rows), max(rows)) == (1_000, tables.MOST_COLUMNS)


def test_an_appointment_of_each_second_is_none_that_repeats() -> None:
    for often in ("SECONDLY", "MINUTELY", "HOURLY"):
        raw = NEVER_ENDS.replace(b"YEARLY;INTERVAL=0", often.encode()).replace(b"2026", b"1900")
        [event] = files.read(File("x.ics", raw), CHOICES).events
        assert (event.kind, event.at.year) == ("meeting", 1900)
