"""Nouns: Entry (one per action), Image (the after-image of each row it wrote), Head.
Verbs: action (the one write path), replay.
Must never know: what a goal, a unit or a measure is.
"""
