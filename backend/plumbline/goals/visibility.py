"""Who may see a restricted goal, as one condition on goals.

This app knows the roles; `config/wiring.py` adds the readers that higher apps know of (owners, partners,
delegates, grants).
"""

from collections.abc import Callable

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q

from plumbline.core import clock, glasses
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Affiliation, Membership
from plumbline.organizations.models.person import Person

READING_ROLES = (Role.EXECUTIVE, Role.CMO, Role.AUDITOR, Role.UNIT_LEADER, Role.PHYSICIAN_LEADER)

Reader = Callable[[Person], Q]
_readers: list[Reader] = []


def wire(readers: list[Reader]) -> None:
    _readers[:] = readers


def in_sight(viewer: Person) -> Q:
    """Not shut, or with a reason to see it. In the past too it is present rights that count."""
    past = glasses.worn()
    return ~Q(pk__in=past.withheld) if past else Q(shut=False) | may_see_shut(viewer)


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
