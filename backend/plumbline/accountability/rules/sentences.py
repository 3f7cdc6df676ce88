"""Sentences on first pages, in the words of the glossary."""

from collections.abc import Sequence

WELL = ("on_track", "achieved")


def board(goals: Sequence[tuple[str, str | None, str, bool]]) -> str:
    """Two short sentences over (title, claimed, evidence, trouble below) of each board goal.

    Data speak first; what owners say is told beside them, never instead of them. Off track is what either calls so.
    """
    if not goals:
        return "The board has no committed goals yet."
    well = sum(evidence in WELL for _, _, evidence, _ in goals)
    said = sum(claimed == "on_track" for _, claimed, _, _ in goals)
    off = sum(evidence == "off_track" or claimed == "off_track" for _, claimed, evidence, _ in goals)
    hidden = sum(trouble for _, _, _, trouble in goals)
    every = len(goals)
    how = "on track or achieved" if any(evidence == "achieved" for _, _, evidence, _ in goals) else "on track"
    first = f"{well} of {every} board goals {'is' if every == 1 else 'are'} {how} by their data; owners say {said}."
    worse = f"{off or 'None'} {'are' if off > 1 else 'is'} off track"
    below = f", {hidden} {'has' if hidden == 1 else 'have'} trouble below" if hidden else ""
    return f"{first} {worse}{below}."


def changed(kind: str, said: str) -> str:
    """One change of a goal in one line. `said` is its state, the new owner's position or a measure's name."""
    if kind == "goal_closed":
        return f"Closed as {said}"
    if kind == "owner_changed":
        return f"Now owned by {said}" if said else "The owner left"
    if kind == "rebaselined":
        return f"{said} is judged by new limits"
    if kind in ("target_changed", "definition_changed"):
        return f"{CHANGES[kind]} {said} changed"
    return CHANGES[kind]


CHANGES = {
    "goal_committed": "Committed",
    "goal_sustained": "Reached, and watched for a year",
    "goal_reopened": "Reopened",
    "went_off_track": "Turned off track",
    "back_on_track": "Back on track",
    "target_changed": "Target for",
    "definition_changed": "Definition of",
}
