"""Reading goals for a structural change, and keeping the cascade true after it."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar
from uuid import UUID

from plumbline.core.errors import Conflict, NotFound, stale
from plumbline.core.policy import Rule
from plumbline.goals.actions import links, standings
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Cycle, Goal
from plumbline.ledger.actions.entries import Action
from plumbline.organizations.models import Person

T = TypeVar("T")


def locked(actor: Person, ids: Iterable[UUID], *, all_seen: bool = False) -> dict[UUID, Goal]:
    """The goals that the actor may see, locked in the one order. `all_seen`: an administrator's paper plan."""
    goals = Goal.objects.filter(organization_id=actor.organization_id) if all_seen else Goal.objects.visible_to(actor)
    rows = goals.filter(pk__in=set(ids)).select_related("unit__level", "cycle")
    return {goal.pk: goal for goal in rows.select_for_update(no_key=True, of=("self",)).order_by("pk")}


def of_cycle(actor: Person, cycle: Cycle) -> dict[UUID, Goal]:
    """Every open goal of a cycle, restricted ones too, by title."""
    goals = Goal.objects.filter(organization_id=actor.organization_id, cycle=cycle).exclude(state__in=CLOSED)
    rows = goals.select_related("unit__level", "cycle").select_for_update(no_key=True, of=("self",)).order_by("pk")
    return {goal.pk: goal for goal in sorted(rows, key=lambda goal: goal.title)}


def one(actor: Person, goal_id: UUID) -> Goal:
    return found(locked(actor, [goal_id]), goal_id, "goal")


def require_on_paper(actor: Person, rule: Rule[[Person, Goal]], goal: Goal, *others: Goal, noun: str = "goal") -> None:
    """The administrator's right to enter what was agreed before, on restricted goals too. To anybody else, what they
    may not see does not exist."""
    if rule.allows(actor, goal):
        return
    named = {goal.pk, *(other.pk for other in others)}
    if Goal.objects.visible_to(actor).filter(pk__in=named).count() < len(named):
        raise NotFound(noun)
    rule.require(actor, goal)


def found(rows: dict[UUID, T], id: UUID | None, noun: str) -> T:
    if id is None or id not in rows:
        raise NotFound(noun)
    return rows[id]


def expect(row: Any, version: int | None, noun: str) -> None:
    """Refuses an edit of anything but the version that the person saw."""
    if version is not None and row.version != version:
        raise stale(noun)


def same(known: object, sent: object, *, by: UUID | None, actor: Person) -> None:
    """A resend of the same contents by the same person is harmless; anything else under that id is refused."""
    if known != sent or by != actor.pk:
        raise Conflict(
            "id_taken",
            "Something else was already saved under this number. Nothing was changed: reload and enter it again.",
            field="id",
        )


def not_before(action: Action, rows: Iterable[Any]) -> None:
    """The action's instant never precedes a row that it changes."""
    action.not_before(max((row.valid_from for row in rows if row.valid_from is not None), default=None))


def settle(action: Action, goal_ids: Collection[UUID], *, shape: bool = False) -> None:
    """Last in every structural action: who may see what, then every standing from these goals up.

    `shape`: links or restrictions changed.
    """
    ids = list(set(goal_ids))
    if not ids:
        return
    if shape:
        links.keep_shut(action.organization_id, ids, action.at)
    standings.refresh(organization_id=action.organization_id, goal_ids=ids, structure=True, at=action.at)
