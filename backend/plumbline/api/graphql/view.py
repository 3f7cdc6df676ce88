"""The door: POST /graphql with JSON, a session and its token against forged requests."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from plumbline.api import errors, sessions, throttle, wire
from plumbline.api.graphql import execution
from plumbline.core.errors import DomainError, Invalid


@csrf_exempt  # checked below, so that the refusal is told as JSON
def graphql(request: HttpRequest) -> HttpResponseBase:
    name = sessions.name_request(request)
    try:
        status, answer = 200, answered(request)
        if "data" not in answer:
            status = 400
    except DomainError as refusal:
        problem = errors.problems(refusal)[0]
        status = errors.status_of(refusal)
        answer = {"errors": [{"message": problem["sentence"], "extensions": problem}]}
    except Exception as fault:
        problem = errors.masked(fault)
        status, answer = 500, {"errors": [{"message": problem["sentence"], "extensions": problem}]}
    response = _told(answer, status, getattr(request, "long_lists", None))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Request-ID"] = name
    if status == 405:
        response.headers["Allow"] = "POST"
    return response


def _told(answer: dict[str, Any], status: int, long_lists: Any) -> HttpResponseBase:
    body = orjson.dumps(answer)
    if long_lists is None:
        return HttpResponse(body, content_type="application/json", status=status)
    return StreamingHttpResponse(long_lists.parts(body), content_type="application/json", status=status)


class OnlyPost(DomainError):
    def __init__(self) -> None:
        super().__init__("wrong_method", "GraphQL is asked by POST with JSON. Nothing was changed.")


def answered(request: HttpRequest) -> dict[str, Any]:
    if request.method != "POST":
        raise OnlyPost
    sessions.require_same_origin(request)
    throttle.check(request)
    text, variables, operation = body(request)
    viewer = sessions.viewer_of(request)
    answer = execution.run(viewer, text, variables, operation)
    request.long_lists = viewer.notes.get("spliced in")  # type: ignore[attr-defined]
    return answer


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
