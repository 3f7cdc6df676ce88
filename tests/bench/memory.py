"""Bar M: how much a server grows when it is asked for the whole cascade for the first time."""

from bench import reading, sides, sizes
from bench.context import Bench
from bench.reads import signed_in
from bench.rounds import Line
from bench.sides import Side


def bars(bench: Bench) -> None:
    (name,) = bench.names("100k")
    with sizes.opened(name) as size:
        grown = {}
        for start in (sides.plumbline, sides.postgraphile):
            with start(size.database) as side:
                if start is sides.plumbline:
                    signed_in(side, size)
                grown[side.name] = _grown(side, str(size.viewer.pk))
        own, other = grown["Plumbline"], grown["PostGraphile"]
        told = [f"{which} +{bytes_ / 1e6:.0f} MB" for which, bytes_ in grown.items()]
        bench.add(Line("M", f"one cold whole read, {size.goals:,} goals", *told, own / other, 1 / 3))


def _grown(side: Side, nobody: str) -> int:
    """After a first small answer, which loads what every server loads once."""
    side.graphql(reading.SMALL[side.name], id=nobody)
    before = side.resident()
    reading.whole(side)
    return side.resident() - before
