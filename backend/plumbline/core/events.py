"""What happened, told to those who must react.

`within` handlers run at once, in the writer's transaction, and undo the write when they fail. `after`
handlers become job rows of the same transaction. Both are listed in one place, `config/wiring.py`, which
registers them at start.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Handler = Callable[[Any], None]

_within: dict[type, list[Handler]] = defaultdict(list)
_after: dict[type, list[Handler]] = defaultdict(list)


def wire(*, within: dict[type, list[Handler]], after: dict[type, list[Handler]]) -> None:
    """Replaces the whole list of handlers."""
    _within.clear()
    _after.clear()
    _within.update(within)
    _after.update(after)


def heard() -> set[type]:
    return set(_within) | set(_after)


def publish(event: object) -> None:
    for handler in _within.get(type(event), ()):
        handler(event)
    for defer in _after.get(type(event), ()):
        defer(event)
