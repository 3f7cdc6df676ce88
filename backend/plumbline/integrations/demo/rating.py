"""Which outside rating the demo steers by, and one of its measures beside the system's own."""

from datetime import timedelta
from typing import TYPE_CHECKING

from plumbline.organizations import selectors as organizations
from plumbline.ratings.actions import pairings, true_norths
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


def steer(seeder: "Seeder") -> None:
    """Proposed by the chief executive, approved by the chair; and central line infections, ours beside CMS's."""
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
