"""Nouns: Cycle, Goal, Target, Alignment, CheckIn, Reply, Standing.
Verbs: draft, propose, commit, close, align, agree, check in, reply, refresh.
Must never know: who owns a goal (it asks by permission), how a goal is shown.
"""
