"""Files as hospitals send them: read as text with the line each row stands on, or refused with what to do."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from plumbline.core.errors import Invalid, RowErrors
from plumbline.integrations import readers
from plumbline.integrations.readers import tables, workbooks

UNITS = 'code,name,level\n4W,4 West,unit\nICU,"Intensive care, ""north""",unit\n'


def table(data: bytes | str, name: str = "units.csv") -> readers.Table:
    return readers.read(data.encode() if isinstance(data, str) else data, name)[""]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        UNITS,
        "\ufeff" + UNITS,
        UNITS.replace("\n", "\r\n"),
        'code;name;level\n4W;4 West;unit\nICU;"Intensive care, ""north""";unit\n',
        'code\tname\tlevel\n4W\t4 West\tunit\nICU\t"Intensive care, ""north"""\tunit\n',
        UNITS.replace("\n4W", "\n\n,,\n4W"),
        UNITS.rstrip("\n"),
    ],
    ids=["plain", "byte order mark", "windows lines", "semicolons", "tabs", "blank lines", "no last newline"],
)
def test_every_usual_csv_reads_the_same(data: str) -> None:
    rows = [row.cells for row in table(data).rows]
    assert rows == [
        {"code": "4W", "name": "4 West", "level": "unit"},
        {"code": "ICU", "name": 'Intensive care, "north"', "level": "unit"},
    ]


def test_a_row_knows_the_line_where_it_begins() -> None:
    found = table('code,name\n1,"two\nlines"\n\n2,x\n')
    assert [(row.line, row["code"]) for row in found.rows] == [(2, "1"), (5, "2")]


def test_header_names_may_be_written_freely() -> None:
    assert table("Code, Check-in Days ,cycle_starts_on\n1,2,3\n").columns == (
        "code",
        "check_in_days",
        "cycle_starts_on",
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n ,\n", "empty_file"),
        ("code,name\n1,Café\n".encode("utf-16"), "utf16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old_workbook"),
        (b"PK\x03\x04 and no more", "damaged_workbook"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        readers.read(data, "units.csv")
    assert refused.value.code == code
    assert "Nothing was imported" in refused.value.sentence


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        ("code,name\n1,x\n2,Café\n".encode("latin-1"), 3, "not_utf8"),
        (b"code,name\n1,x\x00y\n", 2, "nul"),
        (b'code,name\n1,x\n2,"left open\n', 3, "unreadable"),
        (b"code,name\n1," + b"x" * 5000 + b"\n", 2, "unreadable"),
        (b"code,code\n1,2\n", 1, "invalid"),
        (b"code,,name\n1,2,3\n", 1, "invalid"),
    ],
)
def test_a_damaged_line_is_named(data: bytes, line: int, code: str) -> None:
    with pytest.raises(RowErrors) as refused:
        readers.read(data, "units.csv")
    assert [(row.line, row.code) for row in refused.value.rows] == [(line, code)]


def test_a_line_with_too_many_cells_is_set_aside_and_the_others_read() -> None:
    found = table("code,name\n1,a\n2,b,c\n3,d,\n")
    assert [row["code"] for row in found.rows] == ["1", "3"]
    assert [(error.line, error.code) for error in found.errors] == [(3, "uneven_row")]
    assert [row.line for row in found.refused] == [3]


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(Invalid, match="at most 20 MB"):
        readers.read(b"x" * (tables.MOST_BYTES + 1), "big.csv")


def test_a_workbook_reads_as_text_a_sheet_each() -> None:
    data = workbook(
        Units=[
            ["Code", "Name", "CCN"],
            ["4W", " 4 West ", "050625"],
            [None, None, None],
            [7, "Seven", 520177],
        ],
        targets=[
            ["goal", "target", "share", "due_on", "flag"],
            ["A", 0.62, 3.0, datetime(2026, 12, 31), True],
        ],
        notes=[],
    )
    found = readers.read(data, "plan.xlsx")
    assert set(found) == {"units", "targets"}
    assert [(row.line, row.cells) for row in found["units"].rows] == [
        (2, {"code": "4W", "name": "4 West", "ccn": "050625"}),
        (4, {"code": "7", "name": "Seven", "ccn": "520177"}),
    ]
    assert found["targets"].rows[0].cells == {
        "goal": "A", "target": "0.62", "share": "3", "due_on": "2026-12-31", "flag": "yes",
    }  # fmt: skip


def test_dates_and_times_and_small_numbers_keep_their_meaning() -> None:
    data = workbook(x=[["a", "b", "c"], [date(2026, 1, 2), datetime(2026, 1, 2, 3, 4), 0.0000001]])
    assert list(readers.read(data, "x.xlsx")["x"].rows[0].cells.values()) == [
        "2026-01-02", "2026-01-02T03:04:00", "0.0000001",
    ]  # fmt: skip


def test_a_formula_in_a_workbook_is_named_with_its_cell() -> None:
    found = readers.read(workbook(units=[["code", "name"], ["a", "=1+1"], ["b", "B"]]), "x.xlsx")["units"]
    assert [(error.line, error.column, error.code) for error in found.errors] == [(2, "B", "bad_cell")]
    assert "paste it back as a value" in found.errors[0].sentence
    assert [row["code"] for row in found.rows] == ["b"]


def bomb(name: str = "xl/workbook.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b"0" * 60_000_000)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    with pytest.raises(Invalid) as refused:
        readers.read(bomb(), "plan.xlsx")
    assert refused.value.code == "zip_bomb"


def test_a_zip_of_something_else_is_not_a_workbook() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("letter.txt", "hello")
    with pytest.raises(Invalid) as refused:
        readers.read(stream.getvalue(), "plan.xlsx")
    assert refused.value.code == "not_a_workbook"


def test_a_cut_workbook_is_damaged_not_a_crash() -> None:
    whole = workbook(units=[["code", "name"], ["a", "b"]])
    for cut in (len(whole) // 3, len(whole) // 2, len(whole) - 30):
        with pytest.raises(Invalid):
            readers.read(whole[:cut], "plan.xlsx")


def test_parts_of_a_workbook_are_counted() -> None:
    assert workbooks.MOST_UNPACKED > tables.MOST_BYTES
