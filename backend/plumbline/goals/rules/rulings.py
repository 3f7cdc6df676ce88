"""What an approver can decide about a goal."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Verdict(StrEnum):
    """What can be decided; the values name the kinds of decisions on record."""

    COMMITTED = "approved_goal"
    SENT_BACK = "sent_back"
    TARGET_APPROVED = "approved_target"
    TARGET_DECLINED = "declined_target"
    CLOSED = "approved_closing"
    KEPT_OPEN = "kept_open"
    SUSTAINED = "sustained"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One goal, what was decided about it, and that in one sentence; `subject_id` is the target, where it is one."""

    goal_id: UUID
    verdict: Verdict
    sentence: str
    subject_id: UUID | None = None
