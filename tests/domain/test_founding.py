"""A real organization from the command line: founded once, with an administrator who can sign in."""

import io
import re
from typing import Any

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from plumbline.goals.models import Goal
from plumbline.integrations.actions import founding
from plumbline.organizations.actions import organizations, people
from plumbline.organizations.models import Account, Organization, Person

AUTH = "/_allauth/browser/v1/auth"
ADA = "ada@first.example"
PASSWORD = "a long and quiet corridor"
pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = io.StringIO()
    call_command("found", *words, stdout=out)
    return out.getvalue()


def send(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"{AUTH}/{path}", data=orjson.dumps(body), content_type="application/json")


def whoami(browser: Client) -> Any:
    return browser.get("/api/v1/me").json()


def test_founded_with_a_link_and_signed_in() -> None:
    words = ("First Health", "--admin", "Ada Berg", ADA, "--position", "Quality director", "--time-zone", "Europe/Oslo")
    told = said(*words)
    assert "First Health is founded (short name: first-health)." in told
    organization = Organization.objects.get(slug="first-health")
    assert (organization.name, organization.time_zone, organization.demo) == ("First Health", "Europe/Oslo", False)
    assert not Goal.objects.exists()

    browser = Client()
    key = re.search(r"/account/password/reset/(\S+)", told)[1]  # type: ignore[index]
    assert send(browser, "login", email=ADA, password=PASSWORD).status_code == 400
    assert send(browser, "password/reset", key=key, password="short").status_code == 400
    assert send(browser, "password/reset", key=key, password=PASSWORD).status_code in (200, 401)
    assert send(browser, "password/reset", key=key, password=f"{PASSWORD} again").status_code == 400
    assert send(browser, "login", email=ADA, password=PASSWORD).status_code == 200
    me = whoami(browser)
    assert (me["person"]["name"], me["person"]["position"]) == ("Ada Berg", "Quality director")
    assert me["organization"]["name"] == "First Health"

    again = said(*words)
    assert "already here: nothing was done" in again
    assert f"signs in at http://localhost:8000/ as {ADA}" in again
    assert "reset" not in again
    assert Person.objects.count() == 1


def test_a_password_typed_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, "something else", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert "Ada Berg signs in at" in said("First Health", "--admin", "Ada Berg", ADA)
    browser = Client()
    assert send(browser, "login", email=ADA, password=PASSWORD).status_code == 200
    assert whoami(browser)["organization"]["name"] == "First Health"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("First Health", "--admin", "Ada", "not-an-address"), "not a mail address"),
        (("First Health", "--admin", "Ada", ADA, "--time-zone", "Mars/Base"), "not a known time zone"),
        (("***", "--admin", "Ada", ADA), "no short name"),
        (("", "--admin", "Ada", ADA), "no short name"),
        (("A\x00B", "--admin", "Ada", ADA), "Nothing was"),
    ],
)
def test_what_cannot_be_founded_leaves_nothing(words: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        said(*words)
    assert not Organization.objects.exists()
    assert not Account.objects.exists()


def test_a_weak_password_leaves_nothing() -> None:
    with pytest.raises(Exception, match="too short"):
        founding.found(name="First Health", administrator="Ada", email=ADA, password="hospital")
    assert not Organization.objects.exists()


def test_a_short_name_that_is_taken_is_told() -> None:
    other = organizations.found(name="First Health of Another Town", slug="first-health")
    people.first_administrator(organization=other, name="Bo", email="bo@other.example")
    with pytest.raises(CommandError, match="choose another short name with --slug"):
        said("First Health", "--admin", "Ada Berg", ADA)
    assert "founded (short name: first)" in said("First Health", "--admin", "Ada Berg", ADA, "--slug", "first")


def test_an_account_of_another_organization_keeps_its_password() -> None:
    founding.found(name="First Health", administrator="Ada Berg", email=ADA, password=PASSWORD)
    told = said("Second Health", "--admin", "Ada Berg", ADA)
    assert f"Ada Berg signs in at http://localhost:8000/ as {ADA}." in told
    browser = Client()
    assert send(browser, "login", email=ADA, password=PASSWORD).status_code == 200
    assert len(whoami(browser)["people"]) == 2
