"""What carrying goals over into the next cycle would bring, before anybody decides: the batch made reviewable."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Action, Assignment, Risk, SupportNeed
from plumbline.core import clock
from plumbline.goals.actions import carrying
from plumbline.goals.choices import LIVE
from plumbline.goals.models import Goal, Target
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class Rebased:
    """A target's baseline, and the value it would start from; the same where the data say nothing yet."""

    target_id: UUID
    before: Decimal | None
    baseline: Decimal | None


@dataclass(slots=True)
class Carrying:
    """Who would be asked to accept anew, the owner first, and the open work, risks and needs that would go along."""

    targets: list[Rebased] = field(default_factory=list)
    asked_ids: list[UUID] = field(default_factory=list)
    actions: int = 0
    risks: int = 0
    needs: int = 0


def preview(viewer: Person, goals: Sequence[Goal]) -> dict[UUID, Carrying]:
    """For each live goal of the list; a constant number of queries. Others simply move, or are closed."""
    live = [goal for goal in goals if goal.state in LIVE]
    if not live:
        return {}
    values = carrying.values(viewer.organization, live, clock.now())
    found: dict[UUID, Carrying] = defaultdict(Carrying)
    for row in Target.objects.visible_to(viewer).in_force().filter(goal__in=live).order_by("goal_id", "line"):
        found[row.goal_id].targets.append(Rebased(row.pk, row.baseline, values.get(row.pk, row.baseline)))
    held = Assignment.objects.visible_to(viewer).open().filter(goal__in=live, person__archived_at=None)
    roles = sorted(held, key=lambda row: (row.role != AssignmentRole.ACCOUNTABLE, row.valid_from))
    for row in roles:
        found[row.goal_id].asked_ids.append(row.person_id)
    work = Counter(Action.objects.visible_to(viewer).open().filter(goal__in=live).values_list("goal_id", flat=True))
    risks = Counter(Risk.objects.visible_to(viewer).open().filter(goal__in=live).values_list("goal_id", flat=True))
    needs = Counter(
        SupportNeed.objects.visible_to(viewer).waiting().filter(goal__in=live).values_list("goal_id", flat=True)
    )
    for goal in live:
        kept = found[goal.pk]
        kept.actions, kept.risks, kept.needs = work[goal.pk], risks[goal.pk], needs[goal.pk]
    return dict(found)
