"""What a case of the sweep says, and who the cast is.

bea (board), chidi (CMO), sam (leader above), nora (owner), dele (delegate), fay (front line), rui (steward), ada
(administrator), otto (another organization), nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.worlds import Worlds

CAST = ("bea", "chidi", "sam", "nora", "dele", "fay", "rui", "ada", "otto", "nobody")
LEADS_W5 = ("sam", "nora")
ALL = ("bea", "chidi", "sam", "nora", "dele", "fay", "rui", "ada")


@dataclass(frozen=True)
class Case:
    """`may` is who of the cast may; `first` prepares the world."""

    inputs: Callable[[Worlds], dict[str, Any]]
    may: tuple[str, ...]
    first: Callable[[Worlds], None] | None = None
