"""Cases of the rating to steer by, kept what-ifs and paired measures."""

from api.cases import ALL, Case
from api.preparing import day, id_of, unit
from api.worlds import Worlds
from plumbline.ratings.choices import Criterion

STEWARDS = ("rui", "ada")
HOW = {"definition": "Ours counts all lines", "population": "All", "period": "By month", "lag": "Two weeks"}
CHOICE = {
    "method": "other", "name": "Our patients’ word", "reasons": "They are whom we work for.", "review_on": day(200),
    "candidates": [{"name": "Our patients’ word", "scores": dict.fromkeys(Criterion.values, 4)}],
}  # fmt: skip
NUMBERS = {"mean": "2.4", "sd": "0.6", "weight": "1", "lower_is_better": True}
COMPOSITE = {
    "name": "A magazine’s list", "source": "Its method of 2026, page 3", "grades": [{"name": "A", "lowest": "0.5"}],
    "lowest": "B",
}  # fmt: skip


def answered(w: Worlds) -> None:
    from plumbline.ratings.actions import true_norths

    true_norths.approve(actor=w.cast.bea, true_north_id=w.ids["true_north"])


RATING_CASES: dict[str, Case] = {
    "proposeTrueNorth": Case(lambda w: CHOICE, ("bea", "chidi", "ada"), answered),
    "approveTrueNorth": Case(id_of("true_north_id", "true_north"), ("bea",)),
    "declineTrueNorth": Case(lambda w: {"true_north_id": w.ids["true_north"], "reason": "Not yet"}, ("bea",)),
    "saveScenario": Case(
        lambda w: {"name": "Fewer", "unit_id": unit(w, "north"), "release": "2025-07", "changes": "HAI_1:0.5"}, ALL
    ),
    "removeScenario": Case(id_of("scenario_id", "scenario"), ("sam", "ada")),
    "pairMeasures": Case(lambda w: {"external_id": w.ids["HAI_1"], "internal_id": w.ids["falls"], **HOW}, STEWARDS),
    "followBenchmark": Case(lambda w: {"target_id": w.ids["rated_target"], "statistic": "median"}, ("sam", "nora")),
    "stopBenchmark": Case(id_of("benchmark_id", "benchmark"), ("sam", "nora")),
    "enterComposite": Case(lambda w: COMPOSITE | {"items": [{"measure_id": w.ids["falls"], **NUMBERS}]}, STEWARDS),
    "endComposite": Case(id_of("composite_id", "composite"), STEWARDS),
    "endPairing": Case(id_of("pairing_id", "pairing"), STEWARDS),
}
