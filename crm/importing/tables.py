"""Tables as files: comma, semicolon or tab, or a sheet; where the header stands, and its rows."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from crm.errors import Refused
from crm.importing import columns, texts
from crm.importing.columns import Column

SEPARATORS = (",", ";", "\t", "|")
MOST_ROWS = 200_000
MOST_COLUMNS = 500
LOOKED_AT = 50
"""Rows among which the header is looked for."""


@dataclass
class Table:
    """A header's columns, and the rows behind it with their numbers in the file."""

    columns: list[Column]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    passed_over: int = 0


def from_text(raw: bytes) -> Table:
    """The table of a text file; raises `Refused` when it has no header that is known."""
    best = _best(texts.decoded(raw, _known))
    if best is None:
        raise Refused("file", "No header is found: the first row should name its columns.")
    return best


def from_sheet(raw: bytes) -> Table:
    """The first sheet of an .xlsx file that has a header; raises `Refused` for none."""
    import openpyxl  # only a dropped sheet needs it

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        for sheet in book.worksheets:
            cells = sheet.iter_rows(
                max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True
            )  # one formatted to its last row and column has a billion
            if table := _with_header([(n, _row(row)) for n, row in enumerate(cells, 1)]):
                return table
    except MemoryError:
        raise
    except Exception as error:
        raise Refused("file", "The sheet can't be read: save it again as .xlsx.") from error
    raise Refused("file", "No header is found: one row of the sheet should name its columns.")


def _best(text: str) -> Table | None:
    """The table with most columns that a separator makes of the text."""
    tables = (_with_header(list(_rows(text, separator))) for separator in SEPARATORS)
    return max(filter(None, tables), key=lambda table: len(table.columns), default=None)


def _known(beginning: str) -> int:
    """How many headers of a table are known whose text begins so."""
    best = _best("".join(beginning.splitlines(keepends=True)[:LOOKED_AT]))
    return sum(column.is_known for column in best.columns) if best else 0


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line on which each ends; a broken quote ends them."""
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error:
        return


def _with_header(rows: list[tuple[int, list[str]]]) -> Table | None:
    for place, (_, row) in enumerate(rows[:LOOKED_AT]):
        understood = columns.understand(row)
        named = [column for column in understood if column.header and column.is_known]
        if len({column.header for column in named}) >= 2 and _is_header(row):
            return _table(understood, rows[:place], rows[place + 1 :])
    return None


def _is_header(row: Iterable[str]) -> bool:
    """Whether no cell of it can only be a value."""
    return not any("@" in cell or sum(map(str.isdigit, cell)) > 4 for cell in row)


def _table(
    understood: list[Column], above: list[tuple[int, list[str]]], below: list[tuple[int, list[str]]]
) -> Table:
    table = Table(understood, passed_over=sum(any(map(str.strip, row)) for _, row in above))
    for number, row in below[:MOST_ROWS]:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) == 1 and len(understood) > 2:  # a footer
            table.passed_over += 1
        else:
            table.rows.append((number, row))
    return table


def _row(cells: Sequence[object]) -> list[str]:
    """The cells of a row as they are shown, without the empty ones at its end."""
    if cells.count(None) == len(cells):
        return []
    shown = [_shown(cell) for cell in cells]
    while shown and not shown[-1]:
        del shown[-1]
    return shown


def _shown(cell: object) -> str:
    """A cell as its sheet shows it."""
    if cell is None:
        return ""
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
