"""The values of all the nation's hospitals, as the methods of `ratings` need them, and the stars that CMS printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np

from plumbline.core.errors import Invalid
from plumbline.integrations.cms import files, reading
from plumbline.integrations.cms.files import damaged
from plumbline.ratings.rules.cms_stars import Numbers, Pack

PRINTED = "Hospital overall rating"


@dataclass(frozen=True, slots=True)
class Nation:
    """`values` (n, m): of each hospital, in the order of the pack's measures; NaN where it reports none. `absent`:
    measures of the pack that the file has no column of."""

    pack: Pack
    hospitals: tuple[str, ...]
    values: Numbers
    absent: tuple[str, ...]


def read(
    stream: IO[bytes],
    name: str,
    known: Sequence[Pack],
    wanted: Pack | None = None,
    progress: files.Progress | None = None,
) -> Nation:
    """The whole input table of the star rating, against the wanted pack, or else the known one whose measures its
    columns are. Raises Invalid or RowErrors."""
    table = files.opened(stream, name, progress)
    pack = _fitting(table.columns, name, known, wanted)
    columns = {column: at for at, column in enumerate(table.columns)}
    hospitals: dict[str, int] = {}
    rows = []
    for line, cells in table.rows:
        cell = reading.Cell(line, cells, columns)
        ccn = reading.hospital(line, reading.STARS_KEY, cell.text(reading.STARS_KEY))
        if ccn in hospitals:
            sentence = f"This hospital already stands on line {hospitals[ccn]}."
            raise damaged(line, reading.STARS_KEY, ccn, sentence)
        hospitals[ccn] = line
        rows.append([_value(cell, it.id) for it in pack.measures])
    if not rows:
        raise Invalid("empty_file", f"“{name}” has no hospital below its header. Nothing was rated.", field="file")
    absent = tuple(it.id for it in pack.measures if it.id not in columns)
    return Nation(pack, tuple(hospitals), np.array(rows), absent)


def printed(stream: IO[bytes], name: str) -> dict[str, int]:
    """The stars in a Hospital General Information file, by hospital; only of those rated. Raises Invalid or
    RowErrors."""
    table = files.opened(stream, name)
    columns = {column: at for at, column in enumerate(table.columns)}
    if not {"Facility ID", PRINTED} <= columns.keys():
        raise Invalid("not_cms", f"“{name}” is not a Hospital General Information file. Nothing was compared.")
    stars: dict[str, int] = {}
    for line, cells in table.rows:
        cell = reading.Cell(line, cells, columns)
        found = cell.number(PRINTED)
        if found is not None:
            stars[reading.hospital(line, "Facility ID", cell.text("Facility ID"))] = int(found)
    return stars


def _fitting(columns: Sequence[str], name: str, known: Sequence[Pack], wanted: Pack | None) -> Pack:
    """The newest of those that lack fewest columns. Refuses a wanted one where another fits better."""

    def lacking(pack: Pack) -> list[str]:
        return [it.id for it in pack.measures if it.id not in columns]

    best = min([*known[::-1], *([wanted] if wanted else [])], key=lambda pack: len(lacking(pack)))
    if reading.STARS_KEY not in columns or len(lacking(best)) == len(best.measures):
        sentence = f"“{name}” is not an input table of the star rating: it needs a column {reading.STARS_KEY} and one"
        raise Invalid("not_cms", f"{sentence} for each measure, such as HAI_1. Nothing was rated.", field="file")
    if wanted and len(lacking(best)) < len(lacking(wanted)):
        missing = ", ".join(lacking(wanted)[:5])
        sentence = f"“{name}” lacks {missing}, which release {wanted.release} counts, and fits release {best.release}."
        raise Invalid("wrong_release", f"{sentence} Nothing was rated: name that release, or none.", field="release")
    return wanted or best


def _value(cell: reading.Cell, measure: str) -> float:
    found = cell.number(measure) if measure in cell.index else None
    return np.nan if found is None else float(found)
