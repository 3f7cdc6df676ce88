"""Permission rules: each is written once and asked three ways.

A rule answers None ("yes") or the Reason why not. `require` raises it, `allows` answers yes or no, `reason`
hands the sentence to the screen that disables the control. On its way a rule notes what it stands on (`because`),
for whoever asks “why can I?” (`explaining`): the grounds told are those that gave the verdict.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec

from plumbline.core.errors import Forbidden

P = ParamSpec("P")
Ground = Callable[[], str]  # in words, told only when somebody asks

_noted: ContextVar[list[Ground] | None] = ContextVar("grounds_of_a_verdict", default=None)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, in a sentence that says who can."""

    code: str
    sentence: str
    params: dict[str, Any] = field(default_factory=dict)


def because(ground: Ground) -> None:
    """Notes what a permission stands on: "Owner of the goal since March 3, 2026"."""
    noted = _noted.get()
    if noted is not None:
        noted.append(ground)


@contextmanager
def explaining() -> Iterator[list[Ground]]:
    """Inside the block, the grounds of whatever is judged are gathered."""
    noted: list[Ground] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


class Rule(Generic[P]):
    def __init__(self, judge: Callable[P, Reason | None]) -> None:
        self._judge = judge
        self.name = judge.__name__
        self.__doc__ = judge.__doc__

    def reason(self, *args: P.args, **kwargs: P.kwargs) -> Reason | None:
        return self._judge(*args, **kwargs)

    def allows(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        return self._judge(*args, **kwargs) is None

    def require(self, *args: P.args, **kwargs: P.kwargs) -> None:
        reason = self._judge(*args, **kwargs)
        if reason is not None:
            raise Forbidden(reason.code, reason.sentence, params=reason.params)


def rule(judge: Callable[P, Reason | None]) -> Rule[P]:
    return Rule(judge)
