"""Keeping standings true: after every write that matters, and when the organization's day turns.

Standings are derived rows, so they need no ledger entry; but they are refreshed in the writer's transaction,
so that a write that returned is seen at every level above.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction

from plumbline.core import clock, locks
from plumbline.goals import facts, oracle
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import CheckIn, Goal, OrganizationDay, Standing
from plumbline.ledger.actions.entries import Action
from plumbline.organizations.models import Organization
from plumbline.organizations.rules.settings import Settings


@dataclass(slots=True)
class Deferred:
    """Refreshes collected for one run at the end of a batch, per organization."""

    owned: dict[UUID, bool] = field(default_factory=dict)
    organizations: set[UUID] = field(default_factory=set)


CHECK_IN = "SELECT * FROM goals_check_in(%s, %s, %s::jsonb, %s::jsonb, %s, %s, %s, %s)"
_deferred: ContextVar[Deferred | None] = ContextVar("deferred_refreshes", default=None)


@contextmanager
def deferred() -> Iterator[None]:
    """Collects refreshes inside the block and recomputes the organizations once at its end.

    Only for imports and the demo's past: in between, standings are behind.
    """
    waiting = Deferred()
    token = _deferred.set(waiting)
    try:
        yield
    finally:
        _deferred.reset(token)
    for organization_id in waiting.organizations:
        with transaction.atomic():
            refresh_all(organization_id, owned=waiting.owned)


def lock(organization_id: UUID, goal_ids: Collection[UUID]) -> list[UUID]:
    """Locks these goals, and those whose value is pooled from them, in the one order. Returns them all.

    Takes the structure lock shared first. Call it before the first write of a check-in or measurement.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT goals_lock(%s, %s)", [organization_id, list(goal_ids)])
        return [id for (id,) in cursor.fetchall()]


def refresh(
    *,
    organization_id: UUID,
    goal_ids: Collection[UUID],
    structure: bool = False,
    owned: Mapping[UUID, bool] | None = None,
    at: datetime | None = None,
) -> None:
    """Recomputes the goals' own facts and the standings of everything above them.

    `structure`: edges, states or targets changed; the caller holds the structure lock or takes it here.
    `owned` carries news of ownership from above. Must run inside the writer's transaction.
    """
    waiting = _deferred.get()
    if waiting is not None:
        waiting.owned.update(owned or {})
        waiting.organizations.add(organization_id)
        return
    if structure:
        locks.structure(organization_id)
    ids = lock(organization_id, goal_ids)
    if ids:
        _write(Organization.objects.get(pk=organization_id), ids, structure=structure, owned=owned or {}, at=at)


def check_in(action: Action, rows: Sequence[CheckIn], settings: Settings, time_zone: str, day: date | None) -> None:
    """Writes check-ins and brings the standings, those of `day`, up to them; the caller holds the goals' locks.

    What the data say is as it was: only where the standings are of another day is all worked out anew. Nothing may be
    written after it: it is the last statement of the action, unless that is part of another one.
    """
    if _deferred.get() is not None or day != clock.day(action.at, time_zone):
        CheckIn.objects.bulk_create(rows)
        refresh(organization_id=action.organization_id, goal_ids={row.goal_id for row in rows}, at=action.at)
        return
    told = orjson.dumps([{name: getattr(row, name) for name in _COLUMNS} for row in rows]).decode()
    entry = orjson.dumps({} if action.joined else action.told()).decode()
    parameters: list[Any] = [
        action.organization_id,
        action.at,
        told,
        entry,
        settings.check_in_grace_days,
        *_thresholds(settings),
    ]
    if not action.joined:
        action.last = (CHECK_IN, parameters)
        return
    with connection.cursor() as cursor:
        cursor.execute(CHECK_IN, parameters)


_COLUMNS = [field.attname for field in CheckIn._meta.concrete_fields]


def refresh_everything(*, organization_id: UUID) -> None:
    """Recomputes an organization now, or once at the end of a deferring block."""
    waiting = _deferred.get()
    if waiting is not None:
        waiting.organizations.add(organization_id)
        return
    refresh_all(organization_id)


def refresh_all(organization_id: UUID, owned: Mapping[UUID, bool] | None = None) -> None:
    """Recomputes every standing of an organization from its dated rows."""
    locks.structure(organization_id)
    organization = Organization.objects.get(pk=organization_id)
    ids = list(Goal.objects.filter(organization=organization).order_by("id").values_list("id", flat=True))
    if ids:
        _write(organization, ids, structure=True, owned=owned or {}, at=None)
    OrganizationDay.objects.update_or_create(
        organization=organization, defaults={"day": clock.day(clock.now(), organization.time_zone)}
    )


def catch_up(organization: Organization) -> bool:
    """Brings standings up to the organization's day; True when there was something to do.

    One caller works, the others wait for it. Only goals whose facts the calendar may have changed are touched. That a
    day is reached stays true, so each process asks it once.
    """
    today = clock.day(clock.now(), organization.time_zone)
    key = (connection.settings_dict["NAME"], organization.pk)
    if _reached.get(key) == today and not connection.in_atomic_block:
        return False
    worked = _caught_up(organization, today)
    if not connection.in_atomic_block:
        _reached[key] = today
    return worked


_reached: dict[tuple[str, UUID], date] = {}


def _caught_up(organization: Organization, today: date) -> bool:
    if OrganizationDay.objects.filter(organization=organization, day__gte=today).exists():
        return False
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"day:{organization.id}"])
        if OrganizationDay.objects.filter(organization=organization, day__gte=today).exists():
            return False
        locks.structure(organization.id)  # a writer who judged by yesterday has committed, or begins after this
        due = Standing.objects.filter(organization=organization, changes_on__lte=today).values_list(
            "goal_id", flat=True
        )
        refresh(organization_id=organization.id, goal_ids=list(due))
        OrganizationDay.objects.update_or_create(organization=organization, defaults={"day": today})
    return True


def _write(
    organization: Organization,
    ids: list[UUID],
    *,
    structure: bool,
    owned: Mapping[UUID, bool],
    at: datetime | None,
) -> None:
    instant = at or clock.now()
    day = clock.day(instant, organization.time_zone)
    if structure:
        Standing.objects.bulk_create(
            (Standing(goal_id=id, organization=organization) for id in ids),
            ignore_conflicts=True,
            batch_size=5000,
        )
    book = facts.book(organization, ids, day)
    closed = {id for id, goal in book.goals.items() if goal.state in CLOSED}
    rows = [_row(book.facts(id), owned) for id in book.goals if id not in closed] + _kept(book, closed, owned)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT goals_refresh(%s, %s, %s::jsonb, %s, %s, %s, %s, %s)",
            [
                organization.id,
                instant,
                json.dumps(rows),
                ids,
                structure,
                *_thresholds(book.settings),
            ],
        )


def _thresholds(settings: Settings) -> tuple[float, float, float]:
    return float(settings.trouble_share), float(settings.at_risk_pace), float(settings.off_track_pace)


def _row(fact: facts.Facts, owned: Mapping[UUID, bool]) -> dict[str, object]:
    return fact.stored() | ({"owned": owned[fact.goal_id]} if fact.goal_id in owned else {})


def _kept(book: facts.Book, closed: Collection[UUID], owned: Mapping[UUID, bool]) -> list[dict[str, object]]:
    stored = Standing.objects.filter(goal_id__in=closed) if closed else ()
    return [_row(oracle.facts_of(row).at_rest(book.goals[row.goal_id]), owned) for row in stored]
