"""Where a text stands, what was taken out of the record, and what forbids it."""

from typing import Any
from uuid import UUID

from plumbline.api import paging
from plumbline.api.inputs import TEXT
from plumbline.api.questions.kit import Question
from plumbline.api.verbs.redactions import ONLY
from plumbline.api.viewer import Viewer
from plumbline.ledger import redaction
from plumbline.ledger.models import Redaction
from plumbline.organizations import policies
from plumbline.organizations.actions import redactions
from plumbline.organizations.models import LegalHold


def found(viewer: Viewer, *, text: str, only: UUID | None = None) -> list[Any]:
    person = viewer.required()
    policies.redact.require(person)
    places = redaction.places(person.organization_id, redactions.named(text), only)
    return redaction.told({place.table: len(place.rows) for place in places})


def removed(viewer: Viewer, **place: Any) -> paging.Page:
    policies.read_removals.require(viewer.required())
    return paging.page(Redaction.objects.visible_to(viewer.required()), order="-at", **place)


def holds(viewer: Viewer) -> list[Any]:
    policies.read_removals.require(viewer.required())
    return list(LegalHold.objects.visible_to(viewer.required()).order_by("-valid_from", "id"))


Question(
    "textFound",
    "How often a text stands in the record, now or earlier: what `redact` would blank.",
    "TextCount",
    found,
    "text-found",
    {"text": TEXT, "only": ONLY},
    many=True,
)
Question(
    "redactions", "What was taken out of the record, the latest first.", "Redaction", removed, "redactions", page=True
)
Question("legalHolds", "Legal holds, the latest first.", "LegalHold", holds, "legal-holds", many=True)
