"""The measure library: define and revise. A revision files the old definition."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from typing import Any
from uuid import UUID

from plumbline.core import batches, events, text
from plumbline.core.errors import Conflict, Invalid, stale
from plumbline.core.ids import uuid7
from plumbline.core.numbers import decimal
from plumbline.ledger.actions import entries
from plumbline.measures import policies
from plumbline.measures.choices import OWNER_SOURCE, Cadence, Direction, Scale
from plumbline.measures.events import MeasureRevised
from plumbline.measures.models import Measure
from plumbline.organizations import policies as organizations
from plumbline.organizations.models import Person


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure to be. value = numerator ÷ denominator × per; `sources` in order of trust."""

    code: str
    name: str
    direction: str
    scale: str
    definition: str = ""
    unit: str = ""
    per: Decimal | int | str = 1
    decimals: int = 2
    numerator: str = ""
    denominator: str = ""
    risk_adjusted: bool = False
    cadence: str = Cadence.MONTHLY
    lag_days: int = 15
    sources: Sequence[str] = ()
    steward_id: UUID | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict)
    id: UUID | None = None


REVISABLE = frozenset(f.name for f in fields(MeasureDraft)) - {"code", "id"}


def define(*, actor: Person, organization_id: UUID, draft: MeasureDraft) -> Measure:
    with batches.single():
        return define_many(actor=actor, organization_id=organization_id, drafts=[draft])[0]


def define_many(*, actor: Person, organization_id: UUID, drafts: Sequence[MeasureDraft]) -> list[Measure]:
    """New measures in the order of the drafts; all or nothing. A draft whose id is known is answered with it."""
    organizations.inside(actor, organization_id)
    resent: dict[UUID, Measure] = Measure.objects.visible_to(actor).in_bulk(
        [draft.id for draft in drafts if draft.id is not None]
    )
    if len(resent) == len(drafts):
        return [resent[draft.id] for draft in drafts if draft.id is not None]
    with entries.action("measures.define", actor=actor) as action:
        policies.define.require(actor)
        codes = set(Measure.objects.filter(organization_id=organization_id).values_list("code", flat=True))
        stewards = _stewards(organization_id, [draft.steward_id for draft in drafts])
        created: list[Measure] = []

        def make(draft: MeasureDraft) -> Measure:
            if draft.id is not None and draft.id in resent:
                return resent[draft.id]
            code = text.line(draft.code, field="code", max_length=60)
            if code in codes:
                sentence = f"There is already a measure “{code}”. Nothing was saved: use another code."
                raise Conflict("code_taken", sentence, field="code")
            codes.add(code)
            measure = Measure(
                id=draft.id or uuid7(), organization_id=organization_id, code=code, valid_from=action.at,
                **_checked(draft, stewards),
            )  # fmt: skip
            created.append(measure)
            return measure

        measures = batches.check(drafts, make)
        Measure.objects.bulk_create(created)
        if len(measures) == 1:
            action.about(measures[0])
    return measures


def revise(
    *, actor: Person, measure_id: UUID, expected_version: int | None = None, reason: str = "", **changes: Any
) -> Measure:
    """A new version of the definition; what is not named stays. A change of scale is refused once there are data."""
    unknown = changes.keys() - REVISABLE
    if unknown:
        raise Invalid("unknown_field", f"A measure has no “{min(unknown)[:40]}” to change.", field=min(unknown))
    Measure.objects.seen(actor, measure_id)
    with entries.action(
        "measure.revise", actor=actor, reason=text.line(reason, field="reason", required=False)
    ) as action:
        action.lock_structure()
        measure: Measure = Measure.objects.locked(measure_id)
        action.about(measure)
        policies.revise.require(actor, measure)
        if expected_version is not None and measure.version != expected_version:
            raise stale("measure")
        draft = MeasureDraft(**{**_as_draft(measure), **changes})
        checked = _checked(draft, _stewards(measure.organization_id, [draft.steward_id]))
        if (checked["scale"], checked["per"]) != (
            measure.scale,
            measure.per,
        ) and measure.measurements.exists():
            sentence = (
                f"{measure.name} already has data on its scale. Nothing was saved: define a new measure and retire "
                "this one."
            )
            raise Conflict("has_data", sentence, field="scale")
        measure.revise(action.at, **checked)
        events.publish(MeasureRevised(measure.organization_id, measure.pk, action.at))
    return measure


def retire(*, actor: Person, measure_id: UUID, expected_version: int | None = None) -> Measure:
    """No new targets are set on it; its history stays."""
    Measure.objects.seen(actor, measure_id)
    with entries.action("measure.retire", actor=actor) as action:
        action.lock_structure()
        measure: Measure = Measure.objects.locked(measure_id)
        action.about(measure)
        policies.revise.require(actor, measure)
        if expected_version is not None and measure.version != expected_version:
            raise stale("measure")
        measure.revise(action.at, retired=True)
    return measure


def _as_draft(measure: Measure) -> dict[str, Any]:
    return {f.name: getattr(measure, f.name) for f in fields(MeasureDraft)}


def _stewards(organization_id: UUID, ids: Sequence[UUID | None]) -> dict[UUID, Person]:
    wanted = [id for id in ids if id is not None]
    return Person.objects.active().filter(organization_id=organization_id).in_bulk(wanted)


def _checked(draft: MeasureDraft, stewards: Mapping[UUID, Person]) -> dict[str, Any]:
    """The columns of a definition. Raises Invalid."""
    scale = _one_of(draft.scale, Scale.values, "scale")
    per = decimal(draft.per, field="per")
    if per <= 0 or (per != 1 and scale != Scale.RATE):
        sentence = "“per” must be above 0, and 1 for everything but a rate. Nothing was saved."
        raise Invalid("bad_per", sentence, field="per")
    if draft.steward_id is not None and draft.steward_id not in stewards:
        sentence = "The steward is not an active person here. Nothing was saved: choose somebody else."
        raise Invalid("unknown_person", sentence, field="steward_id")
    checked = asdict(draft)
    for name in ("id", "code", "steward_id"):
        del checked[name]
    return {
        **checked,
        "scale": scale,
        "per": per,
        "name": text.line(draft.name, field="name"),
        "definition": text.paragraph(draft.definition, field="definition", max_length=4000),
        "direction": _one_of(draft.direction, Direction.values, "direction"),
        "cadence": _one_of(draft.cadence, Cadence.values, "cadence"),
        "unit": text.line(draft.unit, field="unit", max_length=60, required=False),
        "numerator": text.line(draft.numerator, field="numerator", max_length=300, required=False),
        "denominator": text.line(draft.denominator, field="denominator", max_length=300, required=False),
        "decimals": _whole(draft.decimals, 0, 8, "decimals"),
        "lag_days": _whole(draft.lag_days, 0, 1500, "lag_days"),
        "sources": _sources(draft.sources),
        "identifiers": dict(draft.identifiers),
        "steward": stewards[draft.steward_id] if draft.steward_id is not None else None,
    }


def _one_of(value: str, known: Sequence[str], field: str) -> str:
    if value not in known:
        sentence = f"“{str(value)[:40]}” is not a known {field}. Nothing was saved: use one of {', '.join(known)}."
        raise Invalid("unknown_choice", sentence, field=field)
    return str(value)


def _whole(value: int, least: int, most: int, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        sentence = f"“{field.replace('_', ' ')}” must be a whole number from {least} to {most}. Nothing was saved."
        raise Invalid("out_of_range", sentence, field=field)
    return value


def _sources(values: Sequence[str]) -> list[str]:
    sources = [text.line(value, field="sources", max_length=40) for value in values]
    if len(set(sources)) != len(sources) or OWNER_SOURCE in sources:
        sentence = f"Name each source once; “{OWNER_SOURCE}” is kept for units' own counts. Nothing was saved."
        raise Invalid("bad_sources", sentence, field="sources")
    return sources
