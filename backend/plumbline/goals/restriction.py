"""What restricted goals leave unseen: for viewers outside, standings are as if those goals were not there."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from plumbline.core import clock, glasses
from plumbline.goals import facts, oracle, visibility, watermark
from plumbline.goals.facts import Facts
from plumbline.goals.models import Standing
from plumbline.goals.rules import graph
from plumbline.goals.rules import standing as rules
from plumbline.goals.rules.standing import Edge, EdgeKind
from plumbline.organizations.models import Organization, Person

ROLLED_UP = (
    "contributed", "contributed_pace", "coverage", "worst_below", "goals_below", "off_track_below", "at_risk_below",
    "stale_below", "unowned_below", "trouble_below", "not_enough_reported",
)  # fmt: skip

_shelf: watermark.Shelf[dict[UUID, Standing]] = watermark.Shelf()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden from a viewer, from one instant until a right of theirs next begins or ends by itself."""

    goals: frozenset[UUID]
    since: datetime
    until: datetime | None

    def holds(self) -> bool:
        now = clock.now()
        return self.since <= now and (self.until is None or now < self.until)


VIEWERS = 256
_hidden: watermark.Shelf[Hidden] = watermark.Shelf(VIEWERS, Hidden.holds)


def hidden(viewer: Person) -> frozenset[UUID]:
    """The restricted goals that this viewer may not see; in the past too, those of today."""
    past = glasses.worn()
    if past:
        return past.withheld
    who = viewer.pk, viewer.account_id
    return _hidden.get(viewer.organization_id, who, lambda seen, before: _hidden_now(viewer)).goals


def _hidden_now(viewer: Person) -> Hidden:
    now = clock.now()
    (seen, wanted), (turn, asked) = visibility.seen_shut(viewer), visibility.next_turn(viewer)
    with connection.cursor() as cursor:
        cursor.execute(UNSEEN.format(seen=seen), [viewer.organization_id, *wanted])
        goals = frozenset(id for (id,) in cursor.fetchall())
        cursor.execute(turn, asked)
        return Hidden(goals, now, cursor.fetchone()[0])


UNSEEN = "SELECT id FROM goals_goal WHERE organization_id = %s AND shut AND id NOT IN ({seen})"


def standings_without(organization: Organization, hidden: frozenset[UUID]) -> Mapping[UUID, Standing]:
    """The standing of each goal above a hidden one, never to be saved; nothing where nothing is hidden.

    Each process keeps them until something in the organization changes: they are asked for on every page.
    """
    if not hidden:
        return {}
    day = clock.day(clock.now(), organization.time_zone)
    return _shelf.get(organization.pk, (hidden, day), lambda seen, before: _without(organization, hidden))


def told(organization: Organization, hidden: frozenset[UUID]) -> list[dict[str, Any]]:
    """Rows of standings as a viewer outside a restriction is told them, in place of the stored ones."""
    columns = [column.attname for column in Standing._meta.concrete_fields]
    return [{name: getattr(row, name) for name in columns} for row in standings_without(organization, hidden).values()]


def _without(organization: Organization, hidden: frozenset[UUID]) -> dict[UUID, Standing]:
    edges = list(oracle.edges(organization))
    above = graph.above(((edge.child, edge.parent) for edge in edges), hidden)
    repooled = _repooled(organization, edges, hidden)
    seen: dict[UUID, Standing] = {}
    for row in Standing.objects.filter(organization=organization).exclude(goal_id__in=hidden):
        seen[row.goal_id] = _owning(row, repooled[row.goal_id]) if row.goal_id in repooled else row
    ruled = rules.roll_up({id: oracle.own(row) for id, row in seen.items()}, edges, oracle.limits(organization))
    return {id: _above(seen[id], ruled[id]) for id in above if id in seen}


def _repooled(organization: Organization, edges: Collection[Edge[UUID]], hidden: Collection[UUID]) -> dict[UUID, Facts]:
    """Own facts of the goals whose value is pooled from hidden ones too, from the others' data alone."""
    goals = _pooling(edges, hidden)
    if not goals:
        return {}
    book = facts.book(organization, goals, clock.day(clock.now(), organization.time_zone))
    book.parts = {parent: [it for it in parts if it not in hidden] for parent, parts in book.parts.items()}
    return {id: book.facts(id) for id in book.goals}


def pooled_from(organization: Organization, hidden: Collection[UUID]) -> set[UUID]:
    """The goals whose value is or was pooled from hidden ones too, unless they have numbers of their own."""
    return _pooling(oracle.edges(organization, ended=True), hidden)


def _pooling(edges: Iterable[Edge[UUID]], hidden: Collection[UUID]) -> set[UUID]:
    pooling = ((it.child, it.parent) for it in edges if it.kind is EdgeKind.SAME_MEASURE and it.agreed)
    return graph.above(pooling, hidden) - set(hidden)


def _owning(stored: Standing, fact: Facts) -> Standing:
    shown = copy(stored)
    for name in Facts.__dataclass_fields__:
        setattr(shown, name, getattr(fact, name))
    return shown


def _above(row: Standing, ruled: "rules.Standing[UUID]") -> Standing:
    shown = copy(row)
    for name in ROLLED_UP:
        setattr(shown, name, getattr(ruled, name))
    shown.plan_vs_result = ruled.plan_vs_result or ""
    shown.trouble_since = row.trouble_since if ruled.trouble_below else None
    return shown
