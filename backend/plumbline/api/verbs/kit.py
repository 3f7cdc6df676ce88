"""A verb of the product as both faces offer it: its inputs, the one action it calls, and what it gives back.

The GraphQL mutation, its input and payload types, the REST route and its documentation are all made from this.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from inspect import signature
from typing import Any

from plumbline.api.inputs import Input, read_all
from plumbline.api.shapes.kit import Node, node, nodes
from plumbline.api.viewer import Viewer

VERSION = Input("whole", required=False, about="The version you saw; a newer one answers stale_version.")
CLIENT_ID = Input("id", required=False, about="Made by the client; sending it twice does the thing once.")


@dataclass
class Verb:
    """`run` is "app.module.function" below plumbline.*.actions; inputs are the action's keyword arguments.

    `route` is the REST address below /api/v1 with the inputs it carries in braces.
    """

    name: str
    about: str
    run: str
    gives: str
    route: str
    inputs: Mapping[str, Input] = field(default_factory=dict)
    method: str = "POST"
    many: bool = False
    pack: tuple[str, Callable[..., Any]] | None = None  # the action takes the inputs as one draft of this name
    scope: str = "write"
    for_account: bool = False  # asked before a person is chosen
    call: Callable[[Viewer, dict[str, Any]], Any] | None = None
    result: Callable[[Any], Any] | None = None

    def __post_init__(self) -> None:
        if self.name in VERBS:
            raise ValueError(f"two verbs are called {self.name}")
        VERBS[self.name] = self

    @cached_property
    def action(self) -> Callable[..., Any]:
        app, module, function = self.run.split(".")
        return getattr(import_module(f"plumbline.{app}.actions.{module}"), function)  # type: ignore[no-any-return]

    @property
    def returned(self) -> str:
        """The payload's field for what was written: goal, check_in, people."""
        noun = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in self.gives).lstrip("_")
        return plural(noun) if self.many else noun

    @property
    def is_batch(self) -> bool:
        return any(wanted.many and wanted.kind == "object" for wanted in self.inputs.values()) or self.many

    @property
    def has_version(self) -> bool:
        return "expected_version" in self.inputs

    def __call__(self, viewer: Viewer, raw: Mapping[str, Any]) -> Node | list[Node] | None:
        """Reads the inputs, calls the one action, and shows what it wrote."""
        if not self.for_account:
            viewer.required()
        values = read_all(self.inputs, raw)
        if self.pack:
            name, build = self.pack
            values = {name: build(**values)}
        done = self.call(viewer, values) if self.call else self._done(viewer, values)
        viewer.forget()
        if self.result:
            done = self.result(done)
        return nodes(self.gives, viewer, done) if self.many else node(self.gives, viewer, done)

    def _done(self, viewer: Viewer, values: dict[str, Any]) -> Any:
        actor = viewer.required()
        if "organization_id" in signature(self.action).parameters:
            values["organization_id"] = actor.organization_id
        return self.action(actor=actor, **values)


VERBS: dict[str, Verb] = {}


def plural(noun: str) -> str:
    known = {"person": "people", "reply": "replies", "data_query": "data_queries"}
    return known.get(noun, f"{noun}s")


@dataclass(frozen=True, slots=True)
class Made:
    """The dataclass "app.actions.module.Name" below plumbline, imported when it is first needed."""

    path: str

    def kind(self) -> Callable[..., Any]:
        module, _, name = self.path.rpartition(".")
        return getattr(import_module(f"plumbline.{module}"), name)  # type: ignore[no-any-return]

    def __call__(self, **values: Any) -> Any:
        return self.kind()(**values)


made = Made
