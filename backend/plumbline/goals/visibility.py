"""Who may see a restricted goal, as one condition on goals.

This app knows the roles; `config/wiring.py` adds the readers that higher apps know of (owners, partners,
delegates, grants).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.db.models.expressions import RawSQL

from plumbline.core import clock, glasses
from plumbline.goals.models import Goal
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Affiliation, Membership
from plumbline.organizations.models.person import Person

READING_ROLES = (Role.EXECUTIVE, Role.CMO, Role.AUDITOR, Role.UNIT_LEADER, Role.PHYSICIAN_LEADER)

Reader = Callable[[Person], Q]
_readers: list[Reader] = []


def wire(readers: list[Reader]) -> None:
    _readers[:] = readers
    _seen_shut.cache_clear()


def in_sight(viewer: Person) -> Q:
    """Not shut, or with a reason to see it. In the past too it is present rights that count."""
    past = glasses.worn()
    return ~Q(pk__in=past.withheld) if past else Q(shut=False) | Q(pk__in=seen_shut(viewer))


def seen_shut(viewer: Person) -> RawSQL:
    """The shut goals of the viewer's organization that the viewer may see, as a query in SQL."""
    text, parameters = _seen_shut(viewer.account_id is not None)
    meant = {PERSON: viewer.pk, ORGANIZATION: viewer.organization_id, ACCOUNT: viewer.account_id, AT: clock.now()}
    return RawSQL(text, [meant.get(value, value) for value in parameters])  # noqa: S611 - Django's own text


# They stand for the viewer and the instant while the question is put into SQL.
PERSON, ORGANIZATION, ACCOUNT = UUID(int=1), UUID(int=2), UUID(int=3)
AT = datetime(2001, 2, 3, 4, 5, 6, 7, tzinfo=UTC)


@cache
def _seen_shut(has_account: bool) -> tuple[str, tuple[Any, ...]]:
    """The question behind every read, put into SQL once: Django takes longer for that than PostgreSQL to answer it."""
    anybody = Person(pk=PERSON, organization_id=ORGANIZATION, account_id=ACCOUNT if has_account else None)
    with clock.travel(AT):
        shut = Goal.objects.filter(organization_id=ORGANIZATION, shut=True).filter(may_see_shut(anybody))
        text, parameters = shut.order_by().values_list("pk").query.sql_with_params()
    strange = [value for value in parameters if isinstance(value, date) and value != AT]
    if strange or not {PERSON, ORGANIZATION, AT} <= set(parameters):
        raise AssertionError(f"A reason to see a goal is not asked of the viewer and the instant alone: {strange}")
    return text, parameters


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
