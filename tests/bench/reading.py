"""The same reads on every side, in each side's own words, and what they must agree on."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from bench.sides import Side, data_of

Rows = dict[str, dict[str, Any]]

PLUMBLINE_WHOLE = """
query Whole { cascade { list {
  id title state restricted agreed parentId unit { id name } level { name } cycle { name } ownerState
  owner { id position } claimed evidence stale dataLate lastCheckIn goalsBelow offTrackBelow atRiskBelow staleBelow
  unownedBelow trouble needsHelp
} } }
"""
POSTGRAPHILE_WHOLE = """
query Whole { goals: allGoalsGoalsList {
  id: rowId title state restricted
  unit: organizationsOrgunitByUnitId { id: rowId name level: organizationsLevelByLevelId { name } }
  cycle: goalsCycleByCycleId { name }
  links: goalsAlignmentsByChildIdList(condition: {primary: true, validTo: null}) { parentId agreedAt }
  owners: accountabilityAssignmentsByGoalIdList(condition: {role: "accountable", validTo: null}) {
    person: organizationsPersonByPersonId { id: rowId position }
  }
  standing: goalsStandingByGoalId {
    claimed evidence stale dataLate lastCheckInAt goalsBelow offTrackBelow atRiskBelow staleBelow unownedBelow
    troubleBelow needsHelp
  }
} }
"""
STRAWBERRY_WHOLE = """
query Whole { goals {
  id title state restricted unit { id name level { name } } cycle { name }
  link { parentId agreedAt } owner { id position }
  standing {
    claimed evidence stale dataLate lastCheckInAt goalsBelow offTrackBelow atRiskBelow staleBelow unownedBelow
    troubleBelow needsHelp
  }
} }
"""
SMALL = {"Plumbline": "query Small { me { home } }", "PostGraphile": "query Small { __typename }"}
COUNTS = ("goalsBelow", "offTrackBelow", "atRiskBelow", "staleBelow", "unownedBelow")


def whole(side: Side) -> bytes:
    """Every goal with its unit, owner, link and standing, as it came over the wire."""
    if side.name == "bare SQL":
        return side.get("/whole")
    texts = {"Plumbline": PLUMBLINE_WHOLE, "PostGraphile": POSTGRAPHILE_WHOLE, "strawberry-django": STRAWBERRY_WHOLE}
    return side.graphql(texts[side.name])


def rows_of(side: Side, told: bytes, zone: str) -> Rows:
    """The answer of `whole` in one form for all sides, by goal."""
    if side.name == "bare SQL":
        rows = orjson.loads(told)
    else:
        (rows,) = data_of(told).values()
    if side.name == "Plumbline":
        rows = rows["list"]
    return {row["id"]: _plain(row, ZoneInfo(zone)) for row in rows}


def _plain(row: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    facts = row.get("standing", row)
    links = row["links"] if "links" in row else [link for link in [row.get("link")] if link]
    owners = row["owners"] if "owners" in row else [{"person": row["owner"]}]
    said = facts.get("lastCheckIn", facts.get("lastCheckInAt"))
    if said and len(said) > len("2026-01-31"):
        said = datetime.fromisoformat(said).astimezone(zone).date().isoformat()
    return {
        "title": row["title"], "state": row["state"].lower(), "restricted": row["restricted"],
        "unit": (row["unit"]["id"], row["unit"]["name"]), "cycle": row["cycle"]["name"],
        "level": row.get("level", row["unit"].get("level"))["name"],
        "parent": row.get("parentId") or next((link["parentId"] for link in links), None),
        "agreed": row.get("agreed", all(link["agreedAt"] for link in links)),
        "owner": next((one["person"] for one in owners), None), "owned_by": row.get("ownerState", "OWNER"),
        "claimed": (facts["claimed"] or "").lower(), "evidence": facts["evidence"].lower(),
        "stale": facts["stale"], "late": facts["dataLate"], "help": facts["needsHelp"],
        "trouble": facts.get("trouble", facts.get("troubleBelow")), "below": [facts[name] for name in COUNTS],
        "said": said,
    }  # fmt: skip


def differences(ours: Rows, others: Rows) -> int:
    """Goals that are told differently. Whoever acts for an owner who is away, or is still being asked, only Plumbline
    knows; of those goals everything else is compared."""
    found = len(ours.keys() ^ others.keys())
    for id in ours.keys() & others.keys():
        mine, theirs = dict(ours[id]), dict(others[id])
        if mine.pop("owned_by") in ("ACTING", "OFFERED"):
            mine["owner"] = theirs["owner"]
        theirs.pop("owned_by")
        found += mine != theirs
    return found


# --- Line of sight -----------------------------------------------------------------------------------

PLUMBLINE_LINE = """
query Line($id: UUID!) { goal(id: $id) { lineOfSight { steps {
  agreed goal { id title unit { name } standing { claimed evidence } }
} } } }
"""
DEEPEST = 7


def _nested(step: str, link: str) -> str:
    text = step
    for _ in range(DEEPEST):
        text = f"{step} {link.replace('PARENT', text)}"
    return text


_ROW = "title unit: organizationsOrgunitByUnitId { name } standing: goalsStandingByGoalId { claimed evidence }"
_UP = "links: goalsAlignmentsByChildIdList(condition: {primary: true, validTo: null}) { agreedAt parent: "
POSTGRAPHILE_LINE = (
    "query Line($id: UUID!) { goal: goalsGoalByRowId(rowId: $id) { "
    + _nested(f"id: rowId {_ROW}", f"{_UP} goalsGoalByParentId {{ PARENT }} }}")
    + " } }"
)
STRAWBERRY_LINE = (
    "query Line($id: ID!) { goal: some(id: $id) { "
    + _nested(
        "id title unit { name } standing { claimed evidence }",
        "links: up(filters: {primary: {exact: true}, validTo: {isNull: true}}) { agreedAt parent { PARENT } }",
    )
    + " } }"
)


def line(side: Side, goal: str) -> bytes:
    texts = {"Plumbline": PLUMBLINE_LINE, "PostGraphile": POSTGRAPHILE_LINE, "strawberry-django": STRAWBERRY_LINE}
    return side.graphql(texts[side.name], id=goal)


def steps_of(side: Side, told: bytes) -> list[tuple[Any, ...]]:
    """The answer of `line` from the top down: goal, title, unit, claim, evidence, and whether its link is agreed."""
    goal = data_of(told)["goal"]
    goal = goal[0] if isinstance(goal, list) else goal
    if side.name == "Plumbline":
        return [_step(step["goal"], step["agreed"]) for step in goal["lineOfSight"]["steps"]]
    found = []
    while goal is not None:
        above = next(iter(goal.get("links", [])), None)
        found.append(_step(goal, above is None or above["agreedAt"] is not None))
        goal = above and above["parent"]
    return found[::-1]


def _step(goal: dict[str, Any], agreed: bool) -> tuple[Any, ...]:
    told = goal["standing"]
    return (
        goal["id"], goal["title"], goal["unit"]["name"], (told["claimed"] or "").lower(), told["evidence"].lower(),
        agreed,
    )  # fmt: skip
