"""Which kind of chart fits."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plumbline.measures.rules.scales import Definition, Direction, Scale
from plumbline.measures.rules.spc.chart import Kind, Observed, kind_for
from unit.measures.spc.series import counted, months


def kind(scale: Scale, observed: list[Observed], *, adjusted: bool = False) -> Kind:
    return kind_for(Definition(scale, Direction.DECREASE, Decimal(1), adjusted), observed)


COUNTED = counted([(7, 90)] * 12)
VALUES = months([5.0] * 12)
MEANS = months([5.0] * 12, exposure=8.0, sd=1.2)


@pytest.mark.parametrize(
    ("scale", "observed", "expected"),
    [
        (Scale.PROPORTION, COUNTED, Kind.P),
        (Scale.RATE, COUNTED, Kind.U),
        (Scale.RATIO, COUNTED, Kind.U),
        (Scale.PROPORTION, VALUES, Kind.XMR),
        (Scale.RATE, VALUES, Kind.XMR),
        (Scale.RATIO, VALUES, Kind.XMR),
        (Scale.RATE, [*COUNTED, *months([0.1])], Kind.XMR),
        (Scale.COUNT, VALUES, Kind.C),
        (Scale.COUNT, months([25.0] * 12), Kind.C),
        (Scale.COUNT, months([26.0] * 12), Kind.XMR),
        (Scale.COUNT, months([None] * 12, numerator=3.0, exposure=1.0), Kind.C),
        (Scale.DAYS_BETWEEN, VALUES, Kind.T),
        (Scale.MEAN, MEANS, Kind.XBAR_S),
        (Scale.MEAN, [*MEANS, replace(MEANS[0], sd=None)], Kind.XMR),
        (Scale.MEAN, [*MEANS, replace(MEANS[0], exposure=1.0)], Kind.XMR),
        (Scale.MEAN, VALUES, Kind.XMR),
    ],
)
def test_the_scale_and_the_counts_decide(scale: Scale, observed: list[Observed], expected: Kind) -> None:
    assert kind(scale, observed) is expected


@pytest.mark.parametrize("scale", Scale)
def test_under_twelve_values_there_are_no_limits(scale: Scale) -> None:
    for observed in (COUNTED[:11], VALUES[:11], [*VALUES[:11], *months([None] * 5)], []):
        assert kind(scale, observed) is Kind.RUN
    assert kind(scale, [*COUNTED[:11], *counted([(0, 0)] * 9)]) is Kind.RUN, "nothing counted is no value"


def test_a_risk_adjusted_value_is_not_made_of_its_counts() -> None:
    assert kind(Scale.RATE, COUNTED, adjusted=True) is Kind.XMR
    assert kind(Scale.RATIO, COUNTED, adjusted=True) is Kind.U, "observed over expected adds up all the same"


def test_a_period_with_nothing_to_count_does_not_decide() -> None:
    assert kind(Scale.RATE, [*COUNTED, *counted([(0, 0)])]) is Kind.U
    assert kind(Scale.RATE, [*COUNTED, *months([None])]) is Kind.U
