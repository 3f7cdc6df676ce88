"""Every question, by being imported here."""

from plumbline.api.questions import (
    charts,
    following,
    forums,
    home,
    improvement,
    ledger,
    lists,
    packets,
    ratings,
    redactions,
    risks,
)
from plumbline.api.questions.kit import QUESTIONS

__all__ = [
    "QUESTIONS",
    "charts",
    "following",
    "forums",
    "home",
    "improvement",
    "ledger",
    "lists",
    "packets",
    "ratings",
    "redactions",
    "risks",
]
