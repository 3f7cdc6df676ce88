"""Whatever is sent, the answer is a clear refusal, nothing is half-written, and it is never a fault of ours."""

import time
from typing import Any
from uuid import uuid4

import orjson
import pytest

from api.faces import Answer, Face, GraphQL, Rest, client
from api.worlds import Worlds
from plumbline.api.graphql import documents
from plumbline.api.verbs import VERBS
from plumbline.goals.models import Goal, Target
from plumbline.ledger.models import Entry

LIES = {
    "nothing": "",
    "blank": "   ",
    "nul": "Fewer\x00falls",
    "override": "Fewer \u202esllaf",
    "isolate": "Fewer \u2066falls",
    "bell": "Fewer\x07falls",
    "too_long": "x" * 241,
    "very_long": "x" * 4_000_000,
}
NUMBERS = ("1e309", "-1e309", "NaN", "Infinity", "1" + "0" * 400, "0x10", "1,5", "", "½", "1" + "0" * 15, "1e-400")
DAYS = ("0001-01-01", "9999-12-31", "2026-02-30", "1/2/2026", "", "2026-13-01", "tomorrow")


def goal_draft(worlds: Worlds, **changes: Any) -> dict[str, Any]:
    said = {"title": "Fewer falls", "unit_id": worlds.cast.units["w5"].pk, "cycle_id": worlds.cycle.pk}
    return {**said, **changes}


def refused(answer: Answer) -> Answer:
    assert answer.status < 500, answer
    assert answer.refused, answer
    assert answer.code not in ("fault", None)
    assert answer.sentence and len(answer.sentence) < 600
    assert "Traceback" not in answer.sentence and "psycopg" not in answer.sentence
    return answer


def test_a_title_that_lies(worlds: Worlds, face: Face) -> None:
    before = Entry.objects.count()
    for name, title in LIES.items():
        answer = refused(face.do(worlds.cast.nora, "draftGoal", draft=goal_draft(worlds, title=title)))
        assert answer.status in (200, 413, 422), name
    assert Entry.objects.count() == before
    assert not Goal.objects.filter(title__startswith="x").exists()


def test_a_body_of_more_than_5_mb(worlds: Worlds, face: Face) -> None:
    answer = refused(face.do(worlds.cast.nora, "draftGoal", draft=goal_draft(worlds, title="x" * 5_500_000)))
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_numbers_that_no_hospital_means(worlds: Worlds, face: Face) -> None:
    before = Target.objects.count(), Entry.objects.count()
    for number in NUMBERS:
        said = {"measure_id": worlds.ids["injuries"], "baseline": "2", "target": number, "reason": "Why not"}
        refused(face.do(worlds.cast.nora, "proposeTarget", goal_id=worlds.ids["w5"], draft=said))
    assert (Target.objects.count(), Entry.objects.count()) == before


def test_a_float_has_lost_its_digits(worlds: Worlds, face: Face) -> None:
    said = {"measure_id": worlds.ids["injuries"], "baseline": "2", "target": 0.72, "reason": "Why not"}
    answer = refused(face.do(worlds.cast.nora, "proposeTarget", goal_id=worlds.ids["w5"], draft=said))
    assert answer.code == "not_a_number"


def test_a_number_is_kept_digit_for_digit(worlds: Worlds, face: Face) -> None:
    said = {"measure_id": worlds.ids["injuries"], "baseline": "2", "target": "0.7200", "reason": "A second aim"}
    answer = face.do(worlds.cast.nora, "proposeTarget", goal_id=worlds.ids["w5"], draft=said)
    assert answer.value["target"] == "0.7200", answer


@pytest.mark.parametrize("number", [b"1e309", b"NaN", b"-Infinity", b"1" + b"0" * 400])
def test_json_that_no_computer_holds(worlds: Worlds, number: bytes) -> None:
    by_rest = Rest().send(worlds.cast.nora, "POST", "goals", b'{"draft": {"title": ' + number + b"}}")
    by_graphql = GraphQL().post(worlds.cast.nora, b'{"query": "{me{home}}", "variables": {"x": ' + number + b"}}")
    for response in (by_rest, by_graphql):
        assert response.status_code in (400, 422), response.content


def test_a_float_in_a_document(worlds: Worlds) -> None:
    text = (
        'mutation { restateMeasurement(input: {measurementId: "%s", value: 1e309, reason: "x"}) { errors { code } } }'
    )
    told = orjson.loads(GraphQL().post(worlds.cast.rui, {"query": text % worlds.ids["measurement"]}).content)
    assert told["errors"][0]["extensions"]["code"] == "not_a_string"


def test_days_outside_any_plan(worlds: Worlds, face: Face) -> None:
    before = Entry.objects.count()
    for day in DAYS:
        refused(face.do(worlds.cast.nora, "setLeave", person_id=worlds.cast.ids["nora"], away_from=day))
        refused(face.ask(worlds.cast.nora, "measurements", since=day))
    assert Entry.objects.count() == before


def test_an_id_that_is_none(worlds: Worlds, face: Face) -> None:
    for key in ("x", "0", "'; DROP TABLE goals_goal; --", "..", "\u202e"):
        refused(face.ask(worlds.cast.nora, "goal", id=key))


def test_a_double_submit_does_it_once(worlds: Worlds, face: Face) -> None:
    key = uuid4()
    said = goal_draft(worlds, id=key)
    first = face.do(worlds.cast.nora, "draftGoal", draft=said)
    entries = Entry.objects.count()
    again = face.do(worlds.cast.nora, "draftGoal", draft=said)
    assert first.value["id"] == again.value["id"] == str(key)
    assert (Goal.objects.filter(pk=key).count(), Entry.objects.count()) == (1, entries)
    other = refused(face.do(worlds.cast.nora, "draftGoal", draft=goal_draft(worlds, id=key, title="Something else")))
    assert other.code == "id_taken"


def test_a_double_check_in_is_one(worlds: Worlds, face: Face) -> None:
    said = {"goal_id": worlds.ids["w5"], "claimed": "on_track", "id": uuid4()}
    told = [face.do(worlds.cast.nora, "recordCheckIn", **said) for _ in range(2)]
    assert told[0].value == told[1].value
    assert worlds.goal("w5").check_ins.count() == 2


def test_a_stale_version(worlds: Worlds, face: Face) -> None:
    version = worlds.goal("w5").version
    said = {"goal_id": worlds.ids["w5"], "expected_version": version}
    assert not face.do(worlds.cast.nora, "editGoal", **said, title="New words").refused
    answer = refused(face.do(worlds.cast.nora, "editGoal", **said, title="Newer words"))
    assert answer.code == "stale_version"
    assert answer.status in (200, 412)
    assert worlds.goal("w5").title == "New words"


def test_a_loop_through_each_door(worlds: Worlds, face: Face) -> None:
    before = Entry.objects.count()
    link = {"child_id": worlds.ids["board"], "parent_id": worlds.ids["w5"]}
    for kind in ("drives", "same_measure", "supports"):
        refused(face.do(worlds.cast.eve, "offerAlignment", draft={**link, "kind": kind}))
    refused(face.do(worlds.cast.eve, "offerAlignments", drafts=[link]))
    itself = {"child_id": worlds.ids["w5"], "parent_id": worlds.ids["w5"]}
    refused(face.do(worlds.cast.nora, "offerAlignment", draft=itself))
    assert Entry.objects.count() == before


def test_a_zero_weight(worlds: Worlds, face: Face) -> None:
    said = {"child_id": worlds.ids["draft"], "parent_id": worlds.ids["surgery"], "weight": "0"}
    refused(face.do(worlds.cast.sam, "offerAlignment", draft=said))


def test_a_batch_names_each_bad_row(worlds: Worlds, face: Face) -> None:
    drafts = [goal_draft(worlds), goal_draft(worlds, title=""), goal_draft(worlds, unit_id=uuid4())]
    answer = refused(face.do(worlds.cast.nora, "draftGoals", drafts=drafts))
    assert {row["line"] for row in answer.rows} == {1, 2}
    assert all(row["sentence"] for row in answer.rows)
    assert not Goal.objects.filter(title="Fewer falls").exists(), "all or nothing"


def test_a_batch_of_501(worlds: Worlds, face: Face) -> None:
    answer = refused(face.do(worlds.cast.nora, "draftGoals", drafts=[goal_draft(worlds)] * 501))
    assert answer.code == "too_many"


GARBAGE: tuple[Any, ...] = (
    None, "", "\x00", "\u202e", "x" * 30_000, -1, 2**63, 1.5, True, [], {}, [[]], [None], {"a": "b"}, "1e309",
    "0001-01-01",
)  # fmt: skip


@pytest.mark.parametrize("who", ["ada", "nora"])
def test_garbage_in_every_input_of_every_verb(worlds: Worlds, who: str) -> None:
    """REST, because it reads what it is given itself; GraphQL's own types stand before ours."""
    browser, wrong = client(worlds.person(who)), []
    for name, verb in VERBS.items():
        for thing in GARBAGE:
            route = verb.route.format(**{blank: uuid4() for blank in verb.inputs})
            body = orjson.dumps({field: thing for field in verb.inputs if f"{{{field}}}" not in verb.route})
            sender = getattr(browser, verb.method.lower())
            response = sender(f"/api/v1/{route}", data=body, content_type="application/json", HTTP_IF_MATCH='"1"')
            if response.status_code >= 500:
                wrong.append(f"{name} with {str(thing)[:20]!r}: {response.content[:200]!r}")
    assert not wrong, "\n".join(wrong)


# --- The shape of a request --------------------------------------------------------------------------


def code_of(response: Any) -> str:
    return str(orjson.loads(response.content)["errors"][0]["extensions"]["code"])


def test_a_bomb_of_nested_fragments_is_never_walked_out(worlds: Worlds) -> None:
    parts = [f"fragment F{n} on Goal {{ ...F{n + 1} ...F{n + 1} }}" for n in range(150)]
    text = "query { goals { nodes { ...F0 } } } " + " ".join(parts) + " fragment F150 on Goal { id }"
    began = time.perf_counter()
    response = GraphQL().post(worlds.cast.nora, {"query": text})
    assert (response.status_code, code_of(response)) == (413, "too_costly")
    assert time.perf_counter() - began < 5


def test_a_bomb_of_lists(worlds: Worlds) -> None:
    text = (
        "{ goals(first: 100) { nodes { alignmentsDown { child { alignmentsDown { child { targets { id } } } } } } } }"
    )
    assert code_of(GraphQL().post(worlds.cast.nora, {"query": text})) == "too_costly"


REQUESTS = {
    "bad_request": "{ goals { nodes { ...A } } } fragment A on Goal { ...B } fragment B on Goal { ...A }",
    "too_deep": "{ goals { nodes { unit { " + "parent { " * 7 + "id" + " }" * 11,
    "too_aliased": "{ me { " + " ".join(f"a{n}: home" for n in range(31)) + " } }",
    "too_broad": "{ " + " ".join(["me { home }"] * 16) + " }",
    "too_long": "{ me { home } } #" + "x" * 20_000,
    "which_operation": "query A { me { home } } query B { me { home } }",
}


@pytest.mark.parametrize("code", REQUESTS)
def test_a_request_that_asks_too_much(worlds: Worlds, code: str) -> None:
    response = GraphQL().post(worlds.cast.nora, {"query": REQUESTS[code]})
    assert response.status_code in (400, 413, 422)
    assert code_of(response) == code


def test_too_many_tokens(worlds: Worlds) -> None:
    text = "{ me { " + "home " * 2_500 + "} }"
    assert GraphQL().post(worlds.cast.nora, {"query": text}).status_code == 400


def test_one_mutation_a_request(worlds: Worlds) -> None:
    one = f'reopenGoal(input: {{goalId: "{worlds.ids["w5"]}", reason: "x"}}) {{ errors {{ code }} }}'
    response = GraphQL().post(worlds.cast.nora, {"query": f"mutation {{ a: {one} b: {one} }}"})
    assert code_of(response) == "too_broad"


def test_a_page_is_at_most_100(worlds: Worlds, face: Face) -> None:
    for first in (0, -1, 101):
        refused(face.ask(worlds.cast.nora, "goals", first=first))
    for after in ("x", "W10", "WzFd" * 50):
        refused(face.ask(worlds.cast.nora, "goals", after=after))


def test_only_json_by_post(worlds: Worlds) -> None:
    browser = client(worlds.cast.nora)
    assert browser.get("/graphql").status_code == 405
    assert browser.post("/graphql", {"query": "{ me { home } }"}).status_code == 422
    for body in (b"", b"[]", b"{", b'{"query": 1}', b'{"query": "{me{home}}", "variables": []}', b"\xff\xfe"):
        assert 400 <= GraphQL().post(worlds.cast.nora, body).status_code < 500


def test_a_forged_request_is_refused(worlds: Worlds) -> None:
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(worlds.cast.nora.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = browser.post("/graphql", data=b'{"query": "{ me { home } }"}', content_type="application/json")
    done = browser.post("/api/v1/goals", data=b"{}", content_type="application/json")
    assert (asked.status_code, done.status_code) == (403, 403)
    assert code_of(asked) == done.json()["code"] == "forged_request"


def test_introspection_is_off_in_production(worlds: Worlds, settings: Any) -> None:
    asked = {"query": "{ __schema { types { name } } }"}
    documents.forget()
    assert "data" in orjson.loads(GraphQL().post(worlds.cast.nora, asked).content)
    settings.PRODUCTION = True
    documents.forget()
    assert GraphQL().post(worlds.cast.nora, asked).status_code == 400
    told = orjson.loads(GraphQL().post(worlds.cast.nora, {"query": "{ __typename me { __typename } }"}).content)
    assert told["data"]["__typename"] == "Query"
    documents.forget()


def test_a_fault_of_ours_shows_only_a_reference(worlds: Worlds, face: Face, monkeypatch: Any) -> None:
    def broken(*args: Any, **more: Any) -> Any:
        raise RuntimeError("secret detail in 10.0.0.1")

    monkeypatch.setattr("plumbline.goals.actions.goals.propose", broken)
    VERBS["proposeGoal"].__dict__.pop("action", None)
    answer = face.do(worlds.cast.nora, "proposeGoal", goal_id=worlds.ids["draft"])
    VERBS["proposeGoal"].__dict__.pop("action", None)
    assert answer.code == "fault"
    assert "secret" not in str(answer)
