"""Rating or real care? Measures of a rating beside our own."""

from plumbline.api.shapes.kit import Shape, choice, day, decimal, many, one, yes
from plumbline.ratings.choices import CareChange

Shape(
    "RatingPair",
    "A rated measure and our own at one hospital, and whether both move.",
    {
        "pairing": one("Pairing", null=False),
        "published": many("RatingPoint", about="The oldest first."),
        "own": many("RatingPoint", about="The hospital's own, or its units' pooled by their counts; the oldest first."),
        "gap": one("RatingGap", about="Null where no published period is covered by ours."),
        "rating_up": yes("The newest published value is better than the one before.", null=True),
        "care": choice(CareChange, "Our own measure: the latest year of points against the year before."),
        "alarm": yes("Rating up, care not."),
    },
)
Shape("RatingPoint", "A value over [start, end).", {"start": day(), "end": day(), "value": decimal()})
Shape(
    "RatingGap",
    "What the publisher says of a period, and what our own measure says of the same days.",
    {"start": day(), "end": day(), "published": decimal(), "own": decimal(), "difference": decimal()},
)
Shape(
    "RatingMarks",
    "Which measures count for a rating alone, for care alone, or for both.",
    {"rating": many("Measure"), "both": many("Measure"), "care": many("Measure")},
)
