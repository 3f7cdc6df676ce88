"""Who may see each field of what drives a goal and of the changes tried for it."""

from api.rating_readers import SEEN, WITHOUT

IMPROVEMENT_READERS: dict[str, dict[str, str]] = {
    "Driver": {
        SEEN: "id goal text added_by added_at removed_at ideas",
    },
    "ChangeIdea": {
        SEEN: "id driver text added_by added_at removed_at interventions",
    },
    "Intervention": {
        SEEN: (
            "id goal idea measure unit title owner begins_on predicted continues plan planned_by planned_at done "
            "done_by done_at studied studied_by studied_at act acted acted_by acted_at withdrawn_because withdrawn_by "
            "withdrawn_at version effect can_change can_work"
        ),
    },
    "InterventionEffect": {
        SEEN: "shown by_trend before after step trend slope_before slope_change held",
        WITHOUT: "verdict code sentence",
    },
    "EffectEstimate": {
        SEEN: "value low high",
    },
    "EffectStretch": {
        SEEN: "points mean lower upper",
    },
    "EffectHeld": {
        SEEN: "days verdict code sentence now points",
    },
}
