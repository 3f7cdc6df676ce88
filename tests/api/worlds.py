"""A hospital with a line of goals from the board to 5 West, all of it made by actions, and a second hospital of
which Otto is the administrator: he sees nothing of the first.

    board "Harm nobody" (eve) < north (hana) < surgery (sam) < w5 (nora; pia is partner, dele delegate)
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import connections

from cast import Cast, empty, hospital
from plumbline.accountability.actions import (
    actions,
    assignments,
    decisions,
    delegations,
    forums,
    meetings,
    risks,
    support,
)
from plumbline.accountability.actions.actions import Promise
from plumbline.accountability.actions.risks import RiskDraft
from plumbline.core import clock
from plumbline.goals.actions import (
    alignments,
    change_ideas,
    check_ins,
    cycles,
    drivers,
    goals,
    interventions,
    replies,
    targets,
)
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.actions.interventions import InterventionDraft
from plumbline.goals.actions.targets import TargetDraft
from plumbline.goals.models import CheckIn, Cycle, Forecast, Goal, Target
from plumbline.measures.actions import measurements, measures, rebaselines
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.actions.measures import MeasureDraft
from plumbline.organizations.actions import units
from plumbline.organizations.models import Person
from plumbline.ratings import packs
from plumbline.ratings.actions import benchmarks, composites, pairings, scenarios, true_norths
from plumbline.ratings.actions.composites import CompositeDraft, ItemDraft
from plumbline.ratings.actions.true_norths import Candidate, TrueNorthDraft
from plumbline.ratings.choices import Criterion
from plumbline.reporting.actions import packets

LINE = (
    ("board", "Harm nobody", "top", "eve"),
    ("north", "Fewer falls, North", "north", "hana"),
    ("surgery", "Fewer falls, Surgery", "surgery", "sam"),
    ("w5", "Fewer falls, 5 West", "w5", "nora"),
)


@dataclass
class Worlds:
    """`ids` names the rows that cases speak of."""

    cast: Cast
    other: Cast
    cycle: Cycle
    ids: dict[str, UUID] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        if name == "nobody":
            return None
        return self.other.ada if name == "otto" else getattr(self.cast, name)

    def goal(self, key: str) -> Goal:
        return Goal.objects.get(pk=self.ids[key])

    def draft(self, key: str, unit: str, *, title: str = "", by: str = "ada", **more: Any) -> Goal:
        said = GoalDraft(title=title or f"Goal {key}", unit_id=self.cast.units[unit].pk, cycle_id=self.cycle.pk, **more)
        goal = goals.draft(actor=getattr(self.cast, by), draft=said)
        self.ids[key] = goal.pk
        return goal

    def settle(self, key: str, name: str, role: str = "accountable") -> None:
        row = (self.ids[key], self.cast.ids[name], role)
        assignments.settle_many(actor=self.cast.ada, drafts=[row], agreed_on_paper=True)

    def link(self, child: str, parent: str, *, agree: bool = True, **more: Any) -> UUID:
        said = AlignmentDraft(child_id=self.ids[child], parent_id=self.ids[parent], **more)
        row = alignments.offer(actor=self.cast.ada, draft=said)
        if agree:
            alignments.accept_many(actor=self.cast.ada, alignment_ids=[row.pk], on_paper=True)
        self.ids[f"{child}>{parent}"] = row.pk
        return row.pk

    def check_in(self, key: str, name: str, claimed: str = "on_track", **more: Any) -> CheckIn:
        said = CheckInDraft(goal_id=self.ids[key], claimed=claimed, **more)
        return check_ins.record(actor=getattr(self.cast, name), draft=said)


_kept: dict[str, Worlds] = {}


def keep() -> None:
    """Makes it in the database at hand, for `built` to answer with from now on."""
    _kept[connections.settings["default"]["NAME"]] = _build()


def built() -> Worlds:
    """Everything the sweep needs one of: as it is kept in the database at hand, else made in it."""
    kept = _kept.get(connections.settings["default"]["NAME"])
    return deepcopy(kept) if kept else _build()


def _build() -> Worlds:
    cast, today = hospital(), clock.now().date()
    cycle = cycles.open(
        actor=cast.eve,
        name="Plan",
        kind="annual",
        starts_on=today - timedelta(days=200),
        ends_on=today + timedelta(days=165),
    )
    worlds = Worlds(cast, empty("otters"), cycle, {"cycle": cycle.pk})
    _measures(worlds, today)
    above = None
    for key, title, unit, owner in LINE:
        worlds.draft(key, unit, title=title)
        worlds.settle(key, owner)
        if above:
            worlds.link(key, above)
        above = key
    _target(worlds)
    goals.commit_many(actor=cast.ada, goal_ids=[worlds.ids[key] for key, *_ in LINE], on_paper=True)
    _people(worlds)
    worlds.ids["check_in"] = worlds.check_in("w5", "nora", "at_risk", next_step="Hourly rounds", needs_help=True).pk
    reply = replies.reply(actor=cast.sam, check_in_id=worlds.ids["check_in"], kind="will_help")
    worlds.ids["reply"] = reply.pk
    worlds.draft("draft", "w4", title="Fewer pressure injuries, 4 West")
    _risks(worlds, today)
    _forums(worlds, today)
    _ratings(worlds, today)
    _improvement(worlds, today)
    return worlds


def _risks(worlds: Worlds, today: date) -> None:
    """Of 5 West's goal: one that Pia watches, and what the night said of its target."""
    target = Target.objects.get(pk=worlds.ids["target"])
    said = RiskDraft(worlds.ids["w5"], "Two aides leave in spring", "medium", "high", worlds.cast.ids["pia"])
    made = Forecast.objects.create(
        organization=worlds.cast.organization, goal_id=target.goal_id, target=target, line=target.line,
        made_on=today - timedelta(days=1), due_on=target.due_on, probability=Decimal("0.7"), value=Decimal("0.8"),
        low=Decimal("0.5"), high=Decimal("1.1"), periods=14, known_through=today - timedelta(days=20),
        code="forecast_likely", sentence="About 7 in 10 that this misses its target.", pooled=False,
    )  # fmt: skip
    worlds.ids |= {"risk": risks.report(actor=worlds.cast.nora, draft=said).pk, "forecast": made.pk}


def _improvement(worlds: Worlds, today: date) -> None:
    """Of 5 West's goal: a driver with an idea, which Fay tries; and an initiative of Rui's that serves no goal."""
    cast = worlds.cast
    driver = drivers.add(actor=cast.nora, goal_id=worlds.ids["w5"], words="Help to the toilet in time")
    idea = change_ideas.add(actor=cast.dele, driver_id=driver.pk, words="Hourly rounds by day")
    said = InterventionDraft(
        measure_id=worlds.ids["falls"], idea_id=idea.pk, title="Hourly rounds", begins_on=today - timedelta(days=40),
        plan="Two nurses look in at every patient each hour", owner_id=cast.ids["fay"], predicted=Decimal("-0.2"),
    )  # fmt: skip
    tried = interventions.plan(actor=cast.nora, draft=said)
    said = InterventionDraft(
        measure_id=worlds.ids["injuries"], unit_id=cast.units["w5"].pk, title="New mattresses", begins_on=today,
        plan="All beds by spring",
    )  # fmt: skip
    alone = interventions.plan(actor=cast.rui, draft=said)
    worlds.ids |= {"driver": driver.pk, "change_idea": idea.pk, "intervention": tried.pk, "initiative": alone.pk}


def _forums(worlds: Worlds, today: date) -> None:
    """The board, which has met, with Bea and Chidi; and work that Pia has promised."""
    cast = worlds.cast
    forum = forums.found(
        actor=cast.bea, name="Board", kind="board", unit_id=cast.units["top"].pk, rhythm="every_other_month"
    )
    for name in ("bea", "chidi"):
        forums.join(actor=cast.bea, forum_id=forum.pk, person_id=cast.ids[name])
    held = meetings.schedule(actor=cast.bea, forum_id=forum.pk, held_on=today - timedelta(days=3))
    said = decisions.record(
        actor=cast.bea, text="Harm is reported first.", meeting_id=held.pk, goal_id=worlds.ids["board"]
    )
    draft = Promise(
        worlds.ids["w5"], "Low beds for all", today + timedelta(days=5), "strong", cast.ids["pia"],
        risk_id=worlds.ids["risk"],
    )  # fmt: skip
    promised = actions.promise(actor=cast.nora, draft=draft)
    worlds.ids |= {"forum": forum.pk, "meeting": held.pk, "decision": said.pk, "action": promised.pk}
    worlds.ids["packet"] = packets.make(actor=cast.eve, meeting_id=held.pk, as_of=clock.now().isoformat()).pk


def _ratings(worlds: Worlds, today: date) -> None:
    """North is a hospital that CMS knows, with a rated measure beside one of its own; a choice waits for the board."""
    cast, north = worlds.cast, worlds.cast.units["north"]
    units.rename(actor=cast.ada, unit_id=north.pk, name=north.name, external_ids={"ccn": "520177"})
    rated = MeasureDraft("HAI_1", "Line infections (SIR)", "decrease", "ratio", identifiers={"cms": "HAI_1"})
    (measure,) = measures.define_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=[rated])
    window = next(it for it in packs.shipped()["2025-07"].measures if it.id == "HAI_1")
    datum = MeasurementDraft(
        measure_id=measure.pk, unit_id=north.pk, period_start=window.first_day,
        period_end=date.fromisoformat(window.last_day) + timedelta(days=1), source="cms", value=Decimal("0.78"),
    )  # fmt: skip
    measurements.record_many(actor=cast.ada, organization_id=cast.organization.pk, data=[datum])
    kept = scenarios.save(
        actor=cast.sam, name="Half the infections", unit_id=north.pk, release="2025-07", changes="HAI_1:0.39"
    )
    paired = pairings.pair(
        actor=cast.rui, external_id=measure.pk, internal_id=worlds.ids["injuries"], definition="Ours counts all lines",
        population="All patients", period="By month", lag="Two weeks",
    )  # fmt: skip
    item = ItemDraft(worlds.ids["injuries"], Decimal("2.4"), Decimal("0.6"), Decimal(1), lower_is_better=True)
    entered = composites.enter(actor=cast.rui, draft=CompositeDraft("Safe care", "Our own council, 2026", [item]))
    worlds.ids["composite"] = entered.pk
    choice = TrueNorthDraft(
        "cms_stars", "CMS stars", "Patients look at it.", today + timedelta(days=300),
        [Candidate("CMS stars", dict.fromkeys(Criterion.values, 3))],
    )  # fmt: skip
    proposed = true_norths.propose(actor=cast.eve, draft=choice)
    worlds.ids |= {"HAI_1": measure.pk, "scenario": kept.pk, "pairing": paired.pk, "true_north": proposed.pk}
    said = TargetDraft(
        measure_id=measure.pk, goal_id=worlds.ids["w5"], baseline=Decimal("0.9"), target=Decimal("0.5"), reason="Lines"
    )
    worlds.ids["rated_target"] = targets.propose(actor=cast.nora, goal_id=worlds.ids["w5"], draft=said).pk
    targets.approve(actor=cast.sam, target_id=worlds.ids["rated_target"])
    followed = benchmarks.follow(actor=cast.nora, target_id=worlds.ids["rated_target"], statistic="mean")
    asked = Target.objects.proposed().get(line=worlds.ids["rated_target"])
    targets.decline(actor=cast.sam, target_id=asked.pk, reason="Not yet")
    worlds.ids["benchmark"] = followed.pk


def _measures(worlds: Worlds, today: date) -> None:
    cast = worlds.cast
    drafts = [
        MeasureDraft(
            code=code, name=name, direction="decrease", scale="rate", per=1000, unit="per 1,000 patient-days",
            sources=["incident system"], steward_id=cast.ids["rui"],
        )
        for code, name in (("falls", "Falls with injury"), ("injuries", "Pressure injuries"))
    ]  # fmt: skip
    made = measures.define_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=drafts)
    worlds.ids |= {row.code: row.pk for row in made}
    start = (today - timedelta(days=65)).replace(day=1)
    end = (start + timedelta(days=32)).replace(day=1)
    datum = MeasurementDraft(
        measure_id=worlds.ids["falls"], unit_id=cast.units["w5"].pk, period_start=start, period_end=end,
        source="incident system", numerator=Decimal(8), denominator=Decimal(10_000),
    )  # fmt: skip
    recorded = measurements.record_many(actor=cast.rui, organization_id=cast.organization.pk, data=[datum])
    asked = rebaselines.propose(
        actor=cast.rui, measure_id=worlds.ids["falls"], unit_id=cast.units["w5"].pk, first=start, reason="New lifts"
    )
    worlds.ids |= {"measurement": recorded[0].pk, "rebaseline": asked.pk}


def _target(worlds: Worlds) -> None:
    said = TargetDraft(
        measure_id=worlds.ids["falls"], goal_id=worlds.ids["w5"], baseline=Decimal("1.2"), target=Decimal("0.6")
    )
    worlds.ids["target"] = targets.set_many(actor=worlds.cast.ada, drafts=[said])[0].pk


def _people(worlds: Worlds) -> None:
    cast = worlds.cast
    worlds.settle("w5", "pia", "partner")
    given = delegations.give(actor=cast.nora, to_person_id=cast.ids["dele"], valid_to=clock.now() + timedelta(days=20))
    need = support.ask(
        actor=cast.nora, goal_id=worlds.ids["w5"], kind="staffing", asked_of_id=cast.ids["sam"], text="One more aide"
    )
    worlds.draft("offered", "w4", title="Fewer falls, 4 West")
    offer = assignments.offer(actor=cast.sam, goal_id=worlds.ids["offered"], person_id=cast.ids["nils"])
    worlds.ids |= {"delegation": given.pk, "need": need.pk, "offer": offer.pk, "nothing": uuid4()}
