"""Text is taken out of the record everywhere at once, the chain still holds, and what happened is counted."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, models, transaction

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability import past
from plumbline.accountability.actions import assignments
from plumbline.core import clock
from plumbline.core.errors import Conflict, DomainError
from plumbline.goals.actions import check_ins, goals
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import CheckIn, Goal, GoalVersion
from plumbline.ledger import redaction, replay, verify
from plumbline.ledger.models import Entry, Head, Image, Redaction
from plumbline.organizations.actions import redactions
from plumbline.organizations.models import LegalHold

NAME, WHY = "Ida Kraus", "It named a patient"


@pytest.fixture
def world() -> World:
    made = worlds.build()
    made.target("w5", unit_id=made.cast.units["w5"].pk)
    made.commit("board", "north", "surgery", "w5")
    return made


def said(world: World, note: str) -> CheckIn:
    draft = CheckInDraft(goal_id=world.ids["w5"], claimed="at_risk", note=note, next_step="Talk")
    return check_ins.record(actor=world.cast.nora, draft=draft)


def kept_somewhere(text: str) -> list[str]:
    """Every column of the product's tables that still holds the text, jobs and kept answers included."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('text', 'character varying', 'jsonb', 'ARRAY')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}" WHERE "{column}"::text LIKE %s)', [f"%{text}%"])
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


def test_a_text_is_gone_from_row_image_and_past_and_the_record_is_whole(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    row = said(world, f"{NAME} fell twice, bed alarm off")
    before = clock.now()
    heads = bytes(Head.objects.get().hash)
    done = redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY)
    row.refresh_from_db()
    assert row.note == "[removed] fell twice, bed alarm off"
    with past.at(world.cast.organization, before, world.cast.nora):
        assert CheckIn.objects.get(pk=row.pk).note == row.note
    assert kept_somewhere(NAME) == []
    assert (done.counts, done.removed_by_id, done.reason) == ({"goals_checkin": 1}, world.cast.chidi.pk, WHY)
    assert Entry.objects.filter(hash=heads).exists(), "no entry was touched"
    assert (list(verify.faults()), replay.differences()) == ([], [])
    call_command("verify")
    assert "removed lawfully: 1 times, in 1 images" in capsys.readouterr().out


def test_earlier_versions_reasons_and_lines_within_are_blanked_too(world: World) -> None:
    for title in (f"No falls for {NAME}", "No falls"):
        goals.edit(
            actor=world.cast.nora, goal_id=world.ids["w5"], expected_version=world.goal("w5").version, title=title
        )
    goals.edit(
        actor=world.cast.nora, goal_id=world.ids["w5"], expected_version=world.goal("w5").version,
        impacts={"patient_experience": {"weight": "primary", "why": f"As {NAME} told us"}},
    )  # fmt: skip
    held = world.goal("w5").assignments.owners().get(valid_to=None)
    assignments.end(actor=world.cast.hana, assignment_id=held.pk, reason=f"Knows {NAME}")
    done = redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY)
    assert kept_somewhere(NAME) == []
    assert GoalVersion.objects.filter(subject=world.ids["w5"], title="No falls for [removed]").exists()
    assert Goal.objects.get(pk=world.ids["w5"]).impacts["patient_experience"]["why"] == "As [removed] told us"
    assert set(done.counts) >= {"goals_goal", "goals_goalversion", "accountability_assignment"}
    assert list(verify.faults()) == []


def test_one_object_alone(world: World) -> None:
    first, second = said(world, f"{NAME} fell"), said(world, f"{NAME} again")
    redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY, only=first.pk)
    notes = dict(CheckIn.objects.values_list("pk", "note"))
    assert (notes[first.pk], notes[second.pk]) == ("[removed] fell", f"{NAME} again")
    redactions.redact(actor=world.cast.chidi, text="fell", reason=WHY)
    assert list(verify.faults()) == [], "an image that was blanked twice is proved by the later removal"


def test_bad_wishes_are_refused_in_a_sentence(world: World) -> None:
    row = said(world, f"{NAME} fell")
    wishes: list[tuple[str, str, str]] = [
        (NAME[:2], WHY, "too_short"),
        ("removed", WHY, "too_short"),
        ("Nobody of that name", WHY, "not_found_there"),
        (NAME, f"{NAME} is a patient", "repeats_it"),
        (NAME, "", "required"),
    ]
    for text, why, code in wishes:
        with refused(code):
            redactions.redact(actor=world.cast.chidi, text=text, reason=why)
    for name in ("ada", "odd", "eve", "nora"):
        with refused("not_cmo"):
            redactions.redact(actor=getattr(world.cast, name), text=NAME, reason=WHY)
    row.refresh_from_db()
    assert row.note == f"{NAME} fell" and not Redaction.objects.exists()


def test_numbers_codes_and_ids_are_never_blanked(world: World) -> None:
    said(world, "at_risk of falls")
    redactions.redact(actor=world.cast.chidi, text="at_risk", reason=WHY)
    assert CheckIn.objects.get().claimed == "at_risk"
    assert CheckIn.objects.get().note == "[removed] of falls"
    assert list(verify.faults()) == []


def test_nothing_is_removed_while_a_hold_is_open(world: World) -> None:
    said(world, f"{NAME} fell")
    held = redactions.place_hold(actor=world.cast.odd, matter="Claim 7")
    with refused("on_hold"):
        redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY)
    assert redactions.let_go(world.cast.organization, clock.now() + timedelta(days=1)) is None
    with refused("not_auditor"):
        redactions.lift_hold(actor=world.cast.chidi, hold_id=held.pk)
    redactions.lift_hold(actor=world.cast.odd, hold_id=held.pk)
    with refused("already_lifted"):
        redactions.lift_hold(actor=world.cast.odd, hold_id=held.pk)
    assert redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY).rows == 1


def test_text_goes_when_its_time_is_over_and_the_facts_stay(world: World) -> None:
    old = said(world, f"{NAME} fell")
    limit = clock.now()
    new = said(world, "Quiet week")
    done = redactions.let_go(world.cast.organization, limit)
    assert done is not None and done.counts == {"goals_checkin": 1} and done.removed_by_id is None
    told = {row.pk: (row.note, row.next_step, row.claimed) for row in CheckIn.objects.all()}
    assert told[old.pk] == ("[removed]", "[removed]", "at_risk")
    assert told[new.pk] == ("Quiet week", "Talk", "at_risk")
    assert redactions.let_go(world.cast.organization, limit) is None, "once"
    assert (kept_somewhere(NAME), list(verify.faults())) == ([], [])


BLANKED = "UPDATE ledger_image SET image = jsonb_set(image, '{note}', '\"%s\"'), nonce = '\\x00' WHERE id = %s"
UNLAWFUL: dict[str, Callable[[int], str]] = {
    "an image is blanked without a removal": lambda image: BLANKED % ("[removed]", image + 0),
    "a blanked image is rewritten": lambda image: BLANKED % ("All is well", image),
    "what proves it is taken away": lambda image: "UPDATE ledger_redaction SET proofs = '{}'",
}


@pytest.mark.parametrize("case", UNLAWFUL)
def test_a_removal_is_no_cover_for_rewriting(world: World, case: str) -> None:
    row = said(world, f"{NAME} fell")
    image = Image.objects.get(table_name="goals_checkin", row_id=row.pk).pk
    if "without" not in case:
        redactions.redact(actor=world.cast.chidi, text=NAME, reason=WHY)
    assert list(verify.faults()) == []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("ledger_image", "ledger_redaction"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(UNLAWFUL[case](image))
        assert "payload" in {fault.level for fault in verify.faults()}
        transaction.set_rollback(True)


def test_even_the_owner_changes_nothing_but_text(world: World) -> None:
    said(world, "Quiet")
    for statement in (
        "UPDATE ledger_image SET nonce = NULL",
        "UPDATE ledger_entry SET reason = ''",
        "SET LOCAL plumbline.blanking = 'on'; UPDATE ledger_image SET digest = '\\x00'",
        "SET LOCAL plumbline.blanking = 'on'; UPDATE ledger_entry SET sequence = sequence + 1",
        "SELECT ledger_blank(gen_random_uuid(), 'goals_checkin', '{note}', '{}', NULL)",
    ):
        with pytest.raises(Exception, match=r"never changed|within an action"), transaction.atomic():
            connection.cursor().execute(statement)


def test_every_free_text_can_be_removed() -> None:
    """Words that people type. Names of things, positions and codes are none."""
    short = 200
    free = {table: set(told.columns) for table, told in redaction.declared().items()}
    left = {
        f"{model._meta.db_table}.{column.name}"
        for model in apps.get_models()
        if model._meta.db_table in replay.recorded_tables()
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField) and not column.choices
        and (column.max_length is None or column.max_length > short)
        and column.name not in free.get(model._meta.db_table, set())
    }  # fmt: skip
    assert left == {"organizations_person.email"}


def test_a_hold_and_a_removal_at_once(committing: str) -> None:
    world = worlds.build()
    cast = world.cast
    for n in range(5):
        goals.edit(
            actor=cast.nora, goal_id=world.ids["w5"], expected_version=world.goal("w5").version, title=f"{NAME} {n}"
        )
        chidi, odd = cast.chidi, cast.odd
        removed, held = together(
            lambda c=chidi: redactions.redact(actor=c, text=NAME, reason=WHY),
            lambda o=odd: redactions.place_hold(actor=o, matter="Claim 7"),
        )
        assert isinstance(held, LegalHold)
        assert isinstance(removed, Conflict) or removed.at <= held.valid_from
        assert bool(kept_somewhere(NAME)) is isinstance(removed, Conflict)
        redactions.lift_hold(actor=cast.odd, hold_id=held.pk)
    assert list(verify.faults()) == []


def together(*calls: Callable[[], Any]) -> list[Any]:
    gate, answers = Barrier(len(calls)), {}

    def run(index: int) -> None:
        gate.wait()
        try:
            answers[index] = calls[index]()
        except DomainError as error:
            answers[index] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(index,)) for index in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[index] for index in range(len(calls))]
