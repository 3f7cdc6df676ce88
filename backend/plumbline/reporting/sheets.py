"""Rows as a file: CSV that spreadsheets and programs read alike, or a workbook whose cells are typed."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from plumbline.reporting.rules import cells
from plumbline.reporting.rules.cells import Cell

BOM = "\ufeff"  # without it a spreadsheet takes UTF-8 for something else
AT_ONCE = 500
IN_MEMORY = 4 * 1024 * 1024
WIDTHS = {"What": 30, "About": 30, "Goal": 60, "Unit": 26, "Line of sight": 80, "Who must act": 48, "Link": 50}


def as_csv(header: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> Iterator[bytes]:
    """Piece by piece, as the rows come: every text quoted, lines ended by CR LF."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow(cells.row(row))
        if number % AT_ONCE == 0:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    piece = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return piece


def as_workbook(title: str, header: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> IO[bytes]:
    """A file at its beginning. Every text is typed as text, so that none of it is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(header):
        sheet.column_dimensions[chr(ord("A") + place)].width = WIDTHS.get(name, 14)

    def typed(value: Cell) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"
        return cell

    sheet.append([typed(name) for name in header])
    for row in rows:
        sheet.append([typed(value) for value in cells.row(row)])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file
