"""Cases of what is accepted for a time, and of reminders: Sam asked Hana for support, and has no answer."""

from typing import Any

from api.cases import Case
from api.preparing import day, id_of
from api.worlds import Worlds

FOLLOWERS = ("chidi", "sam")


def in_need(w: Worlds) -> None:
    from plumbline.accountability.actions import support

    need = support.ask(
        actor=w.cast.sam, goal_id=w.ids["surgery"], kind="staffing", asked_of_id=w.cast.ids["hana"], text="Two aides"
    )
    w.ids["unmet"] = need.pk


def finding(w: Worlds) -> dict[str, Any]:
    return {"goal_id": w.ids["surgery"], "code": "support_missing", "subject_id": w.ids["unmet"]}


def acceptance(w: Worlds) -> dict[str, Any]:
    return {**finding(w), "until": day(60), "reason": "Decided with the budget"}


def accepted(w: Worlds) -> None:
    from plumbline.accountability.actions import acceptances

    in_need(w)
    said = acceptances.AcceptanceDraft(
        w.ids["surgery"], "support_missing", w.cycle.ends_on, "Decided with the budget", w.ids["unmet"]
    )
    w.ids["acceptance"] = acceptances.accept(actor=w.cast.chidi, draft=said).pk


def reminded(w: Worlds) -> None:
    from plumbline.accountability.actions import reminders

    in_need(w)
    said = reminders.ReminderDraft(w.ids["surgery"], "support_missing", w.ids["unmet"])
    w.ids["reminder"] = reminders.remind(actor=w.cast.chidi, draft=said).pk


FOLLOWING_CASES: dict[str, Case] = {
    "acceptFinding": Case(acceptance, ("chidi",), in_need),
    "acceptFindings": Case(lambda w: {"drafts": [acceptance(w)]}, ("chidi",), in_need),
    "endAcceptance": Case(id_of("acceptance_id", "acceptance"), ("chidi",), accepted),
    "remind": Case(finding, FOLLOWERS, in_need),
    "remindMany": Case(lambda w: {"drafts": [finding(w)]}, FOLLOWERS, in_need),
    "askLevelAbove": Case(finding, FOLLOWERS, in_need),
    "withdrawReminder": Case(id_of("reminder_id", "reminder"), ("chidi",), reminded),
}
