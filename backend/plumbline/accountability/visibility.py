"""Who may read a restricted goal because of what they hold on it; `config/wiring.py` hands these to goals."""

from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.fields import BooleanField

from plumbline.accountability.models import Assignment, Delegation, GoalGrant, Handoff, SupportNeed, UnitGrant
from plumbline.core import clock
from plumbline.organizations.models import Person

THIS = OuterRef("pk")


def readers() -> list[Any]:
    """Each answers, for a viewer, a condition on goals."""
    return [assigned, standing_in, asked, granted]


def dates(viewer: Person) -> list[QuerySet[Any]]:
    """What the readers count only while it is in force."""
    acting = Delegation.objects.filter(to_person=viewer)
    if viewer.account_id is None:
        return [acting]
    return [acting, *(grants.objects.filter(user_id=viewer.account_id) for grants in (GoalGrant, UnitGrant))]


def assigned(viewer: Person) -> Q:
    """Owner, partner, or any other role that has not ended."""
    return Q(Exists(Assignment.objects.open().filter(goal=THIS, person=viewer)))


def standing_in(viewer: Person) -> Q:
    """Live delegates of the owner."""
    owners = Assignment.objects.owners().filter(goal=OuterRef(THIS)).values("person_id")
    live = Delegation.objects.at(clock.now()).filter(to_person=viewer, from_person__in=owners)
    return Q(Exists(live.filter(Q(goal=None) | Q(goal=THIS))))


def asked(viewer: Person) -> Q:
    """Whoever is asked to take a role on, or for support."""
    offers = Handoff.objects.waiting().filter(goal=THIS, to_person=viewer)
    return Q(Exists(offers)) | Q(Exists(SupportNeed.objects.waiting().filter(goal=THIS, asked_of=viewer)))


def granted(viewer: Person) -> Q:
    """Grants in force on the goal, or on its unit or one above."""
    if viewer.account_id is None:
        return Q(pk__in=[])
    now = clock.now()
    live = {"user_id": viewer.account_id, "valid_from__lte": now, "valid_to__gt": now}
    above = Func(
        F("content_object_id"), OuterRef("unit__path"), template="(%(expressions)s))", arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )  # fmt: skip
    on_goal = GoalGrant.objects.filter(content_object=THIS, **live)
    return Q(Exists(on_goal)) | Q(Exists(UnitGrant.objects.filter(above, **live)))
