"""How much a named risk weighs beside others, and beside a forecast."""

DEGREES = {"low": 1, "medium": 2, "high": 3}


def size(likelihood: str, harm: str) -> float:
    """Likelihood times harm, as a share of the most there is: 0.11 to 1."""
    return DEGREES[likelihood] * DEGREES[harm] / 9
