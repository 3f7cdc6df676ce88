"""Making forecasts, once for each day: derived rows, so they need no ledger entry.

What was said is never rewritten: a row is added where it is something else than before, and is told once what came of
it. Days that nobody made are made up for through the past, which gives the same.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction

from plumbline.core import clock
from plumbline.goals import forecasts
from plumbline.goals.forecasts import Told
from plumbline.goals.models import Forecast, ForecastDay
from plumbline.organizations.models import Organization

LONGEST, A_WEEK, A_DAY = timedelta(days=731), timedelta(days=7), timedelta(days=1)
SAID = ("target_id", "due_on", "probability", "value", "low", "high", "periods", "known_through", "code")


def catch_up(organization: Organization) -> int:
    """Makes what is due since the last day that was made: every day of the last week, before that the first of each
    month for two years. Answers how many days."""
    today = clock.day(clock.now(), organization.time_zone)
    made = ForecastDay.objects.filter(organization=organization).first()
    first = max(made.day + A_DAY, today - LONGEST) if made else today - LONGEST
    days = [first + n * A_DAY for n in range((today - first).days + 1)]
    return sum(make(organization, day) for day in days if day > today - A_WEEK or day.day == 1)


def make(organization: Organization, day: date) -> bool:
    """One day; False where it, or a later one, was made before."""
    with transaction.atomic():
        _one_at_a_time(organization)
        if ForecastDay.objects.filter(organization=organization, day__gte=day).exists():
            return False
        told = forecasts.worked_out(organization, day)
        _add(organization, told.forecasts)
        _settle(organization, day, told)
        ForecastDay.objects.update_or_create(organization=organization, defaults={"day": day})
    return True


def _one_at_a_time(organization: Organization) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"forecasts:{organization.pk}"])


def _add(organization: Organization, made: Iterable[Forecast]) -> None:
    before = Forecast.objects.filter(organization=organization).order_by("line", "-made_on").distinct("line")
    last = {row.line: row for row in before}
    new = [row for row in made if row.line not in last or _said(last[row.line]) != _said(row)]
    for row in new:
        row.organization = organization
    Forecast.objects.bulk_create(new)


def _said(row: Forecast) -> list[object]:
    return [getattr(row, name) for name in SAID]


def _settle(organization: Organization, day: date, told: Told) -> None:
    waiting = Forecast.objects.filter(organization=organization, missed=None)
    for missed in (True, False):
        targets = [target for target, was in told.missed.items() if was is missed]
        waiting.filter(target__in=targets).update(missed=missed, settled_on=day)
