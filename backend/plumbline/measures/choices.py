from django.db import models


class Direction(models.TextChoices):
    INCREASE = "increase", "Higher is better"
    DECREASE = "decrease", "Lower is better"
    MAINTAIN = "maintain", "Stay in a range"


class Scale(models.TextChoices):
    PROPORTION = "proportion", "Proportion"
    RATE = "rate", "Rate"
    RATIO = "ratio", "Observed to expected ratio"
    MEAN = "mean", "Mean"
    COUNT = "count", "Count"
    DAYS_BETWEEN = "days_between", "Days between events"


class Cadence(models.TextChoices):
    WEEKLY = "weekly", "Weekly"
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    ANNUAL = "annual", "Yearly"


class ChartKind(models.TextChoices):
    """How a process's chance is told (`rules.spc.shapes.Kind`)."""

    RUN = "run", "Run chart"
    XMR = "xmr", "Single values (XmR)"
    P = "p", "Proportions (p)"
    P_PRIME = "p_prime", "Proportions, overdispersed (p′)"
    U = "u", "Rates (u)"
    U_PRIME = "u_prime", "Rates, overdispersed (u′)"
    C = "c", "Counts (c)"
    G = "g", "Cases between events (g)"
    T = "t", "Time between events (t)"
    XBAR_S = "xbar_s", "Means (X̄–S)"


class Signal(models.TextChoices):
    """What chance alone hardly ever does (`rules.spc.shapes.Signal`)."""

    ABOVE_LIMITS = "above_limits", "Above the upper limit"
    BELOW_LIMITS = "below_limits", "Below the lower limit"
    RISING = "rising", "Seven or more in a row rising"
    FALLING = "falling", "Seven or more in a row falling"
    TWO_OF_THREE_HIGH = "two_of_three_high", "Two of three near the upper limit"
    TWO_OF_THREE_LOW = "two_of_three_low", "Two of three near the lower limit"
    SEVEN_HIGH = "seven_high", "Seven or more in a row above the middle"
    SEVEN_LOW = "seven_low", "Seven or more in a row below the middle"


class SignalVerdict(models.TextChoices):
    """What a signal means (`rules.spc.shapes.Verdict`)."""

    IMPROVEMENT = "improvement", "Better"
    CONCERN = "concern", "Worse"
    HIGH = "high", "High"
    LOW = "low", "Low"


class Variation(models.TextChoices):
    """How the newest value stands to its process (`rules.spc.shapes.Variation`)."""

    NONE = "none", "No values"
    COMMON_CAUSE = "common_cause", "No real change"
    IMPROVEMENT_HIGH = "improvement_high", "Better: high or rising"
    IMPROVEMENT_LOW = "improvement_low", "Better: low or falling"
    CONCERN_HIGH = "concern_high", "Worse: high or rising"
    CONCERN_LOW = "concern_low", "Worse: low or falling"
    NEUTRAL_HIGH = "neutral_high", "High or rising"
    NEUTRAL_LOW = "neutral_low", "Low or falling"


class Assurance(models.TextChoices):
    """Whether the process as it runs meets its target (`rules.spc.shapes.Assurance`)."""

    NONE = "none", "No target or no limits"
    PASSES = "passes", "Meets its target every time"
    FAILS = "fails", "Cannot meet its target without a change"
    HIT_AND_MISS = "hit_and_miss", "Meets its target sometimes, by chance"


class Outside(models.TextChoices):
    """Beyond which limits of a funnel (`rules.spc.funnel.Outside`)."""

    INNER = "inner", "Beyond the 95% limits"
    OUTER = "outer", "Beyond the 99.8% limits"


CADENCE_DAYS = {Cadence.WEEKLY: 7, Cadence.MONTHLY: 31, Cadence.QUARTERLY: 92, Cadence.ANNUAL: 366}
OWNER_SOURCE = "owner"
