"""What people do to an organization on a day, at random: for proofs that must hold whatever was done."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from plumbline.accountability import selectors
from plumbline.accountability.actions import assignments, delegations
from plumbline.accountability.models import Assignment, Handoff
from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals.actions import alignments, check_ins, goals, replies, targets
from plumbline.goals.actions.alignments import AlignmentDraft
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.actions.goals import Closing
from plumbline.goals.choices import Claim
from plumbline.goals.models import Alignment, CheckIn, Goal, Target
from plumbline.measures.actions import data_queries, measurements, measures
from plumbline.measures.models import Measure, Measurement
from plumbline.organizations.actions import levels, memberships, people, units
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Level, Membership, Organization, OrgUnit, Person


def shake(organization: Organization, rng: random.Random, rounds: int) -> Counter[str]:
    """`rounds` of each deed, in random order; what is refused is left undone. Returns how often each was done."""
    done: Counter[str] = Counter()
    for deed in rng.sample(DEEDS * rounds, len(DEEDS) * rounds):
        try:
            with transaction.atomic():
                deed(Organization.objects.get(pk=organization.pk), rng)
                done[deed.__name__] += 1
        except (DomainError, RowErrors) as refusal:
            done[f"{deed.__name__} refused {getattr(refusal, 'code', 'rows')}"] += 1
    return done


def some(rows: Any, rng: random.Random) -> Any:
    ids = sorted(rows.values_list("pk", flat=True))
    if not ids:
        raise DomainError("none", "There is none.")
    return rows.get(pk=rng.choice(ids))


def holder(role: Role) -> Person:
    held = Membership.objects.at(clock.now()).filter(role=role, unit__parent=None, person__archived_at=None)
    return held.select_related("person__organization", "person__unit").order_by("pk")[0].person


def owner_of(goal: Goal) -> Person:
    found = Assignment.objects.owners().filter(goal=goal).select_related("person__organization", "person__unit").first()
    if found is None:
        raise DomainError("none", "Nobody owns it.")
    return found.person


def approver_of(goal: Goal) -> Person:
    found = selectors.approvers([goal])[goal.pk]
    if not found:
        raise DomainError("none", "Nobody approves it.")
    return found[0]


def check_in(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    draft = CheckInDraft(goal.pk, rng.choice(list(Claim)), next_step="Hourly rounds", needs_help=rng.random() < 0.2)
    check_ins.record(actor=owner_of(goal), draft=draft)


def reply(organization: Organization, rng: random.Random) -> None:
    said = some(CheckIn.objects.filter(goal__alignments_up__primary=True).distinct(), rng)
    above = Alignment.objects.agreed().filter(child=said.goal_id, primary=True).select_related("parent").first()
    if above is not None:
        replies.reply(actor=owner_of(above.parent), check_in_id=said.pk, kind="seen")


def retitle(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    goals.edit(
        actor=owner_of(goal), goal_id=goal.pk, expected_version=goal.version, title=f"{goal.title[:200]} {rng.random()}"
    )


def close(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    closing = Closing(goal.pk, rng.choice(["achieved", "missed", "stopped"]), "It is over", "Much")
    goals.close_many(actor=approver_of(goal), closings=[closing])


def ask_to_close(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    goals.ask_to_close(actor=owner_of(goal), goal_id=goal.pk, outcome="stopped", reason="Not ours", learned="Little")


def reopen(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.filter(state__in=["achieved", "missed", "sustaining"]), rng)
    goals.reopen(actor=approver_of(goal), goal_id=goal.pk, reason="It came back")


def reparent(organization: Organization, rng: random.Random) -> None:
    """A goal leaves its parent for another one."""
    link = some(Alignment.objects.agreed().filter(primary=True), rng)
    other = some(Goal.objects.live().exclude(pk=link.child_id), rng)
    alignments.end(actor=owner_of(Goal.objects.get(pk=link.parent_id)), alignment_id=link.pk, reason="Another way")
    draft = AlignmentDraft(link.child_id, other.pk, primary=True)
    offered = alignments.offer(actor=owner_of(Goal.objects.get(pk=link.child_id)), draft=draft)
    if offered.agreed_at is None and rng.random() < 0.8:
        alignments.accept(actor=owner_of(other), alignment_id=offered.pk)


def reweigh(organization: Organization, rng: random.Random) -> None:
    link = some(Alignment.objects.agreed(), rng)
    actor = owner_of(Goal.objects.get(pk=link.parent_id))
    alignments.reweigh(actor=actor, alignment_id=link.pk, reason="Heavier", weight=rng.randint(1, 9))


def offer(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    assignments.offer(actor=owner_of(goal), goal_id=goal.pk, person_id=some(Person.objects.active(), rng).pk)


def accept(organization: Organization, rng: random.Random) -> None:
    offered = some(Handoff.objects.waiting(), rng)
    assignments.accept(actor=Person.objects.get(pk=offered.to_person_id), handoff_id=offered.pk)


def delegate(organization: Organization, rng: random.Random) -> None:
    goal = some(Goal.objects.live(), rng)
    until = clock.now() + timedelta(days=rng.randint(2, 20))
    other = some(Person.objects.active(), rng)
    given = delegations.give(actor=owner_of(goal), to_person_id=other.pk, goal_id=goal.pk, valid_to=until)
    if rng.random() < 0.5:
        delegations.end(actor=owner_of(goal), delegation_id=given.pk)


def aim_again(organization: Organization, rng: random.Random) -> None:
    target = some(Target.objects.in_force().filter(target__isnull=False), rng)
    goal = Goal.objects.get(pk=target.goal_id)
    draft = targets.TargetDraft(
        measure_id=target.measure_id, target=target.target / 2, baseline=target.baseline, line=target.line,
        unit_id=target.unit_id, due_on=target.due_on, baseline_on=target.baseline_on, reason="More is possible",
    )  # fmt: skip
    changed = targets.propose(actor=owner_of(goal), goal_id=goal.pk, draft=draft)
    if changed.valid_from is None:
        done = targets.approve if rng.random() < 0.7 else targets.decline
        done(actor=approver_of(goal), target_id=changed.pk, **({} if done is targets.approve else {"reason": "No"}))


def restate(organization: Organization, rng: random.Random) -> None:
    datum = some(Measurement.objects.current().filter(numerator__isnull=False), rng)
    measurements.restate(
        actor=holder(Role.STEWARD), measurement_id=datum.pk, reason="Counted again",
        numerator=datum.numerator + 1, denominator=datum.denominator,
    )  # fmt: skip


def question(organization: Organization, rng: random.Random) -> None:
    datum = some(Measurement.objects.current(), rng)
    asked = data_queries.ask(actor=some(Person.objects.active(), rng), measurement_id=datum.pk, question="Really?")
    if rng.random() < 0.5:
        data_queries.answer(actor=holder(Role.STEWARD), data_query_id=asked.pk, answer="Yes")


def redefine(organization: Organization, rng: random.Random) -> None:
    measure = some(Measure.objects.filter(retired=False), rng)
    measures.revise(actor=holder(Role.STEWARD), measure_id=measure.pk, reason="Clearer", lag_days=rng.randint(5, 60))


def move_unit(organization: Organization, rng: random.Random) -> None:
    unit, under = some(OrgUnit.objects.filter(closed=False), rng), some(OrgUnit.objects.filter(closed=False), rng)
    units.move(actor=holder(Role.ADMINISTRATOR), unit_id=unit.pk, parent_id=under.pk)


def merge_units(organization: Organization, rng: random.Random) -> None:
    if rng.random() < 0.2:
        unit = some(OrgUnit.objects.filter(closed=False, level__code="unit"), rng)
        into = some(OrgUnit.objects.filter(closed=False, level=unit.level_id).exclude(pk=unit.pk), rng)
        units.merge(actor=holder(Role.ADMINISTRATOR), unit_id=unit.pk, into_id=into.pk)


def rename_unit(organization: Organization, rng: random.Random) -> None:
    unit = some(OrgUnit.objects.filter(closed=False), rng)
    units.rename(actor=holder(Role.ADMINISTRATOR), unit_id=unit.pk, name=f"{unit.name[:100]} {rng.randint(2, 999)}")


def promote(organization: Organization, rng: random.Random) -> None:
    person = some(Person.objects.active(), rng)
    people.edit(actor=holder(Role.ADMINISTRATOR), person_id=person.pk, position=f"Chief of {rng.randint(2, 999)}")


def go_on_leave(organization: Organization, rng: random.Random) -> None:
    person = some(Person.objects.active(), rng)
    today = clock.day(clock.now(), organization.time_zone)
    people.leave(
        actor=holder(Role.ADMINISTRATOR), person_id=person.pk, away_from=today, away_until=today + timedelta(days=9)
    )


def archive(organization: Organization, rng: random.Random) -> None:
    if rng.random() < 0.2:
        person = some(Person.objects.active().exclude(memberships__role=Role.ADMINISTRATOR), rng)
        people.archive(actor=holder(Role.ADMINISTRATOR), person_id=person.pk, reason="Left")


def grant_role(organization: Organization, rng: random.Random) -> None:
    memberships.grant(
        actor=holder(Role.ADMINISTRATOR), person_id=some(Person.objects.active(), rng).pk, role="contributor",
        unit_id=some(OrgUnit.objects.filter(closed=False), rng).pk,
    )  # fmt: skip


def end_role(organization: Organization, rng: random.Random) -> None:
    held = some(Membership.objects.open().filter(role__in=["contributor", "front_line"]), rng)
    memberships.end(actor=holder(Role.ADMINISTRATOR), membership_id=held.pk)


def slower(organization: Organization, rng: random.Random) -> None:
    level = some(Level.objects.all(), rng)
    levels.edit(actor=holder(Role.ADMINISTRATOR), level_id=level.pk, check_in_days=rng.randint(7, 120))


DEEDS: list[Callable[[Organization, random.Random], None]] = [
    check_in, check_in, reply, retitle, close, ask_to_close, reopen, reparent, reweigh, offer, accept, delegate,
    aim_again, restate, question, redefine, move_unit, merge_units, rename_unit, promote, go_on_leave, archive,
    grant_role, end_role, slower,
]  # fmt: skip
