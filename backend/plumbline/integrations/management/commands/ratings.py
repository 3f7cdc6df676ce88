"""`plumbline ratings compute` and `plumbline ratings pack`: an outside rating, worked out from the nation's values."""

import csv
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from plumbline.core.errors import DomainError, RowErrors
from plumbline.integrations.cms import national
from plumbline.integrations.cms.national import Nation
from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars
from plumbline.ratings.rules.cms_stars import Pack, Rated

MOST_SHOWN = 10


class Command(BaseCommand):
    help = "Works out an outside rating from a national file, step by step, and makes the pack of a new release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        compute = verbs.add_parser("compute", help="every hospital's rating, step by step")
        compute.add_argument("--method", choices=[packs.METHOD], required=True)
        compute.add_argument("--input", type=Path, required=True, help="the input table, as CSV or zip")
        compute.add_argument("--pack", default="", help="a shipped release such as 2025-07, or a file")
        compute.add_argument("--published", type=Path, help="Hospital General Information, to compare the stars with")
        compute.add_argument("--output", type=Path, help="a folder for every step's figures")
        pack = verbs.add_parser("pack", help="the pack of a release, fitted to its national file")
        pack.add_argument("input", type=Path, metavar="FILE", help="the input table, as CSV or zip")
        pack.add_argument("--release", required=True, help="such as 2026-07")
        pack.add_argument("--like", default="", help="whose measures and groups: a shipped release, or a file")
        pack.add_argument("--output", type=Path, help="the file to write; else it is printed")

    def handle(self, *args: Any, **said: Any) -> None:
        try:
            self._compute(said) if said["verb"] == "compute" else self._pack(said)
        except RowErrors as refused:
            row = refused.rows[0]
            where = f"Line {row.line}" + (f", {row.column}" if row.column else "")
            raise CommandError(f"{where}: {row.sentence}") from None
        except DomainError as refused:
            raise CommandError(refused.sentence) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was rated.") from None

    def _compute(self, said: dict[str, Any]) -> None:
        nation = self._nation(said["input"], said["pack"])
        begun = time.perf_counter()
        pack, rated = _rated(nation)
        lasted = time.perf_counter() - begun
        for line in _steps(nation, pack, rated):
            self.stdout.write(line)
        self.stdout.write(f"Worked out in {lasted:.3f} s. An estimate, not CMS's own publication.")
        if said["output"]:
            _write(said["output"], nation, pack, rated)
            self.stdout.write(f"Every step is in {said['output']}.")
        if said["published"]:
            self._compare(said["published"], nation, rated)

    def _pack(self, said: dict[str, Any]) -> None:
        nation = self._nation(said["input"], said["like"])
        pack, _ = _rated(nation)
        data = packs.written(packs.of_release(pack, said["release"]))
        if said["output"] is None:
            self.stdout.write(data.decode(), ending="")
            return
        said["output"].write_bytes(data)
        self.stdout.write(f"The pack of release {said['release']} is in {said['output']}.")

    def _nation(self, path: Path, named: str) -> Nation:
        known = list(packs.shipped().values())
        with path.open("rb") as stream:
            nation = national.read(stream, path.name, known, _named(named) if named else None, self._progress)
        self.stderr.write("")
        return nation

    def _progress(self, done: int, size: int) -> None:
        if self.stderr.isatty() and size:
            self.stderr.write(f"\rReading {100 * done // size} %", ending="")

    def _compare(self, path: Path, nation: Nation, rated: Rated) -> None:
        with path.open("rb") as stream:
            printed = national.printed(stream, path.name)
        ours = {ccn: star for ccn, star in zip(nation.hospitals, rated.stars.tolist(), strict=True) if star}
        both = sorted(ours.keys() & printed.keys())
        other = [ccn for ccn in both if ours[ccn] != printed[ccn]]
        self.stdout.write(
            f"Compared with {path.name}: {len(both):,} hospitals are rated in both, {len(both) - len(other):,} with the"
            f" same stars; {len(ours) - len(both):,} only here, {len(printed) - len(both):,} only there."
        )
        for ccn in other[:MOST_SHOWN]:
            self.stdout.write(f"  {ccn}: {ours[ccn]} here, {printed[ccn]} there")
        if other:
            raise CommandError(f"Other stars than published: {len(other):,}.")


def _named(named: str) -> Pack:
    if named in packs.shipped():
        return packs.shipped()[named]
    path = Path(named).expanduser()
    if path.is_file():
        return packs.read(path.read_bytes(), path.name)
    raise CommandError(f"There is no release {named} here ({', '.join(packs.shipped())}), and no such file.")


def _rated(nation: Nation) -> tuple[Pack, Rated]:
    """The pack fitted to the file, and everybody's rating by it."""
    pack = cms_stars.fitted(nation.pack, nation.values)
    kept = {measure.id for measure in pack.measures}
    columns = [at for at, measure in enumerate(nation.pack.measures) if measure.id in kept]
    return pack, cms_stars.rated(pack, nation.values[:, columns])


def _steps(nation: Nation, pack: Pack, rated: Rated) -> Iterable[str]:
    kept = {measure.id for measure in pack.measures}
    left = [it.id for it in nation.pack.measures if it.id not in kept and it.id not in nation.absent]
    yield f"Measures and groups as in release {pack.release}."
    few = f"{cms_stars.FEW} or fewer hospitals report {_list(left)}; the file has no {_list(nation.absent)}"
    yield f"1. {len(kept)} of {len(nation.pack.measures)} measures count; {few}."
    yield f"2. {np.isfinite(rated.summary).sum():,} of {len(nation.hospitals):,} hospitals have at least one."
    yield "3. Each value is taken from the nation's mean and divided by its standard deviation."
    for at, group in enumerate(pack.groups):
        scored = (rated.counts[:, at] > 0).sum()
        yield (
            f"4. {group.id}: {len(pack.members(group.id))} measures, {scored:,} hospitals scored;"
            f" mean {group.mean:.4f}, standard deviation {group.sd:.4f}"
        )
    yield "5. Each group's scores are standardised again."
    yield f"6. The summary weighs them: {', '.join(f'{it.id} {it.weight:.2f}' for it in pack.groups)}."
    yield f"7. {(rated.peer > 0).sum():,} hospitals have enough measures to be rated."
    for peer in sorted(set(rated.peer.tolist()) - {0}):
        shown = ", ".join(f"{edge:.4f}" for edge in pack.cuts.get(peer, ()))
        cut = f"cut at {shown}" if shown else "too few to be told apart by stars"
        yield f"8. {peer} groups: {(rated.peer == peer).sum():,} hospitals, {cut}"
    if pack.cap:
        yield f"   At most {pack.cap.stars} stars with a {pack.cap.group} score of {pack.cap.below:.4f} or less."
    counted = [f"{star}: {(rated.stars == star).sum():,}" for star in range(1, cms_stars.STARS + 1)]
    yield f"9. Stars {'; '.join(counted)}."


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "none"


def _write(folder: Path, nation: Nation, pack: Pack, rated: Rated) -> None:
    """One table for each step."""
    folder.mkdir(parents=True, exist_ok=True)
    groups, measures = [group.id for group in pack.groups], [measure.id for measure in pack.measures]
    _table(
        folder / "measures.csv",
        ["measure", "group", "hospitals", "mean", "sd"],
        ([it.id, it.group, it.n, it.mean, it.sd] for it in pack.measures),
    )
    _table(
        folder / "groups.csv",
        ["group", "weight", "mean", "sd"],
        ([it.id, it.weight, it.mean, it.sd] for it in pack.groups),
    )
    _table(folder / "standardised.csv", ["hospital", *measures], _with_hospital(nation, rated.z.tolist()))
    columns = [f"{group}_{what}" for what in ("measures", "raw", "score", "weight") for group in groups]
    steps = (rated.counts, rated.raw, rated.scores, rated.weights)
    last = zip(rated.summary.tolist(), rated.peer.tolist(), rated.stars.tolist(), strict=True)
    parts = zip(*(step.tolist() for step in steps), last, strict=True)
    rows = ([value for part in row for value in part] for row in parts)
    _table(
        folder / "hospitals.csv",
        ["hospital", *columns, "summary", "peer_group", "stars"],
        _with_hospital(nation, rows),
    )


def _with_hospital(nation: Nation, rows: Iterable[list[Any]]) -> Iterable[list[Any]]:
    """A value that is not a number is an empty cell."""
    for ccn, row in zip(nation.hospitals, rows, strict=True):
        yield [ccn, *("" if value != value else value for value in row)]


def _table(path: Path, header: list[str], rows: Iterable[list[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
