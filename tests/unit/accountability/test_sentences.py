"""The board's sentence counts what the data say and what the owners say, apart."""

import pytest

from plumbline.accountability.rules import sentences

WELL = ("Safe care", "on_track", "on_track", False)


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        ([], "The board has no committed goals yet."),
        ([WELL], "1 of 1 board goals is on track by their data; owners say 1. None is off track."),
        (
            [WELL, ("Timely care", "on_track", "off_track", False)],
            "1 of 2 board goals are on track by their data; owners say 2. 1 is off track.",
        ),
        (
            [("Safe care", None, "achieved", True)],
            "1 of 1 board goals is on track or achieved by their data; owners say 0. "
            "None is off track, 1 has trouble below.",
        ),
        (
            [WELL] * 4 + [("Safe care", "off_track", "at_risk", True)] * 2,
            "4 of 6 board goals are on track by their data; owners say 4. 2 are off track, 2 have trouble below.",
        ),
    ],
)
def test_the_boards_sentence(goals: list[tuple[str, str | None, str, bool]], told: str) -> None:
    assert sentences.board(goals) == told
