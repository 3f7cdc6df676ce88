"""A check-in moves every level above at once; it is corrected, never edited; only the right people send it."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from domain import world as worlds
from domain.world import World, refused
from plumbline.core import clock
from plumbline.core.errors import Conflict
from plumbline.core.ids import uuid7
from plumbline.goals import oracle
from plumbline.goals.actions import check_ins, replies
from plumbline.goals.actions.check_ins import CheckInDraft, OwnCount
from plumbline.goals.models import CheckIn, Reply, Standing
from plumbline.measures.models import Measurement


@pytest.fixture
def world() -> World:
    world = worlds.build()
    for key, unit in (("surgery", "surgery"), ("w5", "w5")):
        world.target(key, unit_id=world.cast.units[unit].pk)
    world.commit("board", "north", "surgery", "w5")
    return world


def said(world: World, key: str = "w5", claimed: str = "at_risk", **more: object) -> CheckInDraft:
    return CheckInDraft(goal_id=world.ids[key], claimed=claimed, **more)  # type: ignore[arg-type]


def standing(world: World, key: str) -> Standing:
    return Standing.objects.get(goal_id=world.ids[key])


def test_every_level_above_shows_it_when_it_returns(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=said(world, claimed="off_track"))
    assert standing(world, "w5").claimed == "off_track"
    for above in ("surgery", "north", "board"):
        assert standing(world, above).off_track_below == 1
        assert standing(world, above).worst_below == "off_track"
    assert oracle.wrong(world.cast.organization) == []


def test_red_is_not_hidden_under_green(world: World) -> None:
    check_ins.record(actor=world.cast.eve, draft=said(world, "board", "on_track"))
    assert not standing(world, "board").trouble_below
    check_ins.record(actor=world.cast.nora, draft=said(world, claimed="off_track"))
    assert standing(world, "board").trouble_below


MAY_CHECK_IN = {
    "nora": True, "bea": False, "chidi": False, "sam": False, "dele": False, "fay": False, "rui": False,
    "ada": False, "odd": False, "nils": False,
}  # fmt: skip


@pytest.mark.parametrize(("name", "may"), MAY_CHECK_IN.items())
def test_who_may_check_in(world: World, name: str, may: bool) -> None:
    actor = getattr(world.cast, name)
    if may:
        assert check_ins.record(actor=actor, draft=said(world)).person_id == actor.pk
    else:
        with refused("not_owner"):
            check_ins.record(actor=actor, draft=said(world))
        assert not CheckIn.objects.exists()


def test_somebody_of_another_organization_finds_nothing(world: World) -> None:
    stranger = worlds.build(slug="other", line=False).cast.ada
    with refused("not_found"):
        check_ins.record(actor=stranger, draft=said(world))


def test_a_resend_is_harmless_and_another_content_is_refused(world: World) -> None:
    id = uuid7()
    first = check_ins.record(actor=world.cast.nora, draft=said(world, id=id))
    assert check_ins.record(actor=world.cast.nora, draft=said(world, id=id)) == first
    with refused("id_taken"):
        check_ins.record(actor=world.cast.nora, draft=said(world, claimed="on_track", id=id))
    assert CheckIn.objects.count() == 1


def test_undo_brings_the_standing_before_back(world: World) -> None:
    check_ins.record(actor=world.cast.nora, draft=said(world, claimed="on_track"))
    wrong = check_ins.record(actor=world.cast.nora, draft=said(world, claimed="off_track"))
    check_ins.withdraw(actor=world.cast.nora, check_in_id=wrong.pk)
    assert standing(world, "w5").claimed == "on_track"
    assert standing(world, "board").off_track_below == 0
    assert oracle.wrong(world.cast.organization) == []
    with refused("already_withdrawn"):
        check_ins.withdraw(actor=world.cast.nora, check_in_id=wrong.pk)


def test_only_the_author_takes_it_back_and_not_once_answered(world: World) -> None:
    sent = check_ins.record(actor=world.cast.nora, draft=said(world))
    with refused("not_author"):
        check_ins.withdraw(actor=world.cast.sam, check_in_id=sent.pk)
    replies.reply(actor=world.cast.sam, check_in_id=sent.pk, kind="seen")
    with refused("already_answered"):
        check_ins.withdraw(actor=world.cast.nora, check_in_id=sent.pk)


def test_a_correction_supersedes(world: World) -> None:
    sent = check_ins.record(actor=world.cast.nora, draft=said(world, note="Wrong line"))
    check_ins.record(actor=world.cast.nora, draft=said(world, note="Right line", supersedes_id=sent.pk))
    assert [row.note for row in CheckIn.objects.standing()] == ["Right line"]
    assert CheckIn.objects.count() == 2


def test_a_correction_taken_back_leaves_what_it_corrected(world: World) -> None:
    sent = check_ins.record(actor=world.cast.nora, draft=said(world, claimed="on_track"))
    draft = said(world, claimed="off_track", supersedes_id=sent.pk)
    correction = check_ins.record(actor=world.cast.nora, draft=draft)
    check_ins.withdraw(actor=world.cast.nora, check_in_id=correction.pk)
    assert standing(world, "w5").claimed == "on_track"
    assert oracle.wrong(world.cast.organization) == []


def test_the_third_same_as_last_time_while_off_track_asks_for_a_next_step(world: World) -> None:
    nora = world.cast.nora
    check_ins.record(actor=nora, draft=said(world, claimed="off_track", next_step="Ask for a sitter"))
    for _ in range(2):
        check_ins.record(actor=nora, draft=said(world, claimed="off_track", unchanged=True))
    with refused("next_step_needed"):
        check_ins.record(actor=nora, draft=said(world, claimed="off_track", unchanged=True))
    check_ins.record(actor=nora, draft=said(world, claimed="off_track", unchanged=True, next_step="Call staffing"))


def test_same_as_last_time_needs_a_last_time(world: World) -> None:
    with refused("changed_meanwhile"):
        check_ins.record(actor=world.cast.nora, draft=said(world, unchanged=True))


def test_the_units_own_count_is_recorded_as_provisional(world: World) -> None:
    end = clock.now().date().replace(day=1)
    start = (end - timedelta(days=1)).replace(day=1)
    count = OwnCount(start, end, numerator=Decimal(1), denominator=Decimal(714))
    sent = check_ins.record(actor=world.cast.nora, draft=said(world, count=count))
    datum = Measurement.objects.get(pk=sent.measurement_id)
    assert (datum.provisional, datum.source, datum.numerator) == (True, "owner", 1)
    assert round(datum.value, 6) == Decimal("1.400560"), "1 ÷ 714 × 1,000"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"claimed": "splendid"}, "no_status"),
        ({"barriers": ["weather"]}, "unknown_barrier"),
        ({"note": "x" * 501}, "too_long"),
        ({"note": "calm\u202eevil"}, "forbidden_character"),
        ({"note": "nul\x00"}, "forbidden_character"),
        ({"confidence": 3}, "confidence_off"),
        ({"made_at": clock.now() - timedelta(days=30)}, "too_old"),
        ({"count": OwnCount(date(1, 1, 1), date(1, 2, 1), value=Decimal(1))}, "not_a_date"),
        ({"count": OwnCount(date(2026, 1, 1), date(2026, 2, 1), value=Decimal("Infinity"))}, "not_a_number"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_and_nothing_is_half_written(
    world: World, change: dict[str, object], code: str
) -> None:
    with refused(code):
        check_ins.record(actor=world.cast.nora, draft=said(world, **{"claimed": "at_risk", **change}))  # type: ignore[arg-type]
    assert not CheckIn.objects.exists()
    assert not Measurement.objects.exists()


def test_a_draft_takes_no_check_ins() -> None:
    world = worlds.build()
    with refused("not_committed"):
        check_ins.record(actor=world.cast.nora, draft=said(world))


def test_many_are_one_entry_and_all_or_none(world: World) -> None:
    drafts = [said(world, "w5"), said(world, "surgery")]
    with refused("not_owner"):
        check_ins.record_many(actor=world.cast.nora, drafts=drafts)
    assert not CheckIn.objects.exists()
    world.own(world.ids["surgery"], "nora")
    assert len(check_ins.record_many(actor=world.cast.nora, drafts=drafts)) == 2


def test_the_owner_above_replies_once_with_one_tap(world: World) -> None:
    sent = check_ins.record(actor=world.cast.nora, draft=said(world, needs_help=True))
    for name in ("fay", "nora", "eve", "nils"):
        with refused("not_owner_above"):
            replies.reply(actor=getattr(world.cast, name), check_in_id=sent.pk, kind="seen")
    answer = replies.reply(actor=world.cast.sam, check_in_id=sent.pk, kind="will_help", words="Sitter on Monday")
    assert (
        replies.reply(actor=world.cast.sam, check_in_id=sent.pk, kind="will_help", words="Sitter on Monday") == answer
    )
    with pytest.raises(Conflict):
        replies.reply(actor=world.cast.sam, check_in_id=sent.pk, kind="seen")
    replies.see(actor=world.cast.nora, reply_ids=[answer.pk])
    assert Reply.objects.get().seen_at is not None


def test_a_reply_to_nothing(world: World) -> None:
    with refused("not_found"):
        replies.reply(actor=world.cast.sam, check_in_id=UUID(int=7), kind="seen")
