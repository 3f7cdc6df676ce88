"""Goals from draft to closed: who may, when, and what is left behind. A refusal leaves nothing written."""

from uuid import UUID, uuid4

import pytest

from domain import world as w
from domain.world import World, refused
from plumbline.core import clock
from plumbline.core.errors import DomainError, RowErrors
from plumbline.goals import policies, selectors
from plumbline.goals.actions import goals
from plumbline.goals.actions.goals import GoalDraft
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, GoalVersion, Participant, Standing, Target
from plumbline.ledger.models import Entry
from plumbline.organizations.actions import organizations, units
from plumbline.organizations.actions.units import UnitDraft
from plumbline.organizations.models import OrgUnit


@pytest.fixture
def world() -> World:
    return w.build()


def said(world: World, unit: str = "w5", **more: object) -> GoalDraft:
    fields = {"title": "Fewer falls", "unit_id": world.cast.units[unit].pk, "cycle_id": world.cycle.pk}
    return GoalDraft(**(fields | more))  # type: ignore[arg-type]


# --- Drafting ----------------------------------------------------------------------------------------


def test_leaders_draft_for_their_units(world: World) -> None:
    for name, unit in (
        ("nora", "w5"), ("sam", "w5"), ("hana", "w4"), ("eve", "top"), ("eve", "s1"), ("ada", "w5"),
    ):  # fmt: skip
        goal = goals.draft(actor=w.person(world, name), draft=said(world, unit))
        assert (goal.state, goal.version, goal.created_by_id) == (State.DRAFT, 1, world.cast.ids[name])
    for name, unit in (
        ("nora", "w4"), ("nora", "surgery"), ("hana", "s1"), ("bea", "top"), ("chidi", "w5"), ("dele", "w5"),
        ("fay", "w5"), ("rui", "w5"), ("odd", "w5"),
    ):  # fmt: skip
        with refused("not_unit_leader"):
            goals.draft(actor=w.person(world, name), draft=said(world, unit))


def test_a_refusal_says_who_can(world: World) -> None:
    reason = policies.draft.reason(world.cast.fay, world.cast.unit("w5"))
    assert reason is not None
    assert "Ask Nurse manager, 5 West" in reason.sentence


def test_a_batch_names_each_bad_row_and_writes_none(world: World) -> None:
    before = w.written()
    drafts = [said(world), said(world, "w4"), said(world, title=" "), said(world, cycle_id=uuid4())]
    with pytest.raises(RowErrors) as caught:
        goals.draft_many(actor=world.cast.nora, organization_id=world.cast.organization.pk, drafts=drafts)
    assert [(row.line, row.code) for row in caught.value.rows] == [
        (1, "not_unit_leader"), (2, "required"), (3, "not_found"),
    ]  # fmt: skip
    assert w.written() == before


def test_a_batch_is_one_entry_and_a_constant_number_of_queries(
    world: World, django_assert_max_num_queries: object
) -> None:
    counts = []
    for size in (3, 30):
        with django_assert_max_num_queries(60) as queries:  # type: ignore[operator]
            before = Entry.objects.count()
            goals.draft_many(
                actor=world.cast.ada,
                organization_id=world.cast.organization.pk,
                drafts=[said(world, title=f"Goal {size}-{i}") for i in range(size)],
            )
            assert Entry.objects.count() == before + 1
        counts.append(len(queries))
    assert counts[0] == counts[1]


HOSTILE = [
    ("title", "x" * 5_000_000, "too_long"), ("title", "a\x00b", "forbidden_character"),
    ("title", "\u202egoal", "forbidden_character"), ("board_sentence", "x" * 300, "too_long"),
    ("impacts", {"liability": {"weight": "primary"}}, "why_missing"),
    ("impacts", {"magic": {"weight": "primary", "why": "x"}}, "unknown_impact"),
    ("impacts", {"liability": {"weight": "huge", "why": "x"}}, "unknown_weight"),
    ("resources", [{"title": "x", "url": "http://example.org"}], "link_not_https"),
    ("resources", [{"title": "x", "url": "javascript:alert(1)"}], "link_not_https"),
    ("resources", [{"title": "x", "url": "https://a:b@example.org"}], "link_not_https"),
    ("check_in_days", 401, "bad_cadence"), ("check_in_days", -1, "bad_cadence"),
]  # fmt: skip


def test_hostile_contents_are_refused(world: World) -> None:
    for field, value, code in HOSTILE:
        with refused(code):
            goals.draft(actor=world.cast.nora, draft=said(world, **{field: value}))


def test_contents_are_kept(world: World) -> None:
    goal = goals.draft(
        actor=world.cast.nora,
        draft=said(
            world,
            title="  Fewer   falls ",
            board_sentence="Fewer people fall.",
            impacts={"liability": {"weight": "primary", "why": "Claims"}, "regulatory": {"weight": "none", "why": ""}},
            resources=[{"title": "Bundle", "url": "https://example.org/bundle"}],
            participant_ids=[world.cast.units["w4"].pk],
        ),
    )
    goal.refresh_from_db()
    assert goal.title == "Fewer falls"
    assert goal.impacts == {"liability": {"weight": "primary", "why": "Claims"}}
    assert goal.resources == [{"title": "Bundle", "url": "https://example.org/bundle"}]
    assert [unit.code for unit in selectors.participants(world.cast.nora, goal.pk)] == ["w4"]


def test_a_resend_is_harmless_at_any_age(world: World) -> None:
    draft = said(world, id=uuid4())
    goal = goals.draft(actor=world.cast.nora, draft=draft)
    goals.edit(actor=world.cast.nora, goal_id=goal.pk, expected_version=1, title="Renamed meanwhile")
    entries = Entry.objects.count()
    again = goals.draft(actor=world.cast.nora, draft=draft)
    assert (again.pk, again.title, Entry.objects.count()) == (goal.pk, "Renamed meanwhile", entries)
    with refused("id_taken"):
        goals.draft(actor=world.cast.nora, draft=said(world, id=draft.id, title="Another"))
    with refused("id_taken"):
        goals.draft(actor=world.cast.sam, draft=draft)


def test_another_organization_sees_nothing(world: World) -> None:
    other = w.build(slug="otto", line=False)
    otto = other.cast.eve
    goal = world.goal("w5")
    for attempt in (
        lambda: goals.draft(actor=otto, draft=said(world)),
        lambda: goals.edit(actor=otto, goal_id=goal.pk, expected_version=1, title="x"),
        lambda: goals.propose(actor=otto, goal_id=goal.pk),
        lambda: goals.commit(actor=otto, goal_id=goal.pk),
        lambda: goals.close(actor=otto, goal_id=goal.pk, outcome="stopped", reason="x", learned="y"),
        lambda: selectors.goal(otto, goal.pk),
        lambda: selectors.line_of_sight(otto, goal.pk),
    ):
        with refused("not_found"):
            attempt()
    with refused("conflict"):
        goals.draft(actor=otto, draft=GoalDraft("x", otto.unit_id, other.cycle.pk, id=goal.pk))


# --- Editing -----------------------------------------------------------------------------------------


def test_editing_files_the_old_version(world: World) -> None:
    goal = world.goal("w5")
    edited = goals.edit(
        actor=world.cast.nora, goal_id=goal.pk, expected_version=goal.version, title="Nobody falls on 5 West"
    )
    assert edited.version == goal.version + 1
    assert GoalVersion.objects.filter(subject=goal, title=goal.title).exists()
    with refused("stale_version"):
        goals.edit(actor=world.cast.nora, goal_id=goal.pk, expected_version=goal.version, title="Too late")


def test_only_owner_author_and_leaders_edit(world: World) -> None:
    goal = world.goal("w5")
    for name in ("bea", "chidi", "nils", "dele", "fay", "rui", "odd"):
        with refused("not_owner_or_leader"):
            goals.edit(actor=w.person(world, name), goal_id=goal.pk, expected_version=goal.version, title="x")


def test_a_committed_goal_keeps_its_unit(world: World) -> None:
    world.commit("board", "w5")
    goal = world.goal("w5")
    with refused("already_committed"):
        goals.edit(
            actor=world.cast.nora, goal_id=goal.pk, expected_version=goal.version, unit_id=world.cast.units["w4"].pk
        )


def test_an_unknown_field_is_refused(world: World) -> None:
    with refused("unknown_field"):
        goals.edit(actor=world.cast.nora, goal_id=world.ids["w5"], expected_version=1, state="achieved")


def test_participants_come_and_go_by_dated_rows(world: World) -> None:
    goal, codes = world.goal("surgery"), world.cast.units
    first = goals.edit(
        actor=world.cast.sam,
        goal_id=goal.pk,
        expected_version=goal.version,
        participant_ids=[codes["w5"].pk, codes["w4"].pk],
    )
    goals.edit(actor=world.cast.sam, goal_id=goal.pk, expected_version=first.version, participant_ids=[codes["w4"].pk])
    assert Participant.objects.filter(goal=goal).count() == 2
    assert [row.unit_id for row in Participant.objects.open().filter(goal=goal)] == [codes["w4"].pk]


# --- Proposing and committing ------------------------------------------------------------------------


def test_the_owner_proposes_and_the_owner_above_commits(world: World) -> None:
    world.target("w5", by="nora")
    goal = goals.propose(actor=world.cast.nora, goal_id=world.ids["w5"])
    assert (goal.state, goal.proposed_by_id) == (State.PROPOSED, world.cast.ids["nora"])
    with refused("not_approver"):
        goals.commit(actor=world.cast.nora, goal_id=goal.pk)
    with refused("not_approver"):
        goals.commit(actor=world.cast.eve, goal_id=goal.pk)
    done = goals.commit(actor=world.cast.sam, goal_id=goal.pk, expected_version=goal.version)
    assert (done.goal.state, done.load, done.goal.self_agreed) == (State.COMMITTED, "", False)
    assert done.goal.committed_by_id == world.cast.ids["sam"]
    assert Target.objects.get(goal=goal).approved_by_id == world.cast.ids["sam"]
    assert Standing.objects.get(goal=goal).counts
    with refused("wrong_state"):
        goals.commit(actor=world.cast.sam, goal_id=goal.pk)


def test_others_neither_propose_nor_commit(world: World) -> None:
    others = ("nils", "dele", "fay", "rui", "odd", "chidi", "bea")
    for name in others:
        with refused("not_owner_or_leader"):
            goals.propose(actor=w.person(world, name), goal_id=world.ids["w5"])
    goals.propose(actor=world.cast.nora, goal_id=world.ids["w5"])
    for name in others:
        with refused("not_approver"):
            goals.commit(actor=w.person(world, name), goal_id=world.ids["w5"])


def test_a_draft_is_not_committed(world: World) -> None:
    with refused("wrong_state"):
        goals.commit(actor=world.cast.sam, goal_id=world.ids["w5"])


def test_one_person_on_both_sides_is_recorded_as_self_agreed(world: World) -> None:
    world.own(world.ids["w5"], "sam")
    goals.propose(actor=world.cast.sam, goal_id=world.ids["w5"])
    assert goals.commit(actor=world.cast.sam, goal_id=world.ids["w5"]).goal.self_agreed


def test_committing_agrees_the_main_link(world: World) -> None:
    world.draft("extra", "w4", by="nils", owner="nils")
    link = world.offer("extra", "surgery", by="nils")
    goals.propose(actor=world.cast.nils, goal_id=world.ids["extra"])
    goals.commit(actor=world.cast.sam, goal_id=world.ids["extra"])
    link.refresh_from_db()
    assert (link.agreed_by_id, link.self_agreed) == (world.cast.ids["sam"], False)


def test_a_board_goal_is_committed_by_the_board(world: World) -> None:
    goals.propose(actor=world.cast.eve, goal_id=world.ids["board"])
    with refused("not_approver"):
        goals.commit(actor=world.cast.eve, goal_id=world.ids["board"])
    assert goals.commit(actor=world.cast.bea, goal_id=world.ids["board"]).goal.state == State.COMMITTED


def test_the_load_of_the_unit_is_said(world: World) -> None:
    organizations.configure(actor=world.cast.ada, organization=world.cast.organization, settings={"unit_goal_cap": 2})
    for key in ("a", "b", "c"):
        world.draft(key, "w5")
    loads = goals.commit_many(actor=world.cast.ada, goal_ids=[world.ids[k] for k in ("a", "b", "c")], on_paper=True)
    assert [done.load for done in loads] == ["", "", "This unit already carries 2 goals."]


def test_on_paper_is_for_administrators_and_names_nobody(world: World) -> None:
    with refused("not_administrator"):
        goals.commit_many(actor=world.cast.eve, goal_ids=[world.ids["w5"]], on_paper=True)
    world.commit("w5")
    goal = world.goal("w5")
    assert (goal.state, goal.committed_by_id) == (State.COMMITTED, None)
    assert Entry.objects.order_by("sequence").last().reason == "Agreed on paper before."


def test_sent_back_with_a_reason(world: World) -> None:
    goals.propose(actor=world.cast.nora, goal_id=world.ids["w5"])
    with refused("required"):
        goals.send_back(actor=world.cast.sam, goal_id=world.ids["w5"], reason="")
    goal = goals.send_back(actor=world.cast.sam, goal_id=world.ids["w5"], reason="Name a measure first.")
    assert goal.state == State.DRAFT


def test_many_are_committed_in_a_constant_number_of_queries(
    world: World, django_assert_max_num_queries: object
) -> None:
    counts = []
    for size in (3, 9):
        keys = [f"{size}-{i}" for i in range(size)]
        for key in keys:
            world.draft(key, "w5")
            world.offer(key, "surgery")
        ids = [world.ids[key] for key in keys]
        goals.propose_many(actor=world.cast.nora, goal_ids=ids)
        with django_assert_max_num_queries(60) as queries:  # type: ignore[operator]
            goals.commit_many(actor=world.cast.sam, goal_ids=ids)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert not Alignment.objects.open().filter(agreed_at=None).exists()


# --- Units that close --------------------------------------------------------------------------------


def test_goals_go_on_in_the_unit_that_takes_over(world: World) -> None:
    world.commit("w5")
    units.merge(actor=world.cast.ada, unit_id=world.cast.units["w5"].pk, into_id=world.cast.units["w4"].pk)
    assert world.goal("w5").unit.code == "w4"


def test_a_unit_with_open_goals_does_not_simply_close(world: World) -> None:
    units.add(
        actor=world.cast.ada,
        organization_id=world.cast.organization.pk,
        draft=UnitDraft("w6", "6 West", "unit", "surgery"),
    )
    world.cast.units["w6"] = OrgUnit.objects.get(code="w6")
    world.draft("six", "w6")
    with refused("unit_has_goals"):
        units.close(actor=world.cast.ada, unit_id=world.cast.units["w6"].pk)


# --- A demo's made-up past ---------------------------------------------------------------------------


def test_only_a_demos_past_is_written_without_asking() -> None:
    demo = w.build(slug="demo", demo=True)
    with clock.travel(clock.now()):
        done = goals.commit_many(actor=demo.cast.sam, goal_ids=_proposed(demo))
    assert done[0].goal.committed_by_id == demo.cast.ids["sam"]


def _proposed(world: World) -> list[UUID]:
    return [goals.propose(actor=world.cast.hana, goal_id=world.ids["north"]).pk]


# --- Reads -------------------------------------------------------------------------------------------


def test_line_of_sight_runs_from_the_board_down(world: World) -> None:
    sight = selectors.line_of_sight(world.cast.fay, world.ids["w5"])
    assert [step.goal.pk for step in sight] == [world.ids[key] for key in ("board", "north", "surgery", "w5")]
    assert [step.agreed for step in sight] == [True] * 4


def test_many_lines_of_sight_in_two_queries(world: World, django_assert_num_queries: object) -> None:
    viewer = world.cast.fay
    with django_assert_num_queries(2):  # type: ignore[operator]
        lines = selectors.lines_of_sight(viewer, list(world.ids.values()))
    assert [len(lines[world.ids[key]]) for key in ("board", "north", "surgery", "w5")] == [1, 2, 3, 4]


def test_the_list_filters(world: World) -> None:
    def titles(**filters: object) -> list[str]:
        return [goal.title for goal in selectors.goals(world.cast.fay, **filters)]  # type: ignore[arg-type]

    assert titles() == ["Harm nobody", "Fewer falls, North", "Fewer falls, Surgery", "Fewer falls, 5 West"]
    assert titles(unit_id=world.cast.units["surgery"].pk) == ["Fewer falls, Surgery", "Fewer falls, 5 West"]
    assert titles(q="falls 5") == ["Fewer falls, 5 West"]
    assert titles(states=["committed"]) == []
    assert titles(cycle_id=uuid4()) == []


def test_every_refusal_is_a_sentence(world: World) -> None:
    with pytest.raises(DomainError) as caught:
        goals.commit(actor=world.cast.fay, goal_id=world.ids["w5"])
    assert caught.value.sentence.endswith(".")
