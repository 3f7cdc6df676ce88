"""Observing days that are over, for what only shows over time: the trend, how long things stay open, what comes back.

Derived rows, so they need no ledger entry. They speak of goals that everybody sees, so that a number tells nobody of a
restricted one; each day is looked at through the past, and gives the same whenever it is observed.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from plumbline.accountability import findings, integrity, past
from plumbline.accountability.integrity import Integrity
from plumbline.accountability.models import FindingSpan, IntegrityMonth, ObservedDay
from plumbline.core import clock
from plumbline.core.errors import Invalid
from plumbline.organizations.models import Organization, Person

SUNDAY = 6
LONGEST, A_WEEK, A_DAY = timedelta(days=366), timedelta(days=7), timedelta(days=1)


def catch_up(organization: Organization) -> int:
    """Observes what is over since the last observed day: every day of the last week, before that each week's end of a
    quarter and each month's of a year. Answers how many days."""
    yesterday = clock.day(clock.now(), organization.time_zone) - A_DAY
    seen = ObservedDay.objects.filter(organization=organization).first()
    first = max(seen.day + A_DAY, yesterday - LONGEST) if seen else yesterday - LONGEST
    days = [first + n * A_DAY for n in range((yesterday - first).days + 1)]
    weekly = yesterday - 13 * A_WEEK
    wanted = [
        day for day in days if day > yesterday - A_WEEK or ends_month(day) or (day > weekly and day.weekday() == SUNDAY)
    ]
    return sum(observe(organization, day) for day in wanted)


def observe(organization: Organization, day: date) -> bool:
    """One day; False where it was observed before, or nothing was on record yet."""
    anybody = Person(organization=organization, organization_id=organization.pk)
    with transaction.atomic():
        _one_at_a_time(organization)
        if ObservedDay.objects.filter(organization=organization, day__gte=day).exists():
            return False
        try:
            instant = past.instant_of(organization, day.isoformat())
            with past.at(organization, instant, anybody):
                found = {it.id: it for it in findings.of_all(anybody)}
                months = integrity.by_unit(anybody) if ends_month(day) else {}
        except Invalid:
            return False
        _keep_spans(organization, day, found)
        _keep_months(organization, day, months)
        ObservedDay.objects.update_or_create(organization=organization, defaults={"day": day})
    return True


def ends_month(day: date) -> bool:
    return (day + A_DAY).day == 1


def _one_at_a_time(organization: Organization) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"observe:{organization.pk}"])


def _keep_spans(organization: Organization, day: date, found: dict[str, findings.Finding]) -> None:
    standing = FindingSpan.objects.filter(organization=organization, closed_on=None)
    known = set(standing.values_list("name", flat=True))
    standing.filter(name__in=known - set(found)).update(closed_on=day)
    FindingSpan.objects.bulk_create(
        FindingSpan(
            organization=organization, goal_id=it.goal_id, name=name,
            opened_on=min(day, clock.day(it.since, organization.time_zone)) if it.since else day,
        )
        for name, it in found.items()
        if name not in known
    )  # fmt: skip


def _keep_months(organization: Organization, day: date, months: dict[UUID, Integrity]) -> None:
    IntegrityMonth.objects.bulk_create(
        IntegrityMonth(
            organization=organization, unit_id=unit, day=day, committed=it.committed, sound=it.sound, links=it.links,
            links_sound=it.links_sound, current=it.current, owners=it.owners, owners_updated=it.owners_updated,
            owner_days=it.owner_days,
        )
        for unit, it in months.items()
    )  # fmt: skip
