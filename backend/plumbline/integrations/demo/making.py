"""A demo from what somebody asks for: how many goals, around which hospitals."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from plumbline.core.errors import Invalid
from plumbline.integrations.cms import reading
from plumbline.integrations.demo import cascade, cms, history, places, seeding
from plumbline.integrations.demo.plan import Plan
from plumbline.organizations.models import Organization

GOALS = 420
FEWEST_GOALS, MOST_GOALS = 300, 20_000
SEED = 20


def make(
    *,
    goals: int = GOALS,
    today: date,
    hospitals: Sequence[str] = (),
    file: Path | None = None,
    release: str = "",
    say: seeding.Say = lambda line: None,
) -> Organization | None:
    """The demo organization, or None where it is already there. Raises Invalid, RowErrors."""
    if not FEWEST_GOALS <= goals <= MOST_GOALS:
        raise Invalid("how_many", f"Ask for {FEWEST_GOALS} to {MOST_GOALS:,} goals. Nothing was made.", field="goals")
    if not hospitals:
        if file is not None:
            raise Invalid("which_hospital", "Say which hospitals of the file: --hospital CCN … Nothing was made.")
        plan = planned(goals, today, places.HOSPITALS)
        return seeding.seed(plan, values=cms.values(), say=say)
    if file is None:
        said = "Give CMS's star input table too: --file measure_input.csv. Nothing was made."
        raise Invalid("which_file", said, field="file")
    with file.open("rb") as stream:
        content = reading.read(stream, file.name, reading.Asked(frozenset(hospitals), release))
    values = [
        cms.Value(content.release, it.ccn, it.measure, it.value, it.denominator, it.expected) for it in content.facts
    ]
    missing = [ccn for ccn in hospitals if ccn not in content.seen]
    if missing:
        raise Invalid("no_such_hospital", f"{file.name} does not hold {', '.join(missing)}. Nothing was made.")
    plan = planned(goals, today, places.around(hospitals, {}), values)
    return seeding.seed(plan, values=values, say=say)


def planned(goals: int, today: date, hospitals: tuple[places.Hospital, ...], values: Sequence[cms.Value] = ()) -> Plan:
    plan = cascade.build(seed=SEED, today=today, goals=goals, hospitals=hospitals, values=values)
    cascade.faults(plan)
    history.write(plan)
    return plan
