"""Hospital level and above, whatever an organization calls its levels."""

import pytest

from plumbline.organizations.rules.ladder import down_to_hospital


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        ("board executive hospital service_line unit", "board executive hospital"),
        ("board executive hospital service_line unit team", "board executive hospital"),
        ("board hospital", "board hospital"),
        ("board clinic region site", "board clinic"),
        ("board site", "board"),
        ("board", "board"),
        ("", ""),
    ],
)
def test_down_to_the_hospital(levels: str, told: str) -> None:
    assert list(down_to_hospital(levels.split())) == told.split()
