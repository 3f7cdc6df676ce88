"""`as_of`: both faces show what was on record then."""

from datetime import UTC, datetime, timedelta
from typing import Any

from api.faces import Face, GraphQL, client
from api.worlds import Worlds
from plumbline.accountability import past
from plumbline.api.verbs import VERBS
from plumbline.core import clock
from plumbline.goals.actions import goals


def test_a_goal_with_all_that_hangs_on_it(face: Face, worlds: Worlds) -> None:
    before = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"]).value
    then = clock.now()
    version = worlds.goal("w5").version
    goals.edit(actor=worlds.cast.nora, goal_id=worlds.ids["w5"], expected_version=version, title="No falls at all")
    now = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"])
    assert now.value["title"] == "No falls at all"
    past = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"], as_of=then.isoformat())
    assert not past.refused, past
    assert comparable(past.value) == comparable(before)


def comparable(goal: dict[str, Any]) -> dict[str, Any]:
    """What may be done is not asked of the past."""
    return {name: value for name, value in goal.items() if name != "allowed"}


def test_there_is_no_past_of_tomorrow_or_of_before_the_record(face: Face, worlds: Worlds) -> None:
    for said, code in (
        ((clock.now() + timedelta(days=2)).date().isoformat(), "in_the_future"),
        ("2100-01-01T00:00:00Z", "in_the_future"),
        ("1999-12-31", "before_the_record"),
        ("yesterday", "not_a_time"),
        ("2026-02-30", "not_a_time"),
        ("2026-02-03T10:00", "not_a_time"),
    ):
        answer = face.ask(worlds.cast.fay, "goal", id=worlds.ids["w5"], as_of=said)
        assert (answer.code, answer.field) == (code, "as_of"), said


def test_the_cascade_and_its_goals(worlds: Worlds) -> None:
    before, then = columns(worlds).json(), clock.now()
    for claimed in ("off_track", "on_track"):
        worlds.check_in("w5", "nora", claimed, next_step="Hourly rounds")
    draft = worlds.draft("new", "w5", by="nora")
    now, past = columns(worlds), columns(worlds, as_of=then.isoformat())
    assert now.headers["ETag"] != past.headers["ETag"] != columns(worlds, as_of=clock.now().isoformat()).headers["ETag"]
    told = past.json()
    assert datetime.fromisoformat(told["asOf"]) == then
    assert {**told, "asOf": None, "watermark": ""} == {**before, "watermark": ""}
    again = client(worlds.cast.nora).get(
        "/api/v1/cascade", {"as_of": then.isoformat()}, headers={"If-None-Match": past.headers["ETag"]}
    )
    assert again.status_code == 304
    text = "query Q($at: String) { cascade(asOf: $at) { asOf watermark goals { id claimed } list { id claimed } } }"
    answer = GraphQL().post(worlds.cast.nora, {"query": text, "variables": {"at": then.isoformat()}}).json()["data"]
    assert answer["cascade"]["goals"] == {name: told["goals"][name] for name in ("id", "claimed")}
    assert [goal["id"] for goal in answer["cascade"]["list"]] == told["goals"]["id"]
    assert str(draft.pk) not in told["goals"]["id"]


def columns(worlds: Worlds, **asked: str) -> Any:
    return client(worlds.cast.nora).get("/api/v1/cascade", asked)


def test_a_watermark_of_the_present_is_of_no_use_in_the_past(worlds: Worlds) -> None:
    since = columns(worlds).json()["watermark"]
    told = columns(worlds, since=since, as_of=clock.now().isoformat()).json()
    assert told["complete"]


def test_lists_and_their_counts(face: Face, worlds: Worlds) -> None:
    before = face.ask(worlds.cast.fay, "goals").value
    then = clock.now()
    worlds.draft("new", "w5", by="nora")
    past = face.ask(worlds.cast.fay, "goals", as_of=then.isoformat()).value
    assert past == before
    assert count(face.ask(worlds.cast.fay, "goals").value) == count(past) + 1


def count(page: dict[str, Any]) -> int:
    return int(page["total_count"])


def test_one_request_may_look_at_two_days_at_once(worlds: Worlds) -> None:
    """Each root field and all that is loaded below it are of its own time."""
    then = clock.now()
    worlds.check_in("w5", "nora", "off_track", next_step="Hourly rounds")
    text = """query Q($id: UUID!, $at: String) {
      past: goal(id: $id, asOf: $at) { ...G } now: goal(id: $id) { ...G }
    }
    fragment G on Goal { checkIns { totalCount } lastCheckIn { claimed } standing { claimed } }"""
    variables = {"id": str(worlds.ids["w5"]), "at": then.isoformat()}
    told = GraphQL().post(worlds.cast.fay, {"query": text, "variables": variables}).json()["data"]
    assert told["now"]["checkIns"]["totalCount"] == told["past"]["checkIns"]["totalCount"] + 1
    assert told["now"]["lastCheckIn"] == told["now"]["standing"] == {"claimed": "OFF_TRACK"}
    assert told["past"]["lastCheckIn"] != told["now"]["lastCheckIn"]


def test_what_hangs_on_a_goal_has_its_own_address(worlds: Worlds) -> None:
    then = clock.now()
    worlds.check_in("w5", "nora", "off_track", next_step="Hourly rounds")
    address = f"/api/v1/goals/{worlds.ids['w5']}/check-ins"
    asked: list[dict[str, str]] = [{}, {"as_of": then.isoformat()}]
    now, past = (count(client(worlds.cast.fay).get(address, each).json()) for each in asked)
    assert now == past + 1


def test_nothing_can_be_done_in_the_past(face: Face, worlds: Worlds) -> None:
    told = face.ask(worlds.cast.nora, "goal", id=worlds.ids["w5"], as_of=clock.now().isoformat()).value
    assert {row["code"] for row in told["allowed"]} == {"in_the_past"}
    dated = {verb.name for verb in VERBS.values() if "as_of" in verb.inputs}
    assert dated == {"makePacket"}, "a packet shows the past and changes nothing in it"


def test_a_day_is_its_last_instant_where_the_organization_is(worlds: Worlds) -> None:
    organization = worlds.cast.organization
    assert organization.time_zone == "America/Chicago"
    assert past.instant_of(organization, "2026-03-31") == datetime(2026, 4, 1, 4, 59, 59, 999999, tzinfo=UTC)
    today = clock.day(clock.now(), organization.time_zone)
    assert past.instant_of(organization, today.isoformat()) <= clock.now()
