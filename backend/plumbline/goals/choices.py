from django.db import models


class CycleKind(models.TextChoices):
    STRATEGIC = "strategic", "Strategic plan"
    ANNUAL = "annual", "Annual plan"
    QUARTERLY = "quarterly", "Quarterly plan"


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    PROPOSED = "proposed", "Proposed"
    COMMITTED = "committed", "Committed"
    SUSTAINING = "sustaining", "Sustaining"
    ACHIEVED = "achieved", "Closed: achieved"
    MISSED = "missed", "Closed: missed"
    STOPPED = "stopped", "Closed: stopped"


CLOSED = (State.ACHIEVED, State.MISSED, State.STOPPED)
LIVE = (State.COMMITTED, State.SUSTAINING)


class AlignmentKind(models.TextChoices):
    DRIVES = "drives", "Drives"
    SAME_MEASURE = "same_measure", "Same measure"
    SUPPORTS = "supports", "Supports"


class TargetRole(models.TextChoices):
    OUTCOME = "outcome", "Outcome"
    PROCESS = "process", "Process"
    BALANCING = "balancing", "Balancing"


class ReadingKind(models.TextChoices):
    ENOUGH = "enough", "Latest periods that say enough"
    LATEST = "latest", "Latest period"
    ROLLING = "rolling", "Rolling periods"
    CYCLE_TO_DATE = "cycle_to_date", "Cycle to date"


class Claim(models.TextChoices):
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    OFF_TRACK = "off_track", "Off track"


class Evidence(models.TextChoices):
    NONE = "none", "No target"
    NOT_STARTED = "not_started", "Not started"
    TOO_FEW = "too_few", "Too few to say"
    AWAITING_DATA = "awaiting_data", "Awaiting data"
    ACHIEVED = "achieved", "Achieved"
    OFF_TRACK = "off_track", "Off track"
    AT_RISK = "at_risk", "At risk"
    ON_TRACK = "on_track", "On track"


class SeamKind(models.TextChoices):
    """Why a chart is another one from a day on."""

    DEFINITION = "definition", "New definition"
    TARGET = "target", "Target changed"
    REBASELINE = "rebaseline", "New limits"


class Barrier(models.TextChoices):
    STAFFING = "staffing", "Staffing"
    CENSUS = "census", "Census"
    EQUIPMENT = "equipment", "Equipment"
    SUPPLY = "supply", "Supply"
    PROCESS = "process", "Process"


class ReplyKind(models.TextChoices):
    SEEN = "seen", "Thanks, seen"
    WILL_HELP = "will_help", "I'll help"
    LETS_TALK = "lets_talk", "Let's talk"


class Impact(models.TextChoices):
    COST = "cost_of_care", "Cost of care"
    EFFICIENCY = "efficiency", "Efficiency"
    EXPERIENCE = "patient_experience", "Patient experience"
    LIABILITY = "liability", "Liability"
    REGULATORY = "regulatory", "Regulatory"
    REPUTATION = "ratings_and_reputation", "Ratings and reputation"
    WORKFORCE = "workforce_wellbeing", "Workforce wellbeing"


class Act(models.TextChoices):
    """What becomes of a change that was tried."""

    ADOPT = "adopt", "Adopt it"
    ADAPT = "adapt", "Change it and try again"
    ABANDON = "abandon", "Give it up"


class EffectVerdict(models.TextChoices):
    """Whether a change moved its measure (`measures.rules.interventions.Verdict`)."""

    IMPROVED = "improved", "Improved"
    NO_CHANGE = "no_change", "No change"
    WORSENED = "worsened", "Got worse"
    CANNOT_TELL = "cannot_tell", "Cannot tell"


class HeldVerdict(models.TextChoices):
    """Whether the gain was still there later (`measures.rules.interventions.Hold`)."""

    HELD = "held", "It held"
    NOT_HELD = "not_held", "It did not hold"
    TOO_EARLY = "too_early", "Too early to say"
    CANNOT_TELL = "cannot_tell", "Cannot tell"
