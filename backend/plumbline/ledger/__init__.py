"""Nouns: Entry (one per action), Image (the after-image of each row it wrote), Head (the end of a log),
Redaction (text that was removed), Checkpoint (a signed head), Publication (a place that took one).
Verbs: action (the one write path), replay, verify, blank, sign.
Must never know: what a goal, a unit or a measure is.
"""
