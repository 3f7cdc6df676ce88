"""A question that both faces answer: its arguments, the shape of the answer, and the one read behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plumbline.api import paging
from plumbline.api.inputs import Input, read_all
from plumbline.api.shapes.kit import SHAPES, Field, Node, wrapped
from plumbline.api.viewer import Viewer
from plumbline.goals.actions import standings

JUDGED_BY_DAY = ("Goal", "Alignment", "CheckIn")  # Home and the cascade see to it themselves


@dataclass
class Question:
    """`ask(viewer, **args)` gives a row, a list of rows (`many`) or a paging.Page (`page`)."""

    name: str
    about: str
    gives: str
    ask: Callable[..., Any]
    route: str
    args: Mapping[str, Input] = field(default_factory=dict)
    many: bool = False
    page: bool = False
    null: bool = False
    in_rest: bool = True
    for_anybody: bool = False

    @property
    def shown(self) -> Field:
        return Field("shape", of=self.gives, many=self.many, page=self.page)

    def __post_init__(self) -> None:
        if self.page:
            self.args = {**self.args, **paging.ARGUMENTS}
        QUESTIONS[self.name] = self

    def __call__(self, viewer: Viewer, raw: Mapping[str, Any]) -> Node | list[Node] | paging.Page | None:
        if not self.for_anybody:
            person = viewer.required()
            if self.gives in JUDGED_BY_DAY:
                standings.catch_up(person.organization)
        answer = self.ask(viewer, **read_all(self.args, raw))
        return wrapped(SHAPES[self.gives], viewer, [answer], self.shown)[0]  # type: ignore[no-any-return]


QUESTIONS: dict[str, Question] = {}
