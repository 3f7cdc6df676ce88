"""Laying out what drives a goal, and trying changes: plan, do, study, act."""

from plumbline.api.inputs import DAY, ID, TEXT, WHOLE, Input, choice, optional
from plumbline.api.verbs.kit import CLIENT_ID, VERSION, Verb, made
from plumbline.goals.choices import Act

SENTENCE = Input("text", to="words", about="One plain sentence.")
PREDICTED = Input(
    "decimal", required=False, clears=True, about="Expected change of the measure, in its unit: -0.4 is 0.4 lower."
)

Verb(
    "addDriver",
    "Says what must change for a goal to be reached.",
    "goals.drivers.add",
    "Driver",
    "goals/{goal_id}/drivers",
    {"goal_id": ID, "text": SENTENCE, "id": CLIENT_ID},
)
Verb(
    "removeDriver",
    "Takes it out of the outline, with its ideas; what was tried stays with the goal.",
    "goals.drivers.remove",
    "Driver",
    "drivers/{driver_id}/remove",
    {"driver_id": ID},
)
Verb(
    "addChangeIdea",
    "Says what might move a driver.",
    "goals.change_ideas.add",
    "ChangeIdea",
    "drivers/{driver_id}/ideas",
    {"driver_id": ID, "text": SENTENCE, "id": CLIENT_ID},
)
Verb(
    "removeChangeIdea",
    "Takes it out of the outline; what was tried of it stays with the goal.",
    "goals.change_ideas.remove",
    "ChangeIdea",
    "change-ideas/{change_idea_id}/remove",
    {"change_idea_id": ID},
)
Verb(
    "planIntervention",
    "Plans a change that is expected to move a measure, for a goal or without one.",
    "goals.interventions.plan",
    "Intervention",
    "interventions",
    {
        "measure_id": ID,
        "title": TEXT,
        "begins_on": Input("day", about="From which the change is in force; it may be past."),
        "plan": TEXT,
        "goal_id": Input("id", required=False, about="The idea's when left out; without both it is an initiative."),
        "idea_id": Input("id", required=False, about="The goal's idea that it tries."),
        "unit_id": Input("id", required=False, about="The unit measured; the goal's when left out."),
        "owner_id": Input("id", required=False, about="Whoever plans it when left out."),
        "predicted": PREDICTED,
        "continues_id": Input("id", required=False, about="The cycle before."),
        "id": CLIENT_ID,
    },
    pack=("draft", made("goals.actions.interventions.InterventionDraft")),
)
Verb(
    "editIntervention",
    "Changes it until it is decided what becomes of it.",
    "goals.interventions.edit",
    "Intervention",
    "interventions/{intervention_id}",
    {
        "intervention_id": ID,
        "expected_version": WHOLE,
        "title": optional(TEXT),
        "begins_on": optional(DAY),
        "plan": optional(TEXT),
        "predicted": PREDICTED,
        "owner_id": optional(ID),
        "idea_id": Input("id", required=False, clears=True, about="The goal's idea that it tries."),
    },
    method="PATCH",
)
Verb(
    "doIntervention",
    "Says what was really done. It may be written again until it is decided what becomes of it.",
    "goals.interventions.do",
    "Intervention",
    "interventions/{intervention_id}/do",
    {"intervention_id": ID, "done": TEXT, "expected_version": VERSION},
)
Verb(
    "studyIntervention",
    "Says what was learned. It may be written again until it is decided what becomes of it.",
    "goals.interventions.study",
    "Intervention",
    "interventions/{intervention_id}/study",
    {"intervention_id": ID, "studied": TEXT, "expected_version": VERSION},
)
Verb(
    "actOnIntervention",
    "Decides what becomes of it, which ends the cycle; the next one continues it.",
    "goals.interventions.act",
    "Intervention",
    "interventions/{intervention_id}/act",
    {
        "intervention_id": ID,
        "act": choice(Act),
        "acted": Input("text", required=False, about="What that means."),
        "expected_version": VERSION,
    },
)
Verb(
    "withdrawIntervention",
    "It was entered by mistake: it leaves all lists and charts.",
    "goals.interventions.withdraw",
    "Intervention",
    "interventions/{intervention_id}/withdraw",
    {"intervention_id": ID, "reason": TEXT, "expected_version": VERSION},
)
Verb(
    "linkIntervention",
    "Gives an initiative the goal that it serves.",
    "goals.interventions.link",
    "Intervention",
    "interventions/{intervention_id}/link",
    {
        "intervention_id": ID,
        "goal_id": ID,
        "idea_id": Input("id", required=False, about="The goal's idea that it tries."),
        "expected_version": VERSION,
    },
)
