"""How old what we know is: an update by the owner, data by the steward. Two facts, two persons to ask."""

from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.goals.rules.evidence import Target, first_after
from plumbline.goals.rules.lifecycle import WORKED_ON, State
from plumbline.measures.rules.periods import end_of_period, step


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a goal's check-in falls due: every so many days, or when data arrive. `grace_days` come on top."""

    every_days: int = 30
    grace_days: int = 0
    on_data: bool = False


@dataclass(frozen=True, slots=True)
class Freshness:
    """stale: the owner's update is due. data_late: the steward's data are. due_on: when the update falls due.

    changes_on is the next day on which the calendar alone flips either.
    """

    stale: bool
    data_late: bool
    due_on: date | None
    changes_on: date | None


def freshness(
    state: State,
    *,
    on: date,
    committed_on: date | None,
    last_check_in_on: date | None,
    rhythm: Rhythm,
    data_arrived_on: date | None = None,
    targets: tuple[tuple[Target, date | None], ...] = (),
) -> Freshness:
    """Freshness on a day.

    Only committed goals are ever stale; committed and sustaining ones can have late data. `data_arrived_on`
    is the first arrival of data since the last check-in (for a rhythm of `on_data`). `targets` pairs each
    target with the latest period_end on file for it, as of the day.
    """
    due = check_in_due_on(
        committed_on=committed_on, last_on=last_check_in_on, rhythm=rhythm, data_arrived_on=data_arrived_on
    )
    due = due if state is State.COMMITTED else None
    stale_on = due + timedelta(days=rhythm.grace_days + 1) if due else None
    late = [data_late_on(target, last) for target, last in targets] if state in WORKED_ON else []
    return Freshness(
        stale=stale_on is not None and on >= stale_on,
        data_late=any(on >= day for day in late),
        due_on=due,
        changes_on=first_after(on, stale_on, *late),
    )


def check_in_due_on(
    *, committed_on: date | None, last_on: date | None, rhythm: Rhythm, data_arrived_on: date | None = None
) -> date | None:
    """The day the next check-in falls due: `every_days` after the last one, or after commitment.

    Where the goal follows its data: the day unanswered data arrived, None while there are none.
    """
    if rhythm.on_data:
        answered = data_arrived_on is not None and last_on is not None and last_on >= data_arrived_on
        return None if answered else data_arrived_on
    begun = max((day for day in (committed_on, last_on) if day is not None), default=None)
    return begun + timedelta(days=rhythm.every_days) if begun else None


def data_late_on(target: Target, last_period_end: date | None) -> date:
    """The first day on which the next period of a target's measure is late: its end + lag + grace is past.

    The next period follows the latest one on file, or contains the baseline's date where there is none.
    """
    if last_period_end is None:
        end = end_of_period(target.aim.baseline_on, target.cadence)
    else:
        end = step(last_period_end, target.cadence)
    return end + timedelta(days=target.lag_days + target.grace_days + 1)
