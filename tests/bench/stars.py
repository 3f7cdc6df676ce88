"""Bar K: the star ratings of a whole nation, its parameters worked out anew, and one what-if.

The nation is made up around a release's means, as large as the real one: CMS's file is not shipped.
"""

from functools import partial
from statistics import median

import numpy as np

from bench.context import Bench
from bench.rounds import Line, said, taken
from plumbline.ratings import packs
from plumbline.ratings.rules import cms_stars, what_if
from plumbline.ratings.rules.cms_stars import Numbers, Pack

HOSPITALS = 4_566
NATION, ONE = 0.5, 0.001  # seconds


def bars(bench: Bench) -> None:
    pack = packs.shipped()["2025-07"]
    values = nation(pack)
    one = {it.id: value for it, value in zip(pack.measures, values[0].tolist(), strict=True) if value == value}
    calls = {"the nation": partial(whole, pack, values), "one what-if": partial(what_if.place, pack, one)}
    times = taken(calls, bench.rounds)
    for name, bound in (("the nation", NATION), ("one what-if", ONE)):
        seconds = median(times[name])
        bench.add(Line("K", f"stars of {name}", said(seconds), f"at most {said(bound)}", seconds / bound, 1))


def whole(pack: Pack, values: Numbers) -> None:
    cms_stars.rated(cms_stars.fitted(pack, values), values)


def nation(pack: Pack) -> Numbers:
    """Better and worse hospitals, each with four of five measures."""
    chance = np.random.default_rng(7)
    signs = np.array([-1.0 if it.lower_is_better else 1.0 for it in pack.measures])
    good = chance.normal(size=(HOSPITALS, 1)) * signs
    z = good + chance.normal(size=(HOSPITALS, len(pack.measures)))
    values = np.array([it.mean for it in pack.measures]) + z * [it.sd for it in pack.measures]
    values[chance.random(values.shape) < 0.2] = np.nan
    return values
