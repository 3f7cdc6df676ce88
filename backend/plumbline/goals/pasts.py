"""Standings of the past, by the pure rules, from nothing but what was on record then.

To be called with the glasses on (`core.glasses`): every read below sees the rows of the instant.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from plumbline.core import clock, glasses
from plumbline.core.glasses import Glasses
from plumbline.goals import facts, oracle
from plumbline.goals.choices import CLOSED
from plumbline.goals.facts import Facts
from plumbline.goals.models import Goal, Standing, TroubleStart
from plumbline.goals.rules import standing as rules
from plumbline.organizations.models import Organization


def standings(organization: Organization, owned: Collection[UUID]) -> list[Standing]:
    """The standing of every goal there was, never to be saved as it is. `owned` are the goals with an owner."""
    goals = dict(Goal.objects.filter(organization=organization).values_list("pk", "state"))
    book = facts.book(organization, goals, clock.day(clock.now(), organization.time_zone))
    closed = {id for id, state in goals.items() if state in CLOSED}
    told = {id: book.facts(id) for id in book.goals if id not in closed}
    told |= {id: fact.at_rest(book.goals[id]) for id, fact in _when_closed(organization, closed).items()}
    rows = {id: _row(organization, fact, owned) for id, fact in told.items()}
    ruled = rules.roll_up(
        {id: oracle.own(row) for id, row in rows.items()}, oracle.edges(organization), oracle.limits(organization)
    )
    began = _troubles(id for id, rule in ruled.items() if rule.trouble_below)
    for id, row in rows.items():
        for name, value in oracle.rolled_up(ruled[id]).items():
            setattr(row, name, value)
        row.trouble_since = began.get(id)
    return list(rows.values())


def _row(organization: Organization, fact: Facts, owned: Collection[UUID]) -> Standing:
    told = {name: getattr(fact, name) for name in Facts.__dataclass_fields__}
    return Standing(organization_id=organization.pk, owned=fact.goal_id in owned, **told)


def _when_closed(organization: Organization, closed: Collection[UUID]) -> dict[UUID, Facts]:
    """The facts of each closed goal's last day. A goal that has not been reopened since still keeps them."""
    since = dict(Goal.objects.filter(pk__in=closed).values_list("pk", "state_since"))
    with glasses.off():
        still = Goal.objects.filter(pk__in=closed).values_list("pk", "state_since")
        resting = [id for id, at in still if since[id] == at]
        kept = {row.goal_id: oracle.facts_of(row) for row in Standing.objects.filter(goal_id__in=resting)}
    return kept | _reopened(organization, {id: at for id, at in since.items() if id not in kept})


def _reopened(organization: Organization, closings: Mapping[UUID, datetime]) -> dict[UUID, Facts]:
    """Goals that were at rest then and are not now: judged as of their closing."""
    found: dict[UUID, Facts] = {}
    for at in set(closings.values()):
        ids = [id for id, closed_at in closings.items() if closed_at == at]
        with glasses.on(Glasses(organization.pk, at)):
            then = Organization.objects.get(pk=organization.pk)
            book = facts.book(then, ids, clock.day(at, then.time_zone))
            found |= {id: book.facts(id) for id in book.goals}
    return found


def _troubles(goals: Iterable[UUID]) -> dict[UUID, datetime]:
    """Since when there was trouble below; not known from before the database kept it."""
    begun = TroubleStart.objects.filter(goal__in=list(goals), since__lte=clock.now())
    return dict(begun.values_list("goal_id").annotate(since=Max("since")))
