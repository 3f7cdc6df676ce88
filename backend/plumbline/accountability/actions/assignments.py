"""Roles on goals: offered, accepted or declined, ended; and many at once where they were agreed before.

Locks are taken in the house's order: structure shared, the goals, then the offer and the person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.choices import Answer, AssignmentRole, SupportKind
from plumbline.accountability.events import OwnershipChanged
from plumbline.accountability.models import Assignment, Handoff, SupportNeed
from plumbline.core import batches, events, text
from plumbline.core.errors import Conflict, Forbidden, Invalid, NotFound
from plumbline.core.ids import uuid7
from plumbline.goals.actions import standings, structure
from plumbline.goals.choices import CLOSED
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations import policies as organizations
from plumbline.organizations.models import Membership, Organization, Person

HANDED_OVER, REPLACED = "Handed over", "Replaced by an entry agreed on paper"


@dataclass(frozen=True, slots=True)
class SupportNeedDraft:
    """What the owner needs, from a named leader."""

    kind: str
    text: str
    asked_of_id: UUID
    id: UUID | None = None


class AssignmentDraft(NamedTuple):
    """A role that was agreed before; a plain (goal, person, role) tuple will do."""

    goal_id: UUID
    person_id: UUID
    role: str = AssignmentRole.ACCOUNTABLE
    can_decide: bool | None = None


def offer(
    *,
    actor: Person,
    goal_id: UUID,
    person_id: UUID,
    role: str = AssignmentRole.ACCOUNTABLE,
    note: str = "",
    id: UUID | None = None,
) -> Handoff:
    """Asks a person to take a role on. Nothing changes until they accept."""
    known: Handoff | None = Handoff.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    Goal.objects.seen(actor, goal_id)
    Person.objects.seen(actor, person_id)
    with entries.action("assignment.offer", actor=actor) as action:
        goal = _goal(actor, goal_id)
        person = active(person_id)
        policies.offer.require(actor, goal)
        handoff = open_offer(
            action, goal=goal, person=person, role=known_role(role), by=actor, note=note, id=id or uuid7()
        )
        action.about(handoff)
        if handoff.role == AssignmentRole.ACCOUNTABLE:
            owners_changed(goal.organization_id, {goal.pk}, action)
    return handoff


def open_offer(
    action: entries.Action,
    *,
    goal: Goal,
    person: Person,
    role: str,
    by: Person,
    note: str = "",
    id: UUID | None = None,
) -> Handoff:
    """Writes the offer inside a running action. Raises Conflict where it makes no sense."""
    if role == AssignmentRole.ACCOUNTABLE:
        policies.be_owner.require(person, goal)
        waiting = Handoff.objects.waiting().filter(goal=goal, role=role).select_related("to_person").first()
        if waiting is not None:
            raise Conflict(
                "already_offered",
                f"This goal is already offered ({waiting.to_person.position}). Nothing was saved: wait for the answer, "
                "or take that offer back first.",
            )
    if Assignment.objects.open().filter(goal=goal, person=person, role=role).exists():
        raise Conflict("already_assigned", f"This role is already held ({person.position}). Nothing was changed.")
    owner = Assignment.objects.owners().filter(goal=goal).values_list("person_id", flat=True).first()
    return Handoff.objects.create(
        id=id or uuid7(),
        organization_id=goal.organization_id,
        goal=goal,
        role=role,
        from_person_id=owner if role == AssignmentRole.ACCOUNTABLE else None,
        to_person=person,
        offered_by=by,
        offered_at=action.at,
        note=text.line(note, field="note", max_length=300, required=False),
    )


def accept(
    *, actor: Person, handoff_id: UUID, can_decide: bool = True, needs: Sequence[SupportNeedDraft] = ()
) -> Assignment:
    """The role exists from now. An owner says “I can decide this”, or what they need from whom."""
    offered: Handoff = Handoff.objects.seen(actor, handoff_id)
    with entries.action("assignment.accept", actor=actor) as action:
        goal = _goal(actor, offered.goal_id)
        handoff = waiting(handoff_id)
        assignment = take_on(action, actor, goal, handoff, can_decide=can_decide, needs=needs)
        action.about(assignment)
        if handoff.role == AssignmentRole.ACCOUNTABLE:
            owners_changed(goal.organization_id, {goal.pk}, action)
    return assignment


def take_on(
    action: entries.Action,
    actor: Person,
    goal: Goal,
    handoff: Handoff,
    *,
    can_decide: bool = True,
    needs: Sequence[SupportNeedDraft] = (),
) -> Assignment:
    """Accepts a waiting offer inside a running action; whoever calls tells that owners changed."""
    policies.answer_offer.require(actor, handoff)
    person = active(handoff.to_person_id)
    owning = handoff.role == AssignmentRole.ACCOUNTABLE
    if owning:
        policies.be_owner.require(person, goal)
        _says_what_it_needs(can_decide, needs)
        _end_owner(goal, action, HANDED_OVER)
    assignment: Assignment = Assignment.objects.create(
        organization_id=goal.organization_id, goal=goal, person=person, role=handoff.role,
        can_decide=can_decide if owning else None, valid_from=action.at,
    )  # fmt: skip
    _answer(handoff, Answer.ACCEPTED, action)
    if owning:
        ask_support(action, goal=goal, person=person, needs=needs)
    return assignment


def decline(*, actor: Person, handoff_id: UUID, note: str = "") -> Handoff:
    """Says no, without consequence: whoever offered asks somebody else."""
    return _close_offer(actor, handoff_id, Answer.DECLINED, note)


def withdraw(*, actor: Person, handoff_id: UUID, note: str = "") -> Handoff:
    """Takes an offer back."""
    return _close_offer(actor, handoff_id, Answer.WITHDRAWN, note)


def _close_offer(actor: Person, handoff_id: UUID, answer: Answer, note: str) -> Handoff:
    offered: Handoff = Handoff.objects.seen(actor, handoff_id)
    declined = answer == Answer.DECLINED
    with entries.action("assignment.decline" if declined else "assignment.withdraw", actor=actor) as action:
        standings.lock(actor.organization_id, [offered.goal_id])
        handoff = waiting(handoff_id)
        action.about(handoff)
        (policies.answer_offer if declined else policies.withdraw_offer).require(actor, handoff)
        _answer(handoff, answer, action, note)
        if handoff.role == AssignmentRole.ACCOUNTABLE:
            owners_changed(handoff.organization_id, {handoff.goal_id}, action)
    return handoff


def end(*, actor: Person, assignment_id: UUID, reason: str = "") -> Assignment:
    """Ends a role on a goal. An owner who steps down says why; the leader of the unit above acts at once."""
    seen: Assignment = Assignment.objects.seen(actor, assignment_id)
    owning = seen.role == AssignmentRole.ACCOUNTABLE
    said = text.line(reason, field="reason", max_length=300, required=owning)
    with entries.action("assignment.end", actor=actor, reason=said) as action:
        standings.lock(actor.organization_id, [seen.goal_id])
        assignment: Assignment = Assignment.objects.select_related("goal__unit", "person").locked(assignment_id)
        action.about(assignment)
        policies.end_assignment.require(actor, assignment)
        if assignment.valid_to is not None:
            raise Conflict("already_ended", "This role has already ended. Nothing was changed.")
        assignment.valid_to, assignment.ended_reason = action.not_before(assignment.valid_from), said
        assignment.save(update_fields=["valid_to", "ended_reason"])
        if owning:
            owners_changed(assignment.organization_id, {assignment.goal_id}, action)
    return assignment


def settle_many(
    *,
    actor: Person,
    drafts: Sequence[AssignmentDraft | tuple[UUID, UUID, str]],
    agreed_on_paper: bool = False,
    organization_id: UUID | None = None,
) -> list[Assignment]:
    """Offer and acceptance in one, for roles that were agreed before; only by an administrator.

    Allowed in an organization marked demo, or with `agreed_on_paper`, which every row then says. A role that
    stands is answered as it is; another owner replaces the one before. All or nothing; nothing to write
    leaves no entry.
    """
    organizations.inside(actor, organization_id or actor.organization_id)
    demo = Organization.objects.values_list("demo", flat=True).get(pk=actor.organization_id)
    if not (demo or agreed_on_paper):
        raise Forbidden(
            "not_accepted",
            "People accept their goals themselves. Nothing was saved: offer them, or say that they agreed on paper.",
        )
    settlement = _Settlement(actor, [AssignmentDraft(*draft) for draft in drafts], on_paper=not demo or agreed_on_paper)
    if settlement.nothing_new():
        return settlement.answer()
    with entries.action(
        "assignments.settle", actor=actor, reason="Agreed on paper" if agreed_on_paper else ""
    ) as action:
        standings.lock(actor.organization_id, list(settlement.goals))
        settlement.look_again()
        settlement.write(action)
        changed = {row.goal_id for row in settlement.new if row.role == AssignmentRole.ACCOUNTABLE}
        if changed:
            owners_changed(actor.organization_id, changed, action)
    return settlement.answer()


class _Settlement:
    """Many roles at once against those that stand."""

    def __init__(self, actor: Person, drafts: Sequence[AssignmentDraft], *, on_paper: bool) -> None:
        self.actor, self.drafts, self.on_paper = actor, drafts, on_paper
        self.new: list[Assignment] = []
        self._read()

    def _read(self) -> None:
        mine = Goal.objects.filter(organization_id=self.actor.organization_id).select_related("unit__level")
        self.goals: Mapping[UUID, Goal] = mine.in_bulk({draft.goal_id for draft in self.drafts})
        people = Person.objects.active().filter(organization_id=self.actor.organization_id)
        self.people: Mapping[UUID, Person] = people.in_bulk({draft.person_id for draft in self.drafts})
        executives = Membership.objects.open().filter(
            organization_id=self.actor.organization_id, role__in=policies.BOARD_OWNERS
        )
        self.executives = set(executives.values_list("person_id", flat=True))
        self._owners: dict[UUID, UUID] = {}
        self.open = {(a.goal_id, a.person_id, a.role): a for a in Assignment.objects.open().filter(goal__in=self.goals)}

    def nothing_new(self) -> bool:
        batches.check(self.drafts, self._check)
        return all(draft[:3] in self.open for draft in self.drafts)

    def look_again(self) -> None:
        """Under the locks: somebody may have been archived, or lost the right, in between."""
        organizations.forget(self.actor)
        self._read()
        batches.check(self.drafts, self._check)

    def _check(self, draft: AssignmentDraft) -> None:
        goal, person = self.goals.get(draft.goal_id), self.people.get(draft.person_id)
        if goal is None:
            raise NotFound("goal")
        if person is None:
            raise NotFound("person")
        structure.require_on_paper(self.actor, policies.settle, goal)
        if known_role(draft.role) != AssignmentRole.ACCOUNTABLE:
            return
        if goal.unit.level.ordinal == 0 and person.pk not in self.executives:
            raise Forbidden("not_executive", f"A board goal is owned by an executive, and “{person.position}” is none.")
        if self._owners.setdefault(goal.pk, person.pk) != person.pk:
            sentence = f"“{goal.title}” is given two owners. Nothing was saved: name one, the others as partners."
            raise Invalid("two_owners", sentence, field="person_id")

    def write(self, action: entries.Action) -> None:
        wanted = {draft[:3]: draft for draft in self.drafts if draft[:3] not in self.open}
        owned = {draft.goal_id for draft in wanted.values() if draft.role == AssignmentRole.ACCOUNTABLE}
        before = [a for a in self.open.values() if a.role == AssignmentRole.ACCOUNTABLE and a.goal_id in owned]
        at = action.not_before(max((a.valid_from for a in before), default=None))
        Assignment.objects.filter(pk__in=[a.pk for a in before]).end_all(at, ended_reason=REPLACED)
        Handoff.objects.waiting().filter(goal__in=owned, role=AssignmentRole.ACCOUNTABLE).update(
            answer=Answer.WITHDRAWN, answered_at=at, answer_note=REPLACED
        )
        self.new = [
            Assignment(
                organization_id=self.actor.organization_id, goal_id=draft.goal_id, person_id=draft.person_id,
                role=draft.role, can_decide=draft.can_decide, on_paper=self.on_paper, valid_from=at,
            )
            for draft in wanted.values()
        ]  # fmt: skip
        Assignment.objects.bulk_create(self.new)
        self.open |= {(a.goal_id, a.person_id, a.role): a for a in self.new}

    def answer(self) -> list[Assignment]:
        return [self.open[draft[:3]] for draft in self.drafts]


def ask_support(
    action: entries.Action, *, goal: Goal, person: Person, needs: Sequence[SupportNeedDraft]
) -> list[SupportNeed]:
    """Writes what an owner needs inside a running action."""
    leaders = Person.objects.active().filter(organization_id=goal.organization_id)
    known = leaders.in_bulk({need.asked_of_id for need in needs})

    def row(need: SupportNeedDraft) -> SupportNeed:
        if need.kind not in SupportKind.values:
            raise Invalid(
                "unknown_kind", f"“{need.kind[:40]}” is not a kind of support. Nothing was saved.", field="kind"
            )
        if need.asked_of_id not in known or need.asked_of_id == person.pk:
            sentence = "Name somebody else, still working here, who can give this. Nothing was saved."
            raise Invalid("unknown_person", sentence, field="asked_of_id")
        return SupportNeed(
            id=need.id or uuid7(), organization_id=goal.organization_id, goal=goal, kind=need.kind,
            text=text.line(need.text, field="text", max_length=300, required=False), asked_by=person,
            asked_of_id=need.asked_of_id, asked_at=action.at,
        )  # fmt: skip

    with batches.single():
        return SupportNeed.objects.bulk_create(batches.check(needs, row))


def known_role(role: str) -> str:
    if role not in AssignmentRole.values:
        known = ", ".join(AssignmentRole.values)
        sentence = f"“{str(role)[:40]}” is not a role on a goal. Nothing was saved: use one of {known}."
        raise Invalid("unknown_role", sentence, field="role")
    return str(role)


def _says_what_it_needs(can_decide: bool, needs: Sequence[SupportNeedDraft]) -> None:
    if can_decide == bool(needs):
        said = "You said that you can decide this and also what you need." if needs else "Please say what you need."
        raise Invalid(
            "decide_or_need",
            f"{said} Nothing was saved: choose “I can decide this”, or name what you need and from whom.",
            field="needs",
        )


def _goal(actor: Person, goal_id: UUID) -> Goal:
    """The goal under the structure lock (shared) and its own; not closed."""
    standings.lock(actor.organization_id, [goal_id])
    goal: Goal = Goal.objects.select_related("unit__level").get(pk=goal_id)
    require_open(goal)
    return goal


def require_open(goal: Goal) -> None:
    if goal.state in CLOSED:
        raise Conflict("goal_closed", "This goal is closed. Nothing was changed.", field="goal_id")


def active(person_id: UUID) -> Person:
    """The person under a lock, so that nobody is archived in between."""
    person: Person = Person.objects.locked(person_id)
    require_here(person)
    return person


def require_here(person: Person) -> None:
    if person.archived_at is not None:
        raise Conflict(
            "archived", "This person no longer works here. Nothing was changed: ask somebody else.", field="person_id"
        )


def waiting(handoff_id: UUID) -> Handoff:
    handoff: Handoff = Handoff.objects.select_related("to_person", "goal__unit").locked(handoff_id)
    if handoff.answered_at is not None:
        answered = Answer(handoff.answer).label.lower()
        raise Conflict("already_answered", f"This offer was already {answered}. Nothing was changed.")
    return handoff


def _answer(handoff: Handoff, answer: Answer, action: entries.Action, note: str = "") -> None:
    handoff.answer, handoff.answered_at = answer, action.at
    handoff.answer_note = text.line(note, field="note", max_length=300, required=False)
    handoff.save(update_fields=["answer", "answered_at", "answer_note"])


def _end_owner(goal: Goal, action: entries.Action, reason: str) -> None:
    owner = Assignment.objects.owners().filter(goal=goal).select_for_update(no_key=True).first()
    if owner is not None:
        owner.valid_to, owner.ended_reason = action.not_before(owner.valid_from), reason
        owner.save(update_fields=["valid_to", "ended_reason"])


def owners_changed(organization_id: UUID, goal_ids: set[UUID], action: entries.Action) -> None:
    events.publish(OwnershipChanged(organization_id, frozenset(goal_ids), action.at))
