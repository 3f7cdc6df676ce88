"""Who may see a restricted goal, as one condition on goals.

This app knows the roles; `config/wiring.py` adds the readers that higher apps know of (owners, partners,
delegates, grants).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from plumbline.core import clock, glasses
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Affiliation, Membership
from plumbline.organizations.models.person import Person

READING_ROLES = (Role.EXECUTIVE, Role.CMO, Role.AUDITOR, Role.UNIT_LEADER, Role.PHYSICIAN_LEADER)

Sql = tuple[str, list[Any]]
Reader = Callable[[Person], Q]
Dates = Callable[[Person], list[QuerySet[Any]]]
_readers: list[Reader] = []
_dates: list[Dates] = []


def wire(readers: list[Reader], dates: list[Dates]) -> None:
    """`readers`: conditions on goals; `dates`: the rows that these count only from `valid_from` to `valid_to`."""
    _readers[:], _dates[:] = readers, dates
    _in_sql.cache_clear()


def in_sight(viewer: Person) -> Q:
    """Not shut, or with a reason to see it. In the past too it is present rights that count."""
    past = glasses.worn()
    return ~Q(pk__in=past.withheld) if past else Q(shut=False) | Q(pk__in=RawSQL(*seen_shut(viewer)))  # noqa: S611


def seen_shut(viewer: Person) -> Sql:
    """The shut goals of the viewer's organization that the viewer may see."""
    return _asked_of(viewer, _shut)


def next_turn(viewer: Person) -> Sql:
    """When a reason of the viewer next begins or ends by itself; NULL: not before somebody writes."""
    text, parameters = _asked_of(viewer, _turns)
    return f"SELECT min(turn) FROM ({text}) AS turns (turn)", parameters


def _shut(viewer: Person) -> list[QuerySet[Any]]:
    shut = Goal.objects.filter(organization_id=viewer.organization_id, shut=True).filter(may_see_shut(viewer))
    return [shut.order_by().values_list("pk")]


def _turns(viewer: Person) -> list[QuerySet[Any]]:
    rows = [Membership.objects.filter(person=viewer)]
    rows += [Affiliation.objects.filter(organization_id=viewer.organization_id)]
    rows += [dated for dates in _dates for dated in dates(viewer)]
    return [
        dated.filter(**{f"{end}__gt": clock.now()}).order_by().values_list(end)
        for dated in rows
        for end in ("valid_from", "valid_to")
    ]


# They stand for the viewer and the instant while a question is put into SQL.
PERSON, ORGANIZATION, ACCOUNT = UUID(int=1), UUID(int=2), UUID(int=3)
AT = datetime(2001, 2, 3, 4, 5, 6, 7, tzinfo=UTC)


def _asked_of(viewer: Person, question: Dates) -> Sql:
    text, parameters = _in_sql(question, viewer.account_id is not None)
    meant = {PERSON: viewer.pk, ORGANIZATION: viewer.organization_id, ACCOUNT: viewer.account_id, AT: clock.now()}
    return text, [meant.get(value, value) for value in parameters]


@cache
def _in_sql(question: Dates, has_account: bool) -> tuple[str, tuple[Any, ...]]:
    """A question behind every read, put into SQL once: Django takes longer for that than PostgreSQL to answer it."""
    anybody = Person(pk=PERSON, organization_id=ORGANIZATION, account_id=ACCOUNT if has_account else None)
    with clock.travel(AT):
        parts = [rows.query.sql_with_params() for rows in question(anybody)]
    parameters = tuple(value for _, part in parts for value in part)
    strange = [value for value in parameters if isinstance(value, date) and value != AT]
    if strange or not {PERSON, ORGANIZATION, AT} <= set(parameters):
        raise AssertionError(f"A reason to see a goal is not asked of the viewer and the instant alone: {strange}")
    return " UNION ALL ".join(text for text, _ in parts), parameters


def may_see_shut(viewer: Person) -> Q:
    """Leaders of the goal's unit or of one above it, and whoever a higher app names."""
    condition = Q(_leads(viewer))
    for reader in _readers:
        condition |= reader(viewer)
    return condition


def _leads(viewer: Person) -> Exists:
    """A role that is limited to an affiliation counts only where the goal's unit, or one above it, belongs to it."""
    now = clock.now()
    in_group = Affiliation.objects.at(now).filter(
        _on_the_way_up(OuterRef(OuterRef("unit__path"))), group=OuterRef("group")
    )
    held = Membership.objects.at(now).filter(person=viewer, role__in=READING_ROLES)
    held = held.filter(_on_the_way_up(OuterRef("unit__path")))
    return Exists(held.filter(Q(group__isnull=True) | Exists(in_group)))


def _on_the_way_up(path: OuterRef) -> Func:
    """The row's unit = ANY (path), which Django has no lookup for."""
    return Func(F("unit_id"), path, template="(%(expressions)s))", arg_joiner=" = ANY (", output_field=BooleanField())
