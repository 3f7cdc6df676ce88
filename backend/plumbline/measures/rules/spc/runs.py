"""Anhøj's run rules: does a series hang together more than chance would let it?

Longest run: Schilling, The College Mathematics Journal 21 (1990) and 43 (2012). Crossings: Chen, The Run Test
(2010). Together: Anhøj and Olesen, PLoS ONE 9 (2014) e113825. Conventions are those of the R package qicharts2.
"""

import math
from collections.abc import Sequence
from functools import cache

from plumbline.measures.rules.spc.shapes import Runs
from plumbline.measures.rules.spc.signals import stretches

_ONE_IN = 20  # crossings so few happen by chance once in so many series


def count(sides: Sequence[int], observed: int) -> Runs:
    """The rules over one phase, given each value's side of the centre (1, 0, -1) and its number of periods."""
    useful = [side for side in sides if side]
    if not useful:
        return Runs(observed, 0)
    lengths = [past - first for _, first, past in stretches(useful)]
    longest, crossings = max(lengths), len(lengths) - 1
    longest_by_chance, crossings_by_chance = _by_chance(len(useful))
    return Runs(
        observed=observed,
        useful=len(useful),
        longest=longest,
        longest_by_chance=longest_by_chance,
        crossings=crossings,
        crossings_by_chance=crossings_by_chance,
        signal=longest > longest_by_chance or crossings < crossings_by_chance,
    )


@cache
def _by_chance(useful: int) -> tuple[int, int]:
    """The longest run and the fewest crossings that chance still explains among so many useful values."""
    flips, tail, fewest = useful - 1, 1, 0
    while tail * _ONE_IN < 2**flips:  # the 5 % point of so many fair coins, in whole numbers
        fewest += 1
        tail += math.comb(flips, fewest)
    return round(math.log2(useful)) + 3, fewest
