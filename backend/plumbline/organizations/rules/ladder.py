"""The organization's ladder of levels, the board first. Each organization names its own."""

from collections.abc import Sequence

HOSPITAL = "hospital"


def down_to_hospital(codes: Sequence[str]) -> Sequence[str]:
    """The levels at hospital level and above: down to the one with the code "hospital"; in a ladder without it, all but
    the two lowest, the top at least."""
    last = codes.index(HOSPITAL) + 1 if HOSPITAL in codes else max(1, len(codes) - 2)
    return codes[:last]
