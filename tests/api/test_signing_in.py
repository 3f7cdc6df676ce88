"""Who is looking: sessions, demo sign-in, second factors, keys for programs, and people who have left."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve

from api.faces import BACKEND, GraphQL, Rest, client
from api.worlds import Worlds
from cast import empty
from config import serving
from plumbline.core import clock
from plumbline.integrations.actions import tokens
from plumbline.integrations.models import Token
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import accounts, people

AUTH = "/_allauth/browser/v1/auth"
PASSWORD = "a long and quiet corridor"


def send(browser: Client, method: str, path: str, body: Any = None, **headers: Any) -> Any:
    if body is None:
        return getattr(browser, method)(path, **headers)
    data = orjson.dumps(body, default=str)
    return getattr(browser, method)(path, data=data, content_type="application/json", **headers)


def sign_in(browser: Client, email: str, password: str = PASSWORD) -> Any:
    return send(browser, "post", f"{AUTH}/login", {"email": email, "password": password})


def home_of(browser: Client) -> Any:
    return browser.get("/api/v1/me").json()


def test_password_session_and_sign_out(worlds: Worlds) -> None:
    nora = worlds.cast.nora
    accounts.set_password(nora.account, PASSWORD)
    browser = Client()
    assert home_of(browser) is None
    assert sign_in(browser, nora.email, "wrong").status_code == 400
    assert sign_in(browser, nora.email).status_code == 200
    assert send(browser, "get", f"{AUTH}/session").json()["meta"]["is_authenticated"]
    assert home_of(browser)["person"]["id"] == str(nora.pk)
    assert send(browser, "delete", f"{AUTH}/session").status_code == 401
    assert home_of(browser) is None


def test_nobody_takes_an_address_by_themselves(worlds: Worlds) -> None:
    """An address decides whose account it is: with another's, roles given to them later would be one's own."""
    browser, email = client(worlds.cast.fay), worlds.cast.fay.account.email
    for method in ("get", "post", "patch", "put", "delete"):
        for path in ("account/email", "account/phone", "account/providers", "auth/signup", "auth/provider/signup"):
            said = None if method == "get" else {"email": "new.cmo@first.example"}
            answer = send(browser, method, f"/_allauth/browser/v1/{path}", said)
            assert answer.status_code == 404, f"{method} {path}"
    assert worlds.cast.fay.account.email == email
    assert not EmailAddress.objects.filter(email="new.cmo@first.example").exists()


def test_only_what_a_page_asks_is_there() -> None:
    """Every other address of allauth is answered as if there were nothing."""
    asked = {
        "config", "auth/session", "auth/sessions", "auth/login", "auth/reauthenticate", "auth/password/request",
        "auth/password/reset", "auth/provider/redirect", "auth/2fa/authenticate", "auth/2fa/reauthenticate",
        "account/password/change", "account/authenticators", "account/authenticators/totp",
        "account/authenticators/recovery-codes",
    }  # fmt: skip
    for route in offered("_allauth/browser/v1/"):
        there = resolve(f"/_allauth/browser/v1/{route}").func is not serving.nothing
        assert there is (route in asked), route
    assert resolve("/_allauth/app/v1/config").func is serving.nothing


def offered(prefix: str, below: Any = None, so_far: str = "") -> Iterator[str]:
    """The addresses below a prefix that any table of addresses holds."""
    for one in (below or get_resolver()).url_patterns:
        path = so_far + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from offered(prefix, one, path)
        elif path.startswith(prefix):
            yield path.removeprefix(prefix)


@pytest.mark.parametrize("face", [GraphQL(), Rest()], ids=lambda face: face.name)
def test_a_page_left_open_does_nothing_in_another_name(worlds: Worlds, face: Any) -> None:
    browser = client(worlds.cast.sam)
    headers = {"X-Person": str(worlds.cast.nora.pk)}
    if face.name == "graphql":
        answer = send(browser, "post", "/graphql", {"query": "{ me { person { id } } }"}, headers=headers)
        code = answer.json()["errors"][0]["extensions"]["code"]
    else:
        answer = browser.get("/api/v1/me", headers=headers)
        code = answer.json()["code"]
    assert (answer.status_code, code) == (401, "another_person")
    own = browser.get("/api/v1/me", headers={"X-Person": str(worlds.cast.sam.pk)})
    assert own.json()["person"]["id"] == str(worlds.cast.sam.pk)


def test_a_second_factor_is_asked_for(worlds: Worlds) -> None:
    nora = worlds.cast.nora
    accounts.set_password(nora.account, PASSWORD)
    secret = generate_totp_secret()
    TOTP.activate(nora.account, secret)
    browser = Client()
    first = sign_in(browser, nora.email)
    assert first.status_code == 401
    assert {"id": "mfa_authenticate", "is_pending": True}.items() <= next(
        flow for flow in first.json()["data"]["flows"] if flow["id"] == "mfa_authenticate"
    ).items()
    assert home_of(browser) is None
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    assert send(browser, "post", f"{AUTH}/2fa/authenticate", {"code": code}).status_code == 200
    assert home_of(browser)["account"]["second_factor"] is True


def test_a_role_can_ask_for_a_second_factor(worlds: Worlds, settings: Any) -> None:
    settings.MFA_REQUIRED_ROLES = ["unit_leader"]
    told = home_of(client(worlds.cast.nora))
    assert told["person"] is None
    assert told["account"]["second_factor_required"] is True
    answer = GraphQL().ask(worlds.cast.nora, "goals")
    assert answer.code == "second_factor_needed"
    assert Rest().ask(worlds.cast.nora, "goals").status == 403
    assert not Rest().ask(worlds.cast.fay, "goals").refused


def test_one_account_in_two_organizations_chooses(worlds: Worlds) -> None:
    nora, ada = worlds.cast.nora, worlds.other.ada
    draft = people.PersonDraft(name="Nora", position="Adviser", email=nora.email, unit_code=ada.unit.code)
    second = people.add(actor=ada, organization_id=ada.organization_id, draft=draft)
    browser = Client()
    browser.force_login(nora.account, backend=BACKEND)
    assert home_of(browser)["person"] is None
    assert len(home_of(browser)["people"]) == 2
    assert browser.get("/api/v1/goals").json()["code"] == "choose_organization"
    assert send(browser, "put", "/api/v1/me/person", {"person_id": second.pk}).status_code == 200
    assert home_of(browser)["organization"]["id"] == str(ada.organization_id)
    assert browser.get("/api/v1/goals").json()["items"] == []
    asked = browser.get("/api/v1/goals", headers={"X-Organization": str(nora.organization_id)})
    assert len(asked.json()["items"]) > 3
    stranger = worlds.cast.sam.pk
    assert send(browser, "put", "/api/v1/me/person", {"person_id": stranger}).status_code == 404


# --- Demo --------------------------------------------------------------------------------------------


@pytest.fixture
def demo() -> Any:
    return empty("demo", demo=True).ada


def test_sign_in_as_somebody_of_a_demo(demo: Any) -> None:
    browser = Client()
    listed = browser.get("/api/v1/demo/accounts").json()
    assert [row["person"] for row in listed] == [str(demo.pk)]
    answer = send(browser, "post", "/api/v1/demo/sign-in", {"person": demo.pk})
    assert answer.status_code == 200
    assert home_of(browser)["person"]["id"] == str(demo.pk)


def test_nobody_of_a_real_hospital_is_offered(worlds: Worlds) -> None:
    browser = Client()
    assert browser.get("/api/v1/demo/accounts").json() == []
    assert send(browser, "post", "/api/v1/demo/sign-in", {"person": worlds.cast.nora.pk}).status_code == 404
    assert home_of(browser) is None


def test_an_account_that_also_works_in_a_real_hospital_is_not_offered(worlds: Worlds, demo: Any) -> None:
    draft = people.PersonDraft(name="Both", position="Nurse", email=worlds.cast.nora.email, unit_code=demo.unit.code)
    both = people.add(actor=demo, organization_id=demo.organization_id, draft=draft)
    assert send(Client(), "post", "/api/v1/demo/sign-in", {"person": both.pk}).status_code == 404


@pytest.mark.parametrize(
    ("production", "mode", "address", "forwarded", "works"),
    [
        (False, "loopback", "127.0.0.1", "", True),
        (False, "loopback", "10.1.2.3", "", False),
        (False, "loopback", "127.0.0.1", "10.1.2.3", False),
        (False, "anywhere", "10.1.2.3", "", True),
        (False, "off", "127.0.0.1", "", False),
        (True, "anywhere", "127.0.0.1", "", False),
    ],
)
def test_where_demo_sign_in_works(
    demo: Any, settings: Any, production: bool, mode: str, address: str, forwarded: str, works: bool
) -> None:
    settings.PRODUCTION, settings.DEMO_SIGN_IN = production, mode
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    browser = Client(REMOTE_ADDR=address)
    assert bool(browser.get("/api/v1/demo/accounts", **headers).json()) is works
    answer = send(browser, "post", "/api/v1/demo/sign-in", {"person": demo.pk}, **headers)
    assert answer.status_code == (200 if works else 404)


# --- Keys for programs -------------------------------------------------------------------------------


def key_for(person: Any, *scopes: str, days: int = 30) -> str:
    end = clock.now() + timedelta(days=days)
    return tokens.make(actor=person, name="feed", scopes=scopes, expires_at=end).secret


def with_key(secret: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {secret}"}


def test_a_key_does_what_it_was_made_for(worlds: Worlds) -> None:
    secret = key_for(worlds.cast.rui, "read")
    browser = Client(enforce_csrf_checks=True)
    assert browser.get("/api/v1/goals", **with_key(secret)).status_code == 200
    refused = send(browser, "post", "/api/v1/measures", {}, **with_key(secret))
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert send(browser, "post", "/api/v1/tokens", {}, **with_key(secret)).status_code == 403
    assert Entry.objects.filter(verb="token.make").count() == 1


def test_an_import_key_writes_only_data(worlds: Worlds) -> None:
    secret = key_for(worlds.cast.rui, "import")
    datum = {
        "measure_id": worlds.ids["falls"], "unit_id": worlds.cast.units["w5"].pk, "period_start": "2026-01-01",
        "period_end": "2026-02-01", "source": "incident system", "value": "0.7",
    }  # fmt: skip
    done = send(Client(), "post", "/api/v1/measurements/batch", {"data": [datum]}, **with_key(secret))
    assert done.status_code == 201, done.content
    assert send(Client(), "post", "/api/v1/measurements", {"draft": datum}, **with_key(secret)).status_code == 403
    assert Client().get("/api/v1/goals", **with_key(secret)).status_code == 403


def test_only_a_digest_is_kept(worlds: Worlds) -> None:
    secret = key_for(worlds.cast.rui, "read")
    assert secret not in str(Token.objects.values())
    assert secret not in str(Entry.objects.values())


def test_a_key_ends(worlds: Worlds) -> None:
    rui = worlds.cast.rui
    secret = key_for(rui, "read", days=2)
    asked = [Client().get("/api/v1/goals", **with_key(secret)).status_code]
    Token.objects.update(expires_at=clock.now() - timedelta(seconds=1), created_at=clock.now() - timedelta(days=3))
    asked.append(Client().get("/api/v1/goals", **with_key(secret)).status_code)
    other = key_for(rui, "read")
    tokens.revoke(actor=rui, token_id=Token.objects.latest("created_at").pk)
    asked.append(Client().get("/api/v1/goals", **with_key(other)).status_code)
    asked.append(Client().get("/api/v1/goals", **with_key("plumb_nothing")).status_code)
    assert asked == [200, 401, 401, 401]


def test_a_key_is_not_for_graphql(worlds: Worlds) -> None:
    secret = key_for(worlds.cast.rui, "read")
    told = send(Client(), "post", "/graphql", {"query": "{ me { home } }"}, **with_key(secret))
    assert told.json()["data"]["me"] is None


def test_who_has_left_is_signed_out_at_once(worlds: Worlds) -> None:
    nora = worlds.cast.nora
    browser, secret = client(nora), key_for(nora, "read")
    assert home_of(browser)["person"] is not None
    people.archive(actor=worlds.cast.ada, person_id=nora.pk)
    assert (home_of(browser) or {}).get("person") is None
    assert browser.get("/api/v1/goals").status_code in (401, 403)
    assert Client().get("/api/v1/goals", **with_key(secret)).status_code == 401
