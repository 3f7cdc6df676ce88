"""Every question, by being imported here."""

from plumbline.api.questions import following, forums, home, ledger, lists, packets, ratings, redactions
from plumbline.api.questions.kit import QUESTIONS

__all__ = ["QUESTIONS", "following", "forums", "home", "ledger", "lists", "packets", "ratings", "redactions"]
