"""An owner says how a goal is going. When `record` returns, every level above shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from plumbline.core import batches, clock, text
from plumbline.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import policies, representation
from plumbline.goals.actions import standings
from plumbline.goals.choices import Barrier, Claim
from plumbline.goals.models import CheckIn, Goal, Target
from plumbline.ledger.actions import entries
from plumbline.ledger.actions.entries import Action
from plumbline.measures.actions import measurements
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.measures.choices import OWNER_SOURCE
from plumbline.measures.models import Measurement
from plumbline.organizations.models import Person
from plumbline.organizations.rules import settings as settings_rules
from plumbline.organizations.rules.settings import Settings

# A phone may hold a check-in for a while before it finds a network; older ones are typed in afresh.
LONGEST_OUTBOX = timedelta(days=14)
SAME_AGAIN = 3


@dataclass(frozen=True, slots=True)
class OwnCount:
    """A value that the unit counted itself, for one period of the goal's measure."""

    period_start: date
    period_end: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CheckInDraft:
    """What a person says about one goal. `person_id` differs from the actor only while a demo is seeded."""

    goal_id: UUID
    claimed: str
    confidence: int | None = None
    count: OwnCount | None = None
    note: str = ""
    barriers: Sequence[str] = ()
    needs_help: bool = False
    next_step: str = ""
    unchanged: bool = False
    made_at: datetime | None = None
    supersedes_id: UUID | None = None
    person_id: UUID | None = None
    id: UUID | None = None


def record(*, actor: Person, draft: CheckInDraft) -> CheckIn:
    """Records one check-in. Raises NotFound, Forbidden, Invalid or Conflict; nothing is half-written."""
    return record_many(actor=actor, drafts=[draft])[0]


def record_many(*, actor: Person, drafts: Sequence[CheckInDraft]) -> list[CheckIn]:
    """Records several check-ins in one transaction and one ledger entry.

    A draft whose id is already on record is answered with that check-in: a resend is harmless.
    """
    try:
        return _record(actor, drafts) if drafts else []
    except DomainError:
        sent = _already_sent(actor, drafts)
        if not sent:
            raise
    fresh = [draft for draft in drafts if draft.id not in sent]
    new = iter(_record(actor, fresh) if fresh else ())
    return [sent[draft.id] if draft.id in sent else next(new) for draft in drafts]


def _record(actor: Person, drafts: Sequence[CheckInDraft]) -> list[CheckIn]:
    wanted = {draft.goal_id for draft in drafts}
    about = Goal(pk=drafts[0].goal_id)
    with entries.action("check_in.record", actor=actor, object=about, announced=False) as action:
        seen = _opened(action, actor, wanted, _judged_too(drafts))
        with clock.held(action.at):
            behalf = {id: _representation(actor, goal) for id, goal in seen.goals.items()}
        if len(behalf) == 1:
            action.on_behalf_of_id = behalf[drafts[0].goal_id]
        before = _latest({draft.goal_id for draft in drafts if draft.unchanged})
        rows = [
            _row(actor, draft, action, behalf[draft.goal_id], before.get(draft.goal_id, []), seen.settings)
            for draft in drafts
        ]
        counted = _record_counts(actor, drafts)
        for row in rows:
            own = counted.get(row.goal_id)
            row.measurement_id = own.pk if own else seen.newest[row.goal_id]
        _supersede(drafts, actor, action)
        standings.check_in(action, rows, seen.settings, seen.time_zone, seen.day)
    for row in rows:
        row.receipt = action.receipt
    return rows


def withdraw(*, actor: Person, check_in_id: UUID, id: UUID | None = None) -> CheckIn:
    """Takes back the author's own latest check-in; the standing before it comes back."""
    said: CheckIn = CheckIn.objects.seen(actor, check_in_id)
    if said.person_id != actor.pk:
        raise Forbidden("not_author", "Only the person who sent this check-in can take it back.")
    with entries.action("check_in.withdraw", actor=actor, object=said) as action:
        standings.lock(actor.organization_id, [said.goal_id])
        said = CheckIn.objects.locked(check_in_id)
        if said.superseded_at or said.withdrawn:
            raise Conflict(
                "already_withdrawn", "This check-in was already replaced or taken back. Nothing was changed."
            )
        if said.replies.exists():
            raise Conflict(
                "already_answered",
                "Somebody has already replied to this check-in. Please send a new one instead.",
            )
        said.superseded_at = action.not_before(said.recorded_at)
        said.save(update_fields=["superseded_at"])
        if said.supersedes is not None:  # a correction taken back leaves what it had corrected
            said.supersedes.superseded_at = None
            said.supersedes.save(update_fields=["superseded_at"])
        taken_back = CheckIn.objects.create(
            id=id or uuid7(),
            organization_id=said.organization_id,
            goal_id=said.goal_id,
            person=actor,
            claimed=said.claimed,
            made_at=action.at,
            recorded_at=action.at,
            supersedes=said,
            withdrawn=True,
        )
        standings.refresh(organization_id=actor.organization_id, goal_ids=[said.goal_id], at=action.at)
    return taken_back


def _already_sent(actor: Person, drafts: Sequence[CheckInDraft]) -> dict[UUID | None, CheckIn]:
    named = [draft.id for draft in drafts if draft.id]
    sent = {row.pk: row for row in CheckIn.objects.filter(pk__in=named)} if named else {}
    for draft in drafts:
        row = sent.get(draft.id) if draft.id else None
        author = draft.person_id if draft.person_id and representation.seeding(actor) else actor.pk
        if row and (row.goal_id, row.claimed, row.person_id) != (draft.goal_id, draft.claimed, author):
            raise Conflict("id_taken", "This check-in was sent before with other content. Nothing was changed.")
    return dict(sent)


@dataclass(frozen=True, slots=True)
class Seen:
    """What check-ins are judged by, read under the lock: the goals, the newest measurement that each quotes, and the
    day that the standings are of."""

    settings: Settings
    time_zone: str
    day: date | None
    goals: dict[UUID, Goal]
    newest: dict[UUID, UUID | None]


def _opened(action: Action, actor: Person, wanted: set[UUID], also: set[UUID]) -> Seen:
    """Names the entry, locks the goals and `also` these, and reads. Raises NotFound where one is out of sight."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM goals_open_check_in(%s, %s, %s, %s)",
            [action.id, actor.organization_id, list(wanted | also), list(wanted)],
        )
        rows = cursor.fetchall()
    shut = {id for id, _, _, shut, *_ in rows if shut}
    if len(rows) < len(wanted) or (shut and len(Goal.objects.seen_of(actor, shut)) < len(shut)):
        raise NotFound("goal")
    stored, time_zone, day = rows[0][-3:]
    return Seen(
        settings=settings_rules.read(json.loads(stored)),
        time_zone=time_zone,
        day=day,
        goals={
            id: Goal(id=id, organization_id=actor.organization_id, unit_id=unit, state=state)
            for id, unit, state, *_ in rows
        },
        newest={id: newest for id, _, _, _, newest, *_ in rows},
    )


def _judged_too(drafts: Sequence[CheckInDraft]) -> set[UUID]:
    """Goals that a unit's own count judges anew beside its own. They are locked together with it, so that two counts
    of one series never wait for each other in a circle."""
    counted = [draft.goal_id for draft in drafts if draft.count]
    if not counted:
        return set()
    aims = Target.objects.in_force().filter(goal_id__in=counted, measure=OuterRef("measure"), unit=OuterRef("unit"))
    return set(Target.objects.in_force().filter(Exists(aims)).values_list("goal_id", flat=True))


def _representation(actor: Person, goal: Goal) -> UUID | None:
    if representation.seeding(actor):
        return None
    policies.check_in.require(actor, goal)
    return representation.on_behalf_of(actor, goal)


def _latest(goal_ids: set[UUID]) -> dict[UUID, list[CheckIn]]:
    """The last few statements that count, newest first, per goal."""
    if not goal_ids:
        return {}
    rows = CheckIn.objects.standing().filter(goal_id__in=goal_ids).order_by("goal_id", "-recorded_at", "-id")
    if len(goal_ids) == 1:
        rows = rows[:SAME_AGAIN]
    latest: dict[UUID, list[CheckIn]] = {}
    for row in rows:
        if len(latest.setdefault(row.goal_id, [])) < SAME_AGAIN:
            latest[row.goal_id].append(row)
    return latest


def _row(
    actor: Person,
    draft: CheckInDraft,
    action: Action,
    behalf: UUID | None,
    before: list[CheckIn],
    settings: Settings,
) -> CheckIn:
    if draft.claimed not in Claim.values:
        raise Invalid("no_status", "Please choose on track, at risk or off track. Nothing was sent.", field="claimed")
    unknown = [barrier for barrier in draft.barriers if barrier not in Barrier.values]
    if unknown:
        raise Invalid("unknown_barrier", f"“{str(unknown[0])[:40]}” is not one of the choices.", field="barriers")
    _check_confidence(draft, settings.ask_confidence)
    next_step = text.line(draft.next_step, field="next_step", max_length=300, required=False)
    if draft.unchanged:
        _check_unchanged(draft, before, next_step)
    author = draft.person_id if draft.person_id and representation.seeding(actor) else actor.pk
    return CheckIn(
        id=draft.id or uuid7(),
        organization_id=actor.organization_id,
        goal_id=draft.goal_id,
        person_id=author,
        on_behalf_of_id=behalf,
        claimed=draft.claimed,
        confidence=draft.confidence,
        note=text.line(draft.note, field="note", max_length=500, required=False),
        barriers=list(dict.fromkeys(draft.barriers)),
        needs_help=draft.needs_help,
        next_step=next_step,
        unchanged=draft.unchanged,
        made_at=_made_at(draft.made_at, action.at),
        recorded_at=action.at,
        supersedes_id=draft.supersedes_id,
    )


def _check_confidence(draft: CheckInDraft, asks: bool) -> None:
    if draft.confidence is None:
        return
    if not asks:
        raise Invalid("confidence_off", "Your organization does not ask for confidence.", field="confidence")
    if draft.confidence not in range(1, 6):
        raise Invalid("bad_confidence", "Confidence goes from 1 to 5. Nothing was sent.", field="confidence")


def _check_unchanged(draft: CheckInDraft, before: list[CheckIn], next_step: str) -> None:
    if not before or before[0].claimed != draft.claimed:
        raise Conflict("changed_meanwhile", "The last check-in was a different one. Please choose the status again.")
    again = [row for row in before[: SAME_AGAIN - 1] if row.unchanged and row.claimed == Claim.OFF_TRACK]
    if draft.claimed == Claim.OFF_TRACK and len(again) == SAME_AGAIN - 1 and not next_step:
        raise Invalid(
            "next_step_needed",
            "This goal has been off track without change three times in a row. Please add one next step.",
            field="next_step",
        )


def _made_at(made_at: datetime | None, now: datetime) -> datetime:
    """When the person pressed Send, by their own clock, which may be wrong."""
    if made_at is None or made_at > now:
        return now
    if made_at < now - LONGEST_OUTBOX:
        raise Invalid(
            "too_old",
            "This check-in was written more than 14 days ago. Your text is kept: please look at it and send it again.",
            field="made_at",
        )
    return made_at


def _record_counts(actor: Person, drafts: Sequence[CheckInDraft]) -> dict[UUID, Measurement]:
    """The units' own counts by goal, recorded first and marked provisional until the feed's arrive."""
    counted = [(draft.goal_id, draft.count) for draft in drafts if draft.count]
    if not counted:
        return {}
    aims = Target.objects.in_force().filter(goal_id__in=[goal_id for goal_id, _ in counted]).order_by("line")
    data: list[MeasurementDraft] = []
    for goal_id, count in counted:
        aim = next((a for a in aims if a.goal_id == goal_id and count.target_id in (None, a.pk)), None)
        if aim is None:
            raise Invalid(
                "no_measure",
                "This goal has no measure to record a number for. Nothing was sent.",
                field="count",
            )
        data.append(
            MeasurementDraft(
                measure_id=aim.measure_id,
                unit_id=aim.unit_id,
                period_start=count.period_start,
                period_end=count.period_end,
                source=OWNER_SOURCE,
                value=count.value,
                numerator=count.numerator,
                denominator=count.denominator,
                provisional=True,
            )
        )
    with batches.single():
        rows = measurements.record_own_many(actor=actor, organization_id=actor.organization_id, data=data)
    return {goal_id: row for (goal_id, _), row in zip(counted, rows, strict=True)}


def _supersede(drafts: Sequence[CheckInDraft], actor: Person, action: Action) -> None:
    for draft in drafts:
        if draft.supersedes_id is None:
            continue
        old = CheckIn.objects.standing().filter(pk=draft.supersedes_id, goal_id=draft.goal_id).first()
        if old is None or old.person_id != actor.pk:
            raise Conflict("not_yours_to_correct", "Only your own latest check-in can be corrected. Nothing was sent.")
        old.superseded_at = action.at
        old.save(update_fields=["superseded_at"])
