"""How outsiders score us."""

from importlib import import_module
from typing import Any

from plumbline.api.inputs import ID, TEXT, optional
from plumbline.api.questions.kit import Question
from plumbline.api.viewer import Viewer


def rating(viewer: Viewer, **asked: Any) -> Any:
    """Its arithmetic is on arrays; a process that nobody asks does without them."""
    return import_module("plumbline.ratings.selectors").rating(viewer.required(), **asked)


Question(
    "rating",
    "Where a hospital stands by a release of the CMS star rating, and where it would stand with other values. Nothing "
    "is written. Null where no unit is a hospital that CMS knows.",
    "Rating",
    rating,
    "rating",
    {"unit_id": optional(ID), "release": optional(TEXT, ""), "changes": optional(TEXT, "")},
    null=True,
)
