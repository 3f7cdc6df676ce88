"""Every question, by being imported here."""

from plumbline.api.questions import forums, home, lists
from plumbline.api.questions.kit import QUESTIONS

__all__ = ["QUESTIONS", "forums", "home", "lists"]
