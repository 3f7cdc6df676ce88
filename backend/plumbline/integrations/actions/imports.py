"""A file into the books in one go: looked at first, or for real; all or nothing, one ledger entry, twice is once.

`preview` and `apply` are one code path; the preview is undone before it ends.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import IO, Any

from django.db import transaction

from plumbline.core.errors import Invalid, RowError, RowErrors
from plumbline.goals.actions import standings
from plumbline.integrations import readers
from plumbline.integrations.actions import gaps
from plumbline.integrations.cms import library, reading
from plumbline.integrations.cms.files import Progress
from plumbline.integrations.readers import Row, Table
from plumbline.integrations.rules import sheets
from plumbline.integrations.writers import cms, goals, measures, organization, targets
from plumbline.integrations.writers.desk import Desk, Tally
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person

WORKBOOK, CMS = "workbook", "cms"
KINDS = (*sheets.ORDER, WORKBOOK, CMS)
FIRST_ROWS = 10
Write = Callable[[Desk, Sequence[Any]], Tally]
WRITERS: dict[str, Write] = {
    "units": organization.write_units,
    "people": organization.write_people,
    "measures": measures.write_measures,
    "goals": goals.write_goals,
    "targets": targets.write_targets,
    "measurements": measures.write_measurements,
}
RESHAPING = frozenset(("units", "measures", "goals", "targets", WORKBOOK))


@dataclass(frozen=True, slots=True)
class Options:
    """How to import. `on_paper`: an administrator vouches that owners, links and goals were agreed before."""

    on_paper: bool = False
    skip_bad: bool = False
    hospitals: Sequence[str] = ()
    create: bool = False
    release: str = ""
    dates: bytes | None = None


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do. `errors` are the rows that were left out (`refused` holds them)."""

    kind: str
    tallies: list[Tally] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    refused: dict[str, list[tuple[Row, str]]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    first_rows: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    missing: list[gaps.Gap] = field(default_factory=list)
    applied: bool = False

    @property
    def nothing_new(self) -> bool:
        return not any(tally.new or tally.changed for tally in self.tallies)


class _Undo(Exception):
    """Ends a preview: everything inside is rolled back."""


def preview(*, actor: Person, kind: str, data: bytes, name: str, options: Options = Options()) -> Outcome:
    """What `apply` would do with the same file. Bad rows are in `errors`; nothing is written.

    Raises Invalid where the file cannot be read at all, and Forbidden where the actor may not import it.
    """
    try:
        return _run(actor, kind, io.BytesIO(data), name, options, dry=True)
    except RowErrors as refused:
        outcome = Outcome(kind, errors=list(refused.rows))
        _show(outcome, _tables(kind, data, name) if kind != CMS else {})
        return outcome


def apply(
    *,
    actor: Person,
    kind: str,
    data: bytes | IO[bytes],
    name: str,
    options: Options = Options(),
    progress: Progress | None = None,
) -> Outcome:
    """Imports the file. Raises RowErrors, and writes nothing, when a row is bad and is not to be skipped."""
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    return _run(actor, kind, stream, name, options, dry=False, progress=progress)


def _run(
    actor: Person,
    kind: str,
    stream: IO[bytes],
    name: str,
    options: Options,
    *,
    dry: bool,
    progress: Progress | None = None,
) -> Outcome:
    if kind not in KINDS:
        said = f"“{kind[:30]}” is not something to import. Choose one of {', '.join(KINDS)}."
        raise Invalid("unknown_kind", said, field="kind")
    desk = Desk(actor, options.on_paper, kind == WORKBOOK, progress=progress)
    outcome = Outcome(kind, applied=not dry)
    if kind == CMS:
        content = _read_cms(desk, stream, name, options, progress)
        _explain(outcome, content)
        with _batch(desk, kind, dry):
            _write_cms(desk, content, options, outcome)
    else:
        tables = _tables(kind, stream.read(), name)
        records = _understood(tables, outcome, options.skip_bad)
        with _batch(desk, kind, dry):
            _write(desk, records, outcome, options.skip_bad, tables)
    outcome.notes += desk.notes
    return outcome


@contextmanager
def _batch(desk: Desk, kind: str, dry: bool) -> Iterator[None]:
    """One transaction and one ledger entry; the standings once at its end. Writing nothing leaves no entry."""
    try:
        with entries.action(f"import.{kind}", actor=desk.actor) as action:
            if kind in RESHAPING:
                action.lock_structure()
                with standings.deferred():
                    yield
                    if dry:
                        raise _Undo
            else:
                yield
            if dry or not _wrote(action):
                raise _Undo
    except _Undo:
        return


def _wrote(action: entries.Action) -> bool:
    from plumbline.ledger.models import Image

    return Image.objects.filter(entry_id=action.id).exists()


def _tables(kind: str, data: bytes, name: str) -> dict[str, Table]:
    """The tables to import by their kind, in the order in which they can be written."""
    found = readers.read(data, name)
    if kind != WORKBOOK:
        table = found.get(kind) or found.get("") or (next(iter(found.values())) if len(found) == 1 else None)
        if table is None:
            said = f"“{name}” has no sheet named “{kind}”. Nothing was imported: name it so."
            raise Invalid("no_sheet", said, field="file")
        return {kind: table}
    sheets_found = {each: found[each] for each in sheets.ORDER if each in found}
    if list(found) == [""]:
        said = f"“{name}” is one table, not a workbook. Nothing was imported: say which of {', '.join(sheets.ORDER)}."
        raise Invalid("not_a_workbook", said, field="kind")
    if not sheets_found:
        said = f"“{name}” has none of the sheets {', '.join(sheets.ORDER)}. Nothing was imported: name its sheets so."
        raise Invalid("no_sheet", said, field="file")
    return sheets_found


def _understood(tables: dict[str, Table], outcome: Outcome, skip_bad: bool) -> dict[str, list[Any]]:
    records: dict[str, list[Any]] = {}
    _show(outcome, tables)
    header_errors: list[RowError] = []
    for kind, table in tables.items():
        header_errors += _on(kind, sheets.columns(sheets.SHEETS[kind], table))
        records[kind], errors = sheets.understand(sheets.SHEETS[kind], table)
        _refuse(outcome, kind, table, _on(kind, [*table.errors, *errors]))
    if header_errors:
        raise RowErrors(header_errors)
    if outcome.errors and not skip_bad:
        raise RowErrors(outcome.errors)
    return records


def _on(kind: str, errors: Sequence[RowError]) -> list[RowError]:
    """A line alone does not say where in a workbook it stands."""
    return [replace(error, sheet=kind) for error in errors]


def _show(outcome: Outcome, tables: dict[str, Table]) -> None:
    for kind, table in tables.items():
        outcome.columns[kind] = table.columns
        outcome.first_rows[kind] = [row.cells for row in table.rows[:FIRST_ROWS]]


def _refuse(outcome: Outcome, kind: str, table: Table, errors: Sequence[RowError]) -> None:
    """Keeps the rows at fault with what is wrong with each, for the file of errors."""
    said: dict[int, list[str]] = {}
    for error in errors:
        said.setdefault(error.line, []).append(f"{error.column}: {error.sentence}" if error.column else error.sentence)
    rows = {row.line: row for row in (*table.rows, *table.refused)}
    outcome.errors += errors
    outcome.refused.setdefault(kind, []).extend(
        (rows[line], " ".join(sentences)) for line, sentences in sorted(said.items()) if line in rows
    )


def _write(
    desk: Desk, records: dict[str, list[Any]], outcome: Outcome, skip_bad: bool, tables: dict[str, Table]
) -> None:
    for kind, rows in records.items():
        outcome.tallies.append(_write_sheet(desk, kind, rows, outcome, skip_bad, tables[kind]))
    goals.commit(desk)
    if {"goals", "targets"} & records.keys():
        outcome.missing = gaps.of(desk.actor, desk.touched)


def _write_sheet(desk: Desk, kind: str, rows: list[Any], outcome: Outcome, skip_bad: bool, table: Table) -> Tally:
    """Writes the rows; where bad ones are skipped, without them, until the rest is accepted."""
    while True:
        try:
            with transaction.atomic():
                return WRITERS[kind](desk, rows)
        except RowErrors as refused:
            bad = {error.line for error in refused.rows}
            left = [row for row in rows if row.line not in bad]
            if not skip_bad or len(left) == len(rows):
                raise RowErrors(_on(kind, refused.rows)) from refused
            _refuse(outcome, kind, table, _on(kind, refused.rows))
            rows = left


def _read_cms(desk: Desk, stream: IO[bytes], name: str, options: Options, progress: Progress | None) -> reading.Content:
    wanted = frozenset(ccn.strip() for ccn in options.hospitals) or frozenset(cms.known_hospitals(desk))
    if not wanted:
        raise Invalid(
            "which_hospital",
            "No unit here carries a CCN yet. Nothing was imported: say which hospitals, by their six-character CCN.",
            field="hospital",
        )
    given = library.dates(options.dates) if options.dates else {}
    return reading.read(stream, name, reading.Asked(wanted, options.release, given), progress)


def _write_cms(desk: Desk, content: reading.Content, options: Options, outcome: Outcome) -> None:
    places = cms.hospitals(desk, content, create=options.create)
    cms.define(desk, (fact.measure for fact in content.facts))
    outcome.tallies.append(cms.write_facts(desk, content.facts, places))


def _explain(outcome: Outcome, content: reading.Content) -> None:
    told = f"{content.kind}{f', release {content.release}' if content.release else ''}"
    outcome.notes.append(f"{told}: {len(content.facts)} values of {len(content.seen)} hospitals.")
    for ccn in sorted(content.seen):
        why = [f"{count} {reason}" for (of, reason), count in sorted(content.missing.items()) if of == ccn]
        values = sum(1 for fact in content.facts if fact.ccn == ccn)
        outcome.notes.append(f"{ccn}: {values} values" + (f"; without a value: {', '.join(why)}" if why else ""))
    outcome.first_rows[CMS] = [
        {"hospital": fact.ccn, "measure": fact.measure, "value": str(fact.value), "from": str(fact.start)}
        for fact in content.facts[:FIRST_ROWS]
    ]


def error_file(outcome: Outcome, kind: str) -> str:
    """The rows of one sheet that were left out, as CSV that can be corrected and imported again."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    columns = [name for name in outcome.columns[kind] if name != sheets.PROBLEM]
    writer.writerow([*columns, sheets.PROBLEM])
    for row, sentence in outcome.refused.get(kind, ()):
        writer.writerow([*(row[name] for name in columns), sentence])
    return "\ufeff" + stream.getvalue()
