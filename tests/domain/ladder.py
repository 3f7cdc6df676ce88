"""A line of four goals from the board to 5 West, with owners, for tests about who may do what."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import cast as casting
from plumbline.accountability.actions import assignments
from plumbline.accountability.models import Assignment
from plumbline.goals.actions import alignments, cycles, goals
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.models import Cycle, Goal

OWN, CHECK_IN, APPROVE, REPLY, MANAGE = tuple(
    f"goals.{name}" for name in ("own", "check_in", "approve", "reply", "manage")
)
WEEK = timedelta(days=7)
RUNGS = (("board", "top", "eve"), ("office", "office", "eve"), ("north", "north", "hana"), ("w5", "w5", "nora"))


@dataclass
class Ladder:
    cast: casting.Cast
    cycle: Cycle
    ids: dict[str, UUID]

    def goal(self, name: str) -> Goal:
        return Goal.objects.select_related("unit__level").get(pk=self.ids[name])

    def draft(self, name: str, unit: str, *, under: str | None = None, restricted: bool = False) -> Goal:
        """One more goal, without an owner, offered to the goal `under`."""
        eve = self.cast.eve
        draft = GoalDraft(f"Goal {name}", self.cast.units[unit].pk, self.cycle.pk, restricted=restricted)
        [goal] = goals.draft_many(actor=eve, organization_id=eve.organization_id, drafts=[draft])
        self.ids[name] = goal.pk
        if under is not None:
            alignments.offer(actor=eve, draft=AlignmentDraft(goal.pk, self.ids[under], primary=True))
        return goal


def build(cast: casting.Cast, *, owners: bool = True) -> Ladder:
    eve = cast.eve
    cycle = cycles.open(actor=eve, name="2026", kind="annual", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    ladder = Ladder(cast, cycle, {})
    above = None
    for name, unit, _ in RUNGS:
        ladder.draft(name, unit, under=above)
        above = name
    if owners:
        drafts = [(ladder.ids[name], cast.ids[who], "accountable") for name, _, who in RUNGS]
        assignments.settle_many(actor=cast.ada, drafts=drafts, agreed_on_paper=True)
    return ladder


def who_may(ladder: Ladder, perm: str, name: str) -> set[str]:
    goal = ladder.goal(name)
    return {who for who in ladder.cast.ids if getattr(ladder.cast, who).may(perm, goal)}


def end_owner(ladder: Ladder, name: str) -> None:
    owned = Assignment.objects.owners().get(goal=ladder.ids[name])
    assignments.end(actor=ladder.cast.eve, assignment_id=owned.pk, reason="Changed posts")
