"""Data: recorded once, never changed; a restatement supersedes and says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from plumbline.core import batches, clock, dates, events, text
from plumbline.core.errors import Conflict, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.core.numbers import decimal
from plumbline.ledger.actions import entries
from plumbline.measures import policies
from plumbline.measures.choices import OWNER_SOURCE
from plumbline.measures.events import MeasurementsRecorded
from plumbline.measures.models import Measure, Measurement
from plumbline.measures.rules import values
from plumbline.measures.selectors import definition_of
from plumbline.organizations import policies as organizations
from plumbline.organizations.models import Organization, OrgUnit, Person

RESTATED = "Restated by a later import"
_FACTS = ("value", "numerator", "denominator", "expected")
_ROUNDS = 4

Number = Decimal | int | str | None


@dataclass(frozen=True, slots=True)
class MeasurementDraft:
    """One datum to be, over [period_start, period_end). A value, or the counts that make it, or both."""

    measure_id: UUID
    unit_id: UUID
    period_start: date | str
    period_end: date | str
    source: str
    value: Number = None
    numerator: Number = None
    denominator: Number = None
    expected: Number = None
    provisional: bool = False
    note: str = ""
    id: UUID | None = None


class Key(NamedTuple):
    """What there is at most one current datum of."""

    measure_id: UUID
    unit_id: UUID
    period_start: date
    period_end: date
    source: str


def record(*, actor: Person, organization_id: UUID, draft: MeasurementDraft, reason: str = RESTATED) -> Measurement:
    with batches.single():
        return record_many(actor=actor, organization_id=organization_id, data=[draft], reason=reason)[0]


def record_many(
    *, actor: Person, organization_id: UUID, data: Sequence[MeasurementDraft], reason: str = RESTATED
) -> list[Measurement]:
    """Official data, in the order given; all or nothing, one ledger entry.

    A datum that already stands with the same numbers is answered as it is; one with other numbers is
    superseded with the reason. Nothing to write leaves no entry. Raises RowErrors with the index of each
    refused datum.
    """
    return _record(actor, organization_id, data, reason, official=True)


def record_own_many(*, actor: Person, organization_id: UUID, data: Sequence[MeasurementDraft]) -> list[Measurement]:
    """Units' own counts: always provisional and of the source `owner`, never instead of official data.

    Called by a check-in, which has already asked who may; no face offers it.
    """
    return _record(actor, organization_id, data, "Counted again by the unit", official=False)


def _record(
    actor: Person, organization_id: UUID, data: Sequence[MeasurementDraft], reason: str, *, official: bool
) -> list[Measurement]:
    organizations.inside(actor, organization_id)
    reason = text.line(reason, field="reason", max_length=300)
    books = _Books(actor, organization_id, data, official)
    rows = books.rows()
    if books.nothing_new(rows):
        return [books.standing[_key(row)] for row in rows]
    with entries.action("measurements.record", actor=actor, reason=reason) as action:
        action.lock_shared()
        books.permit_again()
        stored, written = books.write(rows, action, reason)
        if len(stored) == 1:
            action.about(stored[0])
        if written:
            pairs = frozenset((row.measure_id, row.unit_id) for row in written)
            events.publish(MeasurementsRecorded(organization_id, pairs, action.at))
    return stored


class _Books:
    """One batch of data against what stands."""

    def __init__(self, actor: Person, organization_id: UUID, data: Sequence[MeasurementDraft], official: bool) -> None:
        self.actor, self.organization_id, self.data, self.official = actor, organization_id, data, official
        self.measures = (
            Measure.objects.visible_to(actor).select_related("steward").in_bulk({d.measure_id for d in data})
        )
        self.units = OrgUnit.objects.visible_to(actor).in_bulk({d.unit_id for d in data})
        zone = Organization.objects.values_list("time_zone", flat=True).get(pk=organization_id)
        self.today = clock.day(clock.now(), zone)
        ids = [draft.id for draft in data if draft.id is not None]
        self.resent: dict[UUID, Measurement] = Measurement.objects.visible_to(actor).in_bulk(ids)
        self.allowed: set[tuple[UUID, UUID]] = set()
        self.standing: dict[Key, Measurement] = {}
        self.seen: dict[Key, int] = {}

    def rows(self) -> list[Measurement]:
        """Unsaved rows, each whole and allowed."""
        return batches.check(self.data, self._row)

    def _row(self, draft: MeasurementDraft) -> Measurement:
        measure, unit = self.measures.get(draft.measure_id), self.units.get(draft.unit_id)
        if measure is None:
            raise NotFound("measure")
        if unit is None:
            raise NotFound("unit")
        self._permit(measure, unit, draft)
        start, end = values.period(
            dates.day(draft.period_start, field="period_start"),
            dates.day(draft.period_end, field="period_end"),
            today=self.today,
        )
        numbers = {name: _number(getattr(draft, name), name) for name in _FACTS}
        row = Measurement(
            id=draft.id or uuid7(),
            organization_id=self.organization_id,
            measure=measure,
            unit=unit,
            period_start=start,
            period_end=end,
            source=text.line(draft.source, field="source", max_length=40) if self.official else OWNER_SOURCE,
            provisional=not self.official,
            note=text.line(draft.note, field="note", max_length=300, required=False),
            recorded_by=self.actor,
            **{
                **numbers,
                "value": values.value_of(values.Stated(**numbers), definition_of(measure), name=measure.name),
            },
        )
        if self.seen.setdefault(_key(row), id(draft)) != id(draft):
            sentence = f"This period of {measure.name} for {unit.name} is given twice. Nothing was saved: keep one."
            raise Conflict("given_twice", sentence, field="period_start")
        return row

    def _permit(self, measure: Measure, unit: OrgUnit, draft: MeasurementDraft) -> None:
        if not self.official:
            return
        if (measure.pk, unit.pk) not in self.allowed:
            policies.record.require(self.actor, measure, unit)
            self.allowed.add((measure.pk, unit.pk))
        if draft.provisional or draft.source.strip() == OWNER_SOURCE:
            raise Invalid(
                "own_count",
                "A unit's own count comes with its check-in. Nothing was saved: name the source of official data.",
                field="source",
            )

    def permit_again(self) -> None:
        """Asked again under the lock, which whoever ends a role takes too."""
        organizations.forget(self.actor)
        for measure, unit in self.allowed:
            policies.record.require(self.actor, self.measures[measure], self.units[unit])

    def nothing_new(self, rows: Sequence[Measurement]) -> bool:
        self.standing = _current(self.organization_id, rows) | self._sent_before(rows)
        return all(row.pk in self.resent or _same(self.standing.get(_key(row)), row) for row in rows)

    def _sent_before(self, rows: Sequence[Measurement]) -> dict[Key, Measurement]:
        return {_key(row): self.resent[row.pk] for row in rows if row.pk in self.resent}

    def write(
        self, rows: Sequence[Measurement], action: entries.Action, reason: str
    ) -> tuple[list[Measurement], list[Measurement]]:
        """(what stands for each row, what was written). Old rows first, then new ones, each in one order, so
        that two batches never wait for each other in a circle; whoever loses a race looks again.
        """
        stored = self._sent_before(rows)
        written: list[Measurement] = []
        todo = sorted((row for row in rows if _key(row) not in stored), key=lambda row: tuple(map(str, _key(row))))
        for _ in range(_ROUNDS):
            standing = _current(self.organization_id, todo, lock=True)
            stored |= {_key(row): standing[_key(row)] for row in todo if _same(standing.get(_key(row)), row)}
            todo = [row for row in todo if _key(row) not in stored]
            replaced = [standing[_key(row)] for row in todo if _key(row) in standing]
            at = max([action.at, *(old.recorded_at for old in replaced)])
            Measurement.objects.filter(pk__in=[old.pk for old in replaced]).update(superseded_at=action.not_before(at))
            for row in todo:
                old = standing.get(_key(row))
                row.recorded_at, row.supersedes = action.at, old
                row.restated_because = "" if old is None else reason
            Measurement.objects.bulk_create(todo, ignore_conflicts=True)
            mine = Measurement.objects.filter(organization_id=self.organization_id, recorded_by=self.actor)
            landed = set(mine.filter(pk__in=[row.pk for row in todo]).values_list("pk", flat=True))
            written += [row for row in todo if row.pk in landed]
            stored |= {_key(row): row for row in todo if row.pk in landed}
            todo = [row for row in todo if row.pk not in landed]
            if not todo:
                return [stored[_key(row)] for row in rows], written
        raise Conflict("lost_race", "Somebody else is recording the same data. Nothing was saved: try again.")


def _current(organization_id: UUID, rows: Sequence[Measurement], *, lock: bool = False) -> dict[Key, Measurement]:
    """The current datum of each key, locked in one order where asked."""
    if not rows:
        return {}
    found = Measurement.objects.current().filter(
        organization_id=organization_id,
        measure_id__in={row.measure_id for row in rows},
        unit_id__in={row.unit_id for row in rows},
        period_start__gte=min(row.period_start for row in rows),
        period_end__lte=max(row.period_end for row in rows),
        source__in={row.source for row in rows},
    )
    wanted = {_key(row) for row in rows}
    if lock:
        keys = [row.pk for row in found.only("pk", *Key._fields) if _key(row) in wanted]
        found = Measurement.objects.current().filter(pk__in=keys).select_for_update(no_key=True).order_by("pk")
    return {_key(row): row for row in found if _key(row) in wanted}


def _key(row: Measurement) -> Key:
    return Key(row.measure_id, row.unit_id, row.period_start, row.period_end, row.source)


def _same(standing: Measurement | None, row: Measurement) -> bool:
    return standing is not None and all(getattr(standing, name) == getattr(row, name) for name in _FACTS)


def _number(value: Number, field: str) -> Decimal | None:
    return None if value is None else decimal(value, field=field)


def restate(
    *,
    actor: Person,
    measurement_id: UUID,
    reason: str,
    value: Number = None,
    numerator: Number = None,
    denominator: Number = None,
    expected: Number = None,
    note: str = "",
    id: UUID | None = None,
) -> Measurement:
    """Supersedes one official datum with better numbers and the reason. The old one stays on record."""
    old: Measurement = Measurement.objects.seen(actor, measurement_id)
    resent: Measurement | None = Measurement.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if resent is not None:
        return resent
    if old.superseded_at is not None:
        raise _restated("This number has already been restated.")
    draft = MeasurementDraft(
        measure_id=old.measure_id, unit_id=old.unit_id, period_start=old.period_start, period_end=old.period_end,
        source=old.source, value=value, numerator=numerator, denominator=denominator, expected=expected, note=note,
        id=id,
    )  # fmt: skip
    with entries.action("measurement.restate", actor=actor, object=old, reason=reason):
        row = record(actor=actor, organization_id=old.organization_id, draft=draft, reason=reason)
        if row.supersedes_id != old.pk:
            unchanged = row.pk == old.pk
            raise _restated("These are the numbers on record." if unchanged else "This number has just been restated.")
    return row


def _restated(said: str) -> Conflict:
    return Conflict("already_restated", f"{said} Nothing was saved: look at the newest one first.")
