"""The hospital's own sign-on, configured by settings, against an issuer on this machine; and forgotten passwords."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from django.core import mail
from django.test import Client

from api.worlds import Worlds
from config import settings as house
from plumbline.organizations.actions import accounts, people
from plumbline.organizations.models import Account

AUTH = "/_allauth/browser/v1"
PASSWORD = "a long and quiet corridor"


class Issuer(BaseHTTPRequestHandler):
    """Just enough of OpenID Connect: a configuration, a token for any code, and who it is."""

    email = ""
    asked: list[tuple[str, dict[str, list[str]]]] = []

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path.startswith("/.well-known"):
            ways = {"authorization": "authorize", "token": "token", "userinfo": "who"}
            found = {f"{name}_endpoint": f"{here}/{path}" for name, path in ways.items()}
            self._say({"issuer": here, "jwks_uri": f"{here}/keys", **found})
        else:
            assert self.headers["Authorization"] == "Bearer opaque"
            self._say({"sub": "17", "email": self.email, "email_verified": True, "name": "Nora"})

    def do_POST(self) -> None:
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.asked.append((self.path, said))
        self._say({"access_token": "opaque", "token_type": "Bearer", "expires_in": 300})

    def _say(self, what: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Silence."""


@pytest.fixture
def issuer(settings: Any) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Issuer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    where = f"{address}/.well-known/openid-configuration"
    settings.SOCIALACCOUNT_PROVIDERS = house.sign_on(where, "plumbline", "secret", "Lakes sign-on")
    Issuer.asked.clear()
    yield address
    server.shutdown()
    server.server_close()


def leave(browser: Client) -> str:
    """Where the button of the sign-in page leads."""
    form = {"provider": "hospital", "process": "login", "callback_url": "/"}
    answer = browser.post(f"{AUTH}/auth/provider/redirect", form)
    assert answer.status_code == 302, answer.content
    return str(answer["Location"])


def come_back(browser: Client, location: str) -> Any:
    state = parse_qs(urlsplit(location).query)["state"][0]
    return browser.get("/accounts/oidc/hospital/login/callback/", {"code": "c0de", "state": state})


def test_it_is_offered_where_it_is_configured(worlds: Worlds, issuer: str) -> None:
    told = Client().get(f"{AUTH}/config").json()["data"]["socialaccount"]["providers"]
    assert [(it["id"], it["name"]) for it in told] == [("hospital", "Lakes sign-on")]


def test_it_is_not_offered_where_it_is_not(worlds: Worlds) -> None:
    assert Client().get(f"{AUTH}/config").json()["data"].get("socialaccount", {}).get("providers", []) == []


def test_somebody_known_signs_in_with_it(worlds: Worlds, issuer: str) -> None:
    Issuer.email = worlds.cast.nora.email
    browser = Client()
    location = leave(browser)
    said = parse_qs(urlsplit(location).query)
    assert location.startswith(f"{issuer}/authorize?")
    assert said["client_id"] == ["plumbline"]
    assert said["redirect_uri"] == ["http://testserver/accounts/oidc/hospital/login/callback/"]
    assert said["code_challenge_method"] == ["S256"]
    assert come_back(browser, location).status_code == 302
    [(path, token)] = Issuer.asked
    assert (path, token["code"]) == ("/token", ["c0de"])
    assert token["code_verifier"]
    assert browser.get("/api/v1/me").json()["person"]["id"] == str(worlds.cast.nora.pk)


def test_a_stranger_with_a_hospital_account_sees_nothing_here(worlds: Worlds, issuer: str) -> None:
    Issuer.email = "stranger@elsewhere.example"
    before = Account.objects.count()
    browser = Client()
    answer = come_back(browser, leave(browser))
    assert answer.status_code == 302
    assert answer["Location"].endswith("error=signup_closed&error_process=login")
    assert browser.get("/api/v1/me").json() is None
    assert Account.objects.count() == before


def test_an_answer_that_nobody_asked_for_is_refused(worlds: Worlds, issuer: str) -> None:
    Issuer.email = worlds.cast.nora.email
    browser = Client()
    answer = browser.get("/accounts/oidc/hospital/login/callback/", {"code": "c0de", "state": "made-up"})
    assert "error" in answer["Location"]
    assert browser.get("/api/v1/me").json() is None
    assert not Issuer.asked


# --- Forgotten passwords ----------------------------------------------------------------------------


def send(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"{AUTH}/auth/{path}", data=orjson.dumps(body), content_type="application/json")


def test_a_forgotten_password_is_chosen_anew_by_mail(worlds: Worlds) -> None:
    nora = worlds.cast.nora
    accounts.set_password(nora.account, PASSWORD)
    signed_in, browser = Client(), Client()
    assert send(signed_in, "login", email=nora.email, password=PASSWORD).status_code == 200
    assert send(browser, "password/request", email=nora.email).status_code == 200
    [letter] = mail.outbox
    assert letter.to == [nora.email]
    link = re.search(r"http://testserver/account/password/reset/(\S+)", letter.body)
    assert link
    new = f"{PASSWORD} at night"
    answer = browser.get(f"{AUTH}/auth/password/reset", headers={"X-Password-Reset-Key": link[1]})
    assert answer.status_code == 200
    assert send(browser, "password/reset", key=link[1], password="hospital").status_code == 400
    assert send(browser, "password/reset", key=link[1], password=new).status_code in (200, 401)
    assert send(browser, "password/reset", key=link[1], password=f"{new} again").status_code == 400
    assert send(Client(), "login", email=nora.email, password=PASSWORD).status_code == 400
    assert send(Client(), "login", email=nora.email, password=new).status_code == 200
    assert signed_in.get("/api/v1/me").json() is None


def test_an_address_that_nobody_has_is_answered_alike_and_gets_no_mail(worlds: Worlds) -> None:
    known, unknown = Client(), Client()
    one = send(known, "password/request", email=worlds.cast.nora.email)
    other = send(unknown, "password/request", email="stranger@elsewhere.example")
    assert (one.status_code, one.json()) == (other.status_code, other.json())
    assert [letter.to for letter in mail.outbox] == [[worlds.cast.nora.email]]


def test_somebody_who_has_left_gets_no_way_in(worlds: Worlds) -> None:
    rui = worlds.cast.rui
    people.archive(actor=worlds.cast.ada, person_id=rui.pk)
    assert send(Client(), "password/request", email=rui.email).status_code == 200
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("filemail:///var/mail/plumbline", "/var/mail/plumbline"),
        ("filemail:////var/mail/plumbline", "/var/mail/plumbline"),
    ],
)
def test_a_folder_of_mail_is_where_its_address_says(url: str, folder: str) -> None:
    assert house.mail(url)["EMAIL_FILE_PATH"] == folder


def test_nobody_makes_an_account_by_themselves(worlds: Worlds) -> None:
    answer = send(Client(), "signup", email="stranger@elsewhere.example", password=PASSWORD)
    assert answer.status_code in (403, 404)
    assert not Account.objects.filter(email="stranger@elsewhere.example").exists()
