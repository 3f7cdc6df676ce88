""" "This number looks wrong": a question to the steward about one datum. Asking never counts against anybody."""

from uuid import UUID

from plumbline.core import events, text
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.measures import policies
from plumbline.measures.events import DataAnswered, DataQuestioned
from plumbline.measures.models import DataQuery, Measurement
from plumbline.organizations.models import Person


def ask(*, actor: Person, measurement_id: UUID, question: str, id: UUID | None = None) -> DataQuery:
    """Any member may ask; while the question is open, evidence says so."""
    known: DataQuery | None = DataQuery.objects.visible_to(actor).filter(pk=id).first() if id is not None else None
    if known is not None:
        return known
    Measurement.objects.seen(actor, measurement_id)
    with entries.action("data.question", actor=actor) as action:
        action.lock_shared()
        datum: Measurement = Measurement.objects.locked(measurement_id)
        if datum.superseded_at is not None:
            sentence = "This number has since been restated. Nothing was saved: look at the newest one first."
            raise Conflict("already_restated", sentence)
        if DataQuery.objects.unanswered().filter(measurement=datum).exists():
            sentence = "This number is already being looked at. Nothing was saved: the answer will show here."
            raise Conflict("already_asked", sentence)
        query: DataQuery = DataQuery.objects.create(
            id=id or uuid7(), organization_id=datum.organization_id, measurement=datum, asked_by=actor,
            asked_at=action.at, question=text.line(question, field="question", max_length=300),
        )  # fmt: skip
        action.about(query)
        pairs = frozenset({(datum.measure_id, datum.unit_id)})
        events.publish(DataQuestioned(datum.organization_id, pairs, action.at))
    return query


def answer(*, actor: Person, data_query_id: UUID, answer: str) -> DataQuery:
    """The steward's answer closes the question; a wrong number is restated beside it."""
    DataQuery.objects.seen(actor, data_query_id)
    with entries.action("data.answer", actor=actor) as action:
        action.lock_shared()
        query: DataQuery = DataQuery.objects.select_related(
            "measurement__measure__steward", "measurement__unit"
        ).locked(data_query_id)
        action.about(query)
        datum = query.measurement
        policies.record.require(actor, datum.measure, datum.unit)
        if query.answered_at is not None:
            raise Conflict("already_answered", "This question is already answered. Nothing was changed.")
        query.answer = text.line(answer, field="answer", max_length=300)
        query.answered_by, query.answered_at = actor, action.at
        query.save(update_fields=["answer", "answered_by", "answered_at"])
        pairs = frozenset({(datum.measure_id, datum.unit_id)})
        events.publish(DataAnswered(datum.organization_id, pairs, action.at))
    return query
