"""Who may see a restricted goal, as one condition on goals.

This app knows the roles; `config/wiring.py` adds the readers that higher apps know of (owners, partners,
delegates, grants).
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q

from plumbline.core import clock
from plumbline.organizations.choices import Role
from plumbline.organizations.models.membership import Membership
from plumbline.organizations.models.person import Person

READING_ROLES = (Role.EXECUTIVE, Role.CMO, Role.AUDITOR, Role.UNIT_LEADER, Role.PHYSICIAN_LEADER)

Reader = Callable[[Person], Q]
_readers: list[Reader] = []


def wire(readers: list[Reader]) -> None:
    _readers[:] = readers


def may_see_shut(viewer: Person) -> Q:
    """Leaders of the goal's unit or of one above it, and whoever a higher app names."""
    leads = Membership.objects.at(clock.now()).filter(
        person=viewer, role__in=READING_ROLES, group__isnull=True, unit__in=OuterRef("unit__path")
    )
    condition = Q(Exists(leads))
    for reader in _readers:
        condition |= reader(viewer)
    return condition
