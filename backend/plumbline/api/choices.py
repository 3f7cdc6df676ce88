"""The names of enums on the wire, where the name in its own app would be ambiguous."""

from django.db import models

from plumbline.accountability.choices import Answer
from plumbline.goals.choices import State

NAMES: dict[type[models.TextChoices], str] = {State: "GoalState", Answer: "OfferAnswer"}


def name_of(kind: type[models.TextChoices]) -> str:
    return NAMES.get(kind, kind.__name__)
