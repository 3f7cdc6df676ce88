"""The shipped tables: measures, periods by release, footnotes."""

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from plumbline.core.errors import Invalid

HERE = Path(__file__).parent
# In order of trust: the input of the star rating first, then what the public pages print.
STARS, CARE_COMPARE, HAC = "cms_star_input", "cms_care_compare", "cms_hac_program"
SOURCES = (STARS, CARE_COMPARE, HAC)


@dataclass(frozen=True, slots=True)
class Published:
    """One measure as CMS publishes it. Proportions are fractions; rates are per `per`."""

    code: str
    group: str
    publisher: str
    name: str
    direction: str
    scale: str
    unit: str
    per: Decimal
    decimals: int
    risk_adjusted: bool
    lag_days: int
    dates_id: str
    nqf: str
    definition: str

    @property
    def identifiers(self) -> dict[str, str]:
        found = {"cms": self.code, "group": self.group, "publisher": self.publisher}
        return found | ({"nqf": self.nqf} if self.nqf else {})

    def refusal(self, value: Decimal) -> str:
        """Why this cannot be a value of the measure, or nothing."""
        if self.scale == "proportion" and not 0 <= value <= 1:
            return "A share lies between 0 and 1."
        if self.unit == "stars" and not 1 <= value <= 5:
            return "Stars go from 1 to 5."
        if self.scale in ("rate", "ratio") and value < 0:
            return "This cannot be less than zero."
        return ""


Period = tuple[date, date]


@cache
def measures() -> dict[str, Published]:
    return {row["code"]: _published(row) for row in _rows("measures.csv")}


def _published(row: dict[str, str]) -> Published:
    typed: dict[str, Any] = dict(row)
    typed |= {"per": Decimal(row["per"]), "decimals": int(row["decimals"]), "lag_days": int(row["lag_days"])}
    return Published(**typed | {"risk_adjusted": row["risk_adjusted"] == "yes"})


@cache
def releases() -> dict[str, dict[str, Period]]:
    """Release → measure → [first day, first day after)."""
    found: dict[str, dict[str, Period]] = {}
    for row in _rows("releases.csv"):
        first, last = date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])
        found.setdefault(row["release"], {})[row["measure"]] = (first, last + timedelta(days=1))
    return found


@dataclass(frozen=True, slots=True)
class Footnote:
    withheld: bool
    words: str


@cache
def footnotes() -> dict[str, Footnote]:
    return {row["footnote"]: Footnote(row["withheld"] == "yes", row["words"]) for row in _rows("footnotes.csv")}


def release_of(columns: frozenset[str]) -> str | None:
    """The shipped release whose star-input table has exactly these measures; None when unclear."""
    present = columns & set(measures())
    fitting = [name for name, periods in releases().items() if set(periods) == present]
    return fitting[0] if len(fitting) == 1 else None


def release_month(release: str) -> Period:
    """ "2025-07" as the month in which it appeared."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", release)
    if not found:
        raise Invalid("not_a_release", f"“{release[:20]}” is not a release. Write it like 2025-07.", field="release")
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def american(text: str) -> date | None:
    """A date printed 07/01/2020."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text.strip())
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def dates(data: bytes) -> dict[str, Period]:
    """A published Measure_Dates file as measure → period, for the measures known here."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    by_id: dict[str, list[Published]] = {}
    for measure in measures().values():
        by_id.setdefault(measure.dates_id, []).append(measure)
    found: dict[str, Period] = {}
    for row in csv.DictReader(text.splitlines()):
        first, last = american(row.get("Start Date") or ""), american(row.get("End Date") or "")
        for measure in by_id.get((row.get("Measure ID") or "").strip(), ()):
            if first and last and first <= last:
                found[measure.code] = (first, last + timedelta(days=1))
    if not found:
        raise Invalid(
            "not_measure_dates",
            "This file of dates has no known measure with a Start Date and an End Date. Nothing was imported.",
            field="dates",
        )
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
