"""No text becomes a formula, whatever it begins with; and it stays what it said."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.reporting.rules import cells

BAD = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "  =1", "\ufeff=1", "\u200b=1",
    "\u00a0=1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", "\u2212 5 beds", "\u0000=1", "\ufe661", "\u207a1",
    "\u00ad=1", "\u0301=1", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org","x")',
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_a_formula_becomes_text(bad: str) -> None:
    assert cells.text(bad).startswith("'"), cells.text(bad)


@pytest.mark.parametrize("good", ["Fewer falls, 5 West", "5 = 5", "0.62 → 0.40", "a-b", "", "Ünal", "3 + 4", "'tis"])
def test_plain_text_stays(good: str) -> None:
    assert cells.text(good) == good


def test_a_cell_inside_of_a_cell_is_tamed_too() -> None:
    """Where a list separator is a semicolon, a spreadsheet would begin a new cell after it."""
    assert cells.text("first; =1+1") == "first;' =1+1"
    assert cells.text("first;+x;=y") == "first;'+x;'=y"


def test_it_is_one_line_without_control_characters() -> None:
    assert cells.text("a\r\nb\tc\x07d\u0085e") == "a b c d e"
    assert cells.text("half \ud800 a pair") == "half a pair"


def test_numbers_stay_numbers() -> None:
    assert cells.row((3, "=3", -3)) == [3, "'=3", -3]


@given(st.text(max_size=30))
def test_nothing_at_all_begins_a_formula(said: str) -> None:
    told = cells.text(said)
    for part in told.split(";"):
        seen = [it for it in part if unicodedata.category(it) not in cells.INVISIBLE]
        first = unicodedata.normalize("NFKC", seen[0])[:1] if seen else ""
        assert first not in set("=+-@")
