"""Graphene types, made from the shapes, questions and verbs."""

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

import graphene
from django.db import models

from plumbline.api import choices
from plumbline.api.graphql import splicing
from plumbline.api.graphql.scalars import JSON, OF_KIND
from plumbline.api.inputs import Input
from plumbline.api.questions import QUESTIONS
from plumbline.api.questions.kit import Question
from plumbline.api.shapes import SHAPES
from plumbline.api.shapes.kit import Field, Shape
from plumbline.api.verbs import VERBS
from plumbline.api.verbs.kit import Verb


class Problem(graphene.ObjectType):
    """A refusal: a stable code, one plain sentence, and where known the input at fault. In a batch, `line` counts
    from 0."""

    code = graphene.String(required=True)
    sentence = graphene.String(required=True)
    field = graphene.String()
    params = JSON()
    line = graphene.Int()
    column = graphene.String()
    value = graphene.String()


class PageInfo(graphene.ObjectType):
    """Where this page ends."""

    has_next_page = graphene.Boolean(required=True)
    end_cursor = graphene.String()

    @staticmethod
    def resolve_has_next_page(page: Any, info: Any) -> bool:
        return bool(page.more)

    @staticmethod
    def resolve_end_cursor(page: Any, info: Any) -> str | None:
        return page.end  # type: ignore[no-any-return]


@cache
def enum(kind: type[models.TextChoices]) -> type[graphene.Enum]:
    described = {member.name: member.label for member in kind}
    return graphene.Enum(  # type: ignore[no-any-return]
        choices.name_of(kind),
        [(member.value.upper(), member.value) for member in kind],
        description=lambda value: described.get(value.name) if value else None,
    )


@cache
def object_type(name: str) -> type[graphene.ObjectType]:
    shape = SHAPES[name]
    fields = {field: output(shape, field, wanted) for field, wanted in shape.fields.items()}
    meta = type("Meta", (), {"name": name, "description": shape.about})
    return type(name, (graphene.ObjectType,), {**fields, "Meta": meta})


@cache
def connection_type(name: str) -> type[graphene.ObjectType]:
    """Relay's connection over pages."""

    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "cursor": graphene.String(required=True),
            "node": graphene.Field(lambda: object_type(name), required=True),
            "__doc__": "A row and its place.",
        },
    )
    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "edges": graphene.List(
                graphene.NonNull(edge),
                required=True,
                resolver=lambda page, info: [
                    {"cursor": cursor, "node": node} for cursor, node in zip(page.cursors, page.nodes, strict=True)
                ],
            ),
            "nodes": graphene.List(
                graphene.NonNull(lambda: object_type(name)),
                required=True,
                resolver=lambda page, info: page.nodes,
            ),
            "page_info": graphene.Field(PageInfo, required=True, resolver=lambda page, info: page),
            "total_count": graphene.Int(required=True, resolver=lambda page, info: page.count()),
            "__doc__": "One page of a list.",
        },
    )


def output(shape: Shape, name: str, wanted: Field) -> graphene.Field:
    return graphene.Field(
        of_field(wanted),
        args=arguments(wanted.args),
        required=not wanted.null,
        description=wanted.about or None,
        resolver=partial(_from_node, name, wanted),
    )


def of_field(wanted: Field) -> Any:
    if wanted.kind == "shape":
        kind: Any = partial(connection_type if wanted.page else object_type, wanted.of)
    else:
        kind = enum(wanted.choices) if wanted.choices else OF_KIND[wanted.kind]
    if wanted.gaps:
        return graphene.List(kind)
    return graphene.List(graphene.NonNull(kind)) if wanted.many else kind


def _from_node(name: str, wanted: Field, node: Any, info: Any, **args: Any) -> Any:
    if wanted.spliced:
        return splicing.spliced(name, wanted, node, info)
    if wanted.args:
        args = {key: raw(value) for key, value in args.items()}
    value = node.value(name, **args)
    return raw(value) if wanted.choices else value


def arguments(inputs: Mapping[str, Input]) -> dict[str, graphene.Argument]:
    return {
        name: graphene.Argument(_input_kind(wanted), required=wanted.required, description=wanted.about or None)
        for name, wanted in inputs.items()
    }


def input_fields(inputs: Mapping[str, Input]) -> dict[str, graphene.InputField]:
    return {
        name: graphene.InputField(_input_kind(wanted), required=wanted.required, description=wanted.about or None)
        for name, wanted in inputs.items()
    }


_input_types: dict[str, type[graphene.InputObjectType]] = {}


def _input_kind(wanted: Input) -> Any:
    if wanted.kind == "object":
        kind: Any = input_type(wanted.name, wanted.fields or {})
    else:
        kind = enum(wanted.choices) if wanted.choices else OF_KIND[wanted.kind]
    return graphene.List(graphene.NonNull(kind)) if wanted.many else kind


def input_type(name: str, fields: Mapping[str, Input]) -> type[graphene.InputObjectType]:
    if name not in _input_types:
        _input_types[name] = type(name, (graphene.InputObjectType,), dict(input_fields(fields)))
    return _input_types[name]


def raw(value: Any) -> Any:
    """Graphene's enum members back to their stored values."""
    if isinstance(value, list):
        return [raw(item) for item in value]
    if isinstance(value, dict):
        return {key: raw(item) for key, item in value.items()}
    return getattr(value, "value", value)


def question_field(question: Question) -> graphene.Field:
    return graphene.Field(
        of_field(question.shown),
        args=arguments(question.args),
        required=not question.null,
        description=question.about,
        resolver=lambda root, info, **args: question(info.context, raw(args)),
    )


def verb_field(verb: Verb) -> graphene.Field:
    title = verb.name[0].upper() + verb.name[1:]
    given = Field("shape", of=verb.gives, many=verb.many)
    payload = type(
        f"{title}Payload",
        (graphene.ObjectType,),
        {
            verb.returned: graphene.Field(of_field(given)),
            "errors": graphene.List(graphene.NonNull(Problem), required=True),
        },
    )
    return graphene.Field(
        payload,
        args={"input": graphene.Argument(input_type(f"{title}Input", verb.inputs), required=True)},
        required=True,
        description=verb.about,
        resolver=partial(_act, verb),
    )


def _act(verb: Verb, root: Any, info: Any, *, input: Mapping[str, Any]) -> dict[str, Any]:
    from plumbline.api import errors

    try:
        return {verb.returned: verb(info.context, raw(dict(input))), "errors": []}
    except errors.REFUSALS as refusal:
        return {verb.returned: None, "errors": errors.problems(refusal)}


def query_type() -> type[graphene.ObjectType]:
    return type("Query", (graphene.ObjectType,), {name: question_field(q) for name, q in QUESTIONS.items()})


def mutation_type() -> type[graphene.ObjectType]:
    return type("Mutation", (graphene.ObjectType,), {name: verb_field(verb) for name, verb in VERBS.items()})
