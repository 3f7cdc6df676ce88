"""What only REST has: the cascade's ETag and delta, versions in headers, keys for batches, files, its own page."""

from typing import Any

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from api.faces import GraphQL, Rest, client
from api.worlds import Worlds, built
from plumbline.goals.models import Goal
from plumbline.organizations.models import OrgUnit


def test_the_cascade_is_told_again_only_when_something_changed(committing: str) -> None:
    """In a database of its own: what changed is found by its committed transaction."""
    worlds = built()
    browser = client(worlds.cast.nora)
    first = browser.get("/api/v1/cascade")
    tag = first.headers["ETag"]
    assert first.json()["complete"] is True
    assert GraphQL().ask(worlds.cast.nora, "cascade").value["goals"]["id"] == first.json()["goals"]["id"]
    unchanged = browser.get("/api/v1/cascade", headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    worlds.check_in("w5", "nora", "off_track", next_step="Hourly rounds")
    changed = browser.get("/api/v1/cascade", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    delta = browser.get("/api/v1/cascade", {"since": first.json()["watermark"]}).json()
    assert str(worlds.ids["w5"]) in delta["goals"]["id"]
    assert browser.get("/api/v1/cascade", {"since": "x" * 101}).status_code == 422
    assert client(None).get("/api/v1/cascade").status_code == 401
    assert browser.post("/api/v1/cascade").status_code == 405


def test_versions_travel_as_etags(worlds: Worlds) -> None:
    browser = client(worlds.cast.nora)
    address = f"/api/v1/goals/{worlds.ids['w5']}"
    tag = browser.get(address).headers["ETag"]
    assert tag == f'"{worlds.goal("w5").version}"'
    body = orjson.dumps({"title": "Other words"})

    def patch(**headers: str) -> Any:
        return browser.patch(address, data=body, content_type="application/json", headers=headers)

    assert patch().status_code == 428
    assert patch(**{"If-Match": "now"}).status_code == 422
    assert patch(**{"If-Match": tag}).status_code == 200
    stale = patch(**{"If-Match": tag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")


def test_a_batch_under_one_key_is_done_once(worlds: Worlds) -> None:
    nora = worlds.cast.nora
    said = {"title": "Once", "unit_id": worlds.cast.units["w5"].pk, "cycle_id": worlds.cycle.pk}
    sent = [Rest().send(nora, "POST", "goals/batch", {"drafts": [said]}, HTTP_IDEMPOTENCY_KEY="k") for _ in range(2)]
    assert sent[0].status_code == sent[1].status_code == 201
    assert sent[0].content == sent[1].content
    assert Goal.objects.filter(title="Once").count() == 1
    other = Rest().send(nora, "POST", "goals/batch", {"drafts": [said, said]}, HTTP_IDEMPOTENCY_KEY="k")
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    mine = Rest().send(worlds.cast.sam, "POST", "goals/batch", {"drafts": [said]}, HTTP_IDEMPOTENCY_KEY="k")
    assert mine.status_code == 201, "keys belong to a person"


def test_a_refused_batch_leaves_its_key_free(worlds: Worlds) -> None:
    bad = {"title": "", "unit_id": worlds.cast.units["w5"].pk, "cycle_id": worlds.cycle.pk}
    for title, status in (("", 422), ("Now right", 201)):
        body = {"drafts": [{**bad, "title": title}]}
        assert (
            Rest().send(worlds.cast.nora, "POST", "goals/batch", body, HTTP_IDEMPOTENCY_KEY="k").status_code == status
        )


UNITS = b"code,name,level,parent\nw6,6 West,unit,surgery\n"


def send_file(person: Any, address: str, content: bytes, **said: str) -> Any:
    given = SimpleUploadedFile("units.csv", content, content_type="text/csv")
    return client(person).post(f"/api/v1/{address}", {"kind": "units", "file": given, **said})


def test_a_file_is_looked_at_before_it_is_written(worlds: Worlds) -> None:
    looked = send_file(worlds.cast.ada, "imports/preview", UNITS).json()
    assert (looked["applied"], looked["tallies"][0]["new"], looked["errors"]) == (False, 1, [])
    assert not OrgUnit.objects.filter(code="w6").exists()
    done = [send_file(worlds.cast.ada, "imports", UNITS).json() for _ in range(2)]
    assert [one["tallies"][0]["new"] for one in done] == [1, 0]
    assert OrgUnit.objects.get(code="w6").name == "6 West"


@pytest.mark.parametrize("who", ["bea", "nora", "fay", "otto", "nobody"])
def test_who_may_not_import(worlds: Worlds, who: str) -> None:
    for address in ("imports/preview", "imports"):
        answer = send_file(worlds.person(who), address, UNITS)
        assert 400 <= answer.status_code < 500 or answer.json()["errors"], answer.content
    assert not OrgUnit.objects.filter(code="w6", organization=worlds.cast.organization).exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"code\n" + b"x" * 100_000])
def test_a_damaged_file_is_refused_in_words(worlds: Worlds, content: bytes) -> None:
    for address in ("imports/preview", "imports"):
        answer = send_file(worlds.cast.ada, address, content)
        assert answer.status_code < 500, answer.content
        told = answer.json()
        assert told.get("detail") or told["errors"], told


def test_the_api_is_described_on_a_page_of_its_own() -> None:
    browser = client(None)
    page = browser.get("/api/docs")
    assert page.status_code == 200
    assert b"<script" not in page.content
    assert b"http://" not in page.content
    assert b"https://" not in page.content
    assert b"/api/v1/goals/{id}/check-ins" in page.content
    assert browser.get("/api/v1/schema").content.startswith(b"openapi:")
    assert browser.get("/api/v1/schema", {"format": "json"}).json()["info"]["title"] == "Plumbline"


def test_an_unknown_address_is_a_problem_too() -> None:
    answer = client(None).get("/api/v1/nowhere/at/all")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
