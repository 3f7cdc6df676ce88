"""Who is at the screen: a made-up person of the demo, found by position, name or id, or somebody with a password."""

import json
import re
from functools import cache
from typing import Any

from playwright.sync_api import APIRequestContext, Browser

from journeys import servers
from journeys.servers import Server

NORA = "Nurse manager, 4 West"
CHAIR = "Board chair"
CHIEF = "Chief executive officer"
CMO = "Chief medical officer"
NURSE = "Staff nurse, 4 West"
ADMINISTRATOR = "Plumbline administrator"
ANALYST = "Quality analyst"
AUDITOR = "Internal auditor"


def session(browser: Browser, server: Server, who: str) -> Any:
    """The cookies of a person who is signed in; asked for once for each server."""
    return _sessions(browser, server, who)


@cache
def _sessions(browser: Browser, server: Server, who: str) -> Any:
    context = browser.new_context(base_url=server.address)
    try:
        if "@" in who:
            enter(context.request, "/_allauth/browser/v1/auth/login", {"email": who, "password": servers.PASSWORD})
        else:
            enter(context.request, "/api/v1/demo/sign-in", {"person": account(context.request, who)})
        return context.storage_state()
    finally:
        context.close()


def account(request: APIRequestContext, who: str) -> str:
    """The id of the first of the demo's people whose position, name or role is `who`; an id is one already."""
    if re.fullmatch(r"[0-9a-f-]{36}", who):
        return who
    known = request.get("/api/v1/demo/accounts").json()
    for person in known:
        if who in (person["position"], person["name"], *person["roles"]):
            return str(person["person"])
    raise AssertionError(f"No {who!r} in the demo: {[person['position'] for person in known]}")


def enter(request: APIRequestContext, path: str, body: dict[str, Any]) -> None:
    request.get("/sign-in")
    token = next(it["value"] for it in request.storage_state()["cookies"] if it["name"] == "csrftoken")
    origin = request.get("/healthz").url.removesuffix("/healthz")
    answer = request.post(
        path,
        data=json.dumps(body),
        headers={"X-CSRFToken": token, "Content-Type": "application/json", "Origin": origin},
    )
    assert answer.ok, f"{path} answered {answer.status}: {answer.text()}"


def graphql(request: APIRequestContext, question: str, **variables: Any) -> Any:
    """What the server answers this window's person; to find out about the demo, never to act."""
    asked = json.dumps({"query": question, "variables": variables})
    answer = request.post("/graphql", data=asked, headers=headers(request))
    told = answer.json()
    assert "errors" not in told, told["errors"]
    return told["data"]


def headers(request: APIRequestContext) -> dict[str, str]:
    token = next((it["value"] for it in request.storage_state()["cookies"] if it["name"] == "csrftoken"), "")
    origin = request.get("/healthz").url.removesuffix("/healthz")
    return {"X-CSRFToken": token, "Content-Type": "application/json", "Origin": origin}


def executive(request: APIRequestContext) -> str:
    """The id of the chief executive, who may act on every goal and is none of the people offered at sign-in."""
    found = graphql(request, "query Q($q: String) { people(q: $q, first: 1) { nodes { id } } }", q=CHIEF)
    return str(found["people"]["nodes"][0]["id"])
