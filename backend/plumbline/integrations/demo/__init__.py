"""A made-up health system around six hospitals' real, public CMS values, with a past of two years.

The plan is pure and deterministic: the same seed and day give the same people, goals, data and check-ins.
`seeding` writes it through the same actions that people use.
"""
