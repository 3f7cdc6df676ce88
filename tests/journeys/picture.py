"""The cascade as the server tells it, to know what a page must show; and one made large."""

import json
from typing import Any
from uuid import UUID

from playwright.sync_api import Route

from journeys.chromium import Window

Line = list[int]
Place = tuple[int, int, int]  # a goal, where its parent came to stand, which copy it is


class Picture:
    """The columns of `/api/v1/cascade`, read by name."""

    def __init__(self, wire: dict[str, Any]) -> None:
        self.wire = wire
        self.title: list[str] = wire["goals"]["title"]
        self.id: list[str] = wire["goals"]["id"]
        self.parent: list[int] = wire["goals"]["parent"]
        self.below: list[list[int]] = [[] for _ in self.id]
        for goal, above in enumerate(self.parent):
            if above >= 0:
                self.below[above].append(goal)

    def level(self, goal: int) -> str:
        return str(self.wire["levels"][self.wire["goals"]["level"][goal]]["name"])

    def line(self, goal: int) -> Line:
        """From the board to the goal."""
        return [*(self.line(self.parent[goal]) if self.parent[goal] >= 0 else []), goal]

    def first_line(self) -> Line:
        """From a board goal down the first of those below, to a unit."""
        for top in range(len(self.id)):
            if self.parent[top] < 0 and self.level(top) == "Board":
                line = [top]
                while self.below[line[-1]] and self.level(line[-1]) != "Unit":
                    line.append(self.below[line[-1]][0])
                if self.level(line[-1]) == "Unit" and len(line) > 3:
                    return line
        raise AssertionError("No board goal reaches a unit by the first goal below each.")

    def with_title(self, words: str) -> int:
        return next(goal for goal, title in enumerate(self.title) if words in title)


def asked(window: Window) -> Picture:
    return Picture(window.context.request.get("/api/v1/cascade").json())


def enlarge(wire: dict[str, Any], count: int) -> dict[str, Any]:
    """The same organization with more of everything below its board, to `count` goals and more: twice the
    executives' goals, three of each hospital's, and as many units as it takes."""
    known = Picture(wire)
    tops = [goal for goal, above in enumerate(known.parent) if above < 0]
    for units in range(1, 60):
        many: list[Place] = []
        for top in tops:
            _repeat(known, (top, -1, 0), (2, 3, units), many)
        if len(many) >= count:
            break
    goals = {name: [column[goal] for goal, _, _ in many] for name, column in wire["goals"].items()}
    goals["parent"] = [above for _, above, _ in many]
    goals["id"] = [str(UUID(int=UUID(known.id[goal]).int ^ (copy << 20))) for goal, _, copy in many]
    goals["title"] = [known.title[goal] + (f" ({copy + 1})" if copy else "") for goal, _, copy in many]
    place = {goal: at for at, (goal, _, copy) in enumerate(many) if copy == 0}
    edges = {name: list(column) for name, column in wire["edges"].items()}
    for end in ("child", "parent"):
        edges[end] = [place[goal] for goal in edges[end]]
    return {**wire, "goals": recounted(goals, wire["enums"]), "edges": edges}


def _repeat(
    known: Picture, one: tuple[int, int, int], times: tuple[int, ...], many: list[tuple[int, int, int]]
) -> None:
    """The goal, and below it each of its goals as often as `times` says of the levels; copy 0 is the real one."""
    at, (goal, _, copy) = len(many), one
    many.append(one)
    here, rest = (times[0], times[1:]) if times else (1, ())
    for again in range(here):
        for lower in known.below[goal]:
            _repeat(known, (lower, at, copy * here + again), rest, many)


def recounted(goals: dict[str, Any], enums: dict[str, Any]) -> dict[str, Any]:
    """Every goal stands after the one above it, so one pass from the end counts all that hang below."""
    claims, owners = enums["claimed"], enums["owner"]
    is_one = {
        "goalsBelow": lambda goal: 1,
        "offTrackBelow": lambda goal: claims[goals["claimed"][goal]] == "off_track",
        "atRiskBelow": lambda goal: claims[goals["claimed"][goal]] == "at_risk",
        "staleBelow": lambda goal: goals["stale"][goal],
        "unownedBelow": lambda goal: owners[goals["ownerState"][goal]] == "none",
    }
    for name, counts in is_one.items():
        below = [0] * len(goals["id"])
        for goal in reversed(range(len(below))):
            above = goals["parent"][goal]
            if above >= 0:
                below[above] += below[goal] + int(counts(goal))
        goals[name] = below
    return goals


def serve_instead(window: Window, wire: dict[str, Any]) -> None:
    """The window's page gets this snapshot; what the server would have told does not reach it."""
    body = json.dumps(wire)

    def answer(route: Route) -> None:
        if "since=" in route.request.url:
            route.fulfill(status=304)
        else:
            route.fulfill(status=200, content_type="application/json", body=body, headers={"ETag": '"large"'})

    window.page.route("**/api/v1/cascade*", answer)
