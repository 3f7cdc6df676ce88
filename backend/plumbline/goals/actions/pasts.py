"""Keeping pasts that somebody looked at: derived rows, so they need no ledger entry."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from plumbline.core import clock, glasses
from plumbline.core.glasses import Glasses
from plumbline.goals import pasts, watermark
from plumbline.goals.models import Past, PastStanding, Standing
from plumbline.ledger.models import Entry
from plumbline.organizations.models import Organization

KEPT = 24  # for each organization; the one that was kept first is forgotten first

Owned = Callable[[UUID], Collection[UUID]]


def keep(*, organization: Organization, instant: datetime, owned: Owned) -> str:
    """The key of the standings of an instant, worked out where they are not kept yet; "" where those of the present
    are still the same. `owned` answers, with the glasses on, which goals had an owner."""
    entries = Entry.objects.filter(organization_id=organization.pk)
    glass = Glasses(organization.pk, instant)
    with glasses.on(glass):
        day = clock.day(instant, Organization.objects.get(pk=organization.pk).time_zone)
    if day == clock.day(clock.now(), organization.time_zone) and not entries.filter(at__gt=instant).exists():
        return ""
    written_at = entries.filter(at__lte=instant).aggregate(at=Max("at"))["at"]
    with transaction.atomic():
        _one_at_a_time(organization.pk)
        past = Past.objects.filter(organization=organization, written_at=written_at, day=day).first()
        if past is None or _overtaken(past):
            _forget(organization, past)
            seen = watermark.seen()
            with glasses.on(glass):
                told = pasts.standings(Organization.objects.get(pk=organization.pk), owned(organization.pk))
            past = Past.objects.create(organization=organization, written_at=written_at, day=day, seen=seen)
            _write(past, told)
    return str(past.pk)


def _one_at_a_time(organization_id: UUID) -> None:
    """Whoever asks for the same past meanwhile waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"past:{organization_id}"])


def _overtaken(past: Past) -> bool:
    """Whether an action of that time was still being written when the past was worked out."""
    with connection.cursor() as cursor:
        parameters: dict[str, Any] = {"organization": past.organization_id, "until": past.written_at, "seen": past.seen}
        cursor.execute(OVERTAKEN, parameters)
        return bool(cursor.fetchone()[0])


def _forget(organization: Organization, overtaken: Past | None) -> None:
    old = list(Past.objects.filter(organization=organization).order_by("-pk").values_list("pk", flat=True)[KEPT - 1 :])
    gone = [*old, *([overtaken.pk] if overtaken else [])]
    PastStanding.objects.filter(past__in=gone).delete()
    Past.objects.filter(pk__in=gone).delete()


def _write(past: Past, told: Iterable[Standing]) -> None:
    columns = [column.attname for column in Standing._meta.concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY goals_paststanding (past_id, {names}) FROM STDIN") as rows:
        for row in told:
            rows.write_row([past.pk, *(getattr(row, name) for name in columns)])


OVERTAKEN = f"""
SELECT EXISTS (
  SELECT 1 FROM ledger_entry WHERE organization_id = %(organization)s AND at <= %(until)s AND {watermark.NEW})
"""
