"""Every question, by being imported here."""

from plumbline.api.questions import home, lists
from plumbline.api.questions.kit import QUESTIONS

__all__ = ["QUESTIONS", "home", "lists"]
