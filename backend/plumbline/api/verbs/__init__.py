"""Every verb, by being imported here."""

from plumbline.api.verbs import (
    accountability,
    check_ins,
    following,
    forums,
    goals,
    improvement,
    links,
    measures,
    organizations,
    packets,
    redactions,
    risks,
    session,
    true_norths,
)
from plumbline.api.verbs.kit import VERBS

__all__ = [
    "VERBS",
    "accountability",
    "check_ins",
    "following",
    "forums",
    "goals",
    "improvement",
    "links",
    "measures",
    "organizations",
    "packets",
    "redactions",
    "risks",
    "session",
    "true_norths",
]
