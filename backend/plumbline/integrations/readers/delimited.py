"""CSV: UTF-8 with or without a byte order mark, comma or semicolon, quoted, any line ending."""

import csv
import io
from collections.abc import Iterator

from plumbline.core.errors import Invalid, RowError, RowErrors
from plumbline.integrations.readers.tables import MOST_CELL, Line, Table, assemble

SAVE_AS = "In Excel choose File › Save As › “CSV UTF-8 (Comma delimited)” and import that file."


def read(data: bytes, name: str) -> Table:
    """Raises Invalid or RowErrors, each saying what to do."""
    content = text(data, name)
    return assemble(name, lines(content, delimiter(content)))


def text(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Invalid("utf16", f"“{name}” is UTF-16, not UTF-8. Nothing was imported. {SAVE_AS}", field="file")
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise RowErrors(
            [
                RowError(
                    line,
                    "",
                    "NUL",
                    f"This line holds a NUL byte: the file is damaged or not a CSV. {SAVE_AS}",
                    "nul",
                )
            ]
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02X}"
        raise RowErrors(
            [
                RowError(
                    line,
                    "",
                    byte,
                    f"This line holds a character that is not UTF-8 ({byte}); the file was probably saved as "
                    f"Windows or Latin-1 text. {SAVE_AS}",
                    "not_utf8",
                )
            ]
        ) from None


def delimiter(content: str) -> str:
    """Comma, semicolon or tab: whichever the first line has most of, outside quotation marks."""
    first = content.lstrip("\r\n").split("\n", 1)[0]
    unquoted = "".join(first.split('"')[::2])
    return max(",;\t", key=unquoted.count)


def lines(content: str, separator: str) -> Iterator[Line]:
    """Each record, numbered by the line where it begins."""
    csv.field_size_limit(MOST_CELL)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise RowErrors([RowError(begins, "", "", _said(error), "unreadable")]) from None
        yield Line(begins, [cell.strip() for cell in cells])


def _said(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell has more than {MOST_CELL:,} characters. Shorten it, or look for a quotation mark left open."
    return 'A quotation mark is left open or stands inside a cell. Write it twice (“""”) in quoted text.'
