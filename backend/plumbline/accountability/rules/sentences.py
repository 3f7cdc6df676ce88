"""Sentences on first pages, in the words of the glossary."""

from collections.abc import Sequence

GAPS = {
    "no_owner": "No owner",
    "owner_not_accepted": "Owner asked, not accepted yet",
    "no_parent": "Not yet linked to a board goal",
    "alignment_not_agreed": "Link not agreed yet",
    "no_target": "No target",
    "stale_check_in": "Update due",
    "trouble_below": "Trouble below",
}
WELL = ("on_track", "achieved")


def board(goals: Sequence[tuple[str, str | None, str, bool]]) -> str:
    """One sentence over (title, claimed, evidence, trouble below) of each board goal.

    Data speak first; reports are told beside them, never instead of them.
    """
    if not goals:
        return "The board has no committed goals yet."
    total = len(goals)
    well = sum(evidence in WELL for _, _, evidence, _ in goals)
    said = sum(claimed == "on_track" for _, claimed, _, _ in goals)
    off = [title for title, _, evidence, _ in goals if evidence == "off_track"]
    hidden = sum(trouble for _, _, _, trouble in goals)
    parts = [
        f"{well} of {total} board goals are on track or achieved by their data; owners report {said} on track."
    ]
    if off:
        parts.append(f"Off track: {'; '.join(off)}.")
    if hidden:
        parts.append(f"{hidden} {'shows' if hidden == 1 else 'show'} trouble below.")
    return " ".join(parts)
