from plumbline.accountability.models.assignment import Assignment, Delegation, Handoff
from plumbline.accountability.models.grant import GoalGrant, UnitGrant
from plumbline.accountability.models.support import SupportNeed

__all__ = ["Assignment", "Delegation", "GoalGrant", "Handoff", "SupportNeed", "UnitGrant"]
