"""Targets that follow the nation: at each release the change is asked for, and stands on record like any other."""

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from plumbline.core.errors import Conflict, Forbidden, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import policies as goals
from plumbline.goals.actions import targets
from plumbline.goals.actions.targets import TargetDraft
from plumbline.goals.choices import LIVE
from plumbline.goals.models import Goal, Target
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Organization, Person
from plumbline.ratings import packs
from plumbline.ratings.choices import CMS, Statistic
from plumbline.ratings.models import Benchmark
from plumbline.ratings.rules import benchmarks as rules

PLACES = 4  # digits that a target is rounded to
KEPT = (
    "measure_id", "unit_id", "role", "weight", "reading", "reading_periods", "baseline", "baseline_on", "due_on",
    "floor", "stretch", "line",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What the newest release says of a measure."""

    release: str
    value: Decimal


def newest(code: str, statistic: str) -> Told | None:
    for pack in reversed(packs.shipped().values()):
        for measure in pack.measures:
            value = rules.value(measure, statistic) if measure.id == code else None
            if value is not None:
                return Told(pack.release, round(Decimal(repr(value)), PLACES).normalize())
    return None


def follow(*, actor: Person, target_id: UUID, statistic: str, id: UUID | None = None) -> Benchmark:
    """From now on the target follows the nation. Its change to today's number is asked for at once, where it differs;
    while nobody has committed to the goal, it is in force at once. A resend of a client-made id is harmless."""
    known: Benchmark | None = Benchmark.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.followed_by_id == actor.pk:
        return known
    seen: Target = Target.objects.seen(actor, target_id)
    with entries.action("benchmark.follow", actor=actor) as action:
        action.lock_structure()
        goal: Goal = Goal.objects.seen(actor, seen.goal_id)
        goals.set_target.require(actor, goal)
        target = _in_force(seen.line)
        told = newest(target.measure.identifiers.get(CMS, ""), statistic)
        if told is None:
            sentence = f"No release says this of {target.measure.name}. Nothing was saved: choose a measure of CMS’s."
            raise Invalid("no_benchmark", sentence, field="statistic")
        _end(action, target.line, actor)
        row = _filed(action, actor, target, statistic, told, id or uuid7())
        _aim(actor, target, statistic, told)
        action.about(row)
    return row


def stop(*, actor: Person, benchmark_id: UUID) -> Benchmark:
    """The target stays as it is and follows no longer."""
    seen: Benchmark = Benchmark.objects.seen(actor, benchmark_id)
    with entries.action("benchmark.stop", actor=actor) as action:
        action.lock_structure()
        goals.set_target.require(actor, Goal.objects.seen(actor, seen.goal_id))
        row: Benchmark = Benchmark.objects.locked(benchmark_id)
        if row.ended_at is not None:
            raise Conflict("already_ended", "This target no longer follows the nation. Nothing was changed.")
        row.ended_by, row.ended_at = actor, action.not_before(row.followed_at)
        row.save(update_fields=["ended_by", "ended_at"])
        action.about(row)
    return row


def recompute(organization: Organization) -> int:
    """Asks for the changes that a new release brings, in the name of whoever had the target follow. What cannot be
    asked for now, because another change waits or that person may no longer, is tried again another day."""
    asked = 0
    rows = Benchmark.objects.filter(organization=organization, goal__state__in=LIVE).followed()
    for row in rows.select_related("followed_by__organization").order_by("pk"):
        with suppress(Conflict, Forbidden, NotFound, Invalid):
            asked += _recompute(row)
    return asked


def _recompute(row: Benchmark) -> bool:
    target = _in_force(row.line)
    told = newest(target.measure.identifiers.get(CMS, ""), row.statistic)
    if told is None or told.release <= row.release:
        return False
    actor = row.followed_by
    with entries.action("benchmark.recompute", actor=actor) as action:
        action.lock_structure()
        _end(action, row.line, None)
        action.about(_filed(action, actor, target, row.statistic, told, uuid7()))
        _aim(actor, target, row.statistic, told)
    return True


def _in_force(line: UUID) -> Target:
    found: Target | None = Target.objects.in_force().select_related("measure").filter(line=line).first()
    if found is None:
        raise Conflict("not_in_force", "This target is not in force. Nothing was changed.")
    return found


def _end(action: entries.Action, line: UUID, by: Person | None) -> None:
    for before in Benchmark.objects.followed().filter(line=line).select_for_update(no_key=True):
        before.ended_by, before.ended_at = by, action.not_before(before.followed_at)
        before.save(update_fields=["ended_by", "ended_at"])


def _filed(action: entries.Action, actor: Person, target: Target, statistic: str, told: Told, id: UUID) -> Benchmark:
    row: Benchmark = Benchmark.objects.create(
        id=id, organization_id=actor.organization_id, goal_id=target.goal_id, line=target.line, statistic=statistic,
        release=told.release, value=told.value, followed_by=actor, followed_at=action.at,
    )  # fmt: skip
    return row


def _aim(actor: Person, target: Target, statistic: str, told: Told) -> None:
    if target.target == told.value:
        return
    reason = f"{Statistic(statistic).label} in the release of {told.release}: {told.value:f}"
    draft = TargetDraft(**{name: getattr(target, name) for name in KEPT}, target=told.value, reason=reason)
    targets.propose(actor=actor, goal_id=target.goal_id, draft=draft)
