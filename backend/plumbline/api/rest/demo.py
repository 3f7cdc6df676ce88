"""Signing in as somebody of a made-up organization: never in production, on this machine unless set otherwise."""

from typing import Any

import orjson
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse

from plumbline.api import sessions, throttle, wire
from plumbline.api.inputs import ID, read_all
from plumbline.api.rest.kit import WrongMethod, refused
from plumbline.core.errors import NotFound
from plumbline.integrations.demo import cast
from plumbline.organizations.choices import Role
from plumbline.organizations.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOOPBACK = ("127.0.0.1", "::1")


def accounts(request: HttpRequest) -> HttpResponse:
    """GET: whom one may sign in as; nobody where this is switched off."""
    try:
        if request.method not in ("GET", "HEAD"):
            raise WrongMethod
        throttle.check(request)
        return _json([_shown(person) for person in offered()] if allowed(request) else [])
    except Exception as fault:
        return refused(fault)


def sign_in(request: HttpRequest) -> HttpResponse:
    """POST {"person": id}."""
    try:
        if request.method != "POST":
            raise WrongMethod
        sessions.require_same_origin(request)
        throttle.check(request)
        raw = wire.read(request)
        person_id = read_all({"person": ID}, raw if isinstance(raw, dict) else {})["person"]
        person = demo_people().filter(pk=person_id).first() if allowed(request) else None
        if person is None:
            raise NotFound("person")
        login(request, person.account, backend=BACKEND)
        request.session[sessions.CHOSEN] = str(person.pk)
        return _json(_shown(person))
    except Exception as fault:
        return refused(fault)


def allowed(request: HttpRequest) -> bool:
    if settings.PRODUCTION or settings.DEMO_SIGN_IN == "off":
        return False
    if settings.DEMO_SIGN_IN != "loopback":
        return True
    forwarded = request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded")
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not forwarded


def demo_people() -> Any:
    """Active people of demo organizations whose account stands for nobody in a real one."""
    real = Person.objects.active().filter(organization__demo=False, account__isnull=False).values("account_id")
    people = Person.objects.active().filter(organization__demo=True, account__is_active=True)
    return people.exclude(account_id__in=real).select_related("account", "organization", "unit")


def offered() -> list[Person]:
    """Few, so that each first sight is one tap away: the demo's own cast, else somebody for each role, unit leaders
    before the leaders above them."""
    may = set(demo_people().values_list("pk", flat=True))
    named = [person for person in cast.people() if person.pk in may]
    if named:
        return named
    found: dict[Any, Person] = {}
    for role in Role.values:
        holders = demo_people().filter(memberships__role=role, memberships__valid_to__isnull=True)
        first = holders.order_by("-unit__level__ordinal", "position").first()
        if first:
            found.setdefault(first.pk, first)
    return list(found.values())


def _shown(person: Person) -> dict[str, Any]:
    held = person.memberships.filter(valid_to__isnull=True).order_by("valid_from", "id")
    return {
        "person": person.pk,
        "name": person.name,
        "position": person.position,
        "unit": person.unit.name,
        "organization": person.organization.name,
        "email": person.account.email if person.account else "",
        "roles": list(held.values_list("role", flat=True)),
    }


def _json(value: Any) -> HttpResponse:
    response = HttpResponse(orjson.dumps(value), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
