"""What the REST face offers: the OpenAPI description, and a plain page of it that needs nothing from elsewhere."""

from functools import cache
from typing import Any

import orjson
import yaml
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from plumbline.api import choices
from plumbline.api.rest.kit import refused
from plumbline.core.errors import NotFound


@cache
def description() -> dict[str, Any]:
    named = {choices.name_of(kind): kind.choices for kind in choices.used()}
    with patched_settings({"ENUM_NAME_OVERRIDES": named}):
        generator = SchemaGenerator(api_version="1")  # type: ignore[no-untyped-call]
        found: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return orjson.loads(orjson.dumps(found, default=str))  # type: ignore[no-any-return]


def as_yaml() -> str:
    return yaml.safe_dump(description(), sort_keys=False, allow_unicode=True, width=110)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """YAML, or JSON where that is asked for."""
    if "json" in request.headers.get("Accept", "") or request.GET.get("format") == "json":
        return HttpResponse(orjson.dumps(description()), content_type="application/vnd.oai.openapi+json")
    return HttpResponse(as_yaml(), content_type="application/vnd.oai.openapi")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "api/docs.html", {"groups": groups(), "about": description()["info"]})


def nowhere(request: HttpRequest, *args: Any) -> HttpResponse:
    return refused(NotFound("address"))  # type: ignore[no-any-return]


@cache
def groups() -> list[dict[str, Any]]:
    """Operations by the first word of their address."""
    found: dict[str, list[dict[str, Any]]] = {}
    for route, methods in sorted(description()["paths"].items()):
        for method, told in methods.items():
            found.setdefault(told["tags"][0], []).append(
                {
                    "method": method.upper(),
                    "route": route,
                    "about": told.get("description", ""),
                    "id": told["operationId"],
                    "parameters": told.get("parameters", []),
                    "takes": _fields(told.get("requestBody", {})),
                    "gives": {
                        status: _fields(answer) for status, answer in told["responses"].items() if status != "4XX"
                    },
                }
            )
    return [{"name": name, "operations": operations} for name, operations in found.items()]


def _fields(body: dict[str, Any]) -> list[dict[str, Any]]:
    told = next(iter(body.get("content", {}).values()), {}).get("schema", {})
    told = told.get("items", told)
    known = _named(told)
    required = known.get("required", [])
    return [
        {
            "name": name,
            "kind": _kind(kind),
            "about": kind.get("description", ""),
            "required": name in required,
        }
        for name, kind in known.get("properties", {}).items()
    ]


def _named(told: dict[str, Any]) -> dict[str, Any]:
    name = told.get("$ref", "").rpartition("/")[2]
    return description()["components"]["schemas"].get(name, told)  # type: ignore[no-any-return]


def _kind(told: dict[str, Any]) -> str:
    if told.get("type") == "array":
        return f"list of {_kind(told.get('items', {}))}"
    for key in ("allOf", "oneOf"):
        if key in told:
            return " or ".join(filter(None, (_kind(one) for one in told[key])))
    return str(told.get("$ref", "").rpartition("/")[2] or told.get("format") or told.get("type", ""))
