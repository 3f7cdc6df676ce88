"""The whole cascade, typed: as columns, one position for each goal, and as goals with the goals below them.

Both are read from one picture (`plumbline.accountability.cascade`), whose columns are JSON already: no face walks its
long lists value by value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from graphene.utils.str_converters import to_snake_case

from plumbline.accountability.cascade import Picture
from plumbline.api.choices import OwnerState
from plumbline.api.shapes.kit import Field, Get, Shape, choice, day, instant, key, many, one, text, whole, yes
from plumbline.goals.choices import Claim, Evidence, State


@dataclass(frozen=True, slots=True)
class Place:
    """One row of one table of a picture."""

    picture: Picture
    table: str
    at: int


@dataclass(frozen=True, slots=True)
class Places(Sequence[Place]):
    """Rows of one table of a picture, by position: all of them, or some. Long lists are read column by column."""

    picture: Picture
    table: str
    some: Sequence[int] | None = None

    @property
    def tables(self) -> dict[str, Any]:
        return tables(self.picture)

    @property
    def at(self) -> Sequence[int]:
        return range(len(self.tables[self.table][ANY[self.table]])) if self.some is None else self.some

    def __len__(self) -> int:
        return len(self.at)

    def __getitem__(self, number: Any) -> Any:
        return Place(self.picture, self.table, self.at[number])

    def column(self, name: str) -> Sequence[Any]:
        values: Sequence[Any] = self.tables[self.table][name]
        if self.some is None:
            return values
        if isinstance(self.some, range):
            return values[self.some.start : self.some.stop]
        return [values[at] for at in self.some]


@dataclass(frozen=True, slots=True)
class Pointing:
    """For each row a position in another table (below 0: none), or a list of positions."""

    table: str
    at: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """For each row a position among a few values."""

    values: Sequence[Any]
    at: Sequence[int]


def _rows(shape: Shape) -> None:
    """Lets rows of the shape be read one by one as well."""
    for name, told in shape.fields.items():
        shape.fields[name] = replace(told, load=partial(_load, name, told.column))


def _load(name: str, column: Get | None, viewer: Any, rows: Sequence[Place]) -> list[Any]:
    if not rows:
        return []
    places = Places(rows[0].picture, rows[0].table, [row.at for row in rows])
    values = column(places) if column else places.column(name)
    if isinstance(values, Coded):
        return [values.values[at] for at in values.at]
    return [_placed(places.picture, values.table, at) for at in values.at] if isinstance(values, Pointing) else values


def _placed(picture: Picture, table: str, at: Any) -> Any:
    if isinstance(at, list):
        return Places(picture, table, at)
    return None if at < 0 else Place(picture, table, at)


ANY = {"goals": "id", "units": "id", "people": "id", "cycles": "id", "ladder": "code"}


def tables(picture: Picture) -> dict[str, Any]:
    """A picture's tables with names in snake_case; its levels also as the columns of a `ladder`."""
    told: dict[str, Any] | None = picture.notes.get("tables")
    if told is None:
        told = {to_snake_case(name): _named(part) for name, part in picture.page.items()}
        told["ladder"] = {name: [level[name] for level in told["levels"]] for name in ("code", "name")}
        picture.notes["tables"] = told
    return told


def _named(part: Any) -> Any:
    return {to_snake_case(name): values for name, values in part.items()} if isinstance(part, dict) else part


def _of(name: str) -> Get:
    return lambda picture: tables(picture)[name]


def _as_of(picture: Picture) -> datetime | None:
    at = picture.page["asOf"]
    return at and datetime.fromisoformat(at)


def _parent(places: Places) -> list[str | None]:
    """Parents speak of the goals of the whole picture or, in a part of one, of `goal_ids`."""
    names = [*(places.tables.get("goal_ids") or places.tables["goals"]["id"]), None]
    return [names[at] for at in places.column("parent")]


def _top(picture: Picture) -> Places:
    parents = tables(picture)["goals"]["parent"]
    return Places(picture, "goals", [at for at, parent in enumerate(parents) if parent < 0])


def _below(places: Places) -> Pointing:
    children: dict[int, list[int]] = {at: [] for at in places.at}
    if places.picture.complete:
        for at, parent in enumerate(places.tables["goals"]["parent"]):
            if parent in children:
                children[parent].append(at)
    return Pointing("goals", [children[at] for at in places.at])


def _column(kind: str, about: str = "", *, gaps: bool = False) -> Field:
    return Field(kind, many=True, gaps=gaps, spliced=True, about=about)


def _columns(kind: str, *names: str) -> dict[str, Field]:
    return {name: _column(kind) for name in names}


def _pointing(of: str, table: str, name: str, *, null: bool = False) -> Field:
    return one(of, column=lambda places: Pointing(table, places.column(name)), null=null)


def _coded(choices: Any, name: str, *, codes: str = "", null: bool = False) -> Field:
    """A column of codes holds positions in `enums`, there called `codes` where not by its own name."""

    def column(places: Places) -> Coded:
        known = [code.upper() for code in places.tables["enums"][codes or name]]
        return Coded([None if null and code == "NONE" else code for code in known], places.column(name))

    return choice(choices, column=column, null=null)


def _ids(name: str, about: str) -> Field:
    return Field("id", many=True, null=True, spliced=True, get=lambda picture: tables(picture).get(name), about=about)


def _flag(name: str, about: str = "") -> Field:
    return yes(about, column=lambda places: Coded((False, True), places.column(name)))


_rows(Shape("CascadeLevel", "A level, the board first.", {"code": text(), "name": text()}))
Shape("CascadeOrganization", "Whose cascade it is.", {"id": key(), "name": text(), "demo": yes()})
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
_rows(Shape("CascadeUnit", "A unit.", {"id": key(), "name": text()}))
_rows(Shape("CascadeCycle", "A plan.", {"id": key(), "name": text()}))
_rows(
    Shape(
        "CascadePerson",
        "Who stands beside a goal.",
        {"id": key(), "name": text(), "position": text()},
    )
)
_rows(
    Shape(
        "CascadeGoal",
        "A goal of the picture, with those below it by their primary link. A part of a picture has none below.",
        {
            "id": key(brief=True),
            "title": text(brief=True),
            "unit": _pointing("CascadeUnit", "units", "unit"),
            "level": _pointing("CascadeLevel", "ladder", "level"),
            "cycle": _pointing("CascadeCycle", "cycles", "cycle"),
            "parent_id": key(column=_parent, null=True),
            "agreed": _flag("agreed", "The primary link above is agreed; true where there is none."),
            "owner": _pointing("CascadePerson", "people", "owner", null=True),
            "owner_state": _coded(OwnerState, "owner_state", codes="owner"),
            "state": _coded(State, "state"),
            "claimed": _coded(Claim, "claimed", null=True),
            "evidence": _coded(Evidence, "evidence"),
            "stale": _flag("stale", "Update due."),
            "data_late": _flag("data_late"),
            "last_check_in": day(null=True),
            "now": text("An exact decimal.", null=True),
            "target": text("An exact decimal, or two with a dash: a range.", null=True),
            "due": day(null=True),
            "unit_of_value": text(),
            **{name: whole() for name in COUNTS},
            "trouble": _flag("trouble", "Off track below although this goal says or shows on track."),
            "restricted": _flag("restricted"),
            "needs_help": _flag("needs_help"),
            "below": many("CascadeGoal", column=_below),
        },
    )
)
Shape(
    "Cascade",
    "The whole cascade as the viewer may see it, or what changed since a watermark.",
    {
        "organization": one("CascadeOrganization", get=_of("organization"), null=False),
        "day": day("The organization's day that it was judged on.", get=_of("day")),
        "as_of": instant("Of a picture of the past: the instant.", null=True, get=_as_of),
        "watermark": text("Empty in the past. Send it as `since` to be told only what changed."),
        "complete": yes("False: only what changed since."),
        "levels": many("CascadeLevel", get=lambda picture: Places(picture, "ladder")),
        "enums": Field("json", get=_of("enums"), about="The codes that columns hold positions in."),
        "cycles": one("CascadeCycles", get=_of("cycles"), null=False),
        "units": one("CascadeUnits", get=_of("units"), null=False),
        "people": one("CascadePeople", get=_of("people"), null=False),
        "goals": one("CascadeGoals", get=_of("goals"), null=False),
        "edges": one("CascadeEdges", get=_of("edges"), null=False),
        "goal_ids": _ids("goal_ids", "In a part: what positions speak of."),
        "gone": _ids("gone", "In a part: goals no longer in sight."),
        "list": many(
            "CascadeGoal",
            get=lambda picture: Places(picture, "goals"),
            spliced=True,
            about="Every goal, parents before children.",
        ),
        "top": many("CascadeGoal", get=_top, spliced=True, about="The goals with none above, and all below them."),
    },
)
