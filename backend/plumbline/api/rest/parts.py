"""Addresses below one thing, for what its own answer leaves out: pages and fields that need an argument, such as
/goals/{id}/check-ins and /measures/{id}/series."""

from collections.abc import Iterator
from typing import Any

from plumbline.api.inputs import read_all
from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.shapes.kit import SHAPES, Field
from plumbline.api.viewer import Viewer


class Part(Question):
    """A question for one field of one thing."""

    def __init__(self, whole: Question, name: str, wanted: Field) -> None:
        self.whole, self.field = whole, name
        self.name = f"{whole.name}.{name}"
        self.about = wanted.about or f"The {name.replace('_', ' ')} of one {whole.name}."
        self.gives, self.many, self.page, self.null = wanted.of, wanted.many, wanted.page, wanted.null
        self.kind, self.in_rest = wanted.kind, True
        self.in_past = whole.in_past
        self.route = f"{whole.route}/{name.replace('_', '-')}"
        self.args = {**whole.args, **wanted.args}

    def __call__(self, viewer: Viewer, raw: Any) -> Any:
        viewer.required()
        named = {name: raw[name] for name in self.whole.args if name in raw}
        values = read_all(self.args, raw)
        thing: Any = self.whole(viewer, named)
        return thing.value(self.field, **{name: it for name, it in values.items() if name not in self.whole.args})


def questions() -> Iterator[Question]:
    for question in list(QUESTIONS.values()):
        if set(question.args) - {"as_of"} != {"id"}:
            continue
        for name, wanted in SHAPES[question.gives].fields.items():
            if wanted.page or any(argument.required for argument in wanted.args.values()):
                yield Part(question, name, wanted)
