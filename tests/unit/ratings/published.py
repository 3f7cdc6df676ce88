"""CMS's own files, which lie beside the checkout where this is developed and are not shipped."""

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from plumbline.integrations.cms import national
from plumbline.integrations.cms.national import Nation
from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars
from plumbline.ratings.rules.cms_stars import Numbers, Pack, Rated

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "cms"
published = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="CMS's files are not shipped; they lie beside the checkout where it is developed"
)
RELEASES = ("2023-07", "2025-07")


@cache
def nation(release: str) -> Nation:
    with (FOLDER / release / "measure_input.csv").open("rb") as stream:
        return national.read(stream, "measure_input.csv", list(packs.shipped().values()))


@cache
def fitted(release: str) -> tuple[Pack, Rated]:
    """The release worked out anew from all hospitals' values."""
    pack = cms_stars.fitted(nation(release).pack, nation(release).values)
    return pack, cms_stars.rated(pack, nation(release).values)


def rows(*path: str) -> list[dict[str, str]]:
    file = FOLDER.joinpath(*path)
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def expected(release: str, table: str, columns: list[str]) -> Numbers:
    """(n, columns) of CMS's own output, in the order of the nation's hospitals; NaN where a cell is empty."""
    told = {
        row["PROVIDER_ID"]: [_number(row[column]) for column in columns] for row in rows(release, *table.split("/"))
    }
    return np.array([told.get(ccn, [np.nan] * len(columns)) for ccn in nation(release).hospitals])


def _number(cell: str) -> float:
    return float(cell) if cell.strip() not in ("", ".") else np.nan


def values_of(release: str, ccn: str) -> dict[str, float]:
    told = nation(release)
    row = told.values[told.hospitals.index(ccn)]
    return {it.id: value for it, value in zip(told.pack.measures, row.tolist(), strict=True)}


def one(pack: Pack, values: dict[str, float]) -> Rated:
    return cms_stars.rated(pack, np.array([[values[it.id] for it in pack.measures]]))


def each_group() -> Iterator[tuple[str, str, str]]:
    """Our name of a group, CMS's table of its steps, and the column of its score among the stars."""
    yield "mortality", "outcome_mortality", "Std_Outcomes_Mortality_score"
    yield "safety", "outcome_safety", "Std_Outcomes_Safety_score"
    yield "readmission", "outcome_readmission", "Std_Outcomes_Readmission_score"
    yield "experience", "ptexp", "Std_PatientExp_score"
    yield "process", "process", "Std_Process_score"
