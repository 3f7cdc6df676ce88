"""Looking at the past: what was on record at an instant, shown under the viewer's present rights.

with past.at(organization, instant, viewer):
    ...any read, by the ORM or by SQL, sees the past...
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Min

from plumbline.accountability.models import Assignment
from plumbline.core import clock, dates, glasses
from plumbline.core.errors import Invalid
from plumbline.core.glasses import Glasses
from plumbline.goals import restriction
from plumbline.goals.actions import pasts, standings
from plumbline.ledger.models import Entry
from plumbline.organizations.models import Organization, Person


@contextmanager
def at(organization: Organization, instant: datetime, viewer: Person) -> Iterator[None]:
    """Every read inside the block sees the organization as it stood at the instant, as far as the viewer may see it
    today. Nothing can be written. Raises Invalid for an instant that has not come, or when nothing was here."""
    with glasses.on(worn(organization, instant, viewer)):
        yield


def worn(organization: Organization, instant: datetime, viewer: Person) -> Glasses:
    """The glasses for it, to be put on more than once: what present rights hide is asked here, before."""
    require_told(organization, instant)
    standings.catch_up(organization)  # where nothing has happened since, the past is the present
    kept = pasts.keep(organization=organization, instant=instant, owned=_owned)
    return Glasses(organization.pk, instant, restriction.hidden(viewer), kept)


def eyes(person: Person) -> Person:
    """The person who looks, with the organization's name, zone and settings of then. With the glasses on."""
    looking = copy(person)
    looking._state = copy(person._state)
    looking._state.fields_cache = {**person._state.fields_cache}
    looking.organization = Organization.objects.get(pk=person.organization_id)
    return looking


def _owned(organization_id: UUID) -> set[UUID]:
    owners = Assignment.objects.owners().filter(organization_id=organization_id)
    return set(owners.values_list("goal_id", flat=True))


def instant_of(organization: Organization, said: str) -> datetime:
    """A day, "2026-03-31", is its last instant in the organization's zone, but never later than now; else an instant,
    "2026-03-31T12:00:00Z". Raises Invalid."""
    try:
        on = date.fromisoformat(said.strip())
    except ValueError:
        return _instant(said)
    zone, now = ZoneInfo(organization.time_zone), clock.now()
    if dates.day(on, field=FIELD) > clock.day(now, organization.time_zone):
        raise _not_yet()
    midnight = datetime.combine(on + timedelta(days=1), time(), zone)
    return min(midnight.astimezone(UTC) - timedelta(microseconds=1), now)


def _instant(said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not dates.EARLIEST.year <= found.year <= dates.LATEST.year:
        raise Invalid(
            "not_a_time",
            f"“{said[:40]}” is no day and no time. Write a day like 2026-03-31, or a time like 2026-03-31T12:00:00Z.",
            field=FIELD,
        )
    return found.astimezone(UTC)


def require_told(organization: Organization, instant: datetime) -> None:
    """Raises Invalid where there is no past to look at."""
    if instant > clock.now():
        raise _not_yet()
    begun = Entry.objects.filter(organization_id=organization.pk).aggregate(at=Min("at"))["at"]
    if begun is None or instant < begun:
        since = clock.said(clock.day(begun or clock.now(), organization.time_zone))
        raise Invalid(
            "before_the_record",
            f"Nothing is on record from before {since}, when {organization.name} was set up here. Choose a later day.",
            field=FIELD,
        )


def _not_yet() -> Invalid:
    return Invalid("in_the_future", "This day has not come yet. Choose today or an earlier day.", field=FIELD)


FIELD = "as_of"
