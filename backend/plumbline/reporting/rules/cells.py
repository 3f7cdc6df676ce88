"""Cells of a file that a spreadsheet will open: text stays text, whatever it begins with.

A spreadsheet takes a cell for a formula by its first character, full-width forms included, and may skip what is
invisible before it; one that splits at semicolons sees cells inside of cells. Such text gets an apostrophe in front,
which spreadsheets read as “this is text” (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import unicodedata

FORMULA = frozenset("=+-@\N{MINUS SIGN}")
INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs", "Mn", "Me")
Cell = str | int


def text(value: str) -> str:
    """One line that no spreadsheet runs."""
    if not value.isprintable():
        value = "".join(it if _printed(it) else " " for it in value)
    line = " ".join(value.split())
    return ";".join(_tamed(part) for part in line.split(";"))


def _tamed(part: str) -> str:
    return f"'{part}" if _begins_a_formula(part) else part


def _begins_a_formula(part: str) -> bool:
    for character in part:
        if unicodedata.category(character) in INVISIBLE:
            continue
        return unicodedata.normalize("NFKC", character)[:1] in FORMULA
    return False


def _printed(character: str) -> bool:
    """Neither a control character nor half of a pair: a workbook cannot hold those."""
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"


def row(cells: tuple[Cell, ...]) -> list[Cell]:
    return [cell if isinstance(cell, int) else text(cell) for cell in cells]
