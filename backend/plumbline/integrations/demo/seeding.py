"""Writes a plan through the product's own actions: month by month, in bulk, at the instants it tells of."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from plumbline.accountability import tasks
from plumbline.accountability.actions import assignments
from plumbline.core import clock, events
from plumbline.goals import tasks as nightly
from plumbline.goals.actions import alignments, check_ins, cycles, goals, replies, standings, targets
from plumbline.goals.models import Cycle, Target
from plumbline.integrations.cms import library
from plumbline.integrations.demo import cms, forums, improving, present, rating
from plumbline.integrations.demo.families import measures as local_measures
from plumbline.integrations.demo.families import promises
from plumbline.integrations.demo.names import Someone
from plumbline.integrations.demo.plan import LEAVING, MONTHS, Plan, Said, Wish
from plumbline.integrations.writers.cms import define
from plumbline.integrations.writers.desk import Desk
from plumbline.measures.actions import measurements, measures
from plumbline.measures.models import Measure
from plumbline.organizations.actions import affiliations, organizations, people, units
from plumbline.organizations.events import OrganizationMadeUp
from plumbline.organizations.models import Organization, OrgUnit, Person

ZONE = "America/Chicago"
SLUG = "demo"
DATA_DAYS = (3, 13, 23)
GATHERED = 3  # minutes: the database has counted its new rows by then
BEFORE = 10  # days: data come in before they are late, whichever of the three days is next
Say = Callable[[str], None]
LEARNED = {
    "achieved": ("", "What worked: one change at a time, shown on the board at the huddle."),
    "missed": ("Staffing did not allow the full change.", "Start with one shift, then spread."),
    "stopped": ("Replaced by the system-wide order set.", "Check first whether others work on the same."),
}


def seed(
    plan: Plan,
    *,
    name: str = "Lakeland Health (demo)",
    slug: str = SLUG,
    values: Sequence[cms.Value] = (),
    say: Say = lambda line: None,
) -> Organization | None:
    """The organization, or None when it is there already. All of it in one transaction."""
    if Organization.objects.filter(slug=slug).exists():
        return None
    with transaction.atomic(), standings.deferred():
        seeder = Seeder(plan, slug, say)
        seeder.begin(name, values)
        for month in range(MONTHS + 1):
            seeder.month(month)
        present.today(seeder)
        with clock.travel(seeder.began - timedelta(days=5)):
            rating.steer(seeder)
            improving.improve(seeder)
        events.publish(OrganizationMadeUp(seeder.organization.pk))
        say("Working out how every goal stands")
    for gathering in (tasks.observe_days, nightly.make_forecasts):
        gathering.configure(schedule_in={"minutes": GATHERED}).defer(timestamp=0)
    return seeder.organization


@dataclass(slots=True)
class Seeder:
    plan: Plan
    slug: str
    say: Say
    rng: random.Random = field(init=False)
    organization: Organization = field(init=False)
    administrator: Person = field(init=False)
    people: dict[str, Person] = field(init=False, default_factory=dict)
    units: dict[str, OrgUnit] = field(init=False, default_factory=dict)
    measures: dict[str, Measure] = field(init=False, default_factory=dict)
    cycles: dict[str, Cycle] = field(init=False, default_factory=dict)
    ids: dict[int, UUID] = field(init=False, default_factory=dict)
    recorded: dict[tuple[str, str], int] = field(init=False, default_factory=dict)
    made: int = field(init=False, default=0)
    began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"{self.plan.seed}:{self.slug}")  # noqa: S311 - made-up data
        self.began = clock.now()

    @property
    def chief(self) -> Person:
        """The chief executive, who sees every goal, restricted ones too."""
        return self.people[self.plan.roster.leads["ceo"]]

    def at(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), ZoneInfo(ZONE))

    @contextmanager
    def on(self, day: date, hour: int = 9) -> Iterator[bool]:
        """The past instant; answers no, and does not travel, where it is still to come."""
        instant = self.at(day, hour)
        if instant > self.began:
            yield False
            return
        with clock.travel(instant):
            yield True

    def new_id(self) -> UUID:
        """A key that sorts by its (made-up) moment, then as it was made, and is the same every time."""
        self.made += 1
        value = (int(clock.now().timestamp() * 1000) << 80) | 7 << 76 | (self.made & 0xFFF) << 64
        return UUID(int=value | 2 << 62 | self.rng.getrandbits(62))

    # --- The beginning

    def begin(self, name: str, values: Sequence[cms.Value]) -> None:
        self.say(f"{len(self.plan.places)} units, {len(self.plan.roster.people)} people, {len(self.plan.goals)} goals")
        with self.on(self.plan.start_of(0), 7):
            self.organization = organizations.found(
                name=name, slug=self.slug, time_zone=ZONE, demo=True, id=self.new_id()
            )
            boss = self._someone(self.plan.roster.leads["administrator"])
            self.administrator = people.first_administrator(
                organization=self.organization, name=boss.name, email=boss.email, position=boss.position
            )
            self._units()
            self._people(boss)
            self._measures(values)
            self._cycles()
            forums.found(self)
        self._published(values)

    def _someone(self, email: str) -> Someone:
        return next(person for person in self.plan.roster.people if person.email == email)

    def _units(self) -> None:
        drafts = [
            units.UnitDraft(
                place.code, place.name, place.level, place.parent, self.new_id() if place.parent else None,
                {"ccn": place.ccn} if place.ccn else {},
            )
            for place in self.plan.places
        ]  # fmt: skip
        units.add_many(actor=self.administrator, organization_id=self.organization.pk, drafts=drafts)
        self.units = {unit.code: unit for unit in OrgUnit.objects.filter(organization=self.organization)}
        for title, kinds in (("Emergency medicine", ("emergency",)), ("Critical care", ("icu",))):
            group = affiliations.add_group(actor=self.administrator, kind="department", name=title, id=self.new_id())
            for place in self.plan.places[:80]:
                if place.kind in kinds:
                    affiliations.join(actor=self.administrator, unit_id=self.units[place.code].pk, group_id=group.pk)

    def _people(self, boss: Someone) -> None:
        drafts = [
            people.PersonDraft(it.name, it.position, it.email, it.unit, it.roles, account=True, id=self.new_id())
            for it in self.plan.roster.people
            if it != boss
        ]
        people.add_many(actor=self.administrator, organization_id=self.organization.pk, drafts=drafts)
        here = Person.objects.filter(organization=self.organization).select_related("organization", "account")
        self.people = {person.email: person for person in here}
        self.administrator = self.people[boss.email]

    def _measures(self, values: Sequence[cms.Value]) -> None:
        steward = self.people[self.plan.roster.leads["steward"]]
        measures.define_many(
            actor=self.administrator,
            organization_id=self.organization.pk,
            drafts=[
                measures.MeasureDraft(
                    code=it.code, name=it.name, direction=it.direction, scale=it.scale, definition=it.definition,
                    unit=it.unit, per=it.per, decimals=it.decimals, numerator=it.numerator,
                    denominator=it.denominator, lag_days=it.lag_days, sources=[it.source], steward_id=steward.pk,
                    id=self.new_id(),
                )
                for it in local_measures().values()
            ],
        )  # fmt: skip
        define(Desk(self.administrator), (value.measure for value in values))
        self.measures = {it.code: it for it in Measure.objects.filter(organization=self.organization)}

    def _cycles(self) -> None:
        first, (year, _) = self.plan.first, self.plan.last_year
        chief = self.chief
        long = cycles.open(
            actor=chief, name=f"Strategic plan {first.year}–{first.year + 3}", kind="strategic",
            starts_on=date(first.year, 1, 1), ends_on=date(first.year + 3, 12, 31), id=self.new_id(),
        )  # fmt: skip
        self.cycles = {"strategic": long}
        self.cycles["annual"] = cycles.open(
            actor=chief, name=f"Annual plan {year}", kind="annual", starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31), parent_id=long.pk, id=self.new_id(),
        )  # fmt: skip

    def _published(self, values: Sequence[cms.Value]) -> None:
        """CMS's values, on the day each release came out (or the demo began)."""
        by_ccn = {place.ccn: self.units[place.code] for place in self.plan.places if place.ccn}
        for release in sorted({value.release for value in values}):
            came_out, month_after = library.release_month(release)
            data = []
            for value in values:
                if value.release != release or value.ccn not in by_ccn:
                    continue
                period = library.releases()[release].get(value.measure, (came_out, month_after))
                source = library.CARE_COMPARE if value.measure == "CMS_STAR_RATING" else library.STARS
                data.append(
                    measurements.MeasurementDraft(
                        self.measures[value.measure].pk, by_ccn[value.ccn].pk, *period, source, value.value,
                        denominator=value.denominator, expected=value.expected, id=self.new_id(),
                    )
                )  # fmt: skip
            with self.on(max(month_after, self.plan.start_of(0)), 8):
                self._record(data)

    # --- A month

    def month(self, month: int) -> None:
        first = self.plan.start_of(month)
        if month % (1 if self.plan.large else 6) == 0:
            self.say(f"{first:%B %Y}")
        with self.on(first + timedelta(days=1)) as past:
            if past and month < MONTHS:
                self._agree([wish for wish in self.plan.goals if wish.month == month])
                forums.speak(self, first + timedelta(days=1))
        for day in DATA_DAYS:
            with self.on(first + timedelta(days=day), 6) as past:
                if past:
                    self._data(first + timedelta(days=day))
        said = [it for it in self.plan.said if it.month == month - 1]
        for day in sorted({it.day for it in said}):
            with self.on(first + timedelta(days=day - 1), 15) as past:
                if past:
                    self._check_ins([it for it in said if it.day == day])
        with self.on(first + timedelta(days=25), 16) as past:
            if past:
                self._turns(month)

    def _agree(self, wishes: Sequence[Wish]) -> None:
        """This month's goals: drafted, with targets, owners and links, and committed by the executive for them."""
        if not wishes:
            return
        drafted = goals.draft_many(
            actor=self.administrator,
            organization_id=self.organization.pk,
            drafts=[
                goals.GoalDraft(
                    it.title, self.units[it.unit].pk, self.cycles[it.cycle].pk, it.sentence, it.impacts,
                    restricted=it.restricted, check_in_days=it.check_in_days,
                    participant_ids=[self.units[code].pk for code in it.taking_part], id=self.new_id(),
                )
                for it in wishes
            ],
        )  # fmt: skip
        self.ids |= {it.key: goal.pk for it, goal in zip(wishes, drafted, strict=True)}
        aims = [
            targets.TargetDraft(
                measure_id=self.measures[it.aim.measure].pk, goal_id=self.ids[it.key], target=it.aim.target,
                baseline=it.aim.baseline, baseline_on=it.aim.baseline_on, due_on=it.aim.due_on,
                reading=it.aim.reading, id=self.new_id(),
            )
            for it in wishes if it.aim
        ]  # fmt: skip
        targets.set_many(actor=self.administrator, drafts=aims)
        settled = [
            assignments.AssignmentDraft(self.ids[it.key], self.people[email].pk, role, can)
            for it in wishes
            for email, role, can in ((it.owner, "accountable", True), (it.partner, "partner", None))
            if email and (role == "accountable" or email != it.owner)
        ]
        assignments.settle_many(actor=self.administrator, drafts=settled)
        self._link(wishes)
        proposed = [it for it in wishes if it.state != "draft"]
        if proposed:
            goals.propose_many(actor=self.chief, goal_ids=[self.ids[it.key] for it in proposed])
        for board in range(1, len(promises()) + 1):
            self._commit(board, [it for it in proposed if it.board == board and it.state != "proposed"])

    def _commit(self, board: int, wishes: Sequence[Wish]) -> None:
        for level in (True, False):
            ids = [self.ids[it.key] for it in wishes if (it.level == "board") == level]
            if ids:
                leads = self.plan.roster.leads
                approver = leads["chair"] if level else leads[promises()[board - 1].owner]
                goals.commit_many(actor=self.people[approver], goal_ids=ids)

    def _link(self, wishes: Sequence[Wish]) -> None:
        drafts = [
            alignments.AlignmentDraft(
                self.ids[it.key], self.ids[it.parent], it.kind, it.weight, it.critical, primary=True, id=self.new_id()
            )
            for it in wishes
            if it.parent is not None
        ]
        now = {it.key for it in wishes}
        drafts += [
            alignments.AlignmentDraft(
                self.ids[it.child], self.ids[it.parent], "supports", primary=False, id=self.new_id()
            )
            for it in self.plan.supports
            if it.agreed and now & {it.child, it.parent} and {it.child, it.parent} <= self.ids.keys()
        ]
        if not drafts:
            return
        offered = alignments.offer_many(actor=self.administrator, drafts=drafts)
        open_ones = {self.ids[it.key] for it in wishes if not it.agreed or it.state == "draft"}
        agreed = [link.pk for link in offered if link.child_id not in open_ones]
        if agreed:
            alignments.accept_many(actor=self.chief, alignment_ids=agreed)

    def _data(self, today: date) -> None:
        """What has come in by this day: each measure's months whose lag is over."""
        data = []
        for (code, unit), months in self.plan.series.items():
            measure, local = self.measures[code], local_measures()[code]
            until = self.plan.late.get((code, unit), MONTHS)
            for month in months[self.recorded.get((code, unit), 0) :]:
                start, end = self.plan.start_of(month.index), self.plan.start_of(month.index + 1)
                if month.index >= until or end + timedelta(days=max(local.lag_days - BEFORE, 0)) > today:
                    break
                self.recorded[code, unit] = self.recorded.get((code, unit), 0) + 1
                data.append(
                    measurements.MeasurementDraft(
                        measure.pk, self.units[unit].pk, start, end, local.source,
                        numerator=month.numerator, denominator=month.denominator, id=self.new_id(),
                    )
                )  # fmt: skip
        self._record(data)

    def _record(self, data: Sequence[measurements.MeasurementDraft]) -> None:
        if data:
            steward = self.people[self.plan.roster.leads["steward"]]
            measurements.record_many(actor=steward, organization_id=self.organization.pk, data=data)

    def _check_ins(self, said: Sequence[Said]) -> None:
        drafts = [
            check_ins.CheckInDraft(
                self.ids[it.goal], it.claimed, note=it.note, barriers=it.barriers, needs_help=it.needs_help,
                next_step=it.next_step, person_id=self.people[it.person].pk, id=self.new_id(),
            )
            for it in said
        ]  # fmt: skip
        made = check_ins.record_many(actor=self.chief, drafts=drafts)
        for it, check_in in zip(said, made, strict=True):
            if it.reply is not None and it.reply_by is not None:
                kind, words = it.reply
                replies.reply(
                    actor=self.people[it.reply_by], check_in_id=check_in.pk, kind=kind, words=words, id=self.new_id()
                )

    def _turns(self, month: int) -> None:
        """Goals that end, rest or change in this month."""
        _, january = self.plan.last_year
        chief = self.chief
        ending = {january + 8: ("stopped",), january + 12: ("achieved", "missed")}.get(month, ())
        closings = [
            goals.Closing(self.ids[it.key], it.state, *LEARNED[it.state])
            for it in self.plan.goals
            if it.state in ending and it.key in self.ids
        ]
        if closings:
            goals.close_many(actor=chief, closings=closings)
        if month == january + 12:
            cycles.close(actor=chief, cycle_id=self.cycles["annual"].pk)
        if month == LEAVING:
            for email in sorted(self.plan.roster.leaving):
                people.archive(
                    actor=self.administrator, person_id=self.people[email].pk, reason="Took another position."
                )
        if month == MONTHS - 4:
            for it in self._of_state("sustaining"):
                goals.sustain(actor=self._over(it), goal_id=self.ids[it.key])
        if month == MONTHS - 5:
            for it in self.plan.goals:
                if it.new_target is not None and it.aim is not None and it.owner and it.key in self.ids:
                    self._retarget(it)

    def _of_state(self, state: str) -> Iterable[Wish]:
        return (it for it in self.plan.goals if it.state == state and it.key in self.ids)

    def _over(self, wish: Wish) -> Person:
        """Whoever answers for the goal above, and so approves."""
        above = self.plan.goals[wish.parent].owner if wish.parent is not None else None
        return self.people[above or self.plan.roster.leads[promises()[wish.board - 1].owner]]

    def _retarget(self, wish: Wish) -> None:
        line = Target.objects.in_force().get(goal_id=self.ids[wish.key])
        draft = targets.TargetDraft(
            measure_id=line.measure_id, target=wish.new_target, baseline=line.baseline, baseline_on=line.baseline_on,
            due_on=line.due_on, line=line.line, reason="Two nurse positions stay open until spring.", id=self.new_id(),
        )  # fmt: skip
        change = targets.propose(actor=self.people[wish.owner or ""], goal_id=self.ids[wish.key], draft=draft)
        targets.approve(actor=self._over(wish), target_id=change.pk)
