"""The links that imported goals lack, told on arrival: an owner, a goal above, a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from plumbline.accountability.models import Assignment, Handoff
from plumbline.goals.models import Alignment, Goal, Target
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of missing link, and the goals that lack it."""

    code: str
    sentence: str
    goal_ids: tuple[UUID, ...]
    titles: tuple[str, ...]


def of(actor: Person, goal_ids: Sequence[UUID]) -> list[Gap]:
    goals = Goal.objects.visible_to(actor).filter(pk__in=set(goal_ids)).order_by("unit__code", "title")
    this = OuterRef("pk")
    owned = Exists(Assignment.objects.owners().filter(goal=this))
    offered = Exists(Handoff.objects.waiting().filter(goal=this, role="accountable"))
    linked = Exists(Alignment.objects.open().filter(child=this))
    measured = Exists(Target.objects.in_force().filter(goal=this))
    found = (
        _gap("no_owner", "without an owner", goals.exclude(owned).exclude(offered)),
        _gap("owner_not_accepted", "whose owner has not accepted yet", goals.exclude(owned).filter(offered)),
        _gap("no_parent", "not linked to a goal above", goals.exclude(linked).filter(unit__level__ordinal__gt=0)),
        _gap("no_measure", "without a measure and a target", goals.exclude(measured)),
    )
    return [gap for gap in found if gap.goal_ids]


def _gap(code: str, said: str, goals: "object") -> Gap:
    rows = list(goals.values_list("pk", "title"))  # type: ignore[attr-defined]
    sentence = f"{len(rows)} goal{'s' if len(rows) != 1 else ''} {said}"
    return Gap(code, sentence, tuple(id for id, _ in rows), tuple(title for _, title in rows))
