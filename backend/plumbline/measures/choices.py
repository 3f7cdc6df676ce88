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


CADENCE_DAYS = {Cadence.WEEKLY: 7, Cadence.MONTHLY: 31, Cadence.QUARTERLY: 92, Cadence.ANNUAL: 366}
OWNER_SOURCE = "owner"
