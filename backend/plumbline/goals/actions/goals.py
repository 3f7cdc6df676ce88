"""Goals from draft to closed. A single verb is the verb on many, called with one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Value, When

from plumbline.core import batches
from plumbline.core.errors import Conflict, Invalid
from plumbline.goals import permissions, policies, representation
from plumbline.goals.actions import closing, contents, drafting, rulings, structure
from plumbline.goals.actions.drafting import GoalDraft
from plumbline.goals.choices import CLOSED, State
from plumbline.goals.models import Alignment, Cycle, Goal, Participant, Target
from plumbline.goals.rules import lifecycle
from plumbline.goals.rules.lifecycle import By, Verb
from plumbline.ledger.actions import entries
from plumbline.ledger.actions.entries import Action
from plumbline.organizations.models import Organization, OrgUnit, Person
from plumbline.organizations.policies import inside
from plumbline.organizations.rules import settings

__all__ = ["Closing", "Commitment", "GoalDraft"]

WORDS: dict[str, Callable[[Any], Any]] = {
    "title": contents.title,
    "board_sentence": contents.board_sentence,
    "impacts": contents.impacts,
    "resources": contents.resources,
    "check_in_days": contents.check_in_days,
    "restricted": bool,
}
PLACE = ("unit_id", "cycle_id")


@dataclass(frozen=True, slots=True)
class Commitment:
    """A committed goal, and what the approver should know: "This unit already carries 9 goals.", or ""."""

    goal: Goal
    load: str


@dataclass(frozen=True, slots=True)
class Closing:
    goal_id: UUID
    outcome: str
    reason: str = ""
    learned: str = ""


def draft(*, actor: Person, draft: GoalDraft) -> Goal:
    with batches.single():
        return drafting.enter(actor, [draft])[0]


def draft_many(*, actor: Person, organization_id: UUID, drafts: Sequence[GoalDraft]) -> list[Goal]:
    """New drafts, in order. Raises RowErrors, with the place in `drafts` as line; then nothing is written."""
    inside(actor, organization_id)
    return drafting.enter(actor, drafts)


def edit(*, actor: Person, goal_id: UUID, expected_version: int, **changes: Any) -> Goal:
    """Changes title, board_sentence, impacts, resources, check_in_days, restricted, participant_ids; and unit_id or
    cycle_id while the goal is not yet committed."""
    unknown = set(changes) - {*WORDS, *PLACE, "participant_ids"}
    if unknown:
        raise Invalid("unknown_field", f"A goal has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    with entries.action("goal.edit", actor=actor) as action:
        action.lock_structure()
        goal = structure.one(actor, goal_id)
        action.about(goal)
        policies.prepare.require(actor, goal)
        if bool(changes.get("restricted", goal.restricted)) != goal.restricted:
            policies.restrict.require(actor, goal)
        _require_editable(goal, expected_version)
        fields = {name: WORDS[name](changes[name]) for name in WORDS if name in changes}
        fields |= _place(actor, goal, changes)
        if fields.get("restricted"):
            fields["shut"] = True
        goal.revise(action.not_before(goal.valid_from), **fields)
        if "participant_ids" in changes:
            _take_part(action, goal, changes["participant_ids"])
        structure.settle(action, [goal.pk], shape="restricted" in fields)
        goal.refresh_from_db()
    return goal


def propose(*, actor: Person, goal_id: UUID, expected_version: int | None = None) -> Goal:
    with batches.single():
        return _propose(actor, [goal_id], expected_version)[0]


def propose_many(*, actor: Person, goal_ids: Sequence[UUID]) -> list[Goal]:
    return _propose(actor, goal_ids)


def commit(*, actor: Person, goal_id: UUID, expected_version: int | None = None) -> Commitment:
    with batches.single():
        return _commit(actor, [goal_id], expected_version)[0]


def commit_many(*, actor: Person, goal_ids: Sequence[UUID], on_paper: bool = False) -> list[Commitment]:
    """Commits goals. `on_paper`: an administrator enters, drafts included, what was agreed before Plumbline; no
    approver is recorded."""
    return _commit(actor, goal_ids, on_paper=on_paper)


def send_back(*, actor: Person, goal_id: UUID, reason: str, expected_version: int | None = None) -> Goal:
    """The approver asks for another draft; the reason is on record."""
    return _step(actor, goal_id, Verb.SEND_BACK, expected_version, reason)


def sustain(*, actor: Person, goal_id: UUID, expected_version: int | None = None) -> Goal:
    """Reached, and watched for a year without check-ins."""
    return _step(actor, goal_id, Verb.SUSTAIN, expected_version)


def reopen(*, actor: Person, goal_id: UUID, reason: str, expected_version: int | None = None) -> Goal:
    """Back to work because the data moved."""
    return _step(actor, goal_id, Verb.REOPEN, expected_version, reason)


def close(
    *,
    actor: Person,
    goal_id: UUID,
    outcome: str,
    reason: str = "",
    learned: str = "",
    expected_version: int | None = None,
) -> Goal:
    """Achieved, missed or stopped, confirmed by the approver; a goal not yet committed is stopped by its owner."""
    with batches.single():
        return _close(actor, [Closing(goal_id, outcome, reason, learned)], expected_version)[0]


def close_many(*, actor: Person, closings: Sequence[Closing]) -> list[Goal]:
    return _close(actor, closings)


def ask_to_close(
    *,
    actor: Person,
    goal_id: UUID,
    outcome: str,
    reason: str = "",
    learned: str = "",
    expected_version: int | None = None,
) -> Goal:
    """The owner's word that the goal is over; it stays open until the approver closes it."""
    with entries.action("goal.ask_to_close", actor=actor) as action:
        action.lock_structure()
        goal = structure.one(actor, goal_id)
        action.about(goal)
        policies.ask_to_close.require(actor, goal)
        structure.expect(goal, expected_version, "goal")
        ending = closing.ending(goal, closing.step(goal, outcome), reason, learned)
        goal.revise(
            action.not_before(goal.valid_from), asked_outcome=ending.state, asked_by=actor, asked_at=action.at,
            closing_reason=ending.reason, learned=ending.learned,
        )  # fmt: skip
        structure.settle(action, [goal.pk])
    return goal


def keep_open(*, actor: Person, goal_id: UUID, reason: str, expected_version: int | None = None) -> Goal:
    """The approver's answer that the goal goes on."""
    reason = contents.reason(reason)
    with entries.action("goal.keep_open", actor=actor, reason=reason) as action:
        action.lock_structure()
        goal = structure.one(actor, goal_id)
        action.about(goal)
        policies.approve.require(actor, goal)
        structure.expect(goal, expected_version, "goal")
        if not goal.asked_outcome:
            raise Conflict("not_asked", "Nobody is asking to close this goal any more. Nothing was changed.")
        goal.revise(
            action.not_before(goal.valid_from),
            asked_outcome="",
            asked_by=None,
            asked_at=None,
            closing_reason="",
            learned="",
        )
        structure.settle(action, [goal.pk])
        rulings.kept_open(action, goal, by=actor, reason=reason)
    return goal


def _propose(actor: Person, ids: Sequence[UUID], version: int | None = None) -> list[Goal]:
    with entries.action("goal.propose", actor=actor) as action:
        action.lock_structure()
        goals = structure.locked(actor, ids)

        def judge(id: UUID) -> None:
            goal = structure.found(goals, id, "goal")
            policies.prepare.require(actor, goal)
            lifecycle.step(Verb.PROPOSE, lifecycle.State(goal.state))
            structure.expect(goal, version, "goal")

        with permissions.at_once(actor, goals.values(), permissions.OWN, permissions.MANAGE):
            batches.check(ids, judge)
        _write(action, goals, state=State.PROPOSED, proposed_by=actor)
        structure.settle(action, goals)
    return _again(ids)


def _commit(
    actor: Person, ids: Sequence[UUID], version: int | None = None, *, on_paper: bool = False
) -> list[Commitment]:
    with entries.action("goal.commit", actor=actor, reason="Agreed on paper before." if on_paper else "") as action:
        action.lock_structure()
        goals = structure.locked(actor, ids, all_seen=on_paper or representation.seeding(actor))

        def judge(id: UUID) -> Goal:
            goal = structure.found(goals, id, "goal")
            _require_approval(actor, goal, on_paper)
            if not (on_paper and goal.state == State.DRAFT):
                lifecycle.step(Verb.COMMIT, lifecycle.State(goal.state))
            structure.expect(goal, version, "goal")
            return goal

        with permissions.at_once(actor, goals.values(), permissions.APPROVE):
            loads = _loads(actor.organization_id, batches.check(ids, judge))
        structure.not_before(action, goals.values())
        by = None if on_paper else actor
        own = [goal.pk for goal in goals.values() if by is not None and goal.proposed_by_id == by.pk]
        self_agreed = Case(When(pk__in=own, then=Value(True)), default=Value(False))
        _write(
            action,
            goals,
            state=State.COMMITTED,
            committed_at=action.at,
            committed_by=by,
            self_agreed=self_agreed,
        )
        if by is not None:
            _bring_into_force(by, goals, own, action)
        structure.settle(action, goals)
        rulings.committed(action, goals.values(), by=by)
    return [Commitment(goal, loads[goal.pk]) for goal in _again(ids)]


def _require_approval(actor: Person, goal: Goal, on_paper: bool) -> None:
    if on_paper:
        structure.require_on_paper(actor, policies.agree_on_paper, goal)
    elif not representation.seeding(actor):
        policies.approve.require(actor, goal)


def _bring_into_force(actor: Person, goals: dict[UUID, Goal], own: Sequence[UUID], action: Action) -> None:
    """Committing approves the goal's targets, and agrees the main link up where the approver owns the goal above."""
    mine = Case(When(goal_id__in=own, then=Value(True)), default=Value(False))
    Target.objects.in_force().filter(goal_id__in=goals).update(approved_by=actor, self_agreed=mine)
    offered = Alignment.objects.open().filter(
        child_id__in=goals, primary=True, agreed_at__isnull=True, offered_by_parent=False
    )
    offers = list(offered.select_related("parent__unit"))
    with permissions.at_once(actor, [link.parent for link in offers], permissions.OWN):
        agreed = [link for link in offers if policies.own.allows(actor, link.parent)]
    for link in agreed:
        link.agreed_at, link.agreed_by, link.self_agreed = action.at, actor, link.offered_by_id == actor.pk
    Alignment.objects.bulk_update(agreed, ["agreed_at", "agreed_by", "self_agreed"])


def _loads(organization_id: UUID, goals: Sequence[Goal]) -> dict[UUID, str]:
    """For each goal in turn, the sentence about the goals that its unit carries already, from the cap on."""
    cap = settings.read(Organization.objects.get(pk=organization_id).settings).unit_goal_cap
    carried = Goal.objects.filter(unit_id__in={goal.unit_id for goal in goals}, state=State.COMMITTED)
    counts = dict(carried.values_list("unit_id").annotate(Count("pk")))
    sentences = {}
    for goal in goals:
        count = counts.get(goal.unit_id, 0)
        sentences[goal.pk] = f"This unit already carries {count} goals." if count >= cap else ""
        counts[goal.unit_id] = count + 1
    return sentences


def _step(actor: Person, goal_id: UUID, verb: Verb, version: int | None, reason: str | None = None) -> Goal:
    """One step of the lifecycle's table that the approver takes."""
    said = "" if reason is None else contents.reason(reason)
    with entries.action(f"goal.{verb}", actor=actor, reason=said) as action:
        action.lock_structure()
        goal = structure.one(actor, goal_id)
        action.about(goal)
        policies.approve.require(actor, goal)
        taken = lifecycle.step(verb, lifecycle.State(goal.state))
        structure.expect(goal, version, "goal")
        at = action.not_before(goal.valid_from)
        goal.revise(at, state=State(taken.target), state_since=at)
        structure.settle(action, [goal.pk])
        rulings.stepped(action, goal, verb, by=actor, reason=said)
    return goal


def _close(actor: Person, said: Sequence[Closing], version: int | None = None) -> list[Goal]:
    with entries.action("goal.close", actor=actor) as action:
        action.lock_structure()
        goals = structure.locked(actor, [row.goal_id for row in said])

        def judge(row: Closing) -> closing.Ending:
            goal = structure.found(goals, row.goal_id, "goal")
            taken = closing.step(goal, row.outcome)
            if not representation.seeding(actor):
                (policies.prepare if taken.by is By.OWNER else policies.approve).require(actor, goal)
            structure.expect(goal, version, "goal")
            return closing.ending(goal, taken, row.reason, row.learned)

        with permissions.at_once(actor, goals.values(), permissions.OWN, permissions.MANAGE, permissions.APPROVE):
            endings = batches.check(said, judge)
        if len(goals) == 1:
            action.about(endings[0].goal)
        structure.not_before(action, goals.values())
        structure.settle(action, closing.write(endings, action.at), shape=True)
        rulings.closed(action, endings, by=actor)
    return _again([row.goal_id for row in said])


def _write(action: Action, goals: dict[UUID, Goal], **changes: Any) -> None:
    """A new version of each goal, in one statement."""
    structure.not_before(action, goals.values())
    if len(goals) == 1:
        action.about(next(iter(goals.values())))
    Goal.objects.filter(pk__in=goals).update(
        **changes, state_since=action.at, valid_from=action.at, version=F("version") + 1
    )


def _again(ids: Sequence[UUID]) -> list[Goal]:
    rows = Goal.objects.select_related("unit__level", "cycle").in_bulk(list(ids))
    return [rows[id] for id in ids]


def _require_editable(goal: Goal, version: int | None) -> None:
    if goal.state in CLOSED:
        raise Conflict("closed", "This goal is closed and stays as it is. Nothing was changed.")
    structure.expect(goal, version, "goal")


def _place(actor: Person, goal: Goal, changes: dict[str, Any]) -> dict[str, Any]:
    """The new unit and cycle of a goal that nobody has committed to."""
    moved = {name: changes[name] for name in PLACE if name in changes and changes[name] != getattr(goal, name)}
    if not moved:
        return {}
    if goal.state not in policies.NOT_YET_AGREED:
        raise Conflict(
            "already_committed",
            "A committed goal keeps its unit and its cycle. Nothing was changed: stop it and draft it anew, or carry "
            "it over when the cycle closes.",
            field=min(moved),
        )
    unit = OrgUnit.objects.seen(actor, moved.get("unit_id", goal.unit_id))
    policies.draft.require(actor, unit)
    cycle = Cycle.objects.seen(actor, moved.get("cycle_id", goal.cycle_id))
    drafting.require_open(unit, cycle)
    return {"unit": unit, "cycle": cycle}


def _take_part(action: Action, goal: Goal, unit_ids: Sequence[UUID]) -> None:
    """Makes these the participating units; those that left keep their dated rows."""
    wanted = set(unit_ids)
    known = set(
        OrgUnit.objects.filter(organization_id=goal.organization_id, pk__in=wanted).values_list("pk", flat=True)
    )
    for id in wanted - known:
        structure.found({}, id, "unit")
    open_rows = {row.unit_id: row for row in Participant.objects.open().filter(goal=goal)}
    for id, row in open_rows.items():
        if id not in wanted:
            row.end(action.at)
    Participant.objects.bulk_create(
        Participant(organization_id=goal.organization_id, goal=goal, unit_id=id, valid_from=action.at)
        for id in dict.fromkeys(unit_ids)
        if id not in open_rows
    )
