"""How a goal is going, and what that means above it: progress, evidence, freshness, roll-up, graph, life.

Pure functions of dated data and a day. Never Django, a clock or I/O; never a person's name.
"""
