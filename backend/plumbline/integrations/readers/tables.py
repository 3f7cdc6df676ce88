"""A table is a header and rows of text. What a cell means is decided by whoever asked for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plumbline.core.errors import Invalid, RowError, RowErrors

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELL = 4_000


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is the line of the file or the row of the sheet, counted from 1; a missing cell is ""."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Line:
    """One record as it stands in the file, with what is wrong with its cells."""

    number: int
    cells: list[str]
    errors: tuple[RowError, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`errors` name the rows that could not be read; `refused` holds them as far as they could."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    errors: tuple[RowError, ...] = ()
    refused: tuple[Row, ...] = ()


def read(data: bytes, name: str) -> dict[str, Table]:
    """Every table in a file: a workbook's sheets by their lower-case names, a CSV's one table under "".

    Raises Invalid when the file cannot be read at all, RowErrors when its text or header cannot.
    """
    from plumbline.integrations.readers import delimited, workbooks

    if not data:
        raise Invalid("empty_file", f"“{name}” is empty. Nothing was imported.", field="file")
    if len(data) > MOST_BYTES:
        raise Invalid(
            "file_too_large",
            f"“{name}” has {len(data) // 1_000_000:,} MB; at most {MOST_BYTES // 1_000_000} MB fit. "
            "Nothing was imported: split it into several files.",
            field="file",
        )
    if data[:4] == b"PK\x03\x04":
        return workbooks.read(data, name)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Invalid(
            "old_workbook",
            f"“{name}” is an old or password-protected Excel workbook. Nothing was imported: "
            "open it and save it as “Excel Workbook (.xlsx)” without a password.",
            field="file",
        )
    return {"": delimited.read(data, name)}


def assemble(name: str, lines: Iterable[Line]) -> Table:
    """A table from its lines: the first one that is not blank is the header, blank ones are passed over."""
    remaining = iter(lines)
    columns = _header(name, remaining)
    rows: list[Row] = []
    refused: list[Row] = []
    errors: list[RowError] = []
    for line in remaining:
        if not any(line.cells) and not line.errors:
            continue
        if len(rows) + len(refused) >= MOST_ROWS:
            raise Invalid(
                "too_many_rows",
                f"“{name}” has more than {MOST_ROWS:,} rows. Nothing was imported: split it.",
                field="file",
            )
        wrong = [*line.errors, *_uneven(line, columns)]
        (refused if wrong else rows).append(Row(line.number, dict(zip(columns, line.cells, strict=False))))
        errors += wrong
    return Table(name, columns, tuple(rows), tuple(errors), tuple(refused))


def _header(name: str, lines: Iterator[Line]) -> tuple[str, ...]:
    for line in lines:
        if line.errors:
            raise RowErrors(list(line.errors))
        if any(line.cells):
            columns = [column_name(cell) for cell in line.cells]
            while columns and not columns[-1]:
                columns.pop()
            break
    else:
        raise Invalid("empty_file", f"“{name}” holds no rows. Nothing was imported.", field="file")
    if len(columns) > MOST_COLUMNS:
        raise Invalid("too_many_columns", f"“{name}” has more than {MOST_COLUMNS} columns.", field="file")
    for column in columns:
        if not column or columns.count(column) > 1:
            said = f"The column name “{column}” stands twice" if column else "A column has no name"
            raise RowErrors([RowError(line.number, column or "?", column, f"{said}. Give each column its own name.")])
    return tuple(columns)


def column_name(text: str) -> str:
    """ "Check-in days " and "check_in_days" are one column."""
    return "_".join(text.replace("-", " ").replace("_", " ").lower().split())


def _uneven(line: Line, columns: tuple[str, ...]) -> list[RowError]:
    beyond = [cell for cell in line.cells[len(columns) :] if cell]
    if not beyond:
        return []
    return [
        RowError(
            line.number,
            columns[-1],
            beyond[0][:40],
            f"This line has {len(line.cells)} cells but the header has {len(columns)} columns. "
            "Put quotation marks around text that holds the separator.",
            "uneven_row",
        )
    ]
