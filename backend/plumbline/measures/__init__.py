"""Nouns: Measure (a defined quantity), Measurement (one datum), DataQuery ("this number looks wrong"),
Rebaseline (new limits of a chart).
Verbs: define, record, restate, question, answer, propose and approve new limits.
Must never know: which goal a number serves or who answers for it.
"""
