"""The nightly check: stored standings against the pure rules, recomputed from nothing but dated rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from plumbline.core import clock
from plumbline.goals import facts
from plumbline.goals.choices import CLOSED
from plumbline.goals.facts import Facts
from plumbline.goals.models import Alignment, Goal, Standing
from plumbline.goals.rules import standing as rules
from plumbline.goals.rules.evidence import Claim, Evidence
from plumbline.goals.rules.standing import Edge, EdgeKind, Limits, Own
from plumbline.organizations.models import Organization
from plumbline.organizations.rules import settings as settings_rules

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Wrong:
    """One stored value that the rules do not give."""

    goal_id: UUID
    name: str
    stored: object
    ruled: object


def wrong(organization: Organization) -> list[Wrong]:
    """Every stored standing value that differs from the rules by more than 1e-9; empty when all agree."""
    standings = {s.goal_id: s for s in Standing.objects.filter(organization=organization)}
    found = _own(organization, standings)
    ruled = rules.roll_up({id: own(s) for id, s in standings.items()}, edges(organization), limits(organization))
    for id, stored in standings.items():
        found += _differences(id, _rolled(stored), rolled_up(ruled[id]))
    return found


def own(standing: Standing) -> Own:
    """The rules' view of a stored standing's own facts."""
    return Own(
        progress=standing.measured,
        pace=standing.pace,
        coverage=standing.own_coverage,
        claimed=Claim(standing.claimed) if standing.claimed else None,
        evidence=Evidence(standing.evidence),
        outcome_evidence=Evidence(standing.outcome_evidence),
        stale=standing.stale,
        owned=standing.owned,
        rolls_up=standing.counts,
    )


def facts_of(standing: Standing) -> Facts:
    """What was fetched for them, as it is stored."""
    return Facts(**{name: getattr(standing, name) for name in Facts.__dataclass_fields__})


def limits(organization: Organization) -> Limits:
    """The organization's thresholds, as the rules take them."""
    settings = settings_rules.read(organization.settings)
    return Limits(
        trouble=float(settings.trouble_share),
        at_risk=float(settings.at_risk_pace),
        off_track=float(settings.off_track_pace),
    )


def edges(organization: Organization, *, ended: bool = False) -> Iterable[Edge[UUID]]:
    """Open ones; `ended`: those that were, too."""
    known = Alignment.objects.filter(organization=organization)
    rows = (known if ended else known.filter(valid_to__isnull=True)).values_list(
        "child_id", "parent_id", "kind", "weight", "critical", "agreed_at"
    )
    for child, parent, kind, weight, critical, agreed_at in rows:
        yield Edge(child, parent, EdgeKind(kind), float(weight or 1), critical, agreed_at is not None)


def _own(organization: Organization, standings: dict[UUID, Standing]) -> list[Wrong]:
    """Own facts of open goals, recomputed; closed goals keep the facts of their last day."""
    ids = Goal.objects.filter(organization=organization).exclude(state__in=CLOSED).values_list("id", flat=True)
    book = facts.book(organization, list(ids), clock.day(clock.now(), organization.time_zone))
    found: list[Wrong] = []
    for id in book.goals:
        fact = book.facts(id)
        names = [name for name in facts.Facts.__dataclass_fields__ if name != "goal_id"]
        stored, ruled = ({name: getattr(row, name) for name in names} for row in (standings[id], fact))
        if stored["changes_on"] and (fact.changes_on is None or stored["changes_on"] < fact.changes_on):
            stored["changes_on"] = fact.changes_on  # that day looks once more than it has to
        found += _differences(id, stored, ruled)
    return found


def _rolled(s: Standing) -> dict[str, object]:
    return {
        "contributed": s.contributed,
        "contributed_pace": s.contributed_pace,
        "coverage": s.coverage,
        "red": s.red,
        "beneath": s.beneath,
        "stale_beneath": s.stale_beneath,
        "worst_below": s.worst_below,
        "goals_below": s.goals_below,
        "off_track_below": s.off_track_below,
        "at_risk_below": s.at_risk_below,
        "stale_below": s.stale_below,
        "unowned_below": s.unowned_below,
        "trouble_below": s.trouble_below,
        "not_enough_reported": s.not_enough_reported,
        "plan_vs_result": s.plan_vs_result,
    }


def rolled_up(r: "rules.Standing[UUID]") -> dict[str, object]:
    return {
        "contributed": r.contributed,
        "contributed_pace": r.contributed_pace,
        "coverage": r.coverage,
        "red": r.red.own,
        "beneath": r.red.beneath,
        "stale_beneath": r.quiet.beneath,
        "worst_below": r.worst_below.value if r.worst_below else None,
        "goals_below": r.goals_below,
        "off_track_below": r.off_track_below,
        "at_risk_below": r.at_risk_below,
        "stale_below": r.stale_below,
        "unowned_below": r.unowned_below,
        "trouble_below": r.trouble_below,
        "not_enough_reported": r.not_enough_reported,
        "plan_vs_result": r.plan_vs_result.value if r.plan_vs_result else "",
    }


def _differences(id: UUID, stored: dict[str, object], ruled: dict[str, object]) -> list[Wrong]:
    return [Wrong(id, name, stored[name], ruled[name]) for name in stored if not _same(stored[name], ruled[name])]


def _same(a: object, b: object) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= TOLERANCE
    return a == b
