"""Nouns: Entry (one per action), Image (the after-image of each row it wrote), Head (the end of a log),
Redaction (text that was removed).
Verbs: action (the one write path), replay, verify, blank.
Must never know: what a goal, a unit or a measure is.
"""
