"""The published files as streams of rows, however large, plain or zipped, with damage named by its line."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from plumbline.core.errors import Invalid, RowError, RowErrors

MOST_UNPACKED = 600 * 1024 * 1024
MOST_RATIO = 150
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Rows:
    """A header and what follows. Every row has as many cells as the header, or reading stops."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


def opened(stream: IO[bytes], name: str, progress: Progress | None = None) -> Rows:
    """The rows of a CSV, or of the one CSV in a zip. Raises Invalid or RowErrors, also while iterating."""
    start = stream.read(4)
    stream.seek(0)
    plain, size = _unzipped(stream, name) if start == b"PK\x03\x04" else (stream, _size(stream))
    # Some releases hold single Windows characters in names; the cells that are used are checked one by one.
    text = io.TextIOWrapper(_Counted(plain, size, progress), "utf-8-sig", errors="surrogateescape", newline="")
    csv.field_size_limit(100_000)
    reader = csv.reader(text, strict=True)
    records = _records(reader, name)
    _, header = next(records, (0, []))
    if len(header) < 3:
        raise Invalid("not_cms", f"“{name}” is not a table of CMS hospital data. Nothing was imported.", field="file")
    return Rows(tuple(cell.strip() for cell in header), _even(records, len(header)))


def _records(reader: "csv._reader", name: str) -> Iterator[tuple[int, list[str]]]:
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise damaged(begins, "", "", "A quotation mark is left open or stands inside a cell.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise damaged(begins, "", "", f"“{name}” is a damaged zip file from here on.") from None
        yield begins, cells


def _even(records: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    for line, cells in records:
        if len(cells) != width:
            sentence = f"This line has {len(cells)} cells where the header has {width}: it is cut or damaged."
            raise damaged(line, "", ",".join(cells)[:60], sentence)
        yield line, cells


def damaged(line: int, column: str, value: str, sentence: str) -> RowErrors:
    again = "Nothing was imported: download the file again."
    return RowErrors([RowError(line, column, value, f"{sentence} {again}", "damaged")])


def _unzipped(stream: IO[bytes], name: str) -> tuple[IO[bytes], int]:
    try:
        packed = zipfile.ZipFile(stream)
    except zipfile.BadZipFile:
        raise Invalid("damaged_zip", f"“{name}” is a damaged zip file. Nothing was imported.", field="file") from None
    tables = [
        part
        for part in packed.infolist()
        if part.filename.lower().endswith(".csv") and not part.filename.startswith("__MACOSX")
    ]
    if len(tables) != 1:
        raise Invalid(
            "not_one_table",
            f"“{name}” holds {len(tables)} CSV files; one is needed. Nothing was imported: unpack it.",
            field="file",
        )
    size = tables[0].file_size
    if size > MOST_UNPACKED or size > MOST_RATIO * max(tables[0].compress_size, 10_000):
        raise Invalid(
            "zip_bomb",
            f"“{name}” would unpack to {size // 1_000_000:,} MB, more than any such table. Nothing was imported.",
            field="file",
        )
    return packed.open(tables[0]), size


def _size(stream: IO[bytes]) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > MOST_UNPACKED:
        raise Invalid("file_too_large", "This file is larger than any such table. Nothing was imported.", field="file")
    return size


class _Counted(io.BufferedIOBase):
    """Says how far reading has come, and refuses a file whose last line does not end."""

    def __init__(self, plain: IO[bytes], size: int, progress: Progress | None) -> None:
        self._plain, self._size, self._progress = plain, size, progress
        self._done, self._lines, self._last = 0, 0, b"\n"

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1) -> bytes:
        return self.read(size)

    def read(self, size: int | None = -1) -> bytes:
        piece = self._plain.read(1 << 20 if size is None or size < 0 else max(size, 1 << 20))
        self._done += len(piece)
        if self._progress:
            self._progress(self._done, self._size)
        if not piece and self._last != b"\n":
            raise damaged(self._lines + 1, "", "", "The last line does not end: the file is cut off.")
        if b"\x00" in piece:
            line = self._lines + piece.count(b"\n", 0, piece.index(b"\x00")) + 1
            raise damaged(line, "", "NUL", "This line holds a NUL byte.")
        self._lines += piece.count(b"\n")
        self._last = piece[-1:] or self._last
        return piece
