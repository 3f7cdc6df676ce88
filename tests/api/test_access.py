"""“Why can I, why can't I?”: the verdict equals what doing it gives, for the whole cast, every action and state."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from api.faces import FACES
from api.preparing import changed_target
from api.worlds import Worlds, built
from plumbline.accountability.actions import actions, assignments, decisions, delegations, grants, risks, support
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.actions.risks import RiskDraft
from plumbline.api.shapes import access
from plumbline.api.shapes.permissions import GoalAction
from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals.actions import alignments, check_ins, deploy, drivers, goals, replies, targets
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.actions.deploy import DeployRow
from plumbline.goals.actions.targets import TargetDraft
from plumbline.goals.models import CheckIn, Goal, Target
from plumbline.organizations.models import Person

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
CAST = ("bea", "eve", "chidi", "hana", "sam", "nora", "pia", "dele", "fay", "nils", "rui", "odd", "ada", "sol")


def doing(world: Worlds, actor: Person, goal: Goal) -> dict[GoalAction, Callable[[], Any]]:
    """Each action as the person would do it, with inputs that are right."""
    me, end = {"actor": actor}, clock.now() + timedelta(days=9)
    this = {**me, "goal_id": goal.pk}
    over = {"outcome": "stopped", "reason": "Ward closes", "learned": "Much"}
    nils = world.cast.ids["nils"]
    aim = TargetDraft(
        measure_id=world.ids["injuries"], goal_id=goal.pk, baseline=Decimal(2), target=Decimal(1), reason="One more"
    )
    said = CheckIn.objects.filter(goal=goal).order_by("-recorded_at").first()
    acts = {
        GoalAction.EDIT: lambda: goals.edit(**this, expected_version=goal.version, title="Other words"),
        GoalAction.SET_TARGET: lambda: targets.propose(**this, draft=aim),
        GoalAction.OFFER_LINK: lambda: alignments.offer(
            **me, draft=AlignmentDraft(child_id=goal.pk, parent_id=world.ids["spare"], primary=False)
        ),
        GoalAction.PROPOSE: lambda: goals.propose(**this),
        GoalAction.COMMIT: lambda: goals.commit(**this),
        GoalAction.SEND_BACK: lambda: goals.send_back(**this, reason="Sooner"),
        GoalAction.CHECK_IN: lambda: check_ins.record(**me, draft=CheckInDraft(goal.pk, "on_track")),
        GoalAction.REPLY: lambda: replies.reply(**me, check_in_id=said.pk, kind="seen"),
        GoalAction.ASK_TO_CLOSE: lambda: goals.ask_to_close(**this, **over),
        GoalAction.CLOSE: lambda: goals.close(**this, **over),
        GoalAction.SUSTAIN: lambda: goals.sustain(**this),
        GoalAction.REOPEN: lambda: goals.reopen(**this, reason="It rose"),
        GoalAction.RESTRICT: lambda: goals.edit(**this, expected_version=goal.version, restricted=not goal.restricted),
        GoalAction.DEPLOY: lambda: deploy.deploy(
            **this,
            rows=[DeployRow(unit_id=goal.unit_id, baseline=Decimal(2), target=Decimal(1))],
        ),
        GoalAction.OFFER_ROLE: lambda: assignments.offer(**this, person_id=nils, role="consulted"),
        GoalAction.DELEGATE: lambda: delegations.give(**this, to_person_id=nils, valid_to=end),
        GoalAction.ASK_SUPPORT: lambda: support.ask(**this, kind="budget", asked_of_id=world.cast.ids["odd"]),
        GoalAction.GRANT: lambda: grants.give(**this, person_id=nils, permission="check_in", valid_to=end),
        GoalAction.PROMISE: lambda: actions.promise(
            **me, draft=Promise(goal.pk, "Rounds at night", clock.now().date(), "weak", actor.pk)
        ),
        GoalAction.RAISE_RISK: lambda: risks.report(
            **me, draft=RiskDraft(goal.pk, "The lifts come late", "low", "high")
        ),
        GoalAction.DECIDE: lambda: decisions.record(**this, text="Two aides more"),
        GoalAction.IMPROVE: lambda: drivers.add(**this, words="Ways are lit at night"),
        GoalAction.ACKNOWLEDGE: lambda: decisions.acknowledge_target(**me, target_id=world.ids["change"]),
    }
    if said is None:
        acts.pop(GoalAction.REPLY)
    if "change" not in world.ids or goal.pk != world.ids["w5"]:
        acts.pop(GoalAction.ACKNOWLEDGE)
    if not Target.objects.in_force().filter(goal=goal).exists():
        acts.pop(GoalAction.DEPLOY)
    return acts


def done(call: Callable[[], Any]) -> DomainError | RowErrors | None:
    """The refusal, or None where it was done; undone either way."""
    with transaction.atomic():
        try:
            call()
        except (DomainError, RowErrors) as error:
            return error
        finally:
            transaction.set_rollback(True)
    return None


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def wrong(world: Worlds, key: str, state: str) -> list[str]:
    found = []
    for name in CAST:
        goal = Goal.objects.select_related("unit__level", "cycle").get(pk=world.ids[key])
        person = getattr(world.cast, name)
        told = {GoalAction(row.action): row for row in access.of(world.cast.ada, person, goal)}
        for action, call in doing(world, getattr(world.cast, name), goal).items():
            refusal, verdict = done(call), told[action]
            if (refusal is None) != verdict.allowed:
                code = getattr(refusal, "code", refusal)
                found.append(f"{action} of a {state} goal by {name}: told {verdict}, did {code}: {refusal}")
            if verdict.allowed and not verdict.path:
                found.append(f"{action} of a {state} goal by {name}: allowed, and no path")
            if not verdict.allowed and not verdict.sentence.endswith("."):
                found.append(f"{action} of a {state} goal by {name}: “{verdict.sentence}”")
    return found


@pytest.fixture
def world() -> Worlds:
    """With exceptions for Rui and Odd, and a goal to link to."""
    world = built()
    world.draft("spare", "north", title="Better rest")
    world.check_in("w5", "nora")
    changed_target(world)
    end = clock.now() + timedelta(days=9)
    for actor, name, right in (("sam", "rui", "manage"), ("sam", "odd", "check_in")):
        grants.give(
            actor=getattr(world.cast, actor), goal_id=world.ids["w5"], person_id=world.cast.ids[name],
            permission=right, valid_to=end,
        )  # fmt: skip
    return world


def test_the_verdict_is_what_doing_it_gives(world: Worlds) -> None:
    told = wrong(world, "w5", "committed")
    with undone():
        goals.sustain(actor=world.cast.sam, goal_id=world.ids["w5"])
        told += wrong(world, "w5", "sustaining")
    with undone():
        goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="stopped", reason="No", learned="Much")
        told += wrong(world, "w5", "closed")
    with undone():
        version = world.goal("w5").version
        goals.edit(actor=world.cast.sam, goal_id=world.ids["w5"], expected_version=version, restricted=True)
        told += wrong(world, "w5", "restricted")
    assert not told, "\n".join(told)


def test_the_verdict_is_what_doing_it_gives_before_anybody_committed(world: Worlds) -> None:
    told: list[str] = []
    with undone():
        world.draft("asked", "w5", title="Fewer line infections")
        world.settle("asked", "nora")
        aim = TargetDraft(
            measure_id=world.ids["falls"], goal_id=world.ids["asked"], baseline=Decimal(2), target=Decimal(1)
        )
        targets.set_many(actor=world.cast.nora, drafts=[aim])
        world.link("asked", "surgery")
        told += wrong(world, "asked", "draft")
        goals.propose(actor=world.cast.nora, goal_id=world.ids["asked"])
        told += wrong(world, "asked", "proposed")
    told += wrong(world, "board", "board's")
    assert not told, "\n".join(told)


def path(world: Worlds, name: str, action: str, key: str = "w5") -> list[str]:
    goal = Goal.objects.select_related("unit__level").get(pk=world.ids[key])
    told = access.of(world.cast.ada, getattr(world.cast, name), goal)
    return next(row.path for row in told if row.action == action)


def test_the_path_says_what_it_stands_on(world: Worlds) -> None:
    today = clock.said(clock.day(clock.now(), "America/Chicago"))
    end = clock.said(clock.day(clock.now() + timedelta(days=9), "America/Chicago"))
    assert path(world, "nora", "check_in") == [f"Owner of the goal since {today}"]
    assert path(world, "pia", "check_in") == [f"Partner on the goal since {today}"]
    [stands_in] = path(world, "dele", "check_in")
    assert stands_in.startswith("Acts for the owner of the goal (Nurse manager, 5 West) until ")
    assert path(world, "odd", "check_in") == [f"Exception given by Director of surgery until {end}"]
    assert path(world, "rui", "restrict") == [f"Exception given by Director of surgery until {end}"]
    assert path(world, "sam", "edit") == [f"Unit leader of Surgery since {today}, which contains 5 West"]
    assert path(world, "nora", "restrict") == [f"Unit leader of 5 West since {today}"]
    assert path(world, "sam", "close") == ["Owner of the goal above it"]
    assert path(world, "sam", "reply") == [f"Owner of the goal above it since {today}"]
    assert path(world, "bea", "close", "board") == [f"Board member of Lakes Health since {today}"]
    grants.give_on_unit(
        actor=world.cast.ada, unit_id=world.cast.units["surgery"].pk, person_id=world.cast.ids["fay"],
        permission="manage_goals", valid_to=clock.now() + timedelta(days=9),
    )  # fmt: skip
    assert path(world, "fay", "restrict") == [
        f"Deputy for Surgery, which contains 5 West; given by Administrator until {end}"
    ]


def test_who_acts_for_an_owner_who_is_away_or_gone(world: Worlds) -> None:
    from plumbline.organizations.actions import people

    today = clock.day(clock.now(), "America/Chicago")
    people.leave(actor=world.cast.nora, person_id=world.cast.ids["nora"], away_from=today)
    assert path(world, "sam", "check_in") == [
        f"Acting owner of the goal, because the owner is away since {clock.said(today)}"
    ]
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["nora"])
    assert path(world, "sam", "check_in") == [
        f"Acting owner of the goal, because the last owner left on {clock.said(today)}"
    ]
    goal = Goal.objects.select_related("unit__level").get(pk=world.ids["w5"])
    told = access.of(world.cast.ada, world.cast.nora, goal)
    assert {(row.allowed, row.code) for row in told} == {(False, "archived")}


def test_who_may_look_at_whose_rights(worlds: Worlds) -> None:
    asked = {"person_id": worlds.cast.ids["nora"], "goal_id": worlds.ids["w5"]}
    for face in FACES:
        for name, code in (
            ("ada", None), ("chidi", None), ("nora", None), ("sam", "not_administrator"), ("fay", "not_administrator"),
            ("odd", "not_administrator"),
        ):  # fmt: skip
            told = face.ask(worlds.person(name), "access", **asked)
            assert told.code == code, (name, told)
        assert face.ask(worlds.other.ada, "access", **asked).code == "not_found"
        row = face.ask(worlds.cast.chidi, "access", **asked).value[0]
        assert set(row) == {"action", "allowed", "code", "sentence", "path"}


def test_nothing_is_noted_where_nobody_asks(worlds: Worlds) -> None:
    from plumbline.core import policy

    assert policy._noted.get() is None
    assert worlds.cast.nora.may("goals.own", worlds.goal("w5"))
    assert policy._noted.get() is None


def test_controls_of_promised_work_and_forums_follow_their_rules(worlds: Worlds) -> None:
    forum = worlds.ids["forum"]
    for name, change, convene, sit in (
        ("nora", True, False, False), ("pia", True, False, False), ("fay", False, False, False),
        ("chidi", False, False, True), ("bea", False, True, True), ("sam", True, False, False),
    ):  # fmt: skip
        for face in FACES:
            row = face.ask(worlds.person(name), "action", id=worlds.ids["action"]).value
            seen = face.ask(worlds.person(name), "forum", id=forum).value
            assert (row["can_change"], seen["can_convene"], seen["can_sit"]) == (change, convene, sit), name
