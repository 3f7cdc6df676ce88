"""The board's one sentence counts what the data say and what the owners say, apart."""

import pytest

from plumbline.accountability.rules import sentences

WELL = ("Safe care", "on_track", "on_track", False)


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        ([], "The board has no committed goals yet."),
        ([WELL], "1 of 1 board goals are on track or achieved by their data, 1 by their owners’ reports."),
        (
            [WELL, ("Timely care", "on_track", "off_track", False)],
            "1 of 2 board goals are on track or achieved by their data, 2 by their owners’ reports; 1 off track.",
        ),
        (
            [("Safe care", None, "achieved", True)],
            "1 of 1 board goals are on track or achieved by their data, 0 by their owners’ reports; "
            "1 with trouble below.",
        ),
    ],
)
def test_the_boards_sentence(goals: list[tuple[str, str | None, str, bool]], told: str) -> None:
    assert sentences.board(goals) == told
