"""A board's worth of charts at once."""

import random
import time

from plumbline.measures.rules.scales import Direction
from plumbline.measures.rules.spc.chart import Kind, Phase, Setting, chart
from unit.measures.spc.series import counted, months

CHARTS, MONTHS = 500, 36
SECONDS = 0.5
SLACK = 4  # a shared machine is now fast, now slow


def test_five_hundred_charts_of_three_years() -> None:
    chance = random.Random(500)
    single = [months([chance.gauss(50, 5) for _ in range(MONTHS)]) for _ in range(CHARTS // 2)]
    shares = [counted((chance.randint(0, 30), 300) for _ in range(MONTHS)) for _ in range(CHARTS // 2)]
    phases = (Phase(single[0][20].start),)
    values = Setting(Kind.XMR, Direction.INCREASE, target=60, phases=phases)
    counts = Setting(Kind.P_PRIME, Direction.DECREASE, target=0.04)
    begun = time.perf_counter()
    for series in single:
        chart(series, values)
    for series in shares:
        chart(series, counts)
    took = time.perf_counter() - begun
    print(f"{CHARTS} charts of {MONTHS} months in {took:.3f} s")
    assert took < SECONDS * SLACK
