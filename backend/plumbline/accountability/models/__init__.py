from plumbline.accountability.models.action import Action
from plumbline.accountability.models.assignment import Assignment, Delegation, Handoff
from plumbline.accountability.models.forum import Decision, Forum, ForumMember, Meeting, TargetAcknowledgement
from plumbline.accountability.models.grant import GoalGrant, UnitGrant
from plumbline.accountability.models.support import SupportNeed

__all__ = [
    "Action",
    "Assignment",
    "Decision",
    "Delegation",
    "Forum",
    "ForumMember",
    "GoalGrant",
    "Handoff",
    "Meeting",
    "SupportNeed",
    "TargetAcknowledgement",
    "UnitGrant",
]
