from django.db import models


class AssignmentRole(models.TextChoices):
    """RACI with the partner of a nurse–physician dyad."""

    ACCOUNTABLE = "accountable", "Owner"
    PARTNER = "partner", "Partner"
    RESPONSIBLE = "responsible", "Responsible"
    CONSULTED = "consulted", "Consulted"
    INFORMED = "informed", "Informed"


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class SupportKind(models.TextChoices):
    STAFFING = "staffing", "Staffing"
    BUDGET = "budget", "Budget"
    PROTOCOL = "protocol", "Order sets or protocol"
    EQUIPMENT = "equipment", "Equipment"
    DEPARTMENT = "department", "Another department"


class SupportAnswer(models.TextChoices):
    GRANTED = "granted", "Granted"
    DECLINED = "declined", "Declined"


class Strength(models.TextChoices):
    """How much an action changes the work itself, after the VA National Center for Patient Safety's action hierarchy
    (https://www.patientsafety.va.gov/professionals/onthejob/rca.asp): strong ones make the wrong way hard, weak ones
    ask people to try harder."""

    STRONG = "strong", "Strong: changes the work itself"
    INTERMEDIATE = "intermediate", "Intermediate: helps people do it right"
    WEAK = "weak", "Weak: asks people to do it right"


class Degree(models.TextChoices):
    """How likely a risk is, and how far it would set the goal back."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class RiskEnd(models.TextChoices):
    """How a risk ended."""

    GONE = "gone", "No longer possible"
    CAME_TRUE = "came_true", "It came true"
    ACCEPTED = "accepted", "Accepted as it is"


class ForumKind(models.TextChoices):
    BOARD = "board", "Board"
    COMMITTEE = "committee", "Committee"
    LEADERSHIP = "leadership", "Leadership"
    HUDDLE = "huddle", "Huddle"


class Rhythm(models.TextChoices):
    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Every month"
    EVERY_OTHER_MONTH = "every_other_month", "Every two months"
    QUARTERLY = "quarterly", "Every quarter"
    YEARLY = "yearly", "Every year"


class DecisionKind(models.TextChoices):
    """What was decided. All but the last are written by the approval itself."""

    APPROVED_GOAL = "approved_goal", "Goal committed"
    SENT_BACK = "sent_back", "Goal sent back"
    APPROVED_TARGET = "approved_target", "Target changed"
    DECLINED_TARGET = "declined_target", "Target change declined"
    APPROVED_CLOSING = "approved_closing", "Goal closed"
    KEPT_OPEN = "kept_open", "Goal kept open"
    SUSTAINED = "sustained", "Goal sustained"
    REOPENED = "reopened", "Goal reopened"
    STATED = "stated", "Decision"


class ChangeKind(models.TextChoices):
    """What a forum asks after since its last meeting, in the order in which it is told."""

    GOAL_COMMITTED = "goal_committed", "Goals committed"
    GOAL_CLOSED = "goal_closed", "Goals closed"
    GOAL_SUSTAINED = "goal_sustained", "Goals reached and sustained"
    GOAL_REOPENED = "goal_reopened", "Goals reopened"
    WENT_OFF_TRACK = "went_off_track", "Turned off track"
    BACK_ON_TRACK = "back_on_track", "Back on track"
    OWNER_CHANGED = "owner_changed", "Owners changed"
    TARGET_CHANGED = "target_changed", "Targets changed"
    DEFINITION_CHANGED = "definition_changed", "Definitions changed"
    REBASELINED = "rebaselined", "Charts begun anew"


class FindingCode(models.TextChoices):
    """What is missing or weak on a goal, as a link and never as a person; the first block breaks its chain."""

    NO_OWNER = "no_owner", "No owner"
    OWNER_NOT_ACCEPTED = "owner_not_accepted", "Owner asked, not accepted yet"
    VACANT = "vacant", "Acting owner for too long"
    NO_PARENT = "no_parent", "Not yet linked to a board goal"
    ALIGNMENT_NOT_AGREED = "alignment_not_agreed", "Link not agreed yet"
    PARENT_CLOSED = "parent_closed", "Linked to a closed goal"
    NO_MEASURE = "no_measure", "No measure in use"
    NO_TARGET = "no_target", "No target"

    OWNER_LEFT = "owner_left", "Acting owner"
    SUPPORT_MISSING = "support_missing", "Needs support from above"
    LEVEL_MISSING = "level_missing", "Level missing"
    STALE_CHECK_IN = "stale_check_in", "Update due"
    NO_REPLY = "no_reply", "Off track, no reply yet"
    DELEGATION_EXPIRED = "delegation_expired", "Delegation ended, no word since"
    CONTRADICTION = "contradiction", "Report and data differ"
    TROUBLE_BELOW = "trouble_below", "Trouble below"
    TARGET_CHANGED = "target_changed", "Target changed"
    DATA_LATE = "data_late", "Data late"
    DATA_QUESTIONED = "data_questioned", "Data questioned"
    OVERDUE_ACTION = "overdue_action", "Action overdue"
    OVERLOADED_UNIT = "overloaded_unit", "More goals than the unit can carry"


BLOCKING = tuple(FindingCode)[:8]


class FindingAct(models.TextChoices):
    """What the viewer may do about a finding."""

    REMIND = "remind", "Remind"
    ASK_ABOVE = "ask_above", "Ask the level above"
    ACCEPT = "accept", "Accept until"
    OFFER = "offer", "Ask an owner"
    ALIGN = "align", "Link it to a goal above"


class ReminderKind(models.TextChoices):
    REMIND = "remind", "Reminder"
    ASK_ABOVE = "ask_above", "Asked of the level above"
