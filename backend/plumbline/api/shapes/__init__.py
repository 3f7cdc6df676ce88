"""Every shape, by being imported here."""

from plumbline.api.shapes import (
    access,
    accountability,
    carrying,
    cascade,
    dependents,
    following,
    forums,
    goals,
    home,
    ledger,
    measures,
    organizations,
    packets,
    ratings,
    redactions,
    tokens,
)
from plumbline.api.shapes.kit import SHAPES

__all__ = [
    "SHAPES",
    "access",
    "accountability",
    "carrying",
    "cascade",
    "dependents",
    "following",
    "forums",
    "goals",
    "home",
    "ledger",
    "measures",
    "organizations",
    "packets",
    "ratings",
    "redactions",
    "tokens",
]
