"""The door: POST /graphql with JSON, a session and its token against forged requests."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from plumbline.api import errors, sessions, throttle, wire
from plumbline.api.graphql import execution
from plumbline.api.graphql.splicing import LONG_LISTS, Long
from plumbline.core.errors import DomainError, Invalid


@csrf_exempt  # checked below, so that the refusal is told as JSON
def graphql(request: HttpRequest) -> HttpResponseBase:
    name = sessions.name_request(request)
    long_lists = None
    try:
        answer, long_lists = answered(request)
        status = 200
        if "data" not in answer:
            status = 400
    except DomainError as refusal:
        problem = errors.problems(refusal)[0]
        status = errors.status_of(refusal)
        answer = {"errors": [{"message": problem["sentence"], "extensions": problem}]}
    except Exception as fault:
        problem = errors.masked(fault)
        status, answer = 500, {"errors": [{"message": problem["sentence"], "extensions": problem}]}
    response = _told(answer, status, long_lists)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Request-ID"] = name
    if status == 405:
        response.headers["Allow"] = "POST"
    return response


def _told(answer: dict[str, Any], status: int, long_lists: Long | None) -> HttpResponseBase:
    body = orjson.dumps(answer)
    if long_lists is None:
        return HttpResponse(body, content_type="application/json", status=status)
    return StreamingHttpResponse(long_lists.parts(body), content_type="application/json", status=status)


class OnlyPost(DomainError):
    def __init__(self) -> None:
        super().__init__("wrong_method", "GraphQL is asked by POST with JSON. Nothing was changed.")


def answered(request: HttpRequest) -> tuple[dict[str, Any], Long | None]:
    """The answer, and the long lists that follow where it has left their marks."""
    if request.method != "POST":
        raise OnlyPost
    sessions.require_same_origin(request)
    throttle.check(request)
    text, variables, operation = body(request)
    viewer = sessions.viewer_of(request)
    return execution.run(viewer, text, variables, operation), viewer.notes.get(LONG_LISTS)


def body(request: HttpRequest) -> tuple[str, dict[str, Any] | None, str | None]:
    if request.content_type != "application/json":
        raise Invalid("only_json", "Send the request as application/json. Nothing was changed.")
    raw = wire.read(request)
    if not isinstance(raw, dict):
        raise Invalid("not_an_object", "Send one JSON object with “query”. Nothing was changed.")
    text, variables, operation = raw.get("query"), raw.get("variables"), raw.get("operationName")
    fits = (
        isinstance(text, str) and isinstance(variables, (dict, type(None))) and isinstance(operation, (str, type(None)))
    )
    if not fits:
        raise Invalid("not_a_query", "“query” must be text and “variables” an object. Nothing was changed.")
    return str(text), variables, operation or None
