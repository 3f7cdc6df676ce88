"""Units moved, merged and closed at random: no goal, no owner, no link, no part and no forum is lost on the way."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from domain import world as worlds
from domain.world import World
from plumbline.accountability.actions import actions, delegations, forums
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.models import Action, Assignment, Delegation, Forum, ForumMember, Handoff
from plumbline.core import clock
from plumbline.core.errors import DomainError
from plumbline.goals import oracle
from plumbline.goals.actions import goals
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Alignment, Goal, Participant, Target
from plumbline.organizations.actions import units
from plumbline.organizations.actions.units import UnitDraft
from plumbline.organizations.models import OrgUnit, Person

STEPS = 24


def grown(chance: random.Random) -> World:
    """Fourteen units under two hospitals, with two goals each, linked upward, owned, aimed, worked on."""
    world = worlds.build()
    cast = world.cast
    drafts = [
        UnitDraft(f"u{at}", f"Unit {at}", "unit", chance.choice(("surgery", "south", "north"))) for at in range(9)
    ]
    for unit in units.add_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=drafts):
        cast.units[unit.code] = unit
    keys = ["board", "north", "surgery", "w5"]
    for at, code in enumerate([*(draft.code for draft in drafts), "w4", "s1", "w5"] * 2):
        key = f"g{at}"
        world.draft(key, code, owner=chance.choice(("nora", "sam", "dele", "pia")))
        world.link(key, chance.choice(keys[:3]))
        if at % 3 == 1:
            world.link(key, keys[-1], primary=False)
        if at % 4 == 0:
            world.target(key)
        keys.append(key)
    world.commit(*keys)
    for key in chance.sample(keys, 6):
        goal = world.goal(key)
        parts = [cast.units[code].pk for code in chance.sample(sorted(cast.units), 3)]
        goals.edit(actor=cast.eve, goal_id=goal.pk, expected_version=goal.version, participant_ids=parts)
    for code in ("u0", "u1", "w5", "south"):
        made = forums.found(
            actor=cast.ada, name=f"Round {code}", kind="huddle", unit_id=cast.units[code].pk, rhythm="weekly"
        )
        forums.join(actor=cast.ada, forum_id=made.pk, person_id=cast.ids["nora"])
    due = clock.now().date()
    actions.promise(actor=cast.eve, draft=Promise(world.ids["g1"], "Rounds", due, "weak", cast.ids["fay"]))
    ends = clock.now() + timedelta(days=9)
    delegations.give(actor=cast.nora, to_person_id=cast.ids["fay"], valid_to=ends)
    return world


def kept() -> dict[str, Any]:
    """What no re-organization may change."""
    return {
        "goals": set(Goal.objects.values_list("pk", "title", "state", "cycle_id", "committed_at")),
        "owners": set(Assignment.objects.open().values_list("goal_id", "person_id", "role")),
        "offers": set(Handoff.objects.waiting().values_list("pk", flat=True)),
        "delegations": set(Delegation.objects.unended(clock.now()).values_list("pk", flat=True)),
        "links": set(
            Alignment.objects.open().values_list("child_id", "parent_id", "kind", "weight", "primary", "agreed_at")
        ),
        "targets": set(Target.objects.in_force().values_list("pk", "goal_id", "measure_id", "unit_id")),
        "promises": set(Action.objects.open().values_list("pk", "goal_id", "owner_id")),
        "forums": set(Forum.objects.open().values_list("pk", flat=True)),
        "seats": set(ForumMember.objects.open().values_list("forum_id", "person_id")),
        "people": set(Person.objects.active().values_list("pk", flat=True)),
        "parts": set(Participant.objects.open().values_list("goal_id", flat=True)),
    }


def lost() -> list[str]:
    """What hangs on a unit that is closed."""
    return [
        f"{rows.model.__name__} {row.pk}"
        for rows in (
            Goal.objects.exclude(state__in=CLOSED).filter(unit__closed=True),
            Participant.objects.open().filter(unit__closed=True),
            Forum.objects.open().filter(unit__closed=True),
            Person.objects.active().filter(unit__closed=True),
            OrgUnit.objects.filter(closed=False, parent__closed=True),
        )
        for row in rows
    ]


def shuffle(world: World, chance: random.Random) -> str:
    open_units = list(OrgUnit.objects.filter(closed=False).order_by("code"))
    unit, other = chance.sample(open_units, 2)
    ada = world.cast.ada
    kind = chance.choice(("move", "move", "merge", "close", "close into"))
    try:
        if kind == "move":
            units.move(actor=ada, unit_id=unit.pk, parent_id=other.pk)
        elif kind == "merge":
            units.merge(actor=ada, unit_id=unit.pk, into_id=other.pk)
        elif kind == "close":
            units.close(actor=ada, unit_id=unit.pk)
        else:
            units.close(actor=ada, unit_id=unit.pk, successor_id=other.pk)
    except DomainError as refusal:
        return f"{kind} refused: {refusal.code}"
    return kind


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_lost_over_any_sequence(seed: int) -> None:
    chance = random.Random(seed)
    world, told = grown(chance), Counter[str]()
    before = kept()
    for _ in range(STEPS):
        told[shuffle(world, chance)] += 1
        after = kept()
        assert {name for name in before if before[name] != after[name]} == set(), dict(told)
        assert lost() == [], dict(told)
    assert told["move"] and told["merge"] + told["close into"], dict(told)
    for unit in OrgUnit.objects.select_related("parent"):
        assert unit.path == [*(unit.parent.path if unit.parent else []), unit.pk]
    assert oracle.wrong(world.cast.organization) == []


def test_a_unit_with_goals_closes_into_nothing_never() -> None:
    world = worlds.build()
    world.draft("pain", "s1")
    before = kept()
    with worlds.refused("unit_has_goals"):
        units.close(actor=world.cast.ada, unit_id=world.cast.units["s1"].pk)
    assert kept() == before
