"""“Who depends on this”: the goals that would lose their way to the board once a goal closes or an owner stops.

One graph of the organization, without the goals that the viewer may not see, kept by each process until something in
the organization changes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from plumbline.accountability.models import Assignment
from plumbline.accountability.rules import dependents as rules
from plumbline.accountability.rules.dependents import Link, Web
from plumbline.core import clock
from plumbline.goals import restriction, watermark
from plumbline.goals.choices import CLOSED, AlignmentKind
from plumbline.goals.models import Alignment, Goal
from plumbline.organizations.models import Person

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Group:
    """A goal of the board, how many would lose it, their share of its weight, and the first hundred of them: by level,
    the oldest first."""

    board_id: UUID
    share: float
    count: int
    goal_ids: list[UUID]


@dataclass(frozen=True, slots=True)
class Dependents:
    count: int
    sentence: str
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class _Picture:
    web: Web[UUID]
    levels: dict[UUID, int]


_shelf: watermark.Shelf[_Picture] = watermark.Shelf()


def of_goals(viewer: Person, goals: Sequence[Goal]) -> list[Dependents]:
    """For each goal what would follow from its closing; a constant number of queries."""
    picture = _picture(viewer)
    return [_told(picture, [goal.pk], "this goal") for goal in goals]


def of_owner(viewer: Person, person: Person) -> Dependents:
    """What would follow if this owner stopped: of all goals that they own."""
    owned = Assignment.objects.visible_to(viewer).owners().filter(person=person).values_list("goal_id", flat=True)
    return _told(_picture(viewer), list(owned), "this owner")


def _told(picture: _Picture, gone: Collection[UUID], of: str) -> Dependents:
    groups = picture.web.groups(gone)
    count = len(frozenset[UUID]().union(*(group.goals for group in groups)))
    return Dependents(count, rules.sentence(count, of=of), [_group(picture, group) for group in groups])


def _group(picture: _Picture, group: rules.Group[UUID]) -> Group:
    ordered = sorted(group.goals, key=lambda goal: (picture.levels[goal], goal))
    return Group(group.board, group.share, len(ordered), ordered[:SHOWN])


def _picture(viewer: Person) -> _Picture:
    hidden = restriction.hidden(viewer)
    return _shelf.get(viewer.organization_id, hidden, lambda seen, before: _read(viewer.organization_id, hidden))


def _read(organization_id: UUID, hidden: frozenset[UUID]) -> _Picture:
    goals = Goal.objects.filter(organization_id=organization_id).exclude(state__in=CLOSED)
    levels = dict(goals.values_list("pk", "unit__level__ordinal"))
    for goal in hidden:
        levels.pop(goal, None)
    accepted = Assignment.objects.owners().filter(organization_id=organization_id, valid_from__lte=clock.now())
    open_links = Alignment.objects.agreed().filter(organization_id=organization_id)
    links = [
        Link(child, parent, None if kind == AlignmentKind.SUPPORTS else float(weight or 1))
        for child, parent, kind, weight in open_links.values_list("child_id", "parent_id", "kind", "weight")
        if child in levels and parent in levels
    ]
    board = [goal for goal, level in levels.items() if level == 0]
    return _Picture(Web(links, board=board, owned=set(accepted.values_list("goal_id", flat=True))), levels)
