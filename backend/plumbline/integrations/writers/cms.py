"""CMS's values into the books: hospitals by their CCN, measures from the shipped library."""

from collections.abc import Iterable, Sequence

from plumbline.core.errors import Invalid
from plumbline.core.ids import uuid7
from plumbline.integrations.cms import library
from plumbline.integrations.cms.reading import Content, Fact
from plumbline.integrations.writers import measures as writing
from plumbline.integrations.writers.desk import Desk, Tally
from plumbline.measures.actions import measurements, measures
from plumbline.organizations.actions import units
from plumbline.organizations.models import Level, OrgUnit

HOSPITAL = "hospital"


def known_hospitals(desk: Desk) -> dict[str, OrgUnit]:
    """Units by the CCN that they carry."""
    return {unit.external_ids["ccn"]: unit for unit in desk.units().values() if unit.external_ids.get("ccn")}


def hospitals(desk: Desk, content: Content, *, create: bool) -> dict[str, OrgUnit]:
    """The unit of each hospital in the content, made where that is asked for."""
    known = known_hospitals(desk)
    missing = sorted(content.seen - known.keys())
    if missing and not create:
        raise Invalid(
            "unknown_ccn",
            f"No unit here carries the CCN {', '.join(missing)}. Nothing was imported: give a unit its CCN, or ask for "
            "missing hospitals to be created.",
            field="hospital",
        )
    if missing:
        level = HOSPITAL if Level.objects.filter(organization_id=desk.organization_id, code=HOSPITAL).exists() else None
        if level is None:
            said = "This organization has no level “hospital”. Nothing was imported: add the units yourself."
            raise Invalid("no_hospital_level", said, field="hospital")
        drafts = [
            units.UnitDraft(ccn, content.names.get(ccn) or f"Hospital {ccn}", level, external_ids={"ccn": ccn})
            for ccn in missing
        ]
        units.add_many(actor=desk.actor, organization_id=desk.organization_id, drafts=drafts)
        desk.notes.append(f"New here: {', '.join(missing)}.")
    return known_hospitals(desk)


def define(desk: Desk, codes: Iterable[str]) -> Tally:
    """The measures of the shipped library that are not here yet, by the code that CMS uses."""
    known = writing.by_code(desk)
    missing = [library.measures()[code] for code in dict.fromkeys(codes) if code not in known]
    if missing:
        measures.define_many(
            actor=desk.actor,
            organization_id=desk.organization_id,
            drafts=[
                measures.MeasureDraft(
                    code=it.code, name=it.name, direction=it.direction, scale=it.scale, definition=it.definition,
                    unit=it.unit, per=it.per, decimals=it.decimals, risk_adjusted=it.risk_adjusted,
                    cadence="annual", lag_days=it.lag_days, sources=library.SOURCES, identifiers=it.identifiers,
                )
                for it in missing
            ],
        )  # fmt: skip
    return Tally("measures", len(missing))


def write_facts(desk: Desk, facts: Sequence[Fact], places: dict[str, OrgUnit]) -> Tally:
    known = writing.by_code(desk)
    data = [
        measurements.MeasurementDraft(
            known[fact.measure].pk, places[fact.ccn].pk, fact.start, fact.end, fact.source, fact.value,
            denominator=fact.denominator, expected=fact.expected, note=fact.note, id=uuid7(),
        )
        for fact in facts
    ]  # fmt: skip
    return writing.record(desk, facts, data)
