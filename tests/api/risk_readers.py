"""Who may see each field of forecasts and risks."""

from api.rating_readers import SEEN, WITHOUT

RISK_READERS: dict[str, dict[str, str]] = {
    "Forecast": {
        SEEN: (
            "id goal target line made_on due_on probability value low high periods known_through code sentence missed "
            "settled_on"
        ),
    },
    "ForecastScore": {
        WITHOUT: "right of sentence brier bins",
    },
    "ForecastBin": {
        WITHOUT: "low high count predicted observed",
    },
    "Risk": {
        SEEN: (
            "id goal text likelihood harm owner raised_by raised_at closed_by closed_at closing reason version actions "
            "can_change"
        ),
    },
    "RegisteredRisk": {
        SEEN: "goal size risk forecast",
    },
}
