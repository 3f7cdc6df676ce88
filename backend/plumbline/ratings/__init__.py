"""Nouns: Pack (what one release of an outside rating says of the nation), Rated (a rating with every step), TrueNorth
(the rating that an organization chose, and why), Scenario (a what-if that was kept), Pairing (a rated measure beside
the organization's own), Benchmark (a target that follows the nation).
Verbs: fit, rate, propose, approve, save, pair, follow.
Must never know: which file a number came from.
"""
