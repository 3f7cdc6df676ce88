"""Choosing the rating to steer by: proposed, then approved by the board, or declined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from plumbline.core import dates, text
from plumbline.core.errors import Conflict, Invalid
from plumbline.core.ids import uuid7
from plumbline.ledger.actions import entries
from plumbline.organizations import selectors as organizations
from plumbline.organizations.models import Person
from plumbline.ratings import packs, policies
from plumbline.ratings.choices import Criterion, Method
from plumbline.ratings.models import TrueNorth

BEST = 5
MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rating that was looked at. `scores`: each Criterion from 1 to 5, 5 is best."""

    name: str
    scores: Mapping[str, int]
    why: str = ""


@dataclass(frozen=True, slots=True)
class TrueNorthDraft:
    """The choice to be; `name` is one of the candidates'."""

    method: str
    name: str
    reasons: str
    review_on: date
    candidates: Sequence[Candidate]
    target_stars: int | None = None
    target_release: str = ""
    shortlist: Sequence[str] = field(default_factory=list)
    id: UUID | None = None


def propose(*, actor: Person, draft: TrueNorthDraft) -> TrueNorth:
    """Waits for the board. A resend of a client-made id is harmless."""
    known: TrueNorth | None = TrueNorth.objects.visible_to(actor).filter(pk=draft.id).first() if draft.id else None
    if known is not None and known.proposed_by_id == actor.pk:
        return known
    said = _said(actor, draft)
    with entries.action("true_north.propose", actor=actor) as action:
        action.lock_shared()
        policies.propose.require(actor)
        if TrueNorth.objects.visible_to(actor).waiting().exists():
            raise Conflict(
                "already_proposed",
                "Another choice already waits for the board. Nothing was saved: have that one answered first.",
            )
        row: TrueNorth = TrueNorth.objects.create(
            id=draft.id or uuid7(),
            organization_id=actor.organization_id,
            proposed_by=actor,
            proposed_at=action.at,
            **said,
        )
        action.about(row)
    return row


def approve(*, actor: Person, true_north_id: UUID) -> TrueNorth:
    """It holds from now, in the place of the one before."""
    TrueNorth.objects.seen(actor, true_north_id)
    with entries.action("true_north.approve", actor=actor) as action:
        action.lock_structure()
        row = _waiting(true_north_id)
        policies.answer.require(actor, row)
        for before in TrueNorth.objects.visible_to(actor).active().select_for_update(no_key=True):
            before.ended_at = action.not_before(before.approved_at)
            before.save(update_fields=["ended_at"])
        row.approved_by, row.approved_at = actor, action.not_before(row.proposed_at)
        row.save(update_fields=["approved_by", "approved_at"])
        action.about(row)
    return row


def decline(*, actor: Person, true_north_id: UUID, reason: str) -> TrueNorth:
    """The board says no, or whoever proposed it takes it back. What held before still holds."""
    TrueNorth.objects.seen(actor, true_north_id)
    because = text.line(reason, field="reason", max_length=500)
    with entries.action("true_north.decline", actor=actor, reason=because) as action:
        action.lock_structure()
        row = _waiting(true_north_id)
        policies.withdraw.require(actor, row)
        row.declined_by, row.declined_at, row.declined_because = actor, action.not_before(row.proposed_at), because
        row.save(update_fields=["declined_by", "declined_at", "declined_because"])
        action.about(row)
    return row


def _waiting(id: UUID) -> TrueNorth:
    row: TrueNorth = TrueNorth.objects.locked(id)
    if row.approved_at is not None or row.declined_at is not None:
        raise Conflict("already_answered", "The board has already answered this choice. Nothing was changed.")
    return row


def _said(actor: Person, draft: TrueNorthDraft) -> dict[str, Any]:
    candidates = [_candidate(one) for one in draft.candidates]
    names = [one["name"] for one in candidates]
    name = text.line(draft.name, field="name", max_length=120)
    if not 0 < len(names) <= MOST_CANDIDATES or len(set(names)) < len(names):
        sentence = f"Name one to {MOST_CANDIDATES} different ratings that you looked at. Nothing was saved."
        raise Invalid("candidates", sentence, field="candidates")
    if name not in names:
        sentence = f"“{name}” is not among the ratings that you looked at. Nothing was saved: score it as well."
        raise Invalid("not_a_candidate", sentence, field="name")
    review = dates.day(draft.review_on, field="review_on")
    if review <= organizations.today(actor.organization):
        raise Invalid("past_review", "Choose a day after today for the review. Nothing was saved.", field="review_on")
    return {
        "method": Method(draft.method),
        "name": name,
        "candidates": candidates,
        "reasons": text.line(draft.reasons, field="reasons", max_length=1000),
        "review_on": review,
        **_target(draft),
        "shortlist": _shortlist(draft),
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    scores = {key: one.scores.get(key) for key in Criterion.values}
    wrong = next((key for key, score in scores.items() if type(score) is not int or not 1 <= score <= BEST), None)
    if wrong or set(one.scores) - set(scores):
        asked = Criterion(wrong).label if wrong else ", ".join(Criterion.values)
        sentence = f"Score each rating from 1 to {BEST} on every criterion ({asked}). Nothing was saved."
        raise Invalid("not_a_score", sentence, field="candidates")
    return {
        "name": text.line(one.name, field="name", max_length=120),
        "scores": scores,
        "why": text.line(one.why, field="why", max_length=300, required=False),
    }


def _target(draft: TrueNorthDraft) -> dict[str, Any]:
    stars, release = draft.target_stars, draft.target_release
    if stars is not None and not 1 <= stars <= BEST:
        raise Invalid("not_stars", "A target is 1 to 5 stars. Nothing was saved.", field="target_stars")
    if release and not packs.RELEASE.fullmatch(release):
        sentence = "Write the release of the target like 2027-07. Nothing was saved."
        raise Invalid("not_a_release", sentence, field="target_release")
    if (stars is None) != (not release):
        sentence = "A target needs both: how many stars, and by which release. Nothing was saved."
        raise Invalid("half_a_target", sentence, field="target_stars")
    return {"target_stars": stars, "target_release": release}


def _shortlist(draft: TrueNorthDraft) -> list[str]:
    """Of measures of any release that is known here."""
    if draft.method != Method.CMS_STARS and draft.shortlist:
        sentence = "Only the measures of a rating that is worked out here can stand for it. Nothing was saved."
        raise Invalid("no_measures", sentence, field="shortlist")
    known = {it.id for pack in packs.shipped().values() for it in pack.measures}
    lost = next((id for id in draft.shortlist if id not in known), None)
    if lost is not None:
        raise Invalid("not_a_measure", f"No release has a measure “{lost[:40]}”. Nothing was saved.", field="shortlist")
    return list(dict.fromkeys(draft.shortlist))
