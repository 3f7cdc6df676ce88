"""The first page of each kind of person, and who is looking."""

from django.db import models

from plumbline.api.shapes.kit import Field, Shape, choice, day, key, many, one, text, whole, yes
from plumbline.goals.choices import Claim, Evidence


class HomeKind(models.TextChoices):
    BOARD = "board", "Board"
    LEADER = "leader", "Leader"
    OVERSIGHT = "oversight", "Oversight"
    FRONT_LINE = "front_line", "Front line"


Shape(
    "Account",
    "What signs in.",
    {
        "id": key(),
        "email": text(),
        "second_factor": yes("A second factor is set up."),
        "second_factor_required": yes("A role asks for a second factor that is not set up yet."),
    },
)
Shape(
    "Me",
    "Who is looking.",
    {
        "account": one("Account", null=False),
        "people": many("PersonChoice", about="Who this account is, in each of its organizations."),
        "person": one("Person"),
        "organization": one("Organization"),
        "roles": many("Membership"),
        "capabilities": text(
            "What some role lets the person do somewhere; each action still answers for itself.", many=True
        ),
        "home": Field("choice", choices=HomeKind, null=True, about="The Home that opens first."),
    },
)
Shape(
    "PersonChoice",
    "This account in one organization.",
    {"id": key(), "organization_id": key(), "organization_name": text(), "position": text(), "chosen": yes()},
)
Shape(
    "Home",
    "The first page, by what the person does.",
    {
        "kind": choice(HomeKind),
        "day": day(),
        "board": one("BoardHome"),
        "leader": one("LeaderHome"),
        "front_line": one("FrontLineHome"),
    },
)
Shape(
    "BoardHome",
    "One sentence and one row per board goal.",
    {
        "sentence": text(),
        "rows": many("BoardRow"),
        "decisions": many("Goal", about="Proposed board goals that wait."),
    },
)
Shape(
    "BoardRow",
    "One goal of the board.",
    {
        "goal": one("Goal", null=False),
        "claimed": choice(Claim, null=True),
        "evidence": choice(Evidence),
        "being_done": text("The owner's latest next step, else the latest line."),
        "data_through": day("The last day the data speak of.", null=True),
        "changed": yes("Something about the goal changed since the board's last meeting."),
    },
)
Shape(
    "LeaderHome",
    "What waits for this person.",
    {
        "due": many("DueCheckIn"),
        "replies": many("Reply", about="Replies to this person's check-ins not yet seen."),
        "answers": many("SupportNeed", about="Answers to what this person asked for, of the last 30 days."),
        "offers": many("Handoff", about="Roles offered to this person."),
        "links_to_agree": many("Alignment", about="Links that wait for this person's agreement."),
        "to_reply": many("CheckIn", about="Check-ins below that are off track or ask for help, without a reply."),
        "support_asked": many("SupportNeed", about="What was asked of this person."),
        "targets_to_approve": many("Target"),
        "goals_to_commit": many("Goal"),
        "to_hand_on": many("Goal", about="Goals whose owner left and that nobody is asked to take; this person acts."),
        "reminders": many("Reminder", about="What this person was reminded of and that is still open."),
        "actions": many("Action", about="What this person promised to do: overdue, or due within two weeks."),
    },
)
Shape(
    "DueCheckIn",
    "One check-in that is due.",
    {
        "goal": one("Goal", null=False),
        "due_on": day(null=True),
        "overdue_days": whole(),
        "last": one("CheckIn"),
        "last_value": one("Measurement", about="From the feed, else the unit's own count."),
        "ask_next_step": yes("“Same as last time” would be the third in a row while off track."),
    },
)
Shape(
    "FrontLineHome",
    "Our unit's priorities and how we are doing.",
    {"unit": one("Unit", null=False), "priorities": many("Goal")},
)
