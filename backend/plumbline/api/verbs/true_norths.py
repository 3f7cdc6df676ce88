"""Choosing the rating to steer by, keeping what-ifs, pairing measures, entering ratings of one's own."""

from plumbline.api.inputs import DECIMAL, ID, TEXT, YES, Input, choice, draft, optional, several
from plumbline.api.verbs.kit import CLIENT_ID, Verb, made
from plumbline.ratings.choices import Method, Statistic

CANDIDATE = draft(
    "RatingCandidateInput",
    made("ratings.actions.true_norths.Candidate"),
    name=TEXT,
    scores=Input("json", about='{"volume": 4, "objectivity": 5, …}: each criterion from 1 to 5, 5 is best.'),
    why=optional(TEXT),
)
COMPOSITE_ITEM = draft(
    "CompositeItemInput",
    made("ratings.actions.composites.ItemDraft"),
    measure_id=ID,
    mean=Input("decimal", about="Of those compared with, in the measure's own unit."),
    sd=Input("decimal", about="Their standard deviation."),
    weight=DECIMAL,
    lower_is_better=YES,
    floor=Input("decimal", required=False, about="In standard deviations."),
    ceiling=Input("decimal", required=False, about="In standard deviations."),
)
GRADE = draft(
    "GradeInput",
    made("ratings.actions.composites.GradeDraft"),
    name=TEXT,
    lowest=Input("decimal", about="The lowest score that has it."),
)
Verb(
    "proposeTrueNorth",
    "Proposes the outside rating to steer by; it waits for the board.",
    "ratings.true_norths.propose",
    "TrueNorth",
    "true-norths",
    {
        "method": choice(Method),
        "name": Input("text", about="One of the candidates."),
        "reasons": TEXT,
        "review_on": Input("day", about="When to look at the choice again."),
        "candidates": several(CANDIDATE, 8),
        "target_stars": Input("whole", required=False, about="1 to 5."),
        "target_release": Input("text", required=False, about="By which release, such as 2027-07."),
        "shortlist": several(Input("text", required=False, default=[], about="Measures that stand for it."), 60),
        "id": CLIENT_ID,
    },
    pack=("draft", made("ratings.actions.true_norths.TrueNorthDraft")),
)
Verb(
    "approveTrueNorth",
    "The board agrees: it holds from now, in the place of the one before.",
    "ratings.true_norths.approve",
    "TrueNorth",
    "true-norths/{true_north_id}/approve",
    {"true_north_id": ID},
)
Verb(
    "declineTrueNorth",
    "The board says no, or whoever proposed it takes it back.",
    "ratings.true_norths.decline",
    "TrueNorth",
    "true-norths/{true_north_id}/decline",
    {"true_north_id": ID, "reason": TEXT},
)
Verb(
    "saveScenario",
    "Keeps a what-if of a hospital's rating under a name. It changes nothing else.",
    "ratings.scenarios.save",
    "Scenario",
    "scenarios",
    {
        "name": TEXT,
        "unit_id": ID,
        "release": TEXT,
        "changes": Input("text", about="As in an address: HAI_1:0.6,HAI_6:0.4"),
        "id": CLIENT_ID,
    },
)
Verb(
    "removeScenario",
    "Lists a kept what-if no longer.",
    "ratings.scenarios.remove",
    "Scenario",
    "scenarios/{scenario_id}/remove",
    {"scenario_id": ID},
)
Verb(
    "pairMeasures",
    "Puts a measure of the rating beside one of our own, and says how they differ.",
    "ratings.pairings.pair",
    "Pairing",
    "pairings",
    {
        "external_id": ID,
        "internal_id": ID,
        "definition": TEXT,
        "population": TEXT,
        "period": TEXT,
        "lag": TEXT,
        "id": CLIENT_ID,
    },
)
Verb(
    "endPairing",
    "The two no longer stand beside each other.",
    "ratings.pairings.end",
    "Pairing",
    "pairings/{pairing_id}/end",
    {"pairing_id": ID},
)
Verb(
    "followBenchmark",
    "Lets a target follow the nation: its change to the number of each new release is asked for.",
    "ratings.benchmarks.follow",
    "Benchmark",
    "targets/{target_id}/benchmark",
    {"target_id": ID, "statistic": choice(Statistic), "id": CLIENT_ID},
)
Verb(
    "stopBenchmark",
    "The target stays as it is and follows the nation no longer.",
    "ratings.benchmarks.stop",
    "Benchmark",
    "benchmarks/{benchmark_id}/stop",
    {"benchmark_id": ID},
)
Verb(
    "enterComposite",
    "Enters a rating whose numbers are not ours to ship; it takes the place of the one before of the same name.",
    "ratings.composites.enter",
    "Composite",
    "composites",
    {
        "name": TEXT,
        "source": Input("text", about="Where its numbers are from."),
        "items": several(COMPOSITE_ITEM, 100),
        "grades": several(optional(GRADE, []), 10),
        "lowest": optional(TEXT),
        "id": CLIENT_ID,
    },
    pack=("draft", made("ratings.actions.composites.CompositeDraft")),
)
Verb(
    "endComposite",
    "The rating is worked out no longer.",
    "ratings.composites.end",
    "Composite",
    "composites/{composite_id}/end",
    {"composite_id": ID},
)
