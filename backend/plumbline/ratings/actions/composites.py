"""Ratings whose numbers are not ours to ship: whoever uses one enters them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.measures import policies as measures
from plumbline.measures.models import Measure
from plumbline.organizations.models import Person
from plumbline.ratings.models import Composite, CompositeItem
from plumbline.ratings.rules import composite as rules

MOST_ITEMS = 100
MOST_GRADES = 10


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One measure of the rating: the mean and the standard deviation of those compared with, in the measure's own unit,
    and its weight; `floor` and `ceiling` in standard deviations."""

    measure_id: UUID
    mean: Decimal
    sd: Decimal
    weight: Decimal
    lower_is_better: bool
    floor: Decimal | None = None
    ceiling: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GradeDraft:
    """A grade from the score `lowest` up."""

    name: str
    lowest: Decimal


@dataclass(frozen=True, slots=True)
class CompositeDraft:
    """`source`: where the numbers are from; `grades`: the best first; `lowest`: the grade below them all."""

    name: str
    source: str
    items: Sequence[ItemDraft]
    grades: Sequence[GradeDraft] = field(default_factory=list)
    lowest: str = ""
    id: UUID | None = None


def enter(*, actor: Person, draft: CompositeDraft) -> Composite:
    """Stewards and administrators may. It takes the place of the edition before of the same name."""
    known: Composite | None = Composite.objects.visible_to(actor).filter(pk=draft.id).first() if draft.id else None
    if known is not None and known.entered_by_id == actor.pk:
        return known
    name = text.line(draft.name, field="name", max_length=120)
    source = text.line(draft.source, field="source", max_length=300)
    lowest = text.line(draft.lowest, field="lowest", max_length=40, required=False)
    grades = _grades(draft.grades)
    with entries.action("composite.enter", actor=actor) as action:
        action.lock_structure()
        measures.define.require(actor)
        said = _checked(actor, draft.items, grades, lowest)
        for before in Composite.objects.visible_to(actor).in_force().filter(name=name).select_for_update(no_key=True):
            _end(before, actor, action)
        row: Composite = Composite.objects.create(
            id=draft.id or uuid7(), organization_id=actor.organization_id, name=name, source=source, lowest=lowest,
            grades=[[grade, str(edge)] for grade, edge in grades], entered_by=actor, entered_at=action.at,
        )  # fmt: skip
        CompositeItem.objects.bulk_create(
            CompositeItem(
                organization_id=actor.organization_id, composite=row, measure=measure, mean=it.mean, sd=it.sd,
                weight=it.weight, lower_is_better=it.lower_is_better, floor=it.floor, ceiling=it.ceiling,
            )
            for measure, it in said
        )  # fmt: skip
        action.about(row)
    return row


def end(*, actor: Person, composite_id: UUID) -> Composite:
    """It is worked out no longer; the record keeps it."""
    Composite.objects.seen(actor, composite_id)
    with entries.action("composite.end", actor=actor) as action:
        action.lock_structure()
        measures.define.require(actor)
        row: Composite = Composite.objects.locked(composite_id)
        if row.ended_at is not None:
            raise Conflict("already_ended", "This rating has already ended. Nothing was changed.")
        _end(row, actor, action)
        action.about(row)
    return row


def _end(row: Composite, actor: Person, action: entries.Action) -> None:
    row.ended_by, row.ended_at = actor, action.not_before(row.entered_at)
    row.save(update_fields=["ended_by", "ended_at"])


def _grades(drafts: Sequence[GradeDraft]) -> list[tuple[str, Decimal]]:
    if len(drafts) > MOST_GRADES:
        raise Invalid("too_many_grades", f"At most {MOST_GRADES} grades fit. Nothing was saved.", field="grades")
    return [(text.line(it.name, field="grade", max_length=40), it.lowest) for it in drafts]


def _checked(
    actor: Person, items: Sequence[ItemDraft], grades: Sequence[tuple[str, Decimal]], lowest: str
) -> list[tuple[Measure, ItemDraft]]:
    """Each with its measure. Raises what the rules and the library have against it."""
    if len(items) > MOST_ITEMS:
        raise Invalid("too_many_items", f"At most {MOST_ITEMS} measures fit. Nothing was saved.", field="items")
    found = [(Measure.objects.seen(actor, it.measure_id), it) for it in items]
    rules.checked(
        [rules.item(measure.code, it) for measure, it in found], [(name, float(edge)) for name, edge in grades], lowest
    )
    return found
