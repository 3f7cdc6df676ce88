"""Hand-offs and delegations under two hands at once: a few rounds always, a thousand of each in the drill."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections

import cast as casting
from domain import ladder as ladders
from domain.ladder import Ladder
from plumbline.accountability.actions import assignments, delegations, handoffs
from plumbline.accountability.models import Assignment, Delegation, Handoff
from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals import oracle
from plumbline.goals.actions import check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import CheckIn, Standing
from plumbline.organizations.models import Person

FEW, MANY = 8, 1000
Call = Callable[[], object]


def together(*calls: Call, spread: float = 0.0) -> list[object]:
    """What each call gave or was refused with; they start at once, in threads of their own."""
    gate, answers = threading.Barrier(len(calls), timeout=60), dict[int, object]()

    def run(place: int, call: Call) -> None:
        try:
            connections["default"].ensure_connection()
            gate.wait()
            time.sleep(spread * place)
            answers[place] = call()
        except (DomainError, RowErrors) as refusal:
            answers[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers.get(place, RuntimeError("no answer")) for place in range(len(calls))]


def built() -> Ladder:
    ladder = ladders.build(casting.hospital())
    goals.commit_many(actor=ladder.cast.ada, goal_ids=list(ladder.ids.values()), on_paper=True)
    return ladder


def offered(ladder: Ladder, to: str) -> UUID:
    row = assignments.offer(actor=ladder.cast.hana, goal_id=ladder.ids["w5"], person_id=ladder.cast.ids[to])
    return row.pk


def owners(ladder: Ladder) -> list[UUID]:
    return list(Assignment.objects.owners().filter(goal=ladder.ids["w5"]).values_list("person_id", flat=True))


def accepted_twice(ladder: Ladder, rounds: int) -> list[str]:
    """Two pages of one person accept the same offer, one of them in a batch."""
    wrong, people = [], {name: getattr(ladder.cast, name) for name in ("nora", "dele")}
    for at in range(rounds):
        to = ("dele", "nora")[at % 2]
        offer, person = offered(ladder, to), people[to]
        answers = together(
            lambda p=person, o=offer: assignments.accept(actor=p, handoff_id=o),
            lambda p=person, o=offer: handoffs.accept_many(actor=p, handoff_ids=[o]),
        )
        done = [it for it in answers if isinstance(it, Assignment | list)]
        late = [it for it in answers if isinstance(it, DomainError | RowErrors)]
        if (len(done), len(late)) != (1, 1) or owners(ladder) != [person.pk]:
            wrong.append(f"round {at}: {answers}, owned by {owners(ladder)}")
    return wrong


def accepted_and_withdrawn(ladder: Ladder, rounds: int) -> tuple[list[str], Counter[str]]:
    wrong, told, hana = [], Counter[str](), ladder.cast.hana
    people = {name: getattr(ladder.cast, name) for name in ("nora", "dele")}
    for at in range(rounds):
        before = owners(ladder)
        to = "dele" if before == [people["nora"].pk] else "nora"
        offer, person = offered(ladder, to), people[to]
        calls: list[Call] = [
            lambda p=person, o=offer: assignments.accept(actor=p, handoff_id=o),
            lambda o=offer: assignments.withdraw(actor=hana, handoff_id=o),
        ]
        turned = at % 2
        answers = together(*(reversed(calls) if turned else calls), spread=0.001 * (at % 4))
        accepted, withdrawn = reversed(answers) if turned else answers
        answer = Handoff.objects.get(pk=offer).answer
        told[answer] += 1
        won = isinstance(accepted, Assignment), isinstance(withdrawn, Handoff)
        expected = [person.pk] if answer == "accepted" else before
        if won != (answer == "accepted", answer == "withdrawn") or owners(ladder) != expected:
            wrong.append(f"round {at}: {answers}, owned by {owners(ladder)}")
    return wrong, told


def acted_at_expiry(ladder: Ladder, rounds: int) -> tuple[list[str], Counter[str]]:
    """The delegate checks in as the delegation runs out, or as the owner ends it."""
    wrong, told = list[str](), Counter[str]()
    w5, pia = ladder.ids["w5"], ladder.cast.pia
    owner = Person.objects.get(pk=owners(ladder)[0])
    for at in range(rounds):
        runs_out = at % 2 == 0
        life = timedelta(milliseconds=500 if runs_out else 3_600_000)  # time enough to be given on a busy machine
        given = delegations.give(actor=owner, to_person_id=pia.pk, goal_id=w5, valid_to=clock.now() + life)

        def act(until: object = given.valid_to, runs_out: bool = runs_out, step: int = at) -> CheckIn:
            if runs_out:  # begin shortly before the end, each time a little nearer to it
                time.sleep(max((until - clock.now()).total_seconds() - 0.003 * (step % 12), 0))  # type: ignore[operator]
            return check_ins.record(actor=pia, draft=CheckInDraft(w5, "on_track"))

        calls: list[Call] = [act]
        if not runs_out:
            calls.append(lambda g=given: delegations.end(actor=owner, delegation_id=g.pk))
        answers = together(*calls, spread=0.002 * (at % 11))
        ended = Delegation.objects.get(pk=given.pk).valid_to
        said = answers[0]
        if isinstance(said, CheckIn):
            told["acted"] += 1
            if not given.valid_from <= said.recorded_at < ended or said.on_behalf_of_id != owner.pk:
                wrong.append(f"round {at}: acted at {said.recorded_at}, until {ended}, for {said.on_behalf_of_id}")
        else:
            told[getattr(said, "code", str(said))] += 1
        if not all(isinstance(it, CheckIn | Delegation | DomainError) for it in answers):
            wrong.append(f"round {at}: {answers}")
        time.sleep(max((ended - clock.now()).total_seconds(), 0))
    return wrong, told


def standings_are_right(ladder: Ladder) -> None:
    assert oracle.wrong(ladder.cast.organization) == []
    owned = Assignment.objects.owners().filter(goal=ladder.ids["w5"]).exists()
    assert Standing.objects.get(goal=ladder.ids["w5"]).owned is owned


def test_one_hand_off_accepted_twice_at_once(committing: str) -> None:
    ladder = built()
    assert accepted_twice(ladder, FEW) == []
    standings_are_right(ladder)


def test_a_hand_off_accepted_and_withdrawn_at_once(committing: str) -> None:
    ladder = built()
    wrong, told = accepted_and_withdrawn(ladder, FEW)
    assert wrong == [] and sum(told.values()) == FEW
    standings_are_right(ladder)


def test_a_delegate_acts_at_the_instant_of_expiry(committing: str) -> None:
    ladder = built()
    wrong, told = acted_at_expiry(ladder, FEW * 3)
    assert wrong == []
    assert set(told) == {"acted", "not_owner"}, told


@pytest.mark.drill
def test_a_thousand_rounds_of_each(committing: str) -> None:
    ladder = built()
    twice = accepted_twice(ladder, MANY)
    withdrawn, answers = accepted_and_withdrawn(ladder, MANY)
    expired, acted = acted_at_expiry(ladder, MANY)
    print(f"accepted twice: {len(twice)} wrong of {MANY}")
    print(f"accepted and withdrawn: {len(withdrawn)} wrong of {MANY}, {dict(answers)}")
    print(f"at the instant of expiry: {len(expired)} wrong of {MANY}, {dict(acted)}")
    assert (twice, withdrawn, expired) == ([], [], [])
    assert set(answers) == {"accepted", "withdrawn"} and set(acted) == {"acted", "not_owner"}
    standings_are_right(ladder)
