"""Carrying goals over into the next cycle: new drafts that continue them, re-based and offered anew."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import F

from plumbline.core import clock, events
from plumbline.core.ids import uuid7
from plumbline.goals import facts
from plumbline.goals.choices import CLOSED
from plumbline.goals.events import GoalsCarriedOver
from plumbline.goals.models import Alignment, Cycle, Goal, Participant, Target
from plumbline.ledger.actions.entries import Action
from plumbline.measures.rules.readings import Reading
from plumbline.organizations.models import Organization, Person


@dataclass(slots=True)
class Carried:
    """New drafts by the goal that each continues, and the rows that go with them."""

    actor: Person
    action: Action
    into: Cycle
    goals: dict[UUID, Goal] = field(default_factory=dict)

    def write(self, old: Sequence[Goal], *, ending: Container[UUID]) -> None:
        """Call before the old goals are closed: their links are read as they still are. `ending`: goals of the
        cycle that do not go on."""
        start = values(self.actor.organization, old, self.action.at)
        for goal in old:
            self.goals[goal.pk] = self._goal(goal)
        links = self._links(ending)
        self._keep_shut(links)
        Goal.objects.bulk_create(self.goals.values(), batch_size=2000)
        Participant.objects.bulk_create(self._participants(), batch_size=2000)
        Target.objects.bulk_create(self._targets(start), batch_size=2000)
        Alignment.objects.bulk_create(links, batch_size=2000)

    def tell(self) -> None:
        if self.goals:
            goals = {old: goal.pk for old, goal in self.goals.items()}
            events.publish(GoalsCarriedOver(self.actor.organization_id, goals, self.actor.pk, self.action.at))

    def _goal(self, old: Goal) -> Goal:
        at = self.action.at
        return Goal(
            id=uuid7(), organization_id=old.organization_id, unit=old.unit, cycle=self.into, continues=old,
            title=old.title, board_sentence=old.board_sentence, impacts=old.impacts, resources=old.resources,
            restricted=old.restricted, shut=old.shut, check_in_days=old.check_in_days,
            state_since=at, valid_from=at, created_at=at, created_by=self.actor,
        )  # fmt: skip

    def _participants(self) -> list[Participant]:
        return [
            Participant(
                organization_id=row.organization_id, goal=self.goals[row.goal_id], unit_id=row.unit_id,
                valid_from=self.action.at,
            )
            for row in Participant.objects.open().filter(goal_id__in=self.goals)
        ]  # fmt: skip

    def _targets(self, values: dict[UUID, Decimal]) -> list[Target]:
        """The same targets over the new cycle, from where the data stand; the dated steps stay behind."""
        new = []
        for row in Target.objects.in_force().filter(goal_id__in=self.goals).order_by("goal_id", "line"):
            row.goal, row.baseline = self.goals[row.goal_id], values.get(row.pk, row.baseline)
            row.id = row.line = uuid7()
            row.baseline_on, row.due_on, row.steps = self.into.starts_on, self.into.ends_on, []
            row.reason, row.proposed_by, row.proposed_at = "", self.actor, self.action.at
            row.approved_by, row.self_agreed, row.valid_from = None, False, self.action.at
            row._state.adding = True
            new.append(row)
        return new

    def _links(self, ending: Container[UUID]) -> list[Alignment]:
        """Each link is offered anew: to the same goal above, or to the one that continues it."""
        rows = Alignment.objects.open().filter(child_id__in=self.goals).select_related("parent")
        above = [row.parent_id for row in rows if row.parent_id not in self.goals]
        going_on = Goal.objects.filter(continues_id__in=above).exclude(state__in=CLOSED)
        next_of = {goal.continues_id: goal for goal in going_on} | self.goals
        links = []
        for row in rows:
            parent = next_of.get(row.parent_id, row.parent)
            if parent.state in CLOSED or parent.pk in ending:
                continue
            id = uuid7()
            links.append(
                Alignment(
                    id=id, line=id, organization_id=row.organization_id, child=self.goals[row.child_id], parent=parent,
                    kind=row.kind, weight=row.weight, critical=row.critical, primary=row.primary,
                    offered_by=self.actor, valid_from=self.action.at,
                )
            )  # fmt: skip
        return links

    def _keep_shut(self, links: Sequence[Alignment]) -> None:
        """A goal whose restriction came from above, and does not any more, is restricted itself: it must not come
        into the open by being carried over."""
        under = {link.child_id for link in links if link.parent.shut}
        for goal in self.goals.values():
            goal.restricted = goal.restricted or (goal.shut and goal.pk not in under)


def move(goals: Sequence[Goal], into: Cycle, at: datetime) -> None:
    """A goal that nobody has committed to simply goes on in the next cycle."""
    Goal.objects.filter(pk__in=[goal.pk for goal in goals]).update(cycle=into, valid_from=at, version=F("version") + 1)


def values(organization: Organization, goals: Sequence[Goal], at: datetime) -> dict[UUID, Decimal]:
    """Where each target stands by its own reading, by the target's id."""
    book = facts.book(organization, [goal.pk for goal in goals], clock.day(at, organization.time_zone))
    return {
        row.id: verdict.reading.value
        for goal in goals
        for row, verdict in book.verdicts(goal.pk)
        if isinstance(verdict.reading, Reading)
    }
