"""What each published file says about the hospitals asked for: values, what is missing, and why."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import IO

from plumbline.core.errors import Invalid
from plumbline.integrations.cms import files, library
from plumbline.integrations.cms.files import damaged
from plumbline.integrations.cms.library import Period, Published

STARS_KEY = "PROVIDER_ID"
ABSENT = frozenset(("", "Not Available", "Not Applicable", "N/A", "NA", "--", "*"))
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,30})?")
_CCN = re.compile(r"\d{2}[0-9A-Z]\d{2}[0-9A-Z]|\d{5}[0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Fact:
    """One published value. The period is [start, end); numbers are the file's, digit for digit."""

    line: int
    ccn: str
    measure: str
    start: date
    end: date
    source: str
    value: Decimal
    denominator: Decimal | None = None
    expected: Decimal | None = None
    note: str = ""


@dataclass(slots=True)
class Content:
    """`missing` counts (hospital, reason); `names` are the hospitals' own, where the file has them."""

    kind: str = ""
    release: str = ""
    facts: list[Fact] = field(default_factory=list)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Asked:
    hospitals: frozenset[str] | None
    release: str = ""
    dates: Mapping[str, Period] = field(default_factory=dict)


@dataclass(slots=True)
class Cell:
    """One row of a file, asked for by column name."""

    line: int
    cells: list[str]
    index: dict[str, int]

    def text(self, *columns: str) -> str:
        """The first of the columns that the file has: names differ between years."""
        for column in columns:
            if column in self.index:
                return self.cells[self.index[column]].strip()
        return ""

    def number(self, column: str, raw: str | None = None) -> Decimal | None:
        raw = self.text(column) if raw is None else raw
        if raw in ABSENT:
            return None
        if not _NUMBER.fullmatch(raw):
            raise damaged(self.line, column, _shown(raw), f"“{_shown(raw)}” is not a number.")
        return Decimal(raw)

    def value(self, measure: Published, column: str, *, percent: bool = False) -> Decimal | None:
        found = self.number(column)
        if found is None:
            return None
        exact = found.scaleb(-2) if percent else found
        refusal = measure.refusal(exact)
        if refusal:
            raise damaged(self.line, column, self.text(column), refusal)
        return exact

    def period(self, start: str, end: str) -> Period | None:
        if self.text(start) in ABSENT:
            return None
        first, last = library.american(self.text(start)), library.american(self.text(end))
        if first is None or last is None or last < first:
            raise damaged(self.line, start, self.text(start), "The dates of the period cannot be read.")
        return first, last + timedelta(days=1)


def read(stream: IO[bytes], name: str, asked: Asked, progress: files.Progress | None = None) -> Content:
    """Reads the whole file, so that damage anywhere is found. Raises Invalid or RowErrors."""
    table = files.opened(stream, name, progress)
    reader, ccn_column = _kind(table.columns, name)
    content = Content()
    rows = _of_hospitals(table, ccn_column, asked.hospitals, content)
    reader(table.columns, rows, asked, content)
    _not_twice(content.facts)
    if not content.seen:
        raise Invalid(
            "no_such_hospital",
            f"“{name}” has none of the hospitals asked for. Nothing was imported: check the six-character CCNs.",
            field="hospital",
        )
    return content


def _check_numbers(line: int, cells: list[str], columns: tuple[str, ...]) -> None:
    """In the star input every cell but the first is a number or empty, for whichever hospital it is."""
    for column, raw in zip(columns[1:], cells[1:], strict=True):
        if raw and not _NUMBER.fullmatch(raw):
            Cell(line, cells, {}).number(column, raw.strip())


def hospital(line: int, column: str, raw: str) -> str:
    """The CCN in a cell: six characters, never a number."""
    ccn = raw.strip()
    if not _CCN.fullmatch(ccn):
        hint = " A spreadsheet has dropped its leading zero." if ccn.isdigit() and len(ccn) < 6 else ""
        raise damaged(line, column, _shown(ccn), f"“{_shown(ccn)}” is not a six-character CCN.{hint}")
    return ccn


Reader = Callable[[tuple[str, ...], Iterable[tuple[str, Cell]], Asked, Content], None]


def _kind(columns: tuple[str, ...], name: str) -> tuple[Reader, str]:
    present = frozenset(columns)
    for needed, reader, ccn in KINDS:
        if needed <= present:
            return reader, ccn
    raise Invalid(
        "not_cms",
        f"“{name}” is none of the CMS files known here (star-rating input table, Hospital General "
        "Information, HCAHPS, Outpatient Imaging Efficiency, HAC Reduction Program). Nothing was imported.",
        field="file",
    )


def _of_hospitals(
    table: files.Rows, column: str, hospitals: frozenset[str] | None, content: Content
) -> Iterator[tuple[str, Cell]]:
    index = {name: at for at, name in enumerate(table.columns)}
    at = index[column]
    for line, cells in table.rows:
        ccn = hospital(line, column, cells[at])
        if column == STARS_KEY:
            _check_numbers(line, cells, table.columns)
        if hospitals is None or ccn in hospitals:
            content.seen.add(ccn)
            yield ccn, Cell(line, cells, index)


def _stars(columns: tuple[str, ...], rows: Iterable[tuple[str, Cell]], asked: Asked, content: Content) -> None:
    """The input table of the star rating: hospital × measure, shares as fractions."""
    release = asked.release or library.release_of(frozenset(columns)) or ""
    if not release or (release not in library.releases() and not asked.dates):
        raise Invalid(
            "which_release",
            "Say which release this table belongs to, such as 2025-07; for one that is not shipped, give its "
            "file of measure dates too. Nothing was imported.",
            field="release",
        )
    content.kind, content.release = "star input table", release
    periods = {**library.releases().get(release, {}), **asked.dates}
    known = [library.measures()[name] for name in columns if name in library.measures()]
    undated = [measure.code for measure in known if measure.code not in periods]
    if undated:
        raise Invalid("undated", f"No period is known for {', '.join(undated)}. Give a file of dates.", field="dates")
    first_line: dict[str, int] = {}
    for ccn, cell in rows:
        if ccn in first_line:
            raise damaged(cell.line, "PROVIDER_ID", ccn, f"This hospital already stands on line {first_line[ccn]}.")
        first_line[ccn] = cell.line
        for measure in known:
            value = cell.value(measure, measure.code)
            if value is None:
                content.missing[ccn, "not reported"] += 1
                continue
            volume = "H_NUMB_COMP" if measure.publisher == "HCAHPS" else f"{measure.code}_DEN"
            denominator = cell.number(volume if volume in cell.index else f"{measure.code}_DEN_VOL")
            expected = cell.number(f"{measure.code}_DEN_PRED")
            start, end = periods[measure.code]
            content.facts.append(
                Fact(cell.line, ccn, measure.code, start, end, library.STARS, value, denominator, expected)
            )


def _general(columns: tuple[str, ...], rows: Iterable[tuple[str, Cell]], asked: Asked, content: Content) -> None:
    """Hospital General Information: names, and the stars that CMS printed."""
    content.kind, content.release = "Hospital General Information", asked.release
    measure = library.measures()["CMS_STAR_RATING"]
    if not asked.release:
        raise Invalid(
            "which_release",
            "This file does not say when it appeared. Nothing was imported: say which release it is, such as 2025-07.",
            field="release",
        )
    start, end = library.release_month(asked.release)
    for ccn, cell in rows:
        content.names[ccn] = _name(cell.text("Facility Name"))
        value = cell.value(measure, "Hospital overall rating")
        reason, note = _footnoted(cell.text("Hospital overall rating footnote"))
        if value is None or reason:
            content.missing[ccn, reason or "not rated"] += 1
        else:
            fact = Fact(cell.line, ccn, measure.code, start, end, library.CARE_COMPARE, value, note=note)
            content.facts.append(fact)


def _hcahps(columns: tuple[str, ...], rows: Iterable[tuple[str, Cell]], asked: Asked, content: Content) -> None:
    """The patient survey: one row per hospital and answer; percents become fractions exactly."""
    content.kind = "HCAHPS"
    for ccn, cell in rows:
        content.names.setdefault(ccn, _name(cell.text("Facility Name")))
        measure = library.measures().get(cell.text("HCAHPS Measure ID"))
        if measure is None:
            continue
        if measure.code.endswith("_STAR_RATING"):
            column, footnote = "Patient Survey Star Rating", "Patient Survey Star Rating Footnote"
        elif measure.code.endswith("_LINEAR_SCORE"):
            column, footnote = "HCAHPS Linear Mean Value", "HCAHPS Answer Percent Footnote"
        else:
            column, footnote = "HCAHPS Answer Percent", "HCAHPS Answer Percent Footnote"
        surveys = cell.number("Number of Completed Surveys", _surveys(cell.text("Number of Completed Surveys")))
        value = cell.value(measure, column, percent=measure.scale == "proportion")
        period = cell.period("Start Date", "End Date")
        reason, note = _footnoted(cell.text(footnote), cell.text("Number of Completed Surveys Footnote"))
        _take(content, cell, ccn, measure, period, library.CARE_COMPARE, value, surveys, reason, note)


def _imaging(columns: tuple[str, ...], rows: Iterable[tuple[str, Cell]], asked: Asked, content: Content) -> None:
    """Outpatient Imaging Efficiency: percents, named OP-10 where the other files say OP_10."""
    content.kind = "Outpatient Imaging Efficiency"
    for ccn, cell in rows:
        content.names.setdefault(ccn, _name(cell.text("Facility Name")))
        measure = library.measures().get(cell.text("Measure ID").replace("-", "_"))
        if measure is None:
            continue
        value = cell.value(measure, "Score", percent=True)
        period = cell.period("Start Date", "End Date")
        reason, note = _footnoted(cell.text("Footnote"))
        _take(content, cell, ccn, measure, period, library.CARE_COMPARE, value, None, reason, note)


# Our code, the column of the value (its name differs between years), of its footnote, and of its period.
HAC_COLUMNS = (
    ("HACRP_PSI_90", ("PSI 90 Composite Value", "PSI 90 Composite"), "PSI 90"),
    *((f"HACRP_{name}", (f"{name} SIR",), "HAI Measures") for name in ("CLABSI", "CAUTI", "SSI", "CDI", "MRSA")),
    ("HACRP_TOTAL", ("Total HAC Score",), "HAI Measures"),
)


def _hac(columns: tuple[str, ...], rows: Iterable[tuple[str, Cell]], asked: Asked, content: Content) -> None:
    """The Hospital-Acquired Condition Reduction Program of one fiscal year."""
    content.kind = "HAC Reduction Program"
    for ccn, cell in rows:
        content.names.setdefault(ccn, _name(cell.text("Facility Name")))
        year = cell.text("Fiscal Year")
        for code, names, dated in HAC_COLUMNS:
            measure = library.measures()[code]
            column = next(name for name in names if name in cell.index or name == names[-1])
            # "Total HAC Score Footnote" was "Total HAC Footnote" in 2023.
            marks = cell.text(f"{column} Footnote", f"{column.removesuffix(' Score')} Footnote")
            reason, note = _footnoted(marks)
            period = cell.period(f"{dated} Start Date", f"{dated} End Date")
            if code == "HACRP_TOTAL":
                reduced = cell.text("Payment Reduction")
                note = f"FY {year}; payment reduction: {reduced.lower()}" if reduced not in ABSENT else note
            value = cell.value(measure, column)
            _take(content, cell, ccn, measure, period, library.HAC, value, None, reason, note)


def _take(
    content: Content,
    cell: Cell,
    ccn: str,
    measure: Published,
    period: Period | None,
    source: str,
    value: Decimal | None,
    denominator: Decimal | None,
    reason: str,
    note: str,
) -> None:
    if value is None or reason or period is None:
        content.missing[ccn, reason or "not available"] += 1
        return
    fact = Fact(cell.line, ccn, measure.code, *period, source, value, denominator, None, note)
    content.facts.append(fact)


def _footnoted(*marks: str) -> tuple[str, str]:
    """Why there is no value ("" when the footnotes do not withhold it), and a note to keep beside one."""
    notes = []
    for mark in (part.strip() for text in marks for part in text.split(",")):
        known = library.footnotes().get(mark)
        if known and known.withheld:
            return known.words, ""
        if mark:
            notes.append(known.words if known else f"footnote {mark[:10]}")
    return "", "; ".join(dict.fromkeys(notes)).capitalize()


def _not_twice(facts: list[Fact]) -> None:
    first: dict[tuple[str, str, date, date, str], Fact] = {}
    for fact in facts:
        key = (fact.ccn, fact.measure, fact.start, fact.end, fact.source)
        if key in first:
            raise damaged(fact.line, fact.measure, fact.ccn, f"This already stands on line {first[key].line}.")
        first[key] = fact


def _surveys(raw: str) -> str:
    """ "Fewer than 50" and "300 or more" are words of older files, not counts."""
    return raw if _NUMBER.fullmatch(raw) or (not raw[:1].isdigit() and raw in ABSENT) else ""


def _name(raw: str) -> str:
    return raw.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if not raw.isascii() else raw


def _shown(raw: str) -> str:
    return raw[:40].encode("ascii", "replace").decode()


KINDS: tuple[tuple[frozenset[str], Reader, str], ...] = (
    (frozenset((STARS_KEY, "MORT_30_AMI")), _stars, STARS_KEY),
    (frozenset(("Facility ID", "Hospital overall rating")), _general, "Facility ID"),
    (frozenset(("Facility ID", "HCAHPS Measure ID", "HCAHPS Answer Percent")), _hcahps, "Facility ID"),
    (frozenset(("Facility ID", "Total HAC Score", "Fiscal Year")), _hac, "Facility ID"),
    (frozenset(("Facility ID", "Measure ID", "Score", "Footnote", "Start Date")), _imaging, "Facility ID"),
)
