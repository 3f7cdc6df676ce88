"""Every verb over the cast, through both faces: who may, may; everybody else is refused and nothing is written.

An outsider cannot tell what is invisible from what does not exist. A verb without a case makes this fail.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from api.faces import FACES, KEPT, Answer, Face, GraphQL, keep
from api.verb_cases import CASES, CAST, Case
from api.worlds import Worlds, built
from plumbline.api.verbs import VERBS
from plumbline.ledger.models import Entry, Image

pytestmark = [pytest.mark.usefixtures("in_kept_world"), pytest.mark.django_db]
UNSEEN = ("not_found", "not_signed_in")


def unmarked(cases: dict[str, Case]) -> set[str]:
    return set(VERBS) - set(cases)


def test_every_verb_has_a_case() -> None:
    assert not unmarked(CASES), "give each verb its inputs and say who may"
    assert set(CASES) <= set(VERBS)


def test_a_verb_without_a_case_is_noticed() -> None:
    planted = {name: case for name, case in CASES.items() if name != "recordCheckIn"}
    assert unmarked(planted) == {"recordCheckIn"}


def test_who_may_do_what() -> None:
    """One world; each attempt is undone before the next."""
    worlds, wrong = signed_in(), []
    for name, case in CASES.items():
        with prepared(worlds, case) as (world, inputs):
            for who in CAST:
                for face in faces_for(who, case):
                    answer, wrote = attempt(face, world, who, name, inputs)
                    wrong += judged(f"{name} by {who} through {face.name}", who, answer, wrote, case)
    assert not wrong, "\n".join(wrong)


def test_an_outsider_cannot_tell_hidden_from_missing() -> None:
    worlds, wrong = signed_in(), []
    for name, case in CASES.items():
        with prepared(worlds, case) as (world, inputs):
            for face in FACES:
                real, _ = attempt(face, world, "otto", name, inputs)
                made_up, _ = attempt(face, world, "otto", name, invented(inputs))
                if told(real) != told(made_up):
                    wrong.append(f"{name} through {face.name}: {told(real)} and {told(made_up)}")
    assert not wrong, "\n".join(wrong)


@pytest.fixture(autouse=True)
def forgets() -> Iterator[None]:
    yield
    KEPT.clear()


def signed_in() -> Worlds:
    worlds = built()
    keep([worlds.person(name) for name in CAST if name != "nobody"])
    return worlds


@contextmanager
def prepared(worlds: Worlds, case: Case) -> Iterator[tuple[Worlds, dict[str, Any]]]:
    with undone():
        world = copy.copy(worlds)
        world.ids = dict(worlds.ids)
        if case.first:
            try:
                case.first(world)
            except Exception as error:
                raise AssertionError(f"the case cannot be set up: {error}") from error
        yield world, case.inputs(world)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def faces_for(who: str, case: Case) -> tuple[Face, ...]:
    """Both for whoever may and for strangers; the refusals in between come from the same rule."""
    return FACES if who in (*case.may, "otto", "nobody") else (GraphQL(),)


def attempt(face: Face, world: Worlds, who: str, verb: str, inputs: dict[str, Any]) -> tuple[Answer, int]:
    cache.clear()
    with undone():
        before = written(world)
        answer = face.do(world.person(who), verb, **inputs)
        if not answer.refused:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        return answer, written(world) - before


def written(world: Worlds) -> int:
    """What the ledger says of the first hospital."""
    mine = {"organization_id": world.cast.organization.pk}
    return Entry.objects.filter(**mine).count() + Image.objects.filter(**mine).count()


def judged(attempted: str, who: str, answer: Answer, wrote: int, case: Case) -> list[str]:
    said = f"{attempted}: {answer.status} {answer.code} {answer.sentence or ''}"
    if answer.status >= 500 or answer.code == "fault":
        return [f"FAULT {said}"]
    if who in case.may:
        return [f"may, and was refused: {said}"] if answer.refused else []
    if wrote:
        return [f"may not, and wrote: {said}"]
    if who == "nobody" and answer.code != "not_signed_in":
        return [f"tells nobody too much: {said}"]
    return [] if answer.refused or who == "otto" else [f"may not, and did: {said}"]


def invented(value: Any) -> Any:
    """The same inputs with every id replaced by one that names nothing."""
    if isinstance(value, dict):
        return {name: invented(item) for name, item in value.items()}
    if isinstance(value, list):
        return [invented(item) for item in value]
    return uuid4() if isinstance(value, UUID) else value


def told(answer: Answer) -> Any:
    rows = [(row["code"], row["sentence"], row.get("line")) for row in answer.rows]
    return answer.status, answer.code, answer.sentence, rows, bool(answer.value)
