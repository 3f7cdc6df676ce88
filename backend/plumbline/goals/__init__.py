"""Nouns: Cycle, Goal, Target, Alignment, CheckIn, Reply, Standing, Driver, ChangeIdea, Intervention,
Forecast.
Verbs: draft, propose, commit, close, align, agree, check in, reply, refresh, plan, do, study, act.
Must never know: who owns a goal (it asks by permission), how a goal is shown.
"""
