"""Which kind of chart fits a measure."""

from collections.abc import Sequence

from plumbline.measures.rules.scales import Definition, Scale
from plumbline.measures.rules.spc.shapes import Kind, Observed

ENOUGH = 12  # fewer values do not carry limits (Making Data Count)
FEW_EVENTS = 25  # on average; beyond, periods differ by more than chance in what they are exposed to


def kind_for(definition: Definition, observed: Sequence[Observed]) -> Kind:
    """The kind that a series is drawn with unless somebody chose another.

    Under 12 values: run, without limits. Days between events: t. Cases of cases: p; events of exposure, and
    observed over expected: u; few events in periods alike: c; many: xmr, because Poisson limits around many
    events are narrower than any real process. Means: xbar_s where every standard deviation and number is known.
    Everything whose counts are missing or do not make the value (risk-adjusted): xmr.

    Laney's p_prime and u_prime are chosen by people, never here: they take for ordinary what may be worth a
    look. Nor do few events per period turn into time between events here: that needs the days of the events,
    which such a series does not hold; the reading says that they would tell more.
    """
    known = [o for o in observed if _has_value(o)]
    if len(known) < ENOUGH:
        return Kind.RUN
    if definition.scale is Scale.DAYS_BETWEEN:
        return Kind.T
    if definition.scale is Scale.MEAN:
        return Kind.XBAR_S if all(o.sd is not None and (o.exposure or 0) > 1 for o in known) else Kind.XMR
    if definition.scale is Scale.COUNT:
        counts = [o.value if o.numerator is None else o.numerator for o in known]
        average = sum(count or 0 for count in counts) / len(known)
        return Kind.C if average <= FEW_EVENTS else Kind.XMR
    if not definition.poolable or any(o.numerator is None or o.exposure is None for o in known):
        return Kind.XMR
    return Kind.P if definition.counts_cases else Kind.U


def _has_value(observed: Observed) -> bool:
    if observed.exposure is not None and observed.exposure <= 0:
        return False
    counted = observed.numerator is not None and observed.exposure is not None
    return observed.value is not None or counted
