"""Which of our own measures stands beside a measure of the rating, and how the two differ."""

from uuid import UUID

from plumbline.core import text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.measures import policies as measures
from plumbline.measures.models import Measure
from plumbline.organizations.models import Person
from plumbline.ratings.choices import CMS
from plumbline.ratings.models import Pairing


def pair(
    *, actor: Person, external_id: UUID, internal_id: UUID, definition: str, population: str, period: str, lag: str,
    id: UUID | None = None,
) -> Pairing:  # fmt: skip
    """Stewards and administrators may. It takes the place of the measure's pairing before."""
    known: Pairing | None = Pairing.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None and known.paired_by_id == actor.pk:
        return known
    said = {
        "definition": text.line(definition, field="definition", max_length=500),
        "population": text.line(population, field="population", max_length=300),
        "period": text.line(period, field="period", max_length=300),
        "lag": text.line(lag, field="lag", max_length=300),
    }
    with entries.action("measure.pair", actor=actor) as action:
        action.lock_structure()
        measures.define.require(actor)
        external: Measure = Measure.objects.seen(actor, external_id)
        internal: Measure = Measure.objects.seen(actor, internal_id)
        _fit(external, internal)
        for before in Pairing.objects.in_force().filter(external=external).select_for_update(no_key=True):
            _end(before, actor, action)
        row: Pairing = Pairing.objects.create(
            id=id or uuid7(), organization_id=actor.organization_id, external=external, internal=internal,
            paired_by=actor, paired_at=action.at, **said,
        )  # fmt: skip
        action.about(row)
    return row


def end(*, actor: Person, pairing_id: UUID) -> Pairing:
    Pairing.objects.seen(actor, pairing_id)
    with entries.action("measure.unpair", actor=actor) as action:
        action.lock_structure()
        measures.define.require(actor)
        row: Pairing = Pairing.objects.locked(pairing_id)
        if row.ended_at is not None:
            raise Conflict("already_ended", "This pairing has already ended. Nothing was changed.")
        _end(row, actor, action)
        action.about(row)
    return row


def _end(row: Pairing, actor: Person, action: entries.Action) -> None:
    row.ended_by, row.ended_at = actor, action.not_before(row.paired_at)
    row.save(update_fields=["ended_by", "ended_at"])


def _fit(external: Measure, internal: Measure) -> None:
    if CMS not in external.identifiers:
        sentence = f"{external.name} carries no name of CMS’s, so it is no measure of the rating. Nothing was saved."
        raise Invalid("not_rated", sentence, field="external_id")
    if external.pk == internal.pk or CMS in internal.identifiers:
        sentence = f"{internal.name} is itself a measure of CMS’s. Nothing was saved: choose one of your own."
        raise Invalid("not_our_own", sentence, field="internal_id")
