"""The OpenAPI description, made from the same shapes, questions and verbs."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from graphene.utils.str_converters import to_camel_case
from rest_framework import serializers

from plumbline.api.inputs import Input
from plumbline.api.questions.kit import Question
from plumbline.api.rest import rendering
from plumbline.api.shapes import SHAPES
from plumbline.api.shapes.kit import Field
from plumbline.api.verbs.kit import Verb

KINDS: dict[str, Any] = {
    "text": serializers.CharField,
    "id": serializers.UUIDField,
    "day": serializers.DateField,
    "instant": serializers.DateTimeField,
    "whole": serializers.IntegerField,
    "float": serializers.FloatField,
    "yes": serializers.BooleanField,
    "json": serializers.JSONField,
}
TYPES: dict[str, Any] = {
    "text": OpenApiTypes.STR,
    "id": OpenApiTypes.UUID,
    "day": OpenApiTypes.DATE,
    "instant": OpenApiTypes.DATETIME,
    "whole": OpenApiTypes.INT,
    "yes": OpenApiTypes.BOOL,
    "decimal": OpenApiTypes.STR,
    "choice": OpenApiTypes.STR,
}
SUFFIX = {rendering.WHOLE: "", rendering.ROW: "Row", rendering.BRIEF: "Ref"}


class Refusal(serializers.Serializer[Any]):
    """One refused row of a batch."""

    line = serializers.IntegerField(required=False)
    column = serializers.CharField(required=False)
    value = serializers.CharField(required=False)
    code = serializers.CharField()
    sentence = serializers.CharField()
    sheet = serializers.CharField(required=False, help_text="Of a workbook that was imported.")


class Problem(serializers.Serializer[Any]):
    """Every refusal, as application/problem+json. `detail` is a plain sentence for people; `code` is stable."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    field = serializers.CharField(required=False)
    params = serializers.DictField(required=False)
    rows = Refusal(many=True, required=False)


def serializer(name: str, form: str) -> type[serializers.Serializer[Any]]:
    """A shape without brief fields is always whole: one class, however it is met."""
    return _serializer(name, form if rendering.has_brief(SHAPES[name]) else rendering.WHOLE)


@cache
def _serializer(name: str, form: str) -> type[serializers.Serializer[Any]]:
    shape = SHAPES[name]
    shown = {field: _shown(wanted) for field, wanted in rendering.fields_of(shape, form).items()}
    return type(f"{name}{SUFFIX[form]}", (serializers.Serializer,), {**shown, "__doc__": shape.about})


@cache
def pictured(name: str) -> type[serializers.Serializer[Any]]:
    """A part of the cascade, named as the picture names it. Its goals as goals are told by GraphQL alone."""
    shown = {
        to_camel_case(field): pictured(wanted.of)(many=wanted.many) if wanted.kind == "shape" else _shown(wanted)
        for field, wanted in SHAPES[name].fields.items()
        if not (wanted.spliced and wanted.kind == "shape")
    }
    return type(name, (serializers.Serializer,), {**shown, "__doc__": SHAPES[name].about})


def _shown(wanted: Field) -> Any:
    told = {"allow_null": wanted.null, "help_text": wanted.about or None}
    if wanted.kind == "shape":
        return serializer(wanted.of, rendering.BRIEF)(many=wanted.many, **told)
    if wanted.many:
        child = _plain(wanted.kind, wanted.choices, allow_null=wanted.gaps)
        return serializers.ListField(child=child, **told)
    return _plain(wanted.kind, wanted.choices, **told)


def _plain(kind: str, choices: Any, **told: Any) -> Any:
    if choices:
        return serializers.ChoiceField(choices=choices.choices, **told)
    if kind == "decimal":
        return serializers.CharField(
            **{**told, "help_text": f"{told.get('help_text') or ''} An exact decimal.".strip()}
        )
    return KINDS[kind](**told)


@cache
def page(name: str) -> type[serializers.Serializer[Any]]:
    fields = {
        "items": serializer(name, rendering.ROW)(many=True),
        "next": serializers.CharField(allow_null=True, help_text="Send it as `after` for the next page."),
        "total_count": serializers.IntegerField(),
    }
    return type(f"{name}Page", (serializers.Serializer,), fields)


_inputs: dict[str, type[serializers.Serializer[Any]]] = {}


def taken(name: str, inputs: Mapping[str, Input]) -> type[serializers.Serializer[Any]]:
    if name not in _inputs:
        fields = {field: _taken(wanted) for field, wanted in inputs.items()}
        _inputs[name] = type(name, (serializers.Serializer,), fields)
    return _inputs[name]


def _taken(wanted: Input) -> Any:
    told = {"required": wanted.required, "allow_null": wanted.clears, "help_text": wanted.about or None}
    if wanted.kind == "object":
        return taken(wanted.name, wanted.fields or {})(many=wanted.many, **told)
    if wanted.many:
        return serializers.ListField(child=_plain(wanted.kind, wanted.choices), max_length=wanted.most, **told)
    return _plain(wanted.kind, wanted.choices, **told)


def describe(offered: Question | Verb, route: str, blanks: Mapping[str, str]) -> Any:
    """The decorator that tells drf-spectacular about one method of one address. `blanks` are the inputs that the
    address carries, and what it calls them."""
    about = {
        "operation_id": offered.name.replace(".", "_"),
        "description": offered.about,
        "tags": [route.split("/")[0]],
    }
    refusal = OpenApiResponse(Problem, description="Refused; nothing was changed.")
    if isinstance(offered, Question):
        return extend_schema(
            **about,
            parameters=[parameter(name, offered.args, blanks) for name in offered.args],
            responses={200: _answer(offered), "4XX": refusal},
        )
    inside = {name: wanted for name, wanted in offered.inputs.items() if name not in blanks}
    title = offered.name[0].upper() + offered.name[1:]
    headers = [_header("If-Match", "The version you saw, from ETag.")] if offered.has_version else []
    if offered.is_batch:
        headers.append(_header("Idempotency-Key", "A resend under the same key is answered and not done again."))
    form = (
        serializer(offered.gives, rendering.ROW)(many=True)
        if offered.many
        else serializer(offered.gives, rendering.WHOLE)
    )
    return extend_schema(
        **about,
        parameters=[*(parameter(name, offered.inputs, blanks) for name in blanks), *headers],
        request=taken(f"{title}Request", inside) if inside else None,
        responses={status(offered): form, "4XX": refusal},
    )


def status(verb: Verb) -> int:
    """201 where something new is made, else 200."""
    inside = {name for wanted in verb.inputs.values() for name in (wanted.fields or {})}
    return 201 if verb.method == "POST" and "id" in {*verb.inputs, *inside} else 200


def _answer(question: Question) -> Any:
    if question.page:
        return page(question.gives)
    if question.many:
        return serializer(question.gives, rendering.ROW)(many=True)
    return serializer(question.gives, rendering.WHOLE)


def parameter(name: str, inputs: Mapping[str, Input], blanks: Mapping[str, str]) -> OpenApiParameter:
    wanted = inputs[name]
    return OpenApiParameter(
        blanks.get(name, name),
        TYPES[wanted.kind],
        OpenApiParameter.PATH if name in blanks else OpenApiParameter.QUERY,
        required=wanted.required,
        description=wanted.about,
        enum=wanted.choices.values if wanted.choices else None,
        many=wanted.many,
        explode=not wanted.many,
    )


def _header(name: str, about: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.HEADER, description=about)
