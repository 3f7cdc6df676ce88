"""Board packets: drawn from their instant alone, the same bytes whatever has happened since."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.template import engines

from domain import world as worlds
from domain.world import World, refused
from plumbline.accountability.actions import decisions, forums, meetings
from plumbline.accountability.models import Forum, Meeting
from plumbline.core import clock, events
from plumbline.goals.actions import alignments, check_ins, goals, targets
from plumbline.goals.actions.check_ins import CheckInDraft
from plumbline.goals.models import Target
from plumbline.ledger import checkpoints
from plumbline.measures.actions import measurements, measures
from plumbline.measures.actions.measurements import MeasurementDraft
from plumbline.organizations.actions import organizations, people, redactions, units
from plumbline.organizations.events import OrganizationMadeUp
from plumbline.reporting import pages, printing, tasks
from plumbline.reporting.actions import packets
from plumbline.reporting.models import Packet

JUNE = datetime(2026, 6, 1, 15, tzinfo=UTC)
MAKERS, READERS = ("ada", "eve", "chidi"), ("ada", "eve", "chidi", "bea", "odd")
OTHERS = ("hana", "sam", "nora", "dele", "fay", "rui")
NOTE = "Low beds are in every room of the second floor."


def on(day: float) -> Any:
    """Ten o'clock in Chicago on a day of June 2026, for a world that is marked demo."""
    return clock.travel(JUNE + timedelta(days=day - 1))


@pytest.fixture
def world() -> World:
    """The board met on June 5 and June 20; between them somebody spoke, decided and changed a target."""
    with on(1):
        world = worlds.build(demo=True)
        board = forums.found(
            actor=world.cast.bea, name="Board", kind="board", unit_id=world.cast.units["top"].pk, rhythm="monthly"
        )
        for day in (5, 20, 30):
            meetings.schedule(actor=world.cast.bea, forum_id=board.pk, held_on=(JUNE + timedelta(days=day - 1)).date())
    with on(2):
        world.target("board")
        world.target("north")
        world.commit("board", "north", "surgery", "w5")
        count(world, "0.9", 3)
    with on(6):
        say(world, "board", "eve", "at_risk", next_step=NOTE)
        say(world, "w5", "nora", "off_track", next_step="Rounds every hour")
        count(world, "0.7", 2)
    with on(8):
        line = Target.objects.in_force().get(goal=world.ids["north"]).line
        said = world.aim("north", line=line, target="0.3", reason="Ahead of the plan")
        change = targets.propose(actor=world.cast.hana, goal_id=world.ids["north"], draft=said)
        targets.approve(actor=world.cast.eve, target_id=change.pk)
    with on(9):
        decisions.record(actor=world.cast.bea, text="Harm is reported first.", goal_id=world.ids["board"])
        wish = world.aim("board", line=Target.objects.in_force().get(goal=world.ids["board"]).line, reason="Too slow")
        targets.propose(actor=world.cast.eve, goal_id=world.ids["board"], draft=wish)
    return world


def say(world: World, key: str, name: str, claimed: str, **more: Any) -> None:
    check_ins.record(actor=getattr(world.cast, name), draft=CheckInDraft(world.ids[key], claimed, **more))


def count(world: World, value: str, months_ago: int) -> None:
    start = datetime(2026, 6 - months_ago, 1, tzinfo=UTC).date()
    said = MeasurementDraft(
        world.measures["falls"].pk, world.cast.units["top"].pk, start, start.replace(month=start.month + 1),
        "incident system", value, denominator="10000",
    )  # fmt: skip
    measurements.record(actor=world.cast.ada, organization_id=world.cast.organization.pk, draft=said)


def meeting(day: int) -> Meeting:
    return Meeting.objects.get(held_on=(JUNE + timedelta(days=day - 1)).date())


def made(world: World, day: int = 21, **said: Any) -> Packet:
    """On a day, for the meeting of June 20 unless told otherwise."""
    with on(day):
        packet = packets.make(actor=world.cast.ada, **(said or {"meeting_id": meeting(20).pk}))
    return Packet.objects.select_related("organization").get(pk=packet.pk)


def text(packet: Packet, world: World, name: str = "bea") -> str:
    return pages.page(packet, getattr(world.cast, name)).html.decode()


def upheaval(world: World) -> None:
    """Everything that a packet tells of, changed: names, units, links, owners, numbers, targets, definitions."""
    cast = world.cast
    organizations.configure(
        actor=cast.ada, organization=cast.organization, settings={"board_sees_units": True, "unit_goal_cap": 1},
        name="Shores Health", time_zone="America/New_York",
    )  # fmt: skip
    units.rename(actor=cast.ada, unit_id=cast.units["north"].pk, name="Harbour Hospital")
    units.move(actor=cast.ada, unit_id=cast.units["surgery"].pk, parent_id=cast.units["south"].pk)
    people.edit(actor=cast.ada, person_id=cast.ids["eve"], position="President")
    people.archive(actor=cast.ada, person_id=cast.ids["sam"])
    world.draft("sea", "south", owner="sol")
    world.link("sea", "board")
    world.commit("sea")
    links = alignments.Alignment.objects.open().filter(child=world.ids["surgery"])
    alignments.end(actor=cast.hana, alignment_id=links.get().pk, reason="It belongs elsewhere")
    world.link("surgery", "sea")
    board = world.goal("board")
    goals.edit(actor=cast.eve, goal_id=board.pk, expected_version=board.version, title="Harm nobody, ever")
    say(world, "board", "eve", "off_track", next_step="Everything anew")
    waiting = Target.objects.proposed().get(goal=board)
    targets.approve(actor=cast.bea, target_id=waiting.pk)
    count(world, "2.5", 1)
    measures.revise(actor=cast.ada, measure_id=world.measures["falls"].pk, reason="Clearer", name="Falls that harm")
    forum = Forum.objects.get()
    forums.edit(actor=cast.bea, forum_id=forum.pk, expected_version=forum.version, name="Council")
    decisions.record(actor=cast.bea, text="All is new.", goal_id=board.pk)


def test_the_same_bytes_after_everything_changed(world: World) -> None:
    packet = made(world)
    before = text(packet, world)
    assert hashlib.sha256(before.encode()).hexdigest() == packet.sha256
    with on(25):
        upheaval(world)
    for name in READERS:
        page = pages.page(Packet.objects.get(pk=packet.pk), getattr(world.cast, name))
        assert (page.html.decode(), page.unchanged) == (before, True), name
    with on(40):
        assert text(Packet.objects.get(pk=packet.pk), world) == before, "read by the calendar of another month"
    later = made(world, 41, as_of=(JUNE + timedelta(days=39)).isoformat())
    assert "Shores Health" in text(later, world)
    assert "Harm nobody, ever" in text(later, world)


def test_one_drawn_in_the_present_is_the_same_once_it_is_past(world: World) -> None:
    packet = made(world, 21, as_of="")
    with on(21):
        assert packet.instant == clock.now()
    before = text(packet, world)
    with on(25):
        upheaval(world)
    assert text(Packet.objects.get(pk=packet.pk), world) == before


@pytest.mark.skipif(not printing.works(), reason=printing.NO_PDF)
def test_the_same_pdf_too(world: World) -> None:
    packet = made(world)
    before = printing.pdf(pages.page(packet, world.cast.bea).html)
    assert before.startswith(b"%PDF-")
    with on(25):
        upheaval(world)
    assert printing.pdf(pages.page(packet, world.cast.chidi).html) == before


def test_what_it_says(world: World) -> None:
    told = text(made(world), world)
    for said in (
        "Board, June 20, 2026",
        "As the record stood on June 19, 2026, 23:59 (America/Chicago).",
        "since the meeting of June 5, 2026",
        "0 of 1 board goals is on track by their data",
        "Harm nobody",
        "Chief executive",
        "At risk",
        "0.7 → 0.4",
        "Better than 0.9 at the last meeting",
        "Data to Apr 30, 2026",
        "by Dec 2027",
        NOTE,
        "3 goals below: 1 off track",
        "Harm is reported first.",
        "Board chair",
        "Change the target for Falls from 0.4 to 0.4 by Dec 2027: Too slow",
        "Falls: 0.4 → 0.3 by Dec 2027",
        "Ahead of the plan",
        "Turned off track: 1",
        "2 of 4 committed goals hang soundly from the board",
        "Off track, no reply yet",
    ):
        assert said in told, said


def test_before_there_was_a_meeting_nothing_is_compared(world: World) -> None:
    told = text(made(world, 21, as_of="2026-06-03"), world)
    assert "Board packet, June 3, 2026" in told
    assert "Changes are since" not in told
    assert "at the last meeting" not in told


def test_names_of_people_never_appear(world: World) -> None:
    told = text(made(world), world)
    names = [f"{name.title()} Lakes" for name in world.cast.ids] + ["Ada"]
    assert [name for name in names if name in told] == []


def test_the_lowest_level_is_in_the_counts_alone(world: World) -> None:
    assert "Fewer falls, 5 West" not in text(made(world), world)
    with on(22):
        organizations.configure(
            actor=world.cast.ada, organization=world.cast.organization, settings={"board_sees_units": True}
        )
    assert "Fewer falls, 5 West" in text(made(world, 23, as_of="2026-06-22"), world)


def test_a_made_up_organization_says_so_on_every_page(world: World) -> None:
    told = text(made(world), world)
    assert "people, units and goals in this packet are fiction" in told.partition("<body>")[2]
    assert "@bottom-left { content:" in told.partition("<body>")[0], "printed at the foot of each page"
    real = worlds.build(slug="ponds", line=False)
    packet = packets.make(actor=real.cast.ada)
    assert "are fiction" not in text(packet, real)


def test_text_is_text(world: World) -> None:
    with on(10):
        board = world.goal("board")
        goals.edit(
            actor=world.cast.eve, goal_id=board.pk, expected_version=board.version,
            title="</style><script>alert(1)</script> & co",
        )  # fmt: skip
    told = text(made(world), world)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in told
    assert "<script" not in told


# --- What it is not the same as any more ---------------------------------------------------------------


def test_where_text_was_blanked_it_says_so(world: World) -> None:
    packet = made(world)
    with on(25):
        redactions.redact(actor=world.cast.chidi, text=NOTE, reason="It named a room")
    page = pages.page(Packet.objects.get(pk=packet.pk), world.cast.bea)
    assert not page.unchanged
    assert page.sentence.startswith("This is not the page that was made on June 21, 2026.")
    assert page.sentence.split(":")[0] in page.html.decode()
    assert NOTE not in page.html.decode()


def test_a_goal_restricted_since_is_kept_from_who_may_not_see_it(world: World) -> None:
    packet = made(world)
    with on(25):
        north = world.goal("north")
        goals.edit(actor=world.cast.hana, goal_id=north.pk, expected_version=north.version, restricted=True)
    packet = Packet.objects.get(pk=packet.pk)
    seen = pages.page(packet, world.cast.eve)
    assert seen.unchanged
    assert "Fewer falls, North" in seen.html.decode()
    kept = pages.page(packet, world.cast.bea)
    assert not kept.unchanged
    assert "Fewer falls, North" not in kept.html.decode()


def test_a_restricted_goal_is_in_nobodys_packet(world: World) -> None:
    with on(10):
        north = world.goal("north")
        goals.edit(actor=world.cast.hana, goal_id=north.pk, expected_version=north.version, restricted=True)
    packet = made(world)
    for name in READERS:
        page = pages.page(packet, getattr(world.cast, name))
        assert page.unchanged, name
        assert "Fewer falls, North" not in page.html.decode()
        assert "goals below" not in page.html.decode()


def test_an_edition_never_changes() -> None:
    """A packet is drawn by the edition that it was made in. To lay packets out anew, add an edition."""
    folder = Path(pages.__file__).parent / "templates" / "reporting" / "edition_1"
    assert engines["django"].get_template("reporting/edition_1/packet.html")
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(folder.iterdir())}
    assert files == EDITION_1


EDITION_1 = {
    "mark.html": "d2a7ac0094a18761",
    "packet.html": "87179b236192cd97",
    "print.css": "607dac918505132d",
}


# --- The record ---------------------------------------------------------------------------------------


def test_it_quotes_the_signed_head_of_the_record(world: World) -> None:
    signed = checkpoints.sign(world.cast.organization.pk)
    assert signed is not None
    packet = made(world)
    told = text(packet, world)
    assert packet.checkpoint_size == signed.size
    assert signed.note.splitlines()[1] in told
    assert f"plumbline/{world.cast.organization.pk}/main" in told
    with on(26):
        say(world, "board", "eve", "off_track", next_step="More")
    assert checkpoints.sign(world.cast.organization.pk) is not None
    assert text(packet, world) == told, "it goes on quoting that one"


# --- Who, when and for what ---------------------------------------------------------------------------


def test_who_makes_and_who_reads(world: World) -> None:
    packet = made(world)
    for name in READERS + OTHERS:
        actor = getattr(world.cast, name)
        assert Packet.objects.visible_to(actor).filter(pk=packet.pk).exists() == (name in READERS), name
        if name in MAKERS:
            assert packets.make(actor=actor).made_by_id == actor.pk
            continue
        with refused("not_board_office"):
            packets.make(actor=actor)


def test_a_stranger_finds_no_meeting(world: World) -> None:
    other = worlds.build(slug="ponds", line=False)
    with refused("not_found"):
        packets.make(actor=other.cast.ada, meeting_id=meeting(20).pk)
    assert not Packet.objects.visible_to(other.cast.ada).exists()
    assert not Packet.objects.visible_to(None).exists()


def test_of_which_instant_it_tells(world: World) -> None:
    evening = datetime(2026, 6, 20, 5, tzinfo=UTC) - timedelta(microseconds=1)
    assert made(world).instant == evening, "the evening before a meeting that is over"
    assert made(world, 21, meeting_id=meeting(30).pk).instant == JUNE + timedelta(days=20), "now, for one to come"
    asked = made(world, 21, meeting_id=meeting(5).pk, as_of="2026-06-18")
    assert asked.instant == datetime(2026, 6, 19, 5, tzinfo=UTC) - timedelta(microseconds=1)
    assert asked.title == "Board, June 5, 2026"


def test_not_of_any_instant(world: World) -> None:
    for as_of, code in (
        ("2031-01-01", "in_the_future"), ("2020-01-01", "before_the_record"), ("soon", "not_a_time"),
    ):  # fmt: skip
        with refused(code):
            packets.make(actor=world.cast.ada, as_of=as_of)


def test_only_for_a_forum_of_the_whole_organization(world: World) -> None:
    forum = forums.found(
        actor=world.cast.ada, name="North", kind="leadership", unit_id=world.cast.units["north"].pk, rhythm="weekly"
    )
    below = meetings.schedule(actor=world.cast.ada, forum_id=forum.pk, held_on=clock.now().date())
    with refused("forum_below"):
        packets.make(actor=world.cast.ada, meeting_id=below.pk)


def test_a_resend_makes_no_second_one(world: World) -> None:
    first = packets.make(actor=world.cast.ada)
    assert packets.make(actor=world.cast.ada, id=first.pk).sha256 == first.sha256
    with refused("id_taken"):
        packets.make(actor=world.cast.eve, id=first.pk)
    assert Packet.objects.count() == 1


# --- A demo's own -------------------------------------------------------------------------------------


def test_the_board_of_a_demo_has_a_packet_of_each_of_its_last_meetings(world: World) -> None:
    with on(25):
        for _ in range(2):
            tasks.make_packets(organization=str(world.cast.organization.pk))
    made = Packet.objects.order_by("made_at")
    assert [packet.title for packet in made] == ["Board, June 5, 2026", "Board, June 20, 2026"]
    assert {packet.made_by_id for packet in made} == {world.cast.ids["ada"]}


def test_they_are_made_once_the_demo_stands(world: World) -> None:
    events.publish(OrganizationMadeUp(world.cast.organization.pk))
    with connection.cursor() as cursor:
        cursor.execute("SELECT args, scheduled_at > now() FROM procrastinate_jobs WHERE task_name LIKE '%make_packets'")
        ((said, later),) = cursor.fetchall()
    assert (json.loads(said), later) == ({"organization": str(world.cast.organization.pk)}, True)
