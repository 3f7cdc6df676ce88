"""Links from a goal to the goal above it: offered from below, agreed above, dated, and never in a circle.

A counter-offer or a new weight ends the row and opens the next one of the same line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from plumbline.core import batches, numbers
from plumbline.core.errors import Conflict, Invalid, RowError, RowErrors
from plumbline.core.ids import uuid7
from plumbline.goals import permissions, policies, representation
from plumbline.goals.actions import contents, links, structure
from plumbline.goals.choices import CLOSED, AlignmentKind
from plumbline.goals.models import Alignment, Goal, Target
from plumbline.goals.rules import progress
from plumbline.ledger.actions import entries
from plumbline.ledger.actions.entries import Action
from plumbline.organizations.models import Person

HEAVIEST = Decimal(1_000_000)
OFFERED = ("child_id", "parent_id", "kind", "weight", "critical")


@dataclass(frozen=True, slots=True)
class AlignmentDraft:
    """`primary` None: primary where the child has no primary link yet. `weight` None: equal."""

    child_id: UUID
    parent_id: UUID
    kind: str = AlignmentKind.DRIVES
    weight: Decimal | str | int | None = None
    critical: bool = False
    primary: bool | None = None
    note: str = ""
    id: UUID | None = None


def offer(*, actor: Person, draft: AlignmentDraft) -> Alignment:
    with batches.single():
        return offer_many(actor=actor, drafts=[draft])[0]


def offer_many(*, actor: Person, drafts: Sequence[AlignmentDraft], by_parent: bool = False) -> list[Alignment]:
    """Offers links upward; `by_parent`: the goal above offers them downward, to goals it hands out.

    Raises RowErrors for a link that would close a circle with the others or among themselves.
    """
    known = _known(actor, drafts)
    if drafts and all(draft.id in known for draft in drafts):
        return batches.check(drafts, lambda draft: _again(actor, draft, known))
    with entries.action("alignment.offer", actor=actor) as action:
        action.lock_structure()
        desk = _Desk.open(actor, drafts, action, by_parent)
        with permissions.at_once(actor, desk.goals.values(), permissions.OWN, permissions.MANAGE):
            rows = batches.check(drafts, desk.row)
        _refuse_loops(actor, drafts, rows, desk.new)
        Alignment.objects.bulk_create(desk.new, batch_size=2000)
        if len(desk.new) == 1:
            action.about(desk.new[0])
        structure.settle(action, [row.child_id for row in desk.new], shape=True)
    return rows


def accept(*, actor: Person, alignment_id: UUID) -> Alignment:
    with batches.single():
        return accept_many(actor=actor, alignment_ids=[alignment_id])[0]


def accept_many(*, actor: Person, alignment_ids: Sequence[UUID], on_paper: bool = False) -> list[Alignment]:
    """Agrees offered links. `on_paper`: an administrator enters what was agreed before; nobody is named as agreeing."""
    with entries.action(
        "alignment.accept", actor=actor, reason="Agreed on paper before." if on_paper else ""
    ) as action:
        rows = _open_rows(action, actor, alignment_ids, all_seen=on_paper or representation.seeding(actor))

        def judge(id: UUID) -> Alignment:
            link = structure.found(rows, id, "link")
            if on_paper:
                structure.require_on_paper(actor, policies.agree_on_paper, link.child, link.parent, noun="link")
            elif not representation.seeding(actor):
                policies.answer_link.require(actor, link)
            return _waiting(link)

        answering = [link.child if link.offered_by_parent else link.parent for link in rows.values()]
        with permissions.at_once(actor, answering, permissions.OWN):
            agreed = batches.check(alignment_ids, judge)
        structure.not_before(action, agreed)
        for link in agreed:
            link.agreed_at, link.agreed_by = action.at, None if on_paper else actor
            link.self_agreed = not on_paper and link.offered_by_id == actor.pk
        Alignment.objects.bulk_update(agreed, ["agreed_at", "agreed_by", "self_agreed"], batch_size=2000)
        structure.settle(action, [id for link in agreed for id in (link.child_id, link.parent_id)])
    return agreed


def counter(*, actor: Person, alignment_id: UUID, note: str = "", id: UUID | None = None, **changes: Any) -> Alignment:
    """Answers an offer with another weight, kind or critical; it then waits for the other side."""
    with entries.action("alignment.counter", actor=actor) as action:
        link = _waiting(_one(action, actor, alignment_id))
        policies.answer_link.require(actor, link)
        new = _next(action, link, changes, id)
        new.note = contents.reason(note, field="note", required=False)
        new.offered_by, new.offered_by_parent = actor, not link.offered_by_parent
        new.save(force_insert=True)
        structure.settle(action, [link.child_id, link.parent_id])
    return new


def reweigh(
    *, actor: Person, alignment_id: UUID, reason: str = "", id: UUID | None = None, **changes: Any
) -> Alignment:
    """How much an agreed goal below counts from now on; the old weight keeps its dates."""
    reason = contents.reason(reason, required=False)
    with entries.action("alignment.reweigh", actor=actor, reason=reason) as action:
        link = _one(action, actor, alignment_id)
        policies.reweigh.require(actor, link)
        if link.agreed_at is None:
            raise Conflict(
                "not_agreed", "This link is not agreed yet. Nothing was changed: answer it with a counter-offer."
            )
        new = _next(action, link, changes, id)
        new.note, new.agreed_at, new.agreed_by = reason, new.valid_from, actor
        new.self_agreed = link.self_agreed
        new.save(force_insert=True)
        structure.settle(action, [link.child_id, link.parent_id])
    return new


def decline(*, actor: Person, alignment_id: UUID, reason: str = "") -> Alignment:
    """Answers an offer with no, and why."""
    with entries.action("alignment.decline", actor=actor, reason=contents.reason(reason)) as action:
        link = _waiting(_one(action, actor, alignment_id))
        policies.answer_link.require(actor, link)
        return _end(action, link, reason)


def end(*, actor: Person, alignment_id: UUID, reason: str) -> Alignment:
    """Takes an agreed link, or one's own offer, away from now on; the past keeps it."""
    with entries.action("alignment.end", actor=actor, reason=contents.reason(reason)) as action:
        link = _one(action, actor, alignment_id)
        policies.take_part.require(actor, link)
        return _end(action, link, reason)


@dataclass(slots=True)
class _Desk:
    """What offering links needs to know, fetched for all of them at once."""

    actor: Person
    action: Action
    by_parent: bool
    known: dict[UUID, Alignment]
    goals: dict[UUID, Goal]
    linked: set[links.Link]
    primary: set[UUID]
    measures: dict[UUID, set[UUID]]
    allowed: set[UUID] = field(default_factory=set)
    new: list[Alignment] = field(default_factory=list)

    @classmethod
    def open(cls, actor: Person, drafts: Sequence[AlignmentDraft], action: Action, by_parent: bool) -> "_Desk":
        children = {draft.child_id for draft in drafts}
        goals = structure.locked(
            actor, children | {draft.parent_id for draft in drafts}, all_seen=representation.seeding(actor)
        )
        above = Alignment.objects.open().filter(child_id__in=children)
        up = list(above.values_list("child_id", "parent_id", "primary"))
        measures: dict[UUID, set[UUID]] = {}
        same = {
            id
            for draft in drafts
            if draft.kind == AlignmentKind.SAME_MEASURE
            for id in (draft.child_id, draft.parent_id)
        }
        for goal, measure in Target.objects.in_force().filter(goal_id__in=same).values_list("goal_id", "measure_id"):
            measures.setdefault(goal, set()).add(measure)
        return cls(
            actor, action, by_parent, _known(actor, drafts), goals, {(c, p) for c, p, _ in up},
            {c for c, _, primary in up if primary}, measures,
        )  # fmt: skip

    def row(self, draft: AlignmentDraft) -> Alignment:
        if draft.id in self.known:
            return _again(self.actor, draft, self.known)
        child = structure.found(self.goals, draft.child_id, "goal")
        parent = structure.found(self.goals, draft.parent_id, "goal")
        self._require_right(parent if self.by_parent else child)
        self._require_linkable(child, parent)
        fields = _fields({name: getattr(draft, name) for name in ("kind", "weight", "critical")})
        if fields["kind"] == AlignmentKind.SAME_MEASURE:
            self._require_same_measure(child, parent)
        id = draft.id or uuid7()
        row = Alignment(
            id=id, line=id, organization_id=child.organization_id, child=child, parent=parent, **fields,
            primary=self._is_primary(draft), offered_by=self.actor, offered_by_parent=self.by_parent,
            note=contents.reason(draft.note, field="note", required=False), valid_from=self.action.at,
        )  # fmt: skip
        self.linked.add((child.pk, parent.pk))
        self.new.append(row)
        self.known[row.pk] = row
        return row

    def _require_right(self, goal: Goal) -> None:
        """Asked once for each goal."""
        if goal.pk not in self.allowed and not representation.seeding(self.actor):
            (policies.deploy if self.by_parent else policies.offer_link).require(self.actor, goal)
        self.allowed.add(goal.pk)

    def _is_primary(self, draft: AlignmentDraft) -> bool:
        taken = draft.child_id in self.primary
        if draft.primary and taken:
            raise Conflict(
                "already_primary",
                "This goal already has a main link upward. Nothing was saved: end that one first, or offer this as a "
                "further link.",
                field="primary",
            )
        is_primary = not taken if draft.primary is None else draft.primary
        if is_primary:
            self.primary.add(draft.child_id)
        return is_primary

    def _require_linkable(self, child: Goal, parent: Goal) -> None:
        for goal, name in ((child, "child_id"), (parent, "parent_id")):
            if goal.state in CLOSED:
                raise Conflict(
                    "closed", f"“{goal.title}” is closed. Nothing was saved: choose an open goal.", field=name
                )
        if child.pk == parent.pk:
            raise Invalid("loop", "A goal cannot be linked to itself. Nothing was saved.", field="parent_id")
        if (child.pk, parent.pk) in self.linked:
            raise Conflict(
                "already_linked",
                f"This goal is already linked to “{parent.title}”. Nothing was saved.",
                field="parent_id",
            )

    def _require_same_measure(self, child: Goal, parent: Goal) -> None:
        here, there = self.measures.get(child.pk), self.measures.get(parent.pk)
        if here and there and not here & there:
            raise Invalid(
                "different_measures",
                "The two goals have no measure in common, so the one above cannot be the sum of its parts. Nothing was "
                "saved: choose “drives”.",
                field="kind",
            )


def _refuse_loops(
    actor: Person, drafts: Sequence[AlignmentDraft], rows: Sequence[Alignment], new: Sequence[Alignment]
) -> None:
    refused = links.refuse_loops(actor, actor.organization_id, [(row.child_id, row.parent_id) for row in new])
    if not refused:
        return
    place = {row.pk: line for line, row in reversed(list(enumerate(rows)))}
    errors = [
        RowError(place[new[at].pk], "parent_id", str(drafts[place[new[at].pk]].parent_id), why.sentence, why.code)
        for at, why in refused.items()
    ]
    raise RowErrors.of(errors) from next(iter(refused.values()))


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    """Kind, weight and critical, made fit to store."""
    clean: dict[str, Any] = {}
    if "kind" in said:
        if said["kind"] not in AlignmentKind.values:
            raise Invalid(
                "unknown_kind", "A link drives, shares the measure, or supports. Nothing was saved.", field="kind"
            )
        clean["kind"] = said["kind"]
    if "weight" in said:
        weight = None if said["weight"] in (None, "") else numbers.decimal(said["weight"], field="weight")
        progress.check_weight(weight)
        if weight is not None and weight > HEAVIEST:
            raise Invalid("weight_too_large", "A weight goes up to 1,000,000. Nothing was saved.", field="weight")
        clean["weight"] = weight
    if "critical" in said:
        clean["critical"] = bool(said["critical"])
    return clean


def _known(actor: Person, drafts: Sequence[AlignmentDraft]) -> dict[UUID, Alignment]:
    ids = {draft.id for draft in drafts if draft.id is not None}
    if not ids:
        return {}
    return Alignment.objects.filter(organization_id=actor.organization_id, pk__in=ids).in_bulk()


def _again(actor: Person, draft: AlignmentDraft, known: dict[UUID, Alignment]) -> Alignment:
    row = structure.found(known, draft.id, "link")
    sent = {"child_id": draft.child_id, "parent_id": draft.parent_id}
    sent |= _fields({name: getattr(draft, name) for name in ("kind", "weight", "critical")})
    structure.same({name: getattr(row, name) for name in OFFERED}, sent, by=row.offered_by_id, actor=actor)
    return row


def _open_rows(action: Action, actor: Person, ids: Sequence[UUID], *, all_seen: bool = False) -> dict[UUID, Alignment]:
    """Links under the structure lock, with both ends; only those whose ends the actor may see."""
    action.lock_structure()
    rows = Alignment.objects.filter(organization_id=actor.organization_id, pk__in=set(ids))
    if not all_seen:
        seen = Goal.objects.visible_to(actor).values("pk")
        rows = rows.filter(child__in=seen, parent__in=seen)
    related = rows.select_related("child__unit", "parent__unit").order_by("pk")
    return {row.pk: row for row in related.select_for_update(no_key=True, of=("self",))}


def _one(action: Action, actor: Person, id: UUID) -> Alignment:
    """An open link, under lock. One that was replaced meanwhile is a conflict."""
    link = structure.found(_open_rows(action, actor, [id]), id, "link")
    action.about(link)
    _require_open(link)
    return link


def _require_open(link: Alignment) -> None:
    if link.valid_to is not None:
        raise Conflict(
            "link_changed", "This link was changed or ended meanwhile. Nothing was changed: look at it again."
        )


def _waiting(link: Alignment) -> Alignment:
    _require_open(link)
    if link.agreed_at is not None:
        raise Conflict("already_agreed", "This link is already agreed. Nothing was changed.")
    return link


def _next(action: Action, link: Alignment, changes: dict[str, Any], id: UUID | None) -> Alignment:
    """Ends the row and returns the next one of its line, changed and not yet saved."""
    unknown = changes.keys() - {"kind", "weight", "critical"}
    if unknown:
        raise Invalid("unknown_field", f"A link has no “{min(unknown)[:40]}” to change.", field=min(unknown)[:40])
    fields = _fields(changes)
    at = action.not_before(link.valid_from)
    link.end(at)
    kept = {name: getattr(link, name) for name in ("kind", "weight", "critical", "primary", "offered_by_parent")}
    return Alignment(
        id=id or uuid7(), line=link.line, organization_id=link.organization_id, child=link.child, parent=link.parent,
        offered_by_id=link.offered_by_id, valid_from=at, **(kept | fields),
    )  # fmt: skip


def _end(action: Action, link: Alignment, reason: str) -> Alignment:
    link.valid_to = action.not_before(link.valid_from)
    link.ended_reason = contents.reason(reason)
    link.save(update_fields=["valid_to", "ended_reason"])
    structure.settle(action, [link.child_id, link.parent_id], shape=True)
    return link
