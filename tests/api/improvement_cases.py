"""Cases of what drives a goal and of the changes tried for it. Fay owns the one that is tried."""

from api.cases import LEADS_W5, Case
from api.preparing import day, id_of
from api.worlds import Worlds

WORK_ON_W5 = (*LEADS_W5, "dele")
TRY = (*WORK_ON_W5, "fay")


def done(w: Worlds) -> None:
    from plumbline.goals.actions import interventions

    interventions.do(actor=w.cast.fay, intervention_id=w.ids["intervention"], done="Rounds on 26 of 31 days")


def studied(w: Worlds) -> None:
    from plumbline.goals.actions import interventions

    done(w)
    interventions.study(actor=w.cast.fay, intervention_id=w.ids["intervention"], studied="Fewer falls by day")


IMPROVEMENT_CASES: dict[str, Case] = {
    "addDriver": Case(lambda w: {"goal_id": w.ids["w5"], "text": "Ways are lit at night"}, WORK_ON_W5),
    "removeDriver": Case(id_of("driver_id", "driver"), WORK_ON_W5),
    "addChangeIdea": Case(lambda w: {"driver_id": w.ids["driver"], "text": "A bell within reach"}, WORK_ON_W5),
    "removeChangeIdea": Case(id_of("change_idea_id", "change_idea"), WORK_ON_W5),
    "planIntervention": Case(
        lambda w: {
            "goal_id": w.ids["w5"], "measure_id": w.ids["falls"], "title": "Rounds by night", "begins_on": day(3),
            "plan": "As by day", "predicted": "-0.1", "continues_id": w.ids["intervention"],
        },
        WORK_ON_W5,
    ),
    "editIntervention": Case(
        lambda w: {"intervention_id": w.ids["intervention"], "title": "Rounds", "expected_version": 1}, WORK_ON_W5
    ),
    "doIntervention": Case(lambda w: {"intervention_id": w.ids["intervention"], "done": "On most days"}, TRY),
    "studyIntervention": Case(lambda w: {"intervention_id": w.ids["intervention"], "studied": "Better"}, TRY, done),
    "actOnIntervention": Case(lambda w: {"intervention_id": w.ids["intervention"], "act": "adopt"}, TRY, studied),
    "withdrawIntervention": Case(
        lambda w: {"intervention_id": w.ids["intervention"], "reason": "Meant 4 West"}, WORK_ON_W5
    ),
    "linkIntervention": Case(lambda w: {"intervention_id": w.ids["initiative"], "goal_id": w.ids["w5"]}, LEADS_W5),
}  # fmt: skip
