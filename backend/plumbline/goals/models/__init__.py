from plumbline.goals.models.alignment import Alignment
from plumbline.goals.models.check_in import CheckIn, Reply
from plumbline.goals.models.cycle import Cycle
from plumbline.goals.models.goal import Goal, GoalVersion, Participant
from plumbline.goals.models.past import Past, PastStanding
from plumbline.goals.models.standing import OrganizationDay, Standing, TroubleStart
from plumbline.goals.models.target import Target

__all__ = [
    "Alignment",
    "CheckIn",
    "Cycle",
    "Goal",
    "GoalVersion",
    "OrganizationDay",
    "Participant",
    "Past",
    "PastStanding",
    "Reply",
    "Standing",
    "Target",
    "TroubleStart",
]
