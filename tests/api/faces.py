"""The two faces behind one door: the same question or verb, asked by GraphQL or by REST, and the answer in one form.

Names are snake_case and enum values lower case on both sides, so that a case is written once and its two
answers can be compared.
"""

import dataclasses
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.test import Client

from plumbline.api.graphql import kit
from plumbline.api.inputs import Input
from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.rest import rendering
from plumbline.api.shapes import SHAPES
from plumbline.api.shapes.kit import Field, Shape
from plumbline.api.verbs import VERBS
from plumbline.api.verbs.kit import Verb

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Answer:
    """`value` is what was shown; a refusal has its `code`, `sentence` and `field`, and `rows` in a batch."""

    status: int
    value: Any = None
    code: str | None = None
    sentence: str | None = None
    field: str | None = None
    rows: list[dict[str, Any]] = dataclasses.field(default_factory=list)

    @property
    def refused(self) -> bool:
        return self.code is not None


KEPT: dict[Any, Client] = {}


def keep(people: list[Any]) -> None:
    """Signs these people in once, for a test that asks hundreds of times. Forgotten after the test."""
    KEPT.update({person.pk: client(person) for person in people})


def client(person: Any | None) -> Client:
    """A browser in which the person is signed in; None: nobody."""
    if person is not None and person.pk in KEPT:
        return KEPT[person.pk]
    browser = Client(raise_request_exception=False)
    if person is not None:
        browser.force_login(person.account, backend=BACKEND)
    return browser


class Face:
    name = ""

    def ask(self, person: Any | None, question: str, **args: Any) -> Answer:
        raise NotImplementedError

    def do(self, person: Any | None, verb: str, **inputs: Any) -> Answer:
        raise NotImplementedError


class GraphQL(Face):
    name = "graphql"

    def ask(self, person: Any | None, question: str, **args: Any) -> Answer:
        known = QUESTIONS[question]
        declared = ", ".join(f"${camel(name)}: {written(known.args[name])}" for name in args)
        passed = ", ".join(f"{camel(name)}: ${camel(name)}" for name in args)
        shown = selected(known)
        text = f"query Q{f'({declared})' if declared else ''} {{ {question}{f'({passed})' if passed else ''} {shown} }}"
        return self._answer(person, text, sent(args, known.args), question)

    def do(self, person: Any | None, verb: str, **inputs: Any) -> Answer:
        known = VERBS[verb]
        title = verb[0].upper() + verb[1:]
        form = rendering.ROW if known.many else rendering.WHOLE
        shown = f"{camel(known.returned)} {selection(SHAPES[known.gives], form)}"
        text = (
            f"mutation M($input: {title}Input!) {{ {verb}(input: $input) {{ {shown} "
            "errors { code sentence field params line column value } } }"
        )
        answer = self._answer(person, text, {"input": sent(inputs, known.inputs)}, verb)
        if answer.refused:
            return answer
        payload = answer.value
        errors = payload["errors"]
        if not errors:
            return Answer(answer.status, payload[known.returned])
        rows = errors if errors[0]["line"] is not None else []
        first = errors[0]
        return Answer(answer.status, None, first["code"], first["sentence"], first["field"], rows)

    def _answer(self, person: Any | None, text: str, variables: dict[str, Any], name: str) -> Answer:
        response = self.post(person, {"query": text, "variables": variables})
        told = orjson.loads(response.content)
        if told.get("errors"):
            first = told["errors"][0]["extensions"]
            return Answer(response.status_code, None, first["code"], first["sentence"], first.get("field"))
        return Answer(response.status_code, seen(told["data"][name]))

    def post(self, person: Any | None, body: Any, **headers: Any) -> Any:
        raw = body if isinstance(body, bytes) else orjson.dumps(body, default=str)
        return client(person).post("/graphql", data=raw, content_type="application/json", **headers)


class Rest(Face):
    name = "rest"

    def ask(self, person: Any | None, question: str, **args: Any) -> Answer:
        known = QUESTIONS[question]
        route, rest = filled(known.route, args)
        return self._answer(client(person).get(f"/api/v1/{route}", {k: plain(v) for k, v in rest.items()}))

    def do(self, person: Any | None, verb: str, **inputs: Any) -> Answer:
        known = VERBS[verb]
        route, rest = filled(known.route, inputs)
        version = rest.pop("expected_version", None)
        headers = {} if version is None else {"HTTP_IF_MATCH": f'"{version}"'}
        return self._answer(self.send(person, known.method, route, rest, **headers))

    def send(self, person: Any | None, method: str, route: str, body: Any, **headers: Any) -> Any:
        raw = body if isinstance(body, bytes) else orjson.dumps(body, default=str)
        sender = getattr(client(person), method.lower())
        return sender(f"/api/v1/{route}", data=raw, content_type="application/json", **headers)

    def _answer(self, response: Any) -> Answer:
        told = orjson.loads(response.content)
        if response.status_code < 400:
            return Answer(response.status_code, told)
        assert response.headers["Content-Type"] == "application/problem+json"
        return Answer(response.status_code, None, told["code"], told["detail"], told.get("field"), told.get("rows", []))


FACES = (GraphQL(), Rest())


# --- Names and forms ---------------------------------------------------------------------------------


def filled(route: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The route with its blanks filled, and what is left for the body."""
    rest = dict(values)
    for name in re.findall(r"\{(\w+)\}", route):
        route = route.replace(f"{{{name}}}", str(rest.pop(name)))
    return route, rest


def plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: "_" + found[1].lower(), name)


def written(wanted: Input) -> str:
    """The input's type in a GraphQL document."""
    kind: Any = kit._input_kind(wanted)
    inner = getattr(kind, "of_type", kind)
    inner = getattr(inner, "of_type", inner)
    named = f"[{inner._meta.name}!]" if wanted.many else inner._meta.name
    return f"{named}!" if wanted.required else named


def sent(values: dict[str, Any], inputs: Any) -> dict[str, Any]:
    """camelCase names and upper-case enum values, as GraphQL takes them."""
    return {camel(name): _sent(value, inputs.get(name)) for name, value in values.items()}


def _sent(value: Any, wanted: Input | None) -> Any:
    if isinstance(value, list):
        return [_sent(item, wanted) for item in value]
    if isinstance(value, dict):
        return sent(value, wanted.fields or {} if wanted else {})
    if wanted is not None and wanted.choices and isinstance(value, str):
        return value.upper()
    return str(value) if isinstance(value, UUID) else value


def seen(value: Any) -> Any:
    """A GraphQL answer with the names and enum values of REST."""
    if isinstance(value, list):
        return [seen(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {snake(name): seen(item) for name, item in value.items()}


def selected(question: Question) -> str:
    shape = SHAPES[question.gives]
    if question.page:
        return f"{{ nodes {selection(shape, rendering.ROW)} pageInfo {{ endCursor hasNextPage }} totalCount }}"
    return selection(shape, rendering.ROW if question.many else rendering.WHOLE)


def selection(shape: Shape, form: str) -> str:
    """The fields that REST shows in this form."""
    parts = []
    for name, wanted in rendering.fields_of(shape, form).items():
        parts.append(camel(name) + _below(wanted))
    return "{ " + " ".join(parts) + " }"


def _below(wanted: Field) -> str:
    return "" if wanted.kind != "shape" else " " + selection(SHAPES[wanted.of], rendering.BRIEF)


__all__ = ["FACES", "Answer", "Face", "GraphQL", "Rest", "Verb", "client"]
