"""A question that both faces answer: its arguments, the shape of the answer, and the one read behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from plumbline.api import paging
from plumbline.api.inputs import TEXT, Input, read_all
from plumbline.api.shapes.kit import SHAPES, Field, Node, wrapped
from plumbline.api.viewer import Viewer
from plumbline.goals.actions import standings

AS_OF = replace(
    TEXT,
    required=False,
    about="Shows what was on record then: a day, such as 2026-03-31 (its last instant in the organization's zone), or "
    "an instant. What may be seen is what may be seen today.",
)
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
    in_past: bool = False  # takes `as_of`: the answer, and all that is loaded for it later, is of then

    @property
    def shown(self) -> Field:
        return Field("shape", of=self.gives, many=self.many, page=self.page)

    def __post_init__(self) -> None:
        if self.page:
            self.args = {**self.args, **paging.ARGUMENTS}
        if self.in_past:
            self.args = {**self.args, "as_of": AS_OF}
        QUESTIONS[self.name] = self

    def __call__(self, viewer: Viewer, raw: Mapping[str, Any]) -> Node | list[Node] | paging.Page | None:
        if not self.for_anybody:
            person = viewer.required()
            if self.gives in JUDGED_BY_DAY:
                standings.catch_up(person.organization)
        values = read_all(self.args, raw)
        if self.in_past:
            viewer = viewer.at(values.pop("as_of", None))
        with viewer.looking():
            answer = self.ask(viewer, **values)
            return wrapped(SHAPES[self.gives], viewer, [answer], self.shown)[0]  # type: ignore[no-any-return]


QUESTIONS: dict[str, Question] = {}
