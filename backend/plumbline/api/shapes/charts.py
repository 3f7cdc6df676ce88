"""Measures over time: limits, signals, and what they say in a sentence. Whoever draws only draws."""

from collections.abc import Sequence
from typing import Any

from plumbline.api.shapes import reads
from plumbline.api.shapes.kit import Shape, choice, day, decimal, many, number, one, text, whole, yes
from plumbline.api.viewer import Viewer
from plumbline.goals import charts
from plumbline.goals.choices import SeamKind
from plumbline.measures import policies
from plumbline.measures.choices import Assurance, ChartKind, Outside, Signal, SignalVerdict, Variation
from plumbline.measures.rules.spc.readings import lights

Shape(
    "Chart",
    "A measure at a unit as a chart over time.",
    {
        "measure": one("Measure", null=False),
        "unit": one("Unit", null=False),
        "target": one("Target", about="What is aimed at there."),
        "kind": choice(ChartKind, get=lambda row: row.chart.kind),
        "points": many("ChartPoint", get=lambda row: _points(row), about="Oldest first."),
        "variation": choice(
            Variation,
            "How the newest value stands to its process; none as well where there are too few to say.",
            get=lambda row: _variation(row.chart),
        ),
        "assurance": choice(
            Assurance, "Whether the process as it runs meets its target.", get=lambda row: row.chart.assurance
        ),
        "reading": text("The chart in a sentence.", get=lambda row: row.chart.reading.sentence),
        "reading_code": text("Stable.", get=lambda row: row.chart.reading.code),
        "lights": text(
            "What red and green lights would have shown; empty without a target.",
            get=lambda row: told.sentence if (told := lights(row.chart)) else "",
        ),
        "flips": whole("How often red and green would have changed.", null=True, get=lambda row: row.chart.flips),
        "seams": many("Seam", about="Days from which the chart is another one, by a decision."),
        "rebaselines": many("Rebaseline", about="In force, the earliest first."),
        "proposed": many("Rebaseline", about="New limits that wait for an approver."),
        "can_rebaseline": yes("The viewer may ask for new limits.", load=lambda viewer, rows: _asking(viewer, rows)),
    },
)
Shape(
    "ChartPoint",
    "One period. Lines are null where the chart has none there.",
    {
        "period_start": day(),
        "period_end": day("The first day after the period."),
        "value": decimal("Null where nothing was exposed.", null=True),
        "numerator": decimal(null=True),
        "denominator": decimal("Or expected events.", null=True),
        "source": text(),
        "provisional": yes("A unit's own count."),
        "centre": number(null=True),
        "lower": number(null=True),
        "upper": number(null=True),
        "phase": whole("Each with limits of its own."),
        "signal": choice(Signal, "What chance alone hardly ever does; the one that weighs most.", null=True),
        "verdict": choice(SignalVerdict, null=True),
    },
)
Shape(
    "Funnel",
    "A measure's units side by side: which differ from the others by more than chance.",
    {
        "measure": one("Measure", null=False),
        "start": day(),
        "end": day("The first day after the last period."),
        "centre": number("All together.", get=lambda row: row.funnel.centre),
        "dispersion": number(
            "How much more they vary than chance; 1: as chance does.", get=lambda row: row.funnel.dispersion
        ),
        "reading": text("In a sentence.", get=lambda row: row.funnel.sentence),
        "units": many("FunnelUnit", get=lambda row: [_compared(row, it) for it in row.funnel.units]),
    },
)
Shape(
    "FunnelUnit",
    "One unit of a funnel. Limits are those within which 95 and 99.8 of 100 ordinary units of its size lie.",
    {
        "unit": one("Unit", null=False),
        "value": number(null=True),
        "exposure": number("Cases, or what events were counted over."),
        "lower_95": number(null=True),
        "upper_95": number(null=True),
        "lower_998": number(null=True),
        "upper_998": number(null=True),
        "outside": choice(Outside, "Beyond which limits it lies.", null=True),
        "verdict": choice(SignalVerdict, null=True),
    },
)
Shape(
    "MeasureGap",
    "How much there is to win on a measure, if every unit were as good as the best that hold a quarter of it.",
    {
        "measure": one("Measure", null=False),
        "start": day(),
        "end": day("The first day after the last period."),
        "value": number("All units together.", get=lambda row: row.gap.value),
        "benchmark": number("The best quarter of them.", get=lambda row: row.gap.benchmark),
        "cases": number("So many fewer, or more where more is better, in that time.", get=lambda row: row.gap.cases),
        "units": whole("With data."),
        "largest": many("Unit", about="Those that hold most of it."),
    },
)
Shape(
    "DataQuality",
    "How good a measure's data of one unit are, over the latest year.",
    {
        "unit": one("Unit", null=False),
        "due": whole("Periods that should be in."),
        "missing": whole("Of them are not."),
        "late": whole("Came later than the measure's lag."),
        "restated": whole(),
        "questioned": whole("Are questioned and not answered yet."),
    },
)
Shape("Seam", "Why a chart is another one from a day on.", {"on": day(), "kind": choice(SeamKind), "words": text()})


def _asking(viewer: Viewer, rows: Sequence[Any]) -> list[bool]:
    person = viewer.required()
    return [viewer.glasses is None and policies.rebaseline.allows(person, row.measure, row.unit) for row in rows]


def _variation(chart: Any) -> str:
    """A mark beside a sentence that cannot tell would say more than there is."""
    return Variation.NONE.value if chart.reading.code == "too_few" else str(chart.variation)


def _compared(row: Any, it: Any) -> dict[str, Any]:
    names = ("value", "exposure", "lower_95", "upper_95", "lower_998", "upper_998", "outside", "verdict")
    return {"unit": row.units[it.key], **{name: getattr(it, name) for name in names}}


def _points(row: Any) -> list[dict[str, Any]]:
    return [
        {
            "period_start": datum.period_start,
            "period_end": datum.period_end,
            "value": datum.value,
            "numerator": datum.numerator,
            "denominator": datum.denominator if datum.expected is None else datum.expected,
            "source": datum.source,
            "provisional": datum.provisional,
            "centre": point.centre,
            "lower": point.lower,
            "upper": point.upper,
            "phase": point.phase,
            "signal": next(iter(point.signals), None),
            "verdict": point.verdict,
        }
        for datum, point in zip(row.data, row.chart.points, strict=True)
    ]


def of_main_targets(viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """The chart of each goal's main target."""
    targets = reads.main_targets(viewer, rows)
    found = charts.of_targets(viewer.required(), [it for it in targets if it is not None])
    return [found.get(it.pk) if it is not None else None for it in targets]
