"""Who may see each field of a rating, of what was chosen to steer by, and of measures side by side."""

SEEN = "whoever sees the thing"
WITHOUT = "as if goals hidden from the viewer were not there"

RATING_READERS: dict[str, dict[str, str]] = {
    "Rating": {
        SEEN: (
            "release title source precision uses limitations unit hospitals releases now then low high groups measures "
            "alone together past payment"
        ),
        WITHOUT: "goals",
    },
    "RatingPayment": {
        SEEN: "year title source precision threshold total then penalised then_penalised parts",
    },
    "RatingPaymentPart": {
        SEEN: "code score then",
    },
    "RatingPair": {
        SEEN: "pairing published own gap rating_up care alarm",
    },
    "RatingPoint": {
        SEEN: "start end value",
    },
    "RatingGap": {
        SEEN: "start end published own difference",
    },
    "RatingMarks": {
        SEEN: "rating both",
        WITHOUT: "care",
    },
    "RatingPast": {
        SEEN: "release summary stars foretold published",
    },
    "GoalRating": {
        SEEN: "unit release title first_day last_day measure now pull",
    },
    "TrueNorth": {
        SEEN: (
            "id method name candidates reasons target_stars target_release shortlist review_on proposed_by proposed_at "
            "approved_by approved_at declined_by declined_at declined_because ended_at can_answer"
        ),
    },
    "TrueNorths": {
        SEEN: "active waiting history can_propose",
    },
    "Scenario": {
        SEEN: "id name unit release changes saved_by saved_at removed_at can_remove",
    },
    "Benchmark": {
        SEEN: "id goal line statistic release value followed_by followed_at ended_at",
    },
    "Pairing": {
        SEEN: "id external internal definition population period lag paired_by paired_at ended_at",
    },
    "Composite": {
        SEEN: "id name source grades lowest entered_by entered_at ended_at",
    },
    "CompositeTold": {
        SEEN: "composite units unit now then parts",
    },
    "CompositeScore": {
        SEEN: "score grade better short",
    },
    "CompositePart": {
        SEEN: "measure mean sd weight lower_is_better floor ceiling value period_end then deviations share",
    },
    "RatingPlace": {
        SEEN: "summary peer_group stars up down cuts",
    },
    "RatingGroup": {
        SEEN: "id weight weight_used measures reported raw mean sd score then",
    },
    "RatedMeasure": {
        SEEN: (
            "code group measure lower_is_better value then mean sd lowest highest deviations weight slope "
            "first_day last_day"
        ),
        WITHOUT: "goals",
    },
    "RatingPull": {
        SEEN: (
            "goal code target_id line owned unit target due_on now then effect stars up share share_source share_until "
            "visible visible_share visible_full"
        ),
    },
    "RatingMove": {
        SEEN: "code now then",
    },
}
