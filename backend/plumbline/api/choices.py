"""The names of enums on the wire, where the name in its own app would be ambiguous."""

from django.db import models

from plumbline.accountability.choices import Answer
from plumbline.goals.choices import State


class OwnerState(models.TextChoices):
    NONE = "none", "No owner"
    OWNER = "owner", "Owner"
    ACTING = "acting", "Acting owner"
    OFFERED = "offered", "Offered"


class Gap(models.TextChoices):
    """What is missing or weak on one goal of a line of sight."""

    NO_OWNER = "no_owner", "No owner"
    OWNER_NOT_ACCEPTED = "owner_not_accepted", "Owner not yet accepted"
    OWNER_LEFT = "owner_left", "Acting owner"
    NO_PARENT = "no_parent", "Not yet linked to a board goal"
    ALIGNMENT_NOT_AGREED = "alignment_not_agreed", "Link not yet agreed"
    NO_TARGET = "no_target", "No target"
    STALE_CHECK_IN = "stale_check_in", "Update due"
    DATA_LATE = "data_late", "Data late"
    DATA_QUESTIONED = "data_questioned", "Data questioned"
    CONTRADICTION = "contradiction", "Report and data differ"
    TROUBLE_BELOW = "trouble_below", "Trouble below"
    SUPPORT_MISSING = "support_missing", "Needs support from above"


NAMES: dict[type[models.TextChoices], str] = {State: "GoalState", Answer: "OfferAnswer"}


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
