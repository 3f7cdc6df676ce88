"""What owners write at a check-in: short, plain, without a patient in it."""

import csv
import random
from functools import cache
from pathlib import Path

ON_TRACK, AT_RISK, OFF_TRACK = "on_track", "at_risk", "off_track"

REPLIES = (
    ("seen", ""),
    ("seen", "Thanks, well done."),
    ("seen", ""),
    ("will_help", "I will ask for a sitter this week."),
    ("will_help", "I will talk with supply today."),
    ("lets_talk", "Can we take ten minutes on Thursday?"),
)
HEARD = ("will_help", "Thank you for saying so. I will take it up this week.")


@cache
def lines() -> dict[tuple[str, str], tuple[str, ...]]:
    """(measure, when) → lines, where "when" is well, badly or next; without a measure, lines for any."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    path = Path(__file__).parent / "data" / "lines.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            key = (row["measure"], row["when"])
            found[key] = (*found.get(key, ()), row["line"])
    return found


def line(rng: random.Random, measure: str, claimed: str, *, own: bool = False) -> str:
    """`own`: a line about this measure only, never an empty or a general one."""
    return _pick(rng, measure, "well" if claimed == ON_TRACK else "badly", own)


def next_step(rng: random.Random, measure: str, *, own: bool = False) -> str:
    return _pick(rng, measure, "next", own)


def reply(rng: random.Random, claimed: str) -> tuple[str, str]:
    return rng.choice(REPLIES[:3] if claimed == ON_TRACK else REPLIES)


def _pick(rng: random.Random, measure: str, when: str, only: bool) -> str:
    own = lines().get((measure, when), ())
    return rng.choice(own if own and only else (*own, *own, *lines()["", when]))
