"""Which outside rating the demo steers by, and one of its measures beside the system's own."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from plumbline.measures.choices import Direction
from plumbline.organizations import selectors as organizations
from plumbline.ratings.actions import composites, pairings, true_norths
from plumbline.ratings.actions.composites import CompositeDraft, GradeDraft, ItemDraft
from plumbline.ratings.actions.true_norths import Candidate, TrueNorthDraft
from plumbline.ratings.choices import Criterion, Method

if TYPE_CHECKING:
    from plumbline.integrations.demo.seeding import Seeder

# In the order of the criteria; 5 is best.
LOOKED_AT = {
    Method.CMS_STARS.label: ((4, 5, 4, 1, 5, 4), "The whole hospital, from data that we report anyway."),
    Method.HAC.label: ((3, 5, 4, 2, 5, 3), "It costs money, but it tells of infections and injuries alone."),
    "A magazine’s list": ((3, 2, 2, 3, 3, 2), "Much read; a third of it is reputation."),
}
REASONS = (
    "It counts deaths, harm, return to hospital, experience and timely care together; its method is public, so that we "
    "can work it out ourselves and see which goal moves it. It is slow, so we do not wait for it."
)
SHORTLIST = ("MORT_30_HF", "HAI_1", "HAI_6", "READM_30_HOSP_WIDE", "H_COMP_1_STAR_RATING", "SEP_1")
# Mean, standard deviation and weight of each measure of a rating that nobody publishes.
INDEX = {
    "falls_injury": ("0.80", "0.30", 2), "hapi": ("1.20", "0.40", 2), "hand_hygiene": ("0.78", "0.08", 1),
    "nurse_comm": ("0.76", "0.05", 1),
}  # fmt: skip
GRADES = {"Ahead": "0.8", "Sound": "0.2", "Usual": "-0.4"}


def steer(seeder: "Seeder") -> None:
    """Proposed by the chief executive, approved by the chair; central line infections, ours beside CMS's; and an index
    that the steward entered."""
    leads = seeder.plan.roster.leads
    chief, chair, steward = seeder.chief, seeder.people[leads["chair"]], seeder.people[leads["steward"]]
    today = organizations.today(seeder.organization)
    candidates = [
        Candidate(name, dict(zip(Criterion.values, scores, strict=True)), why)
        for name, (scores, why) in LOOKED_AT.items()
    ]
    proposed = true_norths.propose(
        actor=chief,
        draft=TrueNorthDraft(
            Method.CMS_STARS, Method.CMS_STARS.label, REASONS, today + timedelta(days=365), candidates,
            target_stars=5, target_release=f"{today.year + 3}-07", shortlist=SHORTLIST, id=seeder.new_id(),
        ),
    )  # fmt: skip
    true_norths.approve(actor=chair, true_north_id=proposed.pk)
    if {"HAI_1", "clabsi"} <= seeder.measures.keys():
        pairings.pair(
            actor=steward,
            external_id=seeder.measures["HAI_1"].pk,
            internal_id=seeder.measures["clabsi"].pk,
            definition="CMS: observed over predicted infections (SIR), in intensive care and on wards. Ours: "
            "infections per 1,000 line-days, not adjusted.",
            population="CMS: all patients of the units that report to NHSN. Ours: the intensive care units.",
            period="CMS: one year, moved on with each release. Ours: month by month.",
            lag="CMS: about a year and a half. Ours: three weeks.",
            id=seeder.new_id(),
        )
    if INDEX.keys() <= seeder.measures.keys():
        composites.enter(actor=steward, draft=_index(seeder))


def _index(seeder: "Seeder") -> CompositeDraft:
    items = [
        ItemDraft(
            (measure := seeder.measures[code]).pk, Decimal(mean), Decimal(sd), Decimal(weight),
            lower_is_better=measure.direction == Direction.DECREASE, floor=Decimal(-3), ceiling=Decimal(3),
        )
        for code, (mean, sd, weight) in INDEX.items()
    ]  # fmt: skip
    grades = [GradeDraft(name, Decimal(edge)) for name, edge in GRADES.items()]
    source = "Made up for this demo; nobody publishes it"
    return CompositeDraft("Nursing care index", source, items, grades, "Behind", seeder.new_id())
