from django.db import models

CCN = "ccn"  # how CMS names a hospital among a unit's identifiers
CMS = "cms"  # and a measure among a measure's


class Method(models.TextChoices):
    """Which outside rating. The first two can be worked out here."""

    CMS_STARS = "cms_stars", "CMS Overall Hospital Quality Star Rating"
    HAC = "hac", "CMS Hospital-Acquired Condition Reduction Program"
    COMPOSITE = "composite", "A weighted composite of our own"
    OTHER = "other", "Another rating"


class Criterion(models.TextChoices):
    """What a rating is judged by before it is chosen; 5 is best on each."""

    VOLUME = "volume", "Measures enough cases"
    OBJECTIVITY = "objectivity", "Objective"
    RELEVANCE = "relevance", "Matters to our patients"
    TIMELINESS = "timeliness", "Timely"
    COST = "cost", "Cheap to take part in"
    GAMING = "gaming", "Hard to game"


class CareChange(models.TextChoices):
    """What our own measure did (`rules.trend.Change`)."""

    BETTER = "better", "Better"
    FLAT = "flat", "No real change"
    WORSE = "worse", "Worse"
    UNKNOWN = "unknown", "Too few to say"


class Statistic(models.TextChoices):
    """What of the nation a target follows."""

    MEAN = "mean", "National mean"
    MEDIAN = "median", "National median"
    QUARTER = "quarter", "Best quarter of the nation"
    TENTH = "tenth", "Best tenth of the nation"
