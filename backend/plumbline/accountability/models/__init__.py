from plumbline.accountability.models.action import Action
from plumbline.accountability.models.assignment import Assignment, Delegation, Handoff
from plumbline.accountability.models.following import Acceptance, Reminder
from plumbline.accountability.models.forum import Decision, Forum, ForumMember, Meeting, TargetAcknowledgement
from plumbline.accountability.models.grant import GoalGrant, UnitGrant
from plumbline.accountability.models.observing import FindingSpan, IntegrityMonth, ObservedDay
from plumbline.accountability.models.risk import Risk
from plumbline.accountability.models.support import SupportNeed

__all__ = [
    "Acceptance",
    "Action",
    "Assignment",
    "Decision",
    "Delegation",
    "FindingSpan",
    "Forum",
    "ForumMember",
    "GoalGrant",
    "Handoff",
    "IntegrityMonth",
    "Meeting",
    "ObservedDay",
    "Reminder",
    "Risk",
    "SupportNeed",
    "TargetAcknowledgement",
    "UnitGrant",
]
