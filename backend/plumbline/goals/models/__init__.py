from plumbline.goals.models.alignment import Alignment
from plumbline.goals.models.check_in import CheckIn, Reply
from plumbline.goals.models.cycle import Cycle
from plumbline.goals.models.driver import ChangeIdea, Driver
from plumbline.goals.models.forecast import Forecast, ForecastDay
from plumbline.goals.models.goal import Goal, GoalVersion, Participant
from plumbline.goals.models.intervention import Intervention
from plumbline.goals.models.past import Past, PastStanding
from plumbline.goals.models.standing import OrganizationDay, Standing, TroubleStart
from plumbline.goals.models.target import Target

__all__ = [
    "Alignment",
    "ChangeIdea",
    "CheckIn",
    "Cycle",
    "Driver",
    "Forecast",
    "ForecastDay",
    "Goal",
    "GoalVersion",
    "Intervention",
    "OrganizationDay",
    "Participant",
    "Past",
    "PastStanding",
    "Reply",
    "Standing",
    "Target",
    "TroubleStart",
]
