"""Named risks: who names, changes and closes them, the work against them, and the register."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from domain import world as worlds
from domain.test_races import together
from domain.world import World, person, refused
from plumbline.accountability import carrying, policies, risks
from plumbline.accountability.actions import actions, delegations, grants
from plumbline.accountability.actions import risks as naming
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.actions.risks import RiskDraft
from plumbline.accountability.models import Action, Risk
from plumbline.accountability.rules.risks import size
from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals.actions import cycles, goals
from plumbline.goals.models import Forecast, Goal, Target
from plumbline.ledger.actions import entries
from plumbline.ledger.models import Entry, Image
from plumbline.organizations import selectors
from plumbline.organizations.actions import people

SENTENCE = "Two aides leave in spring"


@pytest.fixture
def world() -> World:
    world = worlds.build()
    world.commit("board", "north", "surgery", "w5")
    return world


def draft(world: World, key: str = "w5", owner: str | None = None, **more: Any) -> RiskDraft:
    said = {"text": SENTENCE, "likelihood": "medium", "harm": "high"} | more
    return RiskDraft(world.ids[key], owner_id=world.cast.ids[owner] if owner else None, **said)


def name(world: World, by: str = "nora", key: str = "w5", owner: str | None = None, **more: Any) -> Risk:
    return naming.report(actor=person(world, by), draft=draft(world, key, owner, **more))


def close(world: World, risk: Risk, by: str = "nora", closing: str = "gone", reason: str = "Hired") -> Risk:
    return naming.close(actor=person(world, by), risk_id=risk.pk, closing=closing, reason=reason)


def promise(world: World, risk: Risk | None, key: str = "w5", by: str = "nora") -> Action:
    due = selectors.today(world.cast.organization) + timedelta(days=9)
    said = Promise(world.ids[key], "Hire two aides", due, "strong", risk_id=risk and risk.pk)
    return actions.promise(actor=person(world, by), draft=said)


def test_whoever_prepares_or_checks_in_and_the_cmo_names_one(world: World) -> None:
    until = clock.now() + timedelta(days=9)
    delegations.give(actor=world.cast.nora, to_person_id=world.cast.ids["dele"], valid_to=until)
    grants.give(
        actor=world.cast.hana, goal_id=world.ids["w5"], person_id=world.cast.ids["pia"], permission="check_in",
        valid_to=until,
    )  # fmt: skip
    may = {"nora", "sam", "hana", "eve", "dele", "pia", "chidi"}
    for who in world.cast.ids:
        if who in may:
            row = name(world, who)
            assert (row.owner, row.raised_by, row.version) == (person(world, who), person(world, who), 1)
        else:
            with refused("not_owner_or_leader"):
                name(world, who)
        assert policies.raise_risk.allows(person(world, who), world.goal("w5")) is (who in may)


def test_who_watches_it_changes_and_closes_it_too(world: World) -> None:
    row = name(world, owner="fay")
    for who in set(world.cast.ids) - {"nora", "sam", "hana", "eve", "chidi", "fay"}:
        with refused("not_owner_or_leader"):
            naming.edit(actor=person(world, who), risk_id=row.pk, expected_version=1, likelihood="low")
        with refused("not_owner_or_leader"):
            close(world, row, who)
    changed = naming.edit(actor=world.cast.fay, risk_id=row.pk, expected_version=1, likelihood="low", text="One leaves")
    assert (changed.likelihood, changed.text, changed.harm, changed.version) == ("low", "One leaves", "high", 2)
    ended = close(world, row, "fay", "accepted", "We have a float pool")
    assert (ended.closing, ended.reason, ended.closed_by) == ("accepted", "We have a float pool", world.cast.fay)
    assert Entry.objects.latest("sequence").reason == "We have a float pool"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": " "}, "required"),
        ({"text": "x" * 301}, "too_long"),
        ({"likelihood": "certain"}, "not_a_choice"),
        ({"harm": ""}, "not_a_choice"),
        ({"owner_id": UUID(int=7)}, "not_found"),
        ({"goal_id": UUID(int=7)}, "not_found"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, change: dict[str, Any], code: str) -> None:
    said = {"goal_id": world.ids["w5"], "text": SENTENCE, "likelihood": "low", "harm": "low"} | change
    with refused(code):
        naming.report(actor=world.cast.nora, draft=RiskDraft(**said))


def test_a_closed_goal_and_somebody_who_left_take_none(world: World) -> None:
    people.archive(actor=world.cast.ada, person_id=world.cast.ids["pia"])
    with refused("archived"):
        name(world, owner="pia")
    row = name(world)
    with refused("archived"):
        naming.edit(actor=world.cast.nora, risk_id=row.pk, expected_version=1, owner_id=world.cast.ids["pia"])
    goals.close(actor=world.cast.sam, goal_id=world.ids["w5"], outcome="missed", reason="No", learned="Much")
    with refused("goal_closed"):
        name(world)
    with refused("goal_closed"):
        naming.edit(actor=world.cast.nora, risk_id=row.pk, expected_version=1, likelihood="low")
    assert close(world, row, closing="came_true", reason="They left").closed_at


def test_it_is_changed_against_the_version_that_was_seen_and_ends_once(world: World) -> None:
    row = name(world)
    naming.edit(actor=world.cast.nora, risk_id=row.pk, expected_version=1, harm="low")
    with refused("stale_version"):
        naming.edit(actor=world.cast.sam, risk_id=row.pk, expected_version=1, harm="medium")
    with refused("unknown_field"):
        naming.edit(actor=world.cast.nora, risk_id=row.pk, expected_version=2, goal_id=world.ids["north"])
    for wrong, code in (({"reason": " "}, "required"), ({"closing": "forgotten"}, "not_a_choice")):
        with refused(code):
            close(world, row, **wrong)
    close(world, row)
    with refused("already_ended"):
        close(world, row)
    with refused("already_ended"):
        naming.edit(actor=world.cast.nora, risk_id=row.pk, expected_version=3, harm="high")
    images = Image.objects.filter(table_name="accountability_risk", row_id=row.pk).order_by("id")
    assert [(it.image["harm"], it.image["closing"]) for it in images] == [("high", ""), ("low", ""), ("low", "gone")]


def test_a_resend_is_harmless_and_another_risk_under_its_id_is_refused(world: World) -> None:
    id = uuid7()
    assert name(world, id=id) == name(world, id=id)
    assert Risk.objects.count() == 1
    with refused("id_taken"):
        name(world, id=id, text="Something else")
    with refused("id_taken"):
        name(world, "sam", id=id)


# --- The work against it -----------------------------------------------------------------------------------


def test_work_is_promised_against_a_risk_of_the_same_goal(world: World) -> None:
    row, other = name(world), name(world, "sam", "surgery")
    work = promise(world, row)
    assert list(row.actions.all()) == [work]
    with refused("another_goal"):
        promise(world, other)
    with refused("another_goal"):
        actions.edit(actor=world.cast.nora, action_id=work.pk, expected_version=1, risk_id=other.pk)
    with refused("not_found"):
        actions.edit(actor=world.cast.nora, action_id=work.pk, expected_version=1, risk_id=UUID(int=7))
    free = actions.edit(actor=world.cast.nora, action_id=work.pk, expected_version=1, risk_id=None)
    assert free.risk_id is None
    back = actions.edit(actor=world.cast.nora, action_id=work.pk, expected_version=2, risk_id=row.pk)
    close(world, row)
    with refused("already_ended"):
        promise(world, row)
    kept = actions.edit(actor=world.cast.nora, action_id=back.pk, expected_version=3, text="Hire one", risk_id=row.pk)
    assert kept.risk_id == row.pk, "what was promised against it stays"


def test_open_ones_go_on_with_the_goal(world: World) -> None:
    row, ended = name(world), name(world, text="The lifts come late")
    work, done = promise(world, row), promise(world, row)
    actions.finish(actor=world.cast.nora, action_id=done.pk, outcome="One hired")
    close(world, ended)
    assert carrying.preview(world.cast.eve, [world.goal("w5")])[world.ids["w5"]].risks == 1
    after = cycles.open(
        actor=world.cast.eve, name="Plan 2028", kind="annual", starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31)
    )
    decisions = [cycles.Decision(world.ids[key]) for key in ("board", "north", "surgery", "w5")]
    cycles.close(actor=world.cast.eve, cycle_id=world.cycle.pk, next_cycle_id=after.pk, decisions=decisions)
    goal = Goal.objects.get(continues=world.ids["w5"])
    for it in (row, work, done, ended):
        it.refresh_from_db()
    assert (row.goal_id, work.goal_id, row.version) == (goal.pk, goal.pk, 2)
    assert (ended.goal_id, done.goal_id, done.risk_id) == (world.ids["w5"], world.ids["w5"], row.pk)


# --- The register ------------------------------------------------------------------------------------------


def foretold(world: World, key: str, probability: str, **more: Any) -> Forecast:
    """As if the night had said so."""
    target = Target.objects.in_force().filter(goal=world.ids[key]).first() or _aimed(world, key)
    chance = Decimal(probability)
    return Forecast.objects.create(
        organization=world.cast.organization, goal_id=world.ids[key], target=target, line=target.line,
        due_on=target.due_on, probability=chance, value=1, low=0, high=2, periods=20, code="forecast_likely",
        sentence="Rather", pooled=False, **({"made_on": date(2027, 1, 5)} | more),
    )  # fmt: skip


def _aimed(world: World, key: str) -> Target:
    draft = world.aim(key)
    with entries.action("test.target", organization_id=world.cast.organization.pk) as action:
        made: Target = Target.objects.create(
            organization=world.cast.organization, goal_id=world.ids[key], measure_id=draft.measure_id,
            unit_id=world.goal(key).unit_id, target=draft.target, baseline=draft.baseline,
            baseline_on=world.cycle.starts_on, due_on=world.cycle.ends_on, proposed_at=action.at, valid_from=action.at,
        )  # fmt: skip
    return made


def registered(world: World, by: str = "fay", unit: str | None = None) -> list[tuple[str, float]]:
    keys = {id: key for key, id in world.ids.items()}
    rows = risks.register(person(world, by), world.cast.unit(unit) if unit else None)
    assert all((it.risk is None) != (it.forecast is None) for it in rows)
    return [(keys[it.goal_id] + (" foretold" if it.forecast else ""), round(it.size, 2)) for it in rows]


@pytest.mark.parametrize(
    ("likelihood", "harm", "told"), [("low", "low", 1), ("medium", "high", 6), ("high", "low", 3), ("high", "high", 9)]
)
def test_likelihood_times_harm(likelihood: str, harm: str, told: int) -> None:
    assert size(likelihood, harm) == pytest.approx(told / 9)


def test_the_largest_first_then_the_highest_level(world: World) -> None:
    name(world, likelihood="high", harm="high")
    name(world, "sam", "surgery")
    name(world, "hana", "north")
    close(world, name(world, text="Gone by now"))
    foretold(world, "board", "0.6")
    foretold(world, "north", "0.9")
    foretold(world, "surgery", "0.49")
    assert registered(world) == [
        ("w5", 1.0), ("north foretold", 0.9), ("north", 0.67), ("surgery", 0.67), ("board foretold", 0.6),
    ]  # fmt: skip
    assert registered(world, unit="surgery") == [("w5", 1.0), ("surgery", 0.67)]
    assert registered(world, unit="south") == []


def test_the_newest_forecast_counts_until_it_is_known(world: World) -> None:
    foretold(world, "north", "0.9")
    foretold(world, "north", "0.3", made_on=date(2027, 2, 5))
    foretold(world, "surgery", "0.9", missed=True, settled_on=date(2027, 3, 1))
    assert registered(world) == []
    goals.close(actor=world.cast.eve, goal_id=world.ids["north"], outcome="stopped", reason="No", learned="Much")
    foretold(world, "north", "0.9", made_on=date(2027, 3, 5))
    assert registered(world) == [], "a closed goal is at no risk any more"


def test_a_restricted_goal_and_another_hospital_stay_out_of_sight(world: World) -> None:
    row = name(world)
    foretold(world, "w5", "0.8")
    goal = world.goal("w5")
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version, restricted=True)
    assert registered(world, "nora") == [("w5 foretold", 0.8), ("w5", 0.67)]
    assert registered(world, "nils") == registered(world, "rui") == []
    with refused("not_found"):
        close(world, row, "nils")
    stranger = worlds.build(slug="elsewhere")
    assert risks.register(stranger.cast.ada) == []
    with refused("not_found"):
        naming.edit(actor=stranger.cast.eve, risk_id=row.pk, expected_version=1, harm="low")
    with refused("not_found"):
        naming.report(actor=stranger.cast.eve, draft=draft(world))


def test_the_register_costs_the_same_for_many(world: World) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as captured:
            risks.register(world.cast.fay)
        return len(captured)

    name(world)
    few = counted()
    for _ in range(6):
        name(world, "sam", "surgery")
    assert counted() == few


# --- The database, and two at once --------------------------------------------------------------------------


def test_the_database_itself_refuses_nonsense(world: World) -> None:
    row, work = name(world), promise(world, None)
    elsewhere = worlds.build(slug="elsewhere")
    elsewhere.commit("board", "north", "surgery", "w5")
    theirs = name(elsewhere)
    for rows, wrong in (
        (Risk.objects.filter(pk=row.pk), {"text": ""}),
        (Risk.objects.filter(pk=row.pk), {"harm": "much"}),
        (Risk.objects.filter(pk=row.pk), {"closed_at": clock.now()}),
        (Risk.objects.filter(pk=row.pk), {"closing": "gone"}),
        (Risk.objects.filter(pk=row.pk), {"goal": elsewhere.ids["w5"]}),
        (Action.objects.filter(pk=work.pk), {"risk": theirs}),
    ):
        with pytest.raises((IntegrityError, Conflict)), transaction.atomic():  # within an action told as a sentence
            with entries.action("try", actor=world.cast.nora):
                rows.update(**wrong)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


ROUNDS = 5


def test_closed_twice_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = worlds.build(slug=f"closed-{round}")
        world.commit("board", "north", "surgery", "w5")
        row = name(world)
        done = together(partial(close, world, row), partial(close, world, row, "sam", "came_true", "They left"))
        assert sorted(isinstance(it, Risk) for it in done) == [False, True], done
        assert all(isinstance(it, (Risk, Conflict)) for it in done)


def test_closed_while_work_is_promised_against_it(committing: str) -> None:
    for round in range(ROUNDS):
        world = worlds.build(slug=f"promised-{round}")
        world.commit("board", "north", "surgery", "w5")
        row = name(world)
        done = together(partial(promise, world, row), partial(close, world, row, "sam"))
        row.refresh_from_db()
        assert row.closed_at is not None, done
        for work in Action.objects.filter(risk=row):
            assert work.promised_at <= row.closed_at, "never promised against a risk that was closed before"


def test_two_edits_of_one_version_at_once(committing: str) -> None:
    for round in range(ROUNDS):
        world = worlds.build(slug=f"edited-{round}")
        world.commit("board", "north", "surgery", "w5")
        row = name(world)
        edits = [
            partial(naming.edit, actor=who, risk_id=row.pk, expected_version=1, text=text)
            for who, text in ((world.cast.nora, "One leaves"), (world.cast.sam, "Three leave"))
        ]
        done = together(*edits)
        assert sorted(isinstance(it, Risk) for it in done) == [False, True], done
        row.refresh_from_db()
        assert row.version == 2
