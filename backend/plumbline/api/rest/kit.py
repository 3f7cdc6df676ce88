"""One REST resource: an address and what each method does there."""

import re
from collections.abc import Mapping
from http import HTTPMethod
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import APIView

from plumbline.api import errors, sessions, throttle, wire
from plumbline.api.inputs import Input
from plumbline.api.questions.kit import Question
from plumbline.api.rest import batches, rendering, schema, tokens
from plumbline.api.shapes.kit import Node
from plumbline.api.verbs.kit import Verb
from plumbline.api.viewer import Viewer
from plumbline.core.errors import DomainError, Invalid

BLANK = re.compile(r"\{(\w+)\}")
PROBLEM = "application/problem+json"
OF_FRAMEWORK: dict[type[Exception], tuple[int, str, str]] = {
    exceptions.MethodNotAllowed: (
        405,
        "wrong_method",
        "This address does not take that method. Nothing was changed.",
    ),
    exceptions.UnsupportedMediaType: (
        415,
        "only_json",
        "Send the request as application/json. Nothing was changed.",
    ),
    exceptions.NotAcceptable: (406, "only_json", "Answers here are JSON. Nothing was changed."),
    exceptions.ParseError: (400, "not_json", "This is not readable JSON. Nothing was changed."),
}


class Resource(APIView):
    """A view made from a table of methods (see `resource`)."""

    offers: Mapping[str, Question | Verb] = {}
    blanks: Mapping[str, list[str]] = {}
    authentication_classes = ()
    permission_classes = ()
    viewer: Viewer

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        self.request_name = sessions.name_request(request._request)
        super().initial(request, *args, **kwargs)
        throttle.check(request._request)
        self.viewer = tokens.viewer_of(request._request)
        if request.method not in ("GET", "HEAD") and self.viewer.scopes is None:
            sessions.require_same_origin(request._request)

    def perform_authentication(self, request: Any) -> None:
        """The viewer is found in `initial`; the framework would sign the session's account out of the request."""

    def answered(self, request: Any, **blanks: str) -> HttpResponse:
        method = request.method if request.method != "HEAD" else "GET"
        offered = self.offers[method]
        carried = dict(zip(self.blanks[method], blanks.values(), strict=True))
        if isinstance(offered, Question):
            tokens.require(self.viewer, "read")
            named = {name: _typed(value, offered.args.get(name)) for name, value in carried.items()}
            return self._asked(offered, {**query(request, offered.args), **named})
        tokens.require(self.viewer, offered.scope)
        raw = {**self._body(request._request), **carried}
        if offered.has_version:
            raw.update(version(request._request, raw, needed=offered.method == HTTPMethod.PATCH))
        done, status = batches.once(offered, self.viewer, raw, request.headers.get("Idempotency-Key"))
        return self.json(done, status)

    def _asked(self, question: Question, raw: dict[str, Any]) -> HttpResponse:
        found = question(self.viewer, raw)
        response = self.json(rendering.answer(found), 200)
        if isinstance(found, Node) and "version" in found.batch.shape.fields:
            response.headers["ETag"] = f'"{found.value("version")}"'
        return response

    def _body(self, request: HttpRequest) -> dict[str, Any]:
        if not wire.body(request):
            return {}
        if request.content_type != "application/json":
            raise exceptions.UnsupportedMediaType(request.content_type or "")
        raw = wire.read(request)
        if not isinstance(raw, dict):
            raise Invalid("not_an_object", "Send one JSON object. Nothing was changed.")
        return raw

    def json(self, value: Any, status: int) -> HttpResponse:
        body = value if isinstance(value, bytes) else orjson.dumps(value)
        response = HttpResponse(body, content_type="application/json", status=status)
        response.headers["Cache-Control"] = "no-store"
        return response

    def handle_exception(self, fault: Exception) -> Response:
        return refused(fault)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response.headers["X-Request-ID"] = getattr(self, "request_name", "")
        return response if isinstance(response, HttpResponse) else super().finalize_response(request, response)


def refused(fault: Exception) -> Any:
    """Any exception as problem+json."""
    known = OF_FRAMEWORK.get(type(fault))
    if known:
        status, problems, title = known[0], [{"code": known[1], "sentence": known[2]}], "Cannot be accepted"
    elif isinstance(fault, errors.REFUSALS):
        status, problems = errors.status_of(fault), errors.problems(fault)
        title = errors.kind_of(fault).title
    else:
        status, problems, title = 500, [errors.masked(fault)], "Our fault"
    first = {name: value for name, value in problems[0].items() if value is not None}
    body = {
        "type": f"urn:plumbline:{first['code']}",
        "title": title,
        "status": status,
        "detail": first["sentence"],
    }
    body |= {name: first[name] for name in ("code", "field", "params") if name in first}
    if isinstance(fault, errors.RowErrors):
        body["rows"] = body["errors"] = problems
    return HttpResponse(orjson.dumps(body, default=str), content_type=PROBLEM, status=status)


def query(request: Any, args: Mapping[str, Input]) -> dict[str, Any]:
    """The query string as the raw values that the inputs read."""
    raw: dict[str, Any] = {}
    for name in request.query_params:
        wanted = args.get(name)
        values = request.query_params.getlist(name)
        if wanted is not None and wanted.many:
            raw[name] = [item for value in values for item in value.split(",")]
        else:
            raw[name] = _typed(values[-1], wanted)
    return raw


def _typed(value: str, wanted: Input | None) -> Any:
    if wanted is None:
        return value
    if wanted.kind == "whole" and value.removeprefix("-").isascii() and value.removeprefix("-").isdigit():
        return int(value[:12])
    if wanted.kind == "yes" and value in ("true", "false"):
        return value == "true"
    return value


def version(request: HttpRequest, raw: Mapping[str, Any], *, needed: bool) -> dict[str, Any]:
    """If-Match as expected_version. The body may carry it instead."""
    given = request.headers.get("If-Match", "").strip()
    if given == "*":
        return {}
    if given:
        bare = given.removeprefix("W/").strip('"')
        if not bare.isascii() or not bare.isdigit() or len(bare) > 9:
            raise Invalid("bad_version", 'If-Match holds the version from ETag, such as "3". Nothing was changed.')
        return {"expected_version": int(bare)}
    if needed and "expected_version" not in raw:
        raise VersionNeeded
    return {}


class WrongMethod(DomainError):
    def __init__(self) -> None:
        super().__init__("wrong_method", "This address does not take that method. Nothing was changed.")


class VersionNeeded(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "version_needed",
            "Say which version you are changing: send the ETag that you read as If-Match. Nothing was changed.",
        )


def resource(name: str, offers: Mapping[str, tuple[str, Question | Verb]]) -> type[Resource]:
    """A view class whose methods are exactly those offered: {method: (route, what it does)}."""
    methods: dict[str, Any] = {}
    shown = BLANK.findall(next(iter(offers.values()))[0])
    for method, (route, offered) in offers.items():
        blanks = dict(zip(BLANK.findall(route), shown, strict=True))

        @schema.describe(offered, route, blanks)
        def answered(self: Resource, request: Any, **carried: str) -> HttpResponse:
            return self.answered(request, **carried)

        methods[method.lower()] = answered
    return type(
        f"{name}Resource",
        (Resource,),
        {
            "offers": {method: offered for method, (_, offered) in offers.items()},
            "blanks": {method: BLANK.findall(route) for method, (route, _) in offers.items()},
            **methods,
        },
    )
