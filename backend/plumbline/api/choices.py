"""The names of enums on the wire, where the name in its own app would be ambiguous."""

from django.db import models

from plumbline.accountability.choices import Answer
from plumbline.goals.choices import Act, State
from plumbline.ratings.choices import Method


class OwnerState(models.TextChoices):
    NONE = "none", "No owner"
    OWNER = "owner", "Owner"
    ACTING = "acting", "Acting owner"
    OFFERED = "offered", "Offered"


NAMES: dict[type[models.TextChoices], str] = {
    Act: "InterventionAct", Answer: "OfferAnswer", Method: "RatingMethod", State: "GoalState",
}  # fmt: skip


def name_of(kind: type[models.TextChoices]) -> str:
    return NAMES.get(kind, kind.__name__)


def used() -> list[type[models.TextChoices]]:
    """Every enum that is shown or taken, once."""
    from plumbline.api.shapes import SHAPES
    from plumbline.api.verbs import VERBS

    found = {wanted.choices for shape in SHAPES.values() for wanted in shape.fields.values() if wanted.choices}
    waiting = [wanted for verb in VERBS.values() for wanted in verb.inputs.values()]
    while waiting:
        wanted = waiting.pop()
        waiting += (wanted.fields or {}).values()
        found |= {wanted.choices} if wanted.choices else set()
    return sorted(found, key=name_of)
