"""Nouns: Assignment, Handoff, Delegation, SupportNeed, Grant, Risk.
Verbs: offer, accept, decline, delegate, ask, grant; the read models that show owners or gaps.
Must never know: how anything is shown, or which file it came from.
"""
