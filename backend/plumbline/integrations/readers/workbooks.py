"""XLSX workbooks, read as text, never calculated; what would unpack to something huge is refused first."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from plumbline.core.errors import Invalid, RowError, RowErrors
from plumbline.integrations.readers.tables import MOST_CELL, MOST_COLUMNS, Line, Table, assemble

MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 1_000
EXCEL_ROWS = 1_048_576


def read(data: bytes, name: str) -> dict[str, Table]:
    from openpyxl import load_workbook

    check(data, name)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception:
        raise _damaged(name) from None
    try:
        tables = {}
        for sheet in workbook.worksheets:
            if not _blank(sheet):
                tables[sheet.title.strip().lower()] = assemble(sheet.title.strip().lower(), _lines(sheet))
        return tables
    except (RowErrors, Invalid):
        raise
    except Exception:
        raise _damaged(name) from None
    finally:
        workbook.close()


def check(data: bytes, name: str) -> None:
    """Refuses what is not a workbook, and what would unpack to far more than a workbook."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise _damaged(name) from None
    unpacked = sum(part.file_size for part in parts)
    ratio = max(
        (part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > 1_000_000),
        default=0,
    )
    if unpacked > MOST_UNPACKED or ratio > MOST_RATIO or len(parts) > MOST_PARTS:
        raise Invalid(
            "zip_bomb",
            f"“{name}” would unpack to {unpacked // 1_000_000:,} MB, far more than a workbook of goals. "
            "Nothing was imported.",
            field="file",
        )
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Invalid(
            "not_a_workbook",
            f"“{name}” is a zip file but not an Excel workbook. Nothing was imported.",
            field="file",
        )


def _blank(sheet: Any) -> bool:
    return not any(cell is not None for row in sheet.iter_rows(max_row=20, values_only=True) for cell in row)


def _lines(sheet: Any) -> Iterator[Line]:
    # One column more than allowed, so that a wider sheet is noticed; a lone cell far right costs nothing.
    for number, cells in enumerate(sheet.iter_rows(max_row=EXCEL_ROWS, max_col=MOST_COLUMNS + 1), start=1):
        texts: list[str] = []
        errors: list[RowError] = []
        for cell in cells:
            try:
                texts.append(_text(cell))
            except ValueError as reason:
                texts.append("")
                errors.append(RowError(number, cell.column_letter, str(cell.value)[:40], str(reason), "bad_cell"))
        while texts and not texts[-1]:
            texts.pop()
        yield Line(number, texts, tuple(errors))


def _text(cell: Any) -> str:
    """What the cell says, as one would type it into a CSV. Raises ValueError with a sentence."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise ValueError("This cell holds a formula. Copy it and paste it back as a value.")
    if cell.data_type == "e":
        raise ValueError("This cell shows a calculation error. Correct it, or leave it empty.")
    if isinstance(value, str):
        if len(value) > MOST_CELL:
            raise ValueError(f"This cell has more than {MOST_CELL:,} characters. Shorten it.")
        return value.strip()
    return _typed(value)


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # The shortest digits that give this number: what the spreadsheet shows, not its binary tail.
        return format(Decimal(repr(value)), "f") if value != int(value) else str(int(value))
    return str(value)


def _damaged(name: str) -> Invalid:
    return Invalid(
        "damaged_workbook",
        f"“{name}” cannot be read as an Excel workbook: it is damaged, or protected. Nothing was imported: "
        "open it, save it again as .xlsx, and import that.",
        field="file",
    )
