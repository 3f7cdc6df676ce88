"""Bar H: the list of what one may manage, about one goal in twenty, beside a list of as many goals that nobody
narrowed, and beside django-guardian's own way to the same list."""

from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db import connection
from guardian.shortcuts import get_objects_for_user

from bench import sizes
from bench.context import Bench
from bench.rounds import compared, taken
from plumbline.accountability import selectors
from plumbline.accountability.models import GoalGrant
from plumbline.core import clock
from plumbline.core.ids import uuid7
from plumbline.goals.models import Goal
from plumbline.organizations.models import Membership, OrgUnit, Person
from plumbline.organizations.policies import forget

READ = "more than half of the time goes into reading the goals themselves, which both do alike."
SHARE, DEEP = 0.05, 4


def bars(bench: Bench) -> None:
    (name,) = bench.names("100k")
    with sizes.opened(name) as size:
        person = leader(size)
        scoped = partial(listed, person)
        count = len(scoped())
        work = f"{count:,} of {size.goals:,} goals"
        sides = {"by scope": scoped, "not narrowed": lambda: told(Goal.objects.visible_to(person), count)}
        bench.add(compared("H", work, taken(sides, bench.rounds), *sides, 1.5))
        granted(person, count // 10)
        assert len(scoped()) > count
        bench.add(compared("H", f"{work}, and exceptions", taken(sides, bench.rounds), *sides, 2))
        granted(person, None)
        theirs = partial(get_objects_for_user, person.account, "goals.approve", Goal, with_superuser=False)
        sides = {"by scope": scoped, "get_objects_for_user": lambda: told(theirs(accept_global_perms=False))}
        assert set(sides["get_objects_for_user"]()) == set(scoped()), "both tell the same goals"
        bench.agreed(f"{work}: the scope and get_objects_for_user list the same goals")
        bench.add(compared("H", work, taken(sides, bench.rounds), *sides, 0.5, READ))


def told(rows: Any, most: int | None = None) -> list[Any]:
    return list(rows.order_by().values_list("pk", "title", "state")[:most])


def listed(person: Person) -> list[Any]:
    return told(Goal.objects.visible_to(person).filter(selectors.managed_by(person)))


def leader(size: sizes.Size) -> Person:
    """Somebody with an account, now made leader of units that hold about one goal in twenty together."""
    goals = Counter(Goal.objects.values_list("unit_id", flat=True))
    below: Counter[UUID] = Counter()
    for unit, path in OrgUnit.objects.values_list("pk", "path"):
        below.update(dict.fromkeys(path, goals[unit]))
    person = Person.objects.active().filter(account__isnull=False, memberships__role="front_line").first()
    assert person is not None
    with connection.cursor() as cursor:  # in this clone nobody asks what is on record
        for model in (Membership, GoalGrant):
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
    held, wanted = Membership.objects.filter(person=person)[0], SHARE * size.goals
    depth = {unit: len(path) for unit, path in OrgUnit.objects.values_list("pk", "path")}
    for unit in sorted(below, key=lambda unit: (-depth[unit], -below[unit], str(unit))):
        if depth[unit] == DEEP and wanted > 0:
            held.pk, held.role, held.unit_id, wanted = uuid7(), "unit_leader", unit, wanted - below[unit]
            held.save(force_insert=True)
    forget(person)
    return person


def granted(person: Person, few: int | None) -> None:
    """Exceptions on some goals elsewhere; with None, a right on each goal of the scope, as guardian would keep it."""
    now, name = clock.now(), "approve" if few is None else "manage"
    right = Permission.objects.get(codename=name, content_type__app_label="goals")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE accountability_goalgrant")
    own = Goal.objects.filter(selectors.managed_by(person)).order_by("pk")
    goals = own if few is None else Goal.objects.exclude(pk__in=own.values("pk")).order_by("pk")[:few]
    GoalGrant.objects.bulk_create(
        GoalGrant(
            organization_id=person.organization_id, content_object_id=goal, user_id=person.account_id,
            permission=right, valid_from=now, valid_to=now + timedelta(days=7),
        )
        for goal in list(goals.values_list("pk", flat=True))
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE accountability_goalgrant, organizations_membership")
