"""Many roles offered or accepted at once, all or none: the goals of somebody who leaves, most of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from plumbline.accountability import policies
from plumbline.accountability.actions import assignments
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Assignment, Handoff
from plumbline.core import batches
from plumbline.core.errors import NotFound
from plumbline.core.ids import uuid7
from plumbline.goals import permissions
from plumbline.goals.actions import standings, structure
from plumbline.goals.models import Goal
from plumbline.ledger.actions import entries
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """A role on a goal, for a person to accept or decline."""

    goal_id: UUID
    person_id: UUID
    role: str = AssignmentRole.ACCOUNTABLE
    note: str = ""
    id: UUID | None = None


def offer_many(*, actor: Person, drafts: Sequence[OfferDraft]) -> list[Handoff]:
    """Asks for each role; nothing changes until it is accepted. A resend of client-made ids is harmless."""
    ids = {draft.id for draft in drafts if draft.id is not None}
    known: dict[UUID, Handoff] = Handoff.objects.visible_to(actor).in_bulk(ids)
    if drafts and all(draft.id in known for draft in drafts):
        return [structure.found(known, draft.id, "offer") for draft in drafts]
    with entries.action("assignment.offer", actor=actor) as action:
        goals = _goals(actor, {draft.goal_id for draft in drafts})
        people = _people(actor, {draft.person_id for draft in drafts})

        def row(draft: OfferDraft) -> Handoff:
            if draft.id in known:
                return structure.found(known, draft.id, "offer")
            goal = structure.found(goals, draft.goal_id, "goal")
            assignments.require_open(goal)
            person = structure.found(people, draft.person_id, "person")
            assignments.require_here(person)
            policies.offer.require(actor, goal)
            return assignments.open_offer(
                action, goal=goal, person=person, role=assignments.known_role(draft.role), by=actor, note=draft.note,
                id=draft.id or uuid7(),
            )  # fmt: skip

        with permissions.at_once(actor, goals.values(), permissions.OWN, permissions.MANAGE, permissions.APPROVE):
            rows = batches.check(drafts, row)
        _tell(action, [row for row in rows if row.pk not in known])
    return rows


def accept_many(*, actor: Person, handoff_ids: Sequence[UUID]) -> list[Assignment]:
    """“I can decide these”: each role exists from now. Where something is needed, that one is accepted by itself."""
    offered: dict[UUID, Handoff] = Handoff.objects.visible_to(actor).in_bulk(set(handoff_ids))
    with entries.action("assignment.accept", actor=actor) as action:
        goals = _goals(actor, {handoff.goal_id for handoff in offered.values()})
        taken: list[Handoff] = []

        def row(id: UUID) -> Assignment:
            if id not in offered:
                raise NotFound("offer")
            goal = structure.found(goals, offered[id].goal_id, "goal")
            assignments.require_open(goal)
            handoff = assignments.waiting(id)
            taken.append(handoff)
            return assignments.take_on(action, actor, goal, handoff)

        rows = batches.check(handoff_ids, row)
        _tell(action, taken)
    return rows


def _goals(actor: Person, ids: set[UUID]) -> dict[UUID, Goal]:
    """The goals that the actor may see, under the structure lock (shared) and their own, in the one order."""
    seen = Goal.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True)
    standings.lock(actor.organization_id, list(seen))
    return Goal.objects.visible_to(actor).select_related("unit__level").in_bulk(ids)


def _people(actor: Person, ids: set[UUID]) -> dict[UUID, Person]:
    """Under a lock, so that nobody is archived in between."""
    rows = Person.objects.visible_to(actor).filter(pk__in=ids).select_for_update(no_key=True).order_by("pk")
    return {person.pk: person for person in rows}


def _tell(action: entries.Action, handoffs: Sequence[Handoff]) -> None:
    if len(handoffs) == 1:
        action.about(handoffs[0])
    owned = {handoff.goal_id for handoff in handoffs if handoff.role == AssignmentRole.ACCOUNTABLE}
    if owned:
        assignments.owners_changed(action.organization_id, owned, action)
