"""Each row of the table of missing and weak links, planted alone: exactly what is told, since when and to whom; and
gone when the fact is mended."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.world import World, build
from plumbline.accountability import findings, past
from plumbline.accountability.actions import actions, assignments, decisions, delegations, support
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.findings import Finding
from plumbline.core import clock
from plumbline.goals.actions import alignments, check_ins, goals, replies, standings, targets
from plumbline.goals.models import Alignment, CheckIn, Target
from plumbline.measures.actions import data_queries, measurements, measures
from plumbline.measures.models import Measurement
from plumbline.organizations.actions import levels, organizations, people
from plumbline.organizations.models import Level

START = datetime(2027, 1, 4, 15, tzinfo=UTC)  # 9 in the morning in Chicago, a Monday


@dataclass
class Stage:
    """The line board < north < surgery < w5, committed on START with owners, links, targets and a fresh check-in."""

    world: World

    def told(self, *keys: str) -> list[tuple[str, str, datetime | None, str | None]]:
        """(code, goal, since, position of who must act) of these goals, or of all."""
        standings.catch_up(self.world.cast.organization)
        chidi = self.world.cast.chidi
        names = {id: key for key, id in self.world.ids.items()}
        found = findings.of_all(chidi)
        asked = findings.whose(chidi, found)
        rows = [
            (it.code, names[it.goal_id], it.since, who and who.position)
            for it, (who, _) in zip(found, asked, strict=True)
        ]
        return sorted(row for row in rows if not keys or row[1] in keys)

    def one(self, code: str) -> Finding:
        (found,) = [it for it in findings.of_all(self.world.cast.chidi) if it.code == code]
        return found

    def say(self, key: str, claimed: str, by: str, **more: object) -> object:
        draft = check_ins.CheckInDraft(self.world.ids[key], claimed, **more)
        return check_ins.record(actor=getattr(self.world.cast, by), draft=draft)


@contextmanager
def later(**span: float) -> Iterator[datetime]:
    at = START + timedelta(**span)
    with clock.travel(at):
        yield at


OWNERS = {"board": "eve", "north": "hana", "surgery": "sam", "w5": "nora"}


@pytest.fixture
def stage() -> Stage:
    with clock.travel(START):
        world = build(demo=True)
        with standings.deferred():
            for key in OWNERS:
                world.target(key, baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
            world.commit(*OWNERS)
        stage = Stage(world)
        for key, owner in OWNERS.items():
            stage.say(key, "on_track", owner)
    return stage


def test_a_sound_line_has_no_findings(stage: Stage) -> None:
    with later(minutes=1):
        assert stage.told() == []


def test_an_owner_who_leaves_is_followed_by_the_leader_above_at_once_and_vacant_after_30_days(stage: Stage) -> None:
    cast = stage.world.cast
    with later(days=1) as left:
        people.archive(actor=cast.ada, person_id=cast.nora.pk, reason="Moved away.")
        assert stage.told() == [("owner_left", "w5", left, "Director of surgery")]
        assert not stage.one("owner_left").blocking
    with later(days=31, minutes=1):
        rows = [row for row in stage.told("w5") if row[0] in ("owner_left", "vacant")]
        assert rows == [("vacant", "w5", left + timedelta(days=30), "Director of surgery")]
        assert stage.one("vacant").blocking
        offer = assignments.offer(actor=cast.sam, goal_id=stage.world.ids["w5"], person_id=cast.nils.pk)
        assignments.accept(actor=cast.nils, handoff_id=offer.pk)
        assert not [row for row in stage.told("w5") if row[0] in ("owner_left", "vacant", "no_owner")]


def test_a_goal_that_nobody_ever_took(stage: Stage) -> None:
    world = stage.world
    with later(days=1) as committed:
        world.draft("new", "w4")
        world.link("new", "surgery")
        world.target("new", baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
        world.commit("new")
        assert stage.told() == [("no_owner", "new", committed, "Director of surgery")]
        assert stage.one("no_owner").blocking
    with later(days=2) as asked:
        offer = assignments.offer(actor=world.cast.sam, goal_id=world.ids["new"], person_id=world.cast.nils.pk)
        assert stage.told() == [("owner_not_accepted", "new", asked, "Nurse manager, 4 West")]
    with later(days=3):
        assignments.accept(actor=world.cast.nils, handoff_id=offer.pk)
        assert stage.told() == []


def test_what_was_asked_for_and_not_answered(stage: Stage) -> None:
    cast, goal = stage.world.cast, stage.world.ids["w5"]
    with later(days=1) as asked:
        need = support.ask(actor=cast.nora, goal_id=goal, kind="staffing", asked_of_id=cast.hana.pk, text="A sitter")
        assert stage.told() == [("support_missing", "w5", asked, "President, North")]
        assert stage.one("support_missing").about == "A sitter"
        support.answer(actor=cast.hana, support_need_id=need.pk, answer="granted")
        assert stage.told() == []


def test_a_link_that_ends_and_one_that_nobody_agrees_to(stage: Stage) -> None:
    world = stage.world
    with later(days=1) as ended:
        link = Alignment.objects.open().get(child_id=world.ids["w5"])
        alignments.end(actor=world.cast.sam, alignment_id=link.pk, reason="Belongs elsewhere.")
        assert stage.told() == [("no_parent", "w5", ended, "Nurse manager, 5 West")]
        assert stage.one("no_parent").blocking
    with later(days=2) as offered:
        again = world.offer("w5", "surgery", by="nora")
        assert stage.told() == []
    with later(days=16):
        assert [row[0] for row in stage.told("w5")] == []
    with later(days=17):
        assert stage.told("w5") == [("alignment_not_agreed", "w5", offered, "Director of surgery")]
        alignments.accept(actor=world.cast.sam, alignment_id=again.pk)
        assert stage.told("w5") == []


def test_what_hangs_on_a_closed_goal(stage: Stage) -> None:
    world = stage.world
    with later(days=1) as closed:
        goals.close_many(
            actor=world.cast.hana, closings=[goals.Closing(world.ids["surgery"], "stopped", "Merged.", "Ask first.")]
        )
        assert ("parent_closed", "w5", closed, "Nurse manager, 5 West") in stage.told()
        assert stage.one("parent_closed").blocking


def test_a_required_level_that_is_skipped(stage: Stage) -> None:
    world = stage.world
    with later(days=1) as linked:
        level = Level.objects.get(organization=world.cast.organization, code="service_line")
        levels.edit(actor=world.cast.ada, level_id=level.pk, required=True)
        world.draft("skips", "w4", owner="nils")
        world.link("skips", "north")
        world.target("skips", baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
        world.commit("skips")
        assert stage.told() == [("level_missing", "skips", linked, "President, North")]
        assert (stage.one("level_missing").about, stage.one("level_missing").blocking) == (level.name, False)


def test_a_goal_without_target_and_one_whose_measure_is_retired(stage: Stage) -> None:
    world = stage.world
    with later(days=1) as committed:
        world.draft("bare", "w4", owner="nils")
        world.link("bare", "surgery")
        world.commit("bare")
        assert stage.told() == [("no_target", "bare", committed, "Nurse manager, 4 West")]
        aim = world.aim("bare", baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31), reason="We know now.")
        proposed = targets.propose(actor=world.cast.nils, goal_id=world.ids["bare"], draft=aim)
        assert [row[0] for row in stage.told()] == ["no_target"]
        targets.approve(actor=world.cast.sam, target_id=proposed.pk)
        assert stage.told() == []
    with later(days=2) as retired:
        measures.retire(actor=world.cast.ada, measure_id=world.measures["falls"].pk)
        assert [row[:3] for row in stage.told("bare")] == [("no_measure", "bare", retired)]


def test_an_update_that_is_due(stage: Stage) -> None:
    """The unit's level asks every 30 days; 7 days of grace: late from the morning of the 38th day."""
    for key, owner in list(OWNERS.items())[:3]:
        with later(days=36):
            stage.say(key, "on_track", owner)
    with later(days=37, hours=12):
        assert [row for row in stage.told("w5") if row[0] == "stale_check_in"] == []
    with later(days=38):
        midnight = datetime(2027, 2, 11, 6, tzinfo=UTC)
        assert ("stale_check_in", "w5", midnight, "Nurse manager, 5 West") in stage.told("w5")
        stage.say("w5", "on_track", "nora")
        assert [row for row in stage.told("w5") if row[0] == "stale_check_in"] == []


def test_an_off_track_check_in_without_a_reply(stage: Stage) -> None:
    with later(days=1) as said:
        check_in = stage.say("w5", "off_track", "nora", next_step="Rounds every hour")
        assert [row for row in stage.told("w5") if row[0] == "no_reply"] == []
    with later(days=8):
        assert ("no_reply", "w5", said + timedelta(days=7), "Director of surgery") in stage.told("w5")
        replies.reply(actor=stage.world.cast.sam, check_in_id=check_in.pk, kind="seen")
        assert [row for row in stage.told("w5") if row[0] == "no_reply"] == []


def test_a_right_to_act_that_ran_out_with_no_word_since(stage: Stage) -> None:
    cast = stage.world.cast
    with later(days=1):
        delegations.give(actor=cast.nora, to_person_id=cast.dele.pk, valid_to=START + timedelta(days=5))
        assert stage.told() == []
    with later(days=6):
        assert stage.told() == [("delegation_expired", "w5", START + timedelta(days=5), "Nurse manager, 5 West")]
        stage.say("w5", "on_track", "nora")
        assert stage.told() == []


def test_trouble_below_since_the_word_that_made_it(stage: Stage) -> None:
    with later(days=1) as said:
        stage.say("w5", "off_track", "nora", next_step="Rounds every hour")
        rows = [row for row in stage.told() if row[0] == "trouble_below"]
        assert rows == [
            ("trouble_below", "board", said, "Chief executive"),
            ("trouble_below", "north", said, "President, North"),
            ("trouble_below", "surgery", said, "Director of surgery"),
        ]
        assert [it.reach for it in findings.of_goals(stage.world.cast.chidi, [stage.world.ids["board"]])] == [3]


def test_a_changed_target_until_it_is_acknowledged(stage: Stage) -> None:
    cast, world = stage.world.cast, stage.world
    with later(days=1) as changed:
        line = Target.objects.in_force().get(goal_id=world.ids["w5"])
        draft = targets.TargetDraft(
            measure_id=line.measure_id, target=Decimal("0.6"), baseline=line.baseline, baseline_on=line.baseline_on,
            due_on=line.due_on, line=line.line, reason="Two positions stay open.",
        )  # fmt: skip
        proposed = targets.propose(actor=cast.nora, goal_id=world.ids["w5"], draft=draft)
        assert stage.told() == []
        targets.approve(actor=cast.sam, target_id=proposed.pk)
        assert stage.told() == [("target_changed", "w5", changed, "Director of surgery")]
        decisions.acknowledge_target(actor=cast.sam, target_id=proposed.pk)
        assert stage.told() == []


def test_data_that_are_late_and_a_number_in_doubt(stage: Stage) -> None:
    """January's rate is due after its end, 15 days of lag and 10 of grace: late from 27 February."""
    cast, world = stage.world.cast, stage.world
    falls = world.measures["falls"].pk
    with later(days=1):
        measures.revise(actor=cast.ada, measure_id=falls, steward_id=cast.rui.pk)
    with later(days=53):
        assert [row for row in stage.told("w5") if row[0] == "data_late"] == []
    with later(days=54):
        midnight = datetime(2027, 2, 27, 6, tzinfo=UTC)
        assert ("data_late", "w5", midnight, "Quality analyst, North") in stage.told("w5")
        draft = measurements.MeasurementDraft(
            falls, cast.unit("w5").pk, date(2027, 1, 1), date(2027, 2, 1), "feed",
            numerator=Decimal(6), denominator=Decimal(9000),
        )  # fmt: skip
        measurements.record_many(actor=cast.rui, organization_id=cast.organization.pk, data=[draft])
        assert [row for row in stage.told("w5") if row[0] == "data_late"] == []
    with later(days=55) as asked:
        datum = Measurement.objects.current().get(unit=cast.unit("w5"))
        query = data_queries.ask(actor=cast.nora, measurement_id=datum.pk, question="Two are the unit's next door.")
        assert ("data_questioned", "w5", asked, "Quality analyst, North") in stage.told("w5")
        data_queries.answer(actor=cast.rui, data_query_id=query.pk, answer="Mended.")
        assert [row for row in stage.told("w5") if row[0] == "data_questioned"] == []


def test_an_owner_on_leave_is_acted_for_and_found_until_they_are_back(stage: Stage) -> None:
    cast = stage.world.cast
    first = datetime(2027, 1, 6, 6, tzinfo=UTC)  # midnight in Chicago
    with later(days=1):
        people.leave(actor=cast.nora, person_id=cast.nora.pk, away_from=date(2027, 1, 6), away_until=date(2027, 3, 1))
        assert stage.told("w5") == [], "away from tomorrow"
    with later(days=3):
        assert stage.told("w5") == [("owner_left", "w5", first, "Director of surgery")]
    with later(days=33):
        rows = [row for row in stage.told("w5") if row[0] in ("owner_left", "vacant")]
        assert rows == [("vacant", "w5", first + timedelta(days=30), "Director of surgery")]
        people.leave(actor=cast.nora, person_id=cast.nora.pk, away_from=None)
        assert not [row for row in stage.told("w5") if row[0] in ("owner_left", "vacant")], "back"


def counted(stage: Stage, month: int, falls: int, days: int = 9000) -> None:
    cast = stage.world.cast
    draft = measurements.MeasurementDraft(
        stage.world.measures["falls"].pk, cast.unit("w5").pk, date(2027, month, 1), date(2027, month + 1, 1), "feed",
        numerator=Decimal(falls), denominator=Decimal(days),
    )  # fmt: skip
    measurements.record_many(actor=cast.rui, organization_id=cast.organization.pk, data=[draft])


def differing(stage: Stage) -> list[tuple[str, str, datetime | None, str | None]]:
    return [row for row in stage.told("w5") if row[0] == "contradiction"]


def test_a_report_that_the_data_do_not_bear_out(stage: Stage) -> None:
    """The owner's first; one level up after two periods without a reply; gone when the report is that of the data."""
    cast = stage.world.cast
    with later(days=200):
        stage.say("w5", "on_track", "nora")
        counted(stage, 5, 11)
        assert differing(stage), "twelve in ten thousand, and on track"
    with later(days=201) as came:
        counted(stage, 6, 11)
        assert differing(stage) == [("contradiction", "w5", came, "Nurse manager, 5 West")]
    with later(days=262):
        assert differing(stage)[0][3] == "Nurse manager, 5 West", "a month is a period"
    with later(days=263):
        assert differing(stage) == [("contradiction", "w5", came, "Director of surgery")]
        said = CheckIn.objects.filter(goal=stage.world.ids["w5"]).latest("recorded_at")
        replies.reply(actor=cast.sam, check_in_id=said.pk, kind="seen")
        assert differing(stage)[0][3] == "Nurse manager, 5 West", "the reply is there: the owner's again"
        stage.say("w5", "off_track", "nora", next_step="Rounds every hour")
        assert differing(stage) == []


def test_too_few_say_nothing_against_a_report(stage: Stage) -> None:
    with later(days=200):
        stage.say("w5", "on_track", "nora")
        counted(stage, 6, 2, days=700)
        assert differing(stage) == [], "two falls in 700 days are too few"


def test_promised_work_that_is_overdue(stage: Stage) -> None:
    cast = stage.world.cast
    with later(days=1):
        promised = actions.promise(
            actor=cast.nora,
            draft=Promise(
                goal_id=stage.world.ids["w5"], text="Low beds", owner_id=cast.dele.pk, due_on=date(2027, 1, 10),
                strength="strong",
            ),
        )  # fmt: skip
    with later(days=6, hours=12):
        assert stage.told() == []
    with later(days=7):
        midnight = datetime(2027, 1, 11, 6, tzinfo=UTC)
        assert stage.told() == [("overdue_action", "w5", midnight, "Charge nurse, 5 West")]
        actions.finish(actor=cast.dele, action_id=promised.pk, outcome="They are here.")
        assert stage.told() == []


def test_more_goals_than_the_unit_can_carry(stage: Stage) -> None:
    cast, world = stage.world.cast, stage.world
    with later(days=1):
        organizations.configure(actor=cast.ada, organization=cast.organization, settings={"unit_goal_cap": 1})
        assert stage.told() == []
    with later(days=2) as committed:
        world.draft("second", "w5", owner="nora")
        world.link("second", "surgery")
        world.target("second", baseline_on=date(2027, 1, 1), due_on=date(2027, 12, 31))
        world.commit("second")
        assert stage.told() == [("overloaded_unit", "second", committed, "Director of surgery")]
        assert stage.one("overloaded_unit").about == "5 West"


def test_what_is_asked_of_one_goal_is_what_is_told_of_all(stage: Stage) -> None:
    with later(days=40):
        standings.catch_up(stage.world.cast.organization)
        every = findings.of_all(stage.world.cast.chidi)
        assert len(every) >= 4
        for goal in stage.world.ids.values():
            assert findings.of_goals(stage.world.cast.chidi, [goal]) == [it for it in every if it.goal_id == goal]


def test_as_of_a_past_day_the_findings_are_those_of_then(stage: Stage) -> None:
    cast = stage.world.cast
    with later(days=1) as left:
        people.archive(actor=cast.ada, person_id=cast.nora.pk, reason="Moved away.")
        then = findings.of_all(cast.chidi)
        assert [it.code for it in then] == ["owner_left"]
    with later(days=3):
        offer = assignments.offer(actor=cast.sam, goal_id=stage.world.ids["w5"], person_id=cast.nils.pk)
        assignments.accept(actor=cast.nils, handoff_id=offer.pk)
        assert findings.of_all(cast.chidi) == []
        with past.at(cast.chidi.organization, left + timedelta(hours=1), cast.chidi):
            assert findings.of_all(cast.chidi) == then


def test_outside_the_restriction_nothing_of_a_restricted_goal_is_told(stage: Stage) -> None:
    cast = stage.world.cast
    with later(days=1):
        stage.world.draft("hidden", "w5", owner="nora", by="sam", restricted=True)
        stage.world.link("hidden", "surgery")
        stage.world.commit("hidden")
        hidden = stage.world.ids["hidden"]
        assert hidden in {it.goal_id for it in findings.of_all(cast.nora)}
        assert hidden not in {it.goal_id for it in findings.of_all(cast.nils)}
        assert findings.of_goals(cast.nils, [hidden]) == []
