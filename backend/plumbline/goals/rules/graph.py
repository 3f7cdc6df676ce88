"""The goals' directed graph without loops: child -> parent. Ids may be anything hashable and sortable."""

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

from plumbline.core.errors import Invalid

Id = TypeVar("Id", bound=Hashable)
Link = tuple[Id, Id]  # (child, parent)


def loop_closed_by(links: Iterable[tuple[Id, Id]], child: Id, parent: Id) -> tuple[Id, ...]:
    """The loop that a new link child -> parent would close, or () if none.

    `links` are all open links, proposed and supporting ones included. The path begins and ends at `child`:
    (child, parent, ..., child), by the fewest links.
    """
    if child == parent:
        return (child, child)
    up = _parents(links)
    came: dict[Id, Id] = {parent: child}
    queue = deque([parent])
    while queue:
        here = queue.popleft()
        for above in up[here]:
            if above == child:
                return _retrace(came, child, here)
            if above not in came:
                came[above] = here
                queue.append(above)
    return ()


def top_down(goals: Iterable[Id], links: Iterable[tuple[Id, Id]]) -> list[Id]:
    """Every goal after all of its parents, wave by wave, siblings in the given order. Raises Invalid("loop").

    Links to goals that are not given are passed over.
    """
    order = list(dict.fromkeys(goals))
    known = {goal: i for i, goal in enumerate(order)}
    down: dict[Id, list[Id]] = defaultdict(list)
    waiting = dict.fromkeys(order, 0)
    for child, parent in links:
        if child in known and parent in known:
            down[parent].append(child)
            waiting[child] += 1
    ready = deque(goal for goal in order if not waiting[goal])
    done: list[Id] = []
    while ready:
        goal = ready.popleft()
        done.append(goal)
        for child in sorted(down[goal], key=known.__getitem__):
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    if len(done) < len(order):
        raise Invalid("loop", "These links run in a circle, so no goal is above the others. Nothing was changed.")
    return done


def above(links: Iterable[tuple[Id, Id]], goals: Collection[Id]) -> set[Id]:
    """Every goal reached upward from any of `goals`, themselves left out unless reached."""
    return reach(_parents(links), goals)


def below(links: Iterable[tuple[Id, Id]], goals: Collection[Id]) -> set[Id]:
    """Every goal reached downward from any of `goals`, themselves left out unless reached."""
    return reach(_parents((parent, child) for child, parent in links), goals)


def line_of_sight(primary: Mapping[Id, Id], goal: Id) -> tuple[Id, ...]:
    """The goal's primary path upward, itself first.

    Ends at a goal without a primary parent, or at a repeat.
    """
    path = {goal: None}
    while (goal_above := primary.get(goal)) is not None and goal_above not in path:
        path[goal_above] = None
        goal = goal_above
    return tuple(path)


def layout(goals: Iterable[Id], primary: Mapping[Id, Id]) -> list[tuple[Id, int]]:
    """(goal, depth) as an outline: each goal under its primary parent, siblings in the given order.

    A goal whose primary parent is not given starts a line of its own at depth 0.
    """
    order = list(dict.fromkeys(goals))
    known = set(order)
    down: dict[Id, list[Id]] = defaultdict(list)
    tops: list[Id] = []
    for goal in order:
        over = primary.get(goal)
        if over is None or over not in known:
            tops.append(goal)
        else:
            down[over].append(goal)
    rows: list[tuple[Id, int]] = []
    stack = [(goal, 0) for goal in reversed(tops)]
    while stack:
        goal, depth = stack.pop()
        rows.append((goal, depth))
        stack.extend((child, depth + 1) for child in reversed(down[goal]))
    return rows


def cut_off(links: Iterable[tuple[Id, Id]], tops: Collection[Id], without: Collection[Id]) -> set[Id]:
    """The goals that reach one of `tops` upward now and would not once the goals `without` are gone.

    The goals in `without` themselves are not named.
    """
    links = list(links)
    gone = set(without)
    left = [(child, parent) for child, parent in links if child not in gone]  # what is gone leads nowhere
    kept = set(tops) - gone
    return (below(links, tops) | set(tops)) - (below(left, kept) | kept) - gone


def _parents(links: Iterable[tuple[Id, Id]]) -> dict[Id, list[Id]]:
    up: dict[Id, list[Id]] = defaultdict(list)
    for child, parent in links:
        up[child].append(parent)
    return up


def reach(step: Mapping[Id, list[Id]], goals: Collection[Id]) -> set[Id]:
    """Every goal reached from any of `goals` by one step or more."""
    seen: set[Id] = set()
    stack = list(goals)
    while stack:
        for following in step.get(stack.pop(), ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return seen


def _retrace(came: Mapping[Id, Id], child: Id, last: Id) -> tuple[Id, ...]:
    path = [child, last]
    while last != child:
        last = came[last]
        path.append(last)
    return tuple(reversed(path))
