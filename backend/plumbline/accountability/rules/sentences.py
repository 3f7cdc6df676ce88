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
    well = sum(evidence in WELL for _, _, evidence, _ in goals)
    said = sum(claimed == "on_track" for _, claimed, _, _ in goals)
    off = sum(evidence == "off_track" or claimed == "off_track" for _, claimed, evidence, _ in goals)
    hidden = sum(trouble for _, _, _, trouble in goals)
    first = (
        f"{well} of {len(goals)} board goals are on track or achieved by their data, {said} by their owners’ reports"
    )
    rest = [f"{off} off track" if off else "", f"{hidden} with trouble below" if hidden else ""]
    return "; ".join([first, ", ".join(part for part in rest if part)]).removesuffix("; ") + "."
