"""Nouns: Measure (a defined quantity), Measurement (one datum), DataQuery ("this number looks wrong").
Verbs: define, record, restate, question, answer.
Must never know: which goal a number serves or who answers for it.
"""
