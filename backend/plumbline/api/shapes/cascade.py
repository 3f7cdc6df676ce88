"""The whole cascade, typed: as columns, one position for each goal, and as goals with the goals below them.

Both are read from one picture (`plumbline.accountability.cascade`), and their long lists are rendered here: no face
walks them value by value.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from graphene.utils.str_converters import to_snake_case

from plumbline.api.choices import OwnerState
from plumbline.api.shapes.kit import Field, Shape, choice, day, instant, key, many, one, text, yes
from plumbline.goals.choices import Claim, Evidence, State


@dataclass(frozen=True, slots=True)
class Place:
    """One position in one table of a picture."""

    page: dict[str, Any]
    table: str
    at: int

    def told(self, name: str) -> Any:
        return self.page[self.table][name][self.at]

    def of(self, table: str, name: str) -> "Place | None":
        """The row of another table that this one points at, if any."""
        at = self.told(name)
        return None if at < 0 else Place(self.page, table, at)


@lru_cache(maxsize=2)
def page(body: bytes) -> dict[str, Any]:
    """A rendered picture read again, its names in snake_case."""
    return {
        to_snake_case(name): _named(part) if isinstance(part, dict) else part
        for name, part in orjson.loads(body).items()
    }


def _named(part: dict[str, Any]) -> dict[str, Any]:
    return {to_snake_case(name): values for name, values in part.items()}


def _as_of(page: dict[str, Any]) -> datetime | None:
    return page["as_of"] and datetime.fromisoformat(page["as_of"])


def _goals(page: dict[str, Any]) -> list[Place]:
    return [Place(page, "goals", at) for at in range(len(page["goals"]["id"]))]


def _parent(place: Place) -> str | None:
    """Parents speak of the goals of the whole picture or, in a part of one, of `goal_ids`."""
    at = place.told("parent")
    names: list[str] = place.page.get("goal_ids") or place.page["goals"]["id"]
    return None if at < 0 else names[at]


def _top(page: dict[str, Any]) -> list[Place]:
    return [place for place in _goals(page) if place.told("parent") < 0]


def _below(viewer: Any, rows: list[Place]) -> list[list[Place]]:
    if not rows or not rows[0].page["complete"]:
        return [[] for _ in rows]
    goals = rows[0].page["goals"]
    children: dict[int, list[Place]] = {place.at: [] for place in rows}
    for at, parent in enumerate(goals["parent"]):
        if parent in children:
            children[parent].append(Place(rows[0].page, "goals", at))
    return [children[place.at] for place in rows]


def _column(kind: str, about: str = "", *, gaps: bool = False) -> Field:
    return Field(kind, many=True, gaps=gaps, spliced=True, about=about)


def _columns(kind: str, *names: str) -> dict[str, Field]:
    return {name: _column(kind) for name in names}


def _cell(kind: str, name: str, *, null: bool = False, about: str = "") -> Field:
    return Field(kind, get=lambda place: place.told(name), null=null, about=about)


def _coded(choices: Any, name: str, *, codes: str = "", null: bool = False) -> Field:
    """A column of codes holds positions in `enums`, there called `codes` where not by its own name."""

    def get(place: Place) -> Any:
        code = place.page["enums"][codes or name][place.told(name)]
        return None if null and code == "none" else code

    return choice(choices, get=get, null=null)


def _flag(name: str, about: str = "") -> Field:
    return yes(about, get=lambda place: bool(place.told(name)))


Shape("CascadeOrganization", "Whose cascade it is.", {"id": key(), "name": text(), "demo": yes()})
Shape("CascadeLevel", "A level, the board first.", {"code": text(), "name": text()})
Shape("CascadeCycles", "Columns: the plans.", {**_columns("id", "id"), **_columns("text", "name")})
Shape(
    "CascadeUnits",
    "Columns: every unit. `level` is a position in `levels`; `parent` in these columns, -1 for none.",
    {**_columns("id", "id"), **_columns("text", "name"), **_columns("whole", "level", "parent")},
)
Shape(
    "CascadePeople",
    "Columns: those who stand beside a goal. A name is empty below unit-leader level.",
    {**_columns("id", "id"), **_columns("text", "name", "position")},
)
COUNTS = ("goals_below", "off_track_below", "at_risk_below", "stale_below", "unowned_below")
Shape(
    "CascadeGoals",
    "Columns: every goal, parents before children. Whole numbers are positions: in `units`, `levels`, `cycles`, "
    "`people`, `enums`, and for `parent` in these columns (in a part of a picture in `goalIds`), -1 for none; or "
    "counts; or 1 for yes and 0 for no.",
    {
        **_columns("id", "id"),
        **_columns("text", "title"),
        **_columns("whole", "unit", "level", "cycle", "parent", "agreed", "owner", "owner_state", "state", "claimed"),
        **_columns("whole", "evidence", "stale", "data_late"),
        "last_check_in": _column("day", gaps=True),
        "now": _column("text", "An exact decimal.", gaps=True),
        "target": _column("text", "An exact decimal, or two with a dash: a range.", gaps=True),
        "due": _column("day", gaps=True),
        **_columns("text", "unit_of_value"),
        **_columns("whole", *COUNTS, "trouble", "restricted", "needs_help"),
    },
)
Shape(
    "CascadeEdges",
    "Columns: the links that are not primary, by positions as in `CascadeGoals.parent`.",
    _columns("whole", "child", "parent", "kind", "agreed"),
)
Shape("CascadeUnit", "A unit.", {"id": _cell("id", "id"), "name": _cell("text", "name")})
Shape("CascadeCycle", "A plan.", {"id": _cell("id", "id"), "name": _cell("text", "name")})
Shape(
    "CascadePerson",
    "Who stands beside a goal.",
    {"id": _cell("id", "id"), "name": _cell("text", "name"), "position": _cell("text", "position")},
)
Shape(
    "CascadeGoal",
    "A goal of the picture, with those below it by their primary link. A part of a picture has none below.",
    {
        "id": Field("id", get=lambda place: place.told("id"), brief=True),
        "title": text(get=lambda place: place.told("title"), brief=True),
        "unit": one("CascadeUnit", get=lambda place: place.of("units", "unit"), null=False),
        "level": one("CascadeLevel", get=lambda place: place.page["levels"][place.told("level")], null=False),
        "cycle": one("CascadeCycle", get=lambda place: place.of("cycles", "cycle"), null=False),
        "parent_id": key(get=_parent, null=True),
        "agreed": _flag("agreed", "The primary link above is agreed; true where there is none."),
        "owner": one("CascadePerson", get=lambda place: place.of("people", "owner")),
        "owner_state": _coded(OwnerState, "owner_state", codes="owner"),
        "state": _coded(State, "state"),
        "claimed": _coded(Claim, "claimed", null=True),
        "evidence": _coded(Evidence, "evidence"),
        "stale": _flag("stale", "Update due."),
        "data_late": _flag("data_late"),
        "last_check_in": day(get=lambda place: place.told("last_check_in"), null=True),
        "now": _cell("text", "now", null=True, about="An exact decimal."),
        "target": _cell("text", "target", null=True, about="An exact decimal, or two with a dash: a range."),
        "due": day(get=lambda place: place.told("due"), null=True),
        "unit_of_value": _cell("text", "unit_of_value"),
        **{name: _cell("whole", name) for name in COUNTS},
        "trouble": _flag("trouble", "Off track below although this goal says or shows on track."),
        "restricted": _flag("restricted"),
        "needs_help": _flag("needs_help"),
        "below": many("CascadeGoal", load=_below),
    },
)
Shape(
    "Cascade",
    "The whole cascade as the viewer may see it, or what changed since a watermark.",
    {
        "organization": one("CascadeOrganization", null=False),
        "day": day("The organization's day that it was judged on."),
        "as_of": instant("Of a picture of the past: the instant.", null=True, get=_as_of),
        "watermark": text("Empty in the past. Send it as `since` to be told only what changed."),
        "complete": yes("False: only what changed since."),
        "levels": many("CascadeLevel"),
        "enums": Field("json", about="The codes that columns hold positions in."),
        "cycles": one("CascadeCycles", null=False),
        "units": one("CascadeUnits", null=False),
        "people": one("CascadePeople", null=False),
        "goals": one("CascadeGoals", null=False),
        "edges": one("CascadeEdges", null=False),
        "goal_ids": Field("id", many=True, null=True, spliced=True, about="In a part: what positions speak of."),
        "gone": Field("id", many=True, null=True, spliced=True, about="In a part: goals no longer in sight."),
        "list": many("CascadeGoal", get=_goals, spliced=True, about="Every goal, parents before children."),
        "top": many("CascadeGoal", get=_top, spliced=True, about="The goals with none above, and all below them."),
    },
)
