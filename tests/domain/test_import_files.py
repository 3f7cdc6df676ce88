"""A hospital's spreadsheet becomes a cascade: exact, all or nothing, and the second time nothing."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from plumbline.accountability.models import Assignment, Handoff
from plumbline.core.errors import Forbidden, Invalid, RowErrors
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, Cycle, Goal, Standing, Target
from plumbline.integrations.actions import imports
from plumbline.integrations.demo import cascade
from plumbline.integrations.demo.families import measures as local_measures
from plumbline.integrations.demo.plan import Aim, Wish
from plumbline.ledger.models import Entry
from plumbline.measures.models import Measure, Measurement
from plumbline.organizations.actions import organizations, people
from plumbline.organizations.models import Membership, Organization, OrgUnit, Person

UNITS = (
    "code,name,level,parent,ccn\nLH,Lakeland Health,board,,\nH1,First Hospital,hospital,LH,520177\n4W,4 West,unit,H1,\n"
)
PEOPLE = (
    "email,name,position,unit,roles\n"
    "cno@x.example,Ana Bell,Chief nursing officer,LH,executive\n"
    'nora@x.example,Nora Reyes,"Nurse manager, 4 West",4W,unit_leader\n'
)
MEASURES = (
    "code,name,direction,scale,unit,per,sources\n"
    'falls,Falls with injury,decrease,rate,"per 1,000 patient-days",1000,event reports\n'
)
GOALS = (
    "ref,title,unit,cycle,cycle_starts_on,cycle_ends_on,owner,parent,kind\n"
    "G1,No preventable harm,LH,2026,2026-01-01,2026-12-31,cno@x.example,,\n"
    "G2,Fewer falls on 4 West,4W,2026,,,nora@x.example,G1,drives\n"
    "G3,Nobody owns this,4W,2026,,,,,\n"
)
TARGETS = "goal,measure,baseline,baseline_on,target,due_on\nG2,falls,0.80,2026-01-01,0.40,2026-12-31\n"
ALL = {"units": UNITS, "people": PEOPLE, "measures": MEASURES, "goals": GOALS, "targets": TARGETS}
PAPER = imports.Options(on_paper=True)


@pytest.fixture
def organization() -> Organization:
    return organizations.found(name="Test Health", slug="test")


@pytest.fixture
def boss(organization: Organization) -> Person:
    return people.first_administrator(organization=organization, name="Dana Boss", email="boss@x.example")


def book(**sheets: list[list[Any]]) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def as_book(**texts: str) -> bytes:
    return book(**{name: list(csv.reader(io.StringIO(text))) for name, text in texts.items()})


def run(boss: Person, kind: str, data: bytes | str, **options: Any) -> imports.Outcome:
    raw = data.encode() if isinstance(data, str) else data
    return imports.apply(actor=boss, kind=kind, data=raw, name=f"{kind}.csv", options=imports.Options(**options))


def tallies(outcome: imports.Outcome) -> dict[str, tuple[int, int, int]]:
    return {tally.kind: (tally.new, tally.changed, tally.same) for tally in outcome.tallies}


def test_a_small_workbook_becomes_a_committed_cascade(boss: Person) -> None:
    before = Entry.objects.count()
    outcome = run(boss, "workbook", as_book(**ALL), on_paper=True)
    assert tallies(outcome) == {
        "units": (3, 0, 0), "people": (2, 0, 0), "measures": (1, 0, 0), "goals": (3, 0, 0), "targets": (1, 0, 0),
    }  # fmt: skip
    assert Entry.objects.count() == before + 1, "one ledger entry for the whole workbook"
    goal = Goal.objects.get(title="Fewer falls on 4 West")
    assert goal.state == State.COMMITTED
    assert Target.objects.get(goal=goal).target == Decimal("0.40")
    link = Alignment.objects.get(child=goal)
    assert (link.parent.title, link.primary, link.agreed_by) == ("No preventable harm", True, None)
    owner = Assignment.objects.get(goal=goal)
    assert (owner.person.email, owner.on_paper) == ("nora@x.example", True)
    assert Membership.objects.filter(person__email="nora@x.example", role="unit_leader").exists()
    assert Standing.objects.get(goal=link.parent).goals_below == 1
    assert OrgUnit.objects.get(code="H1").external_ids == {"ccn": "520177"}


def test_missing_links_are_listed_on_arrival(boss: Person) -> None:
    missing = {gap.code: gap.titles for gap in run(boss, "workbook", as_book(**ALL), on_paper=True).missing}
    assert {code: sorted(titles) for code, titles in missing.items()} == {
        "no_owner": ["Nobody owns this"],
        "no_parent": ["Nobody owns this"],
        "no_measure": ["No preventable harm", "Nobody owns this"],
    }


def test_the_second_run_changes_nothing_and_leaves_no_entry(boss: Person) -> None:
    run(boss, "workbook", as_book(**ALL), on_paper=True)
    before = Entry.objects.count()
    again = run(boss, "workbook", as_book(**ALL), on_paper=True)
    assert again.nothing_new
    assert sum(tally.same for tally in again.tallies) == 10
    assert Entry.objects.count() == before


def test_one_file_after_the_other_comes_to_the_same(boss: Person) -> None:
    targets = TARGETS.replace("G2", "Fewer falls on 4 West")
    for kind in ("units", "people", "measures"):
        run(boss, kind, ALL[kind])
    proposed = GOALS.replace(",kind\n", ",kind,state\n").replace("\nG", "\nG").splitlines()
    proposed = [proposed[0], *(line + ",proposed" for line in proposed[1:])]
    run(boss, "goals", "\n".join(proposed), on_paper=True)
    assert Goal.objects.get(title="Fewer falls on 4 West").state == State.PROPOSED
    run(boss, "targets", targets, on_paper=True)
    assert Goal.objects.get(title="Fewer falls on 4 West").state == State.COMMITTED


def test_without_a_word_of_paper_goals_are_proposed_not_committed(boss: Person) -> None:
    for kind in ("units", "people"):
        run(boss, kind, ALL[kind])
    run(boss, "goals", GOALS.replace("nora@x.example", "").replace("cno@x.example", ""))
    assert set(Goal.objects.values_list("state", flat=True)) == {State.PROPOSED}
    assert not Assignment.objects.exists()
    assert not Handoff.objects.exists()
    assert Alignment.objects.get().agreed_at is None


def test_only_an_administrator_may_say_that_it_was_agreed_on_paper(boss: Person) -> None:
    run(boss, "workbook", as_book(**{kind: ALL[kind] for kind in ("units", "people")}))
    nora = Person.objects.get(email="nora@x.example")
    goals = GOALS.splitlines()
    with pytest.raises((RowErrors, Forbidden)):
        run(nora, "goals", "\n".join([goals[0], goals[1]]), on_paper=True)
    assert not Goal.objects.exists()


def test_a_preview_writes_nothing_and_says_the_same(boss: Person) -> None:
    data = as_book(**ALL)
    before = Entry.objects.count()
    seen = imports.preview(actor=boss, kind="workbook", data=data, name="plan.xlsx", options=PAPER)
    assert not OrgUnit.objects.filter(code="4W").exists()
    assert Entry.objects.count() == before
    assert not seen.applied
    assert seen.first_rows["units"][0]["code"] == "LH"
    done = run(boss, "workbook", data, on_paper=True)
    assert tallies(seen) == tallies(done)
    assert [gap.sentence for gap in seen.missing] == [gap.sentence for gap in done.missing]


def test_a_preview_of_a_bad_file_names_the_rows(boss: Person) -> None:
    seen = imports.preview(
        actor=boss, kind="units", data=(UNITS + "5W,,unit,H9,\n").encode(), name="units.csv", options=PAPER
    )
    assert [(error.sheet, error.line, error.column) for error in seen.errors] == [("units", 5, "name")]
    assert seen.first_rows["units"][0]["name"] == "Lakeland Health"


def test_one_bad_row_stops_everything(boss: Person) -> None:
    with pytest.raises(RowErrors) as refused:
        run(boss, "units", UNITS + "5W,5 West,unit,NOWHERE,\n")
    (error,) = refused.value.rows
    assert (error.line, error.column) == (5, "parent")
    assert "Nothing was" not in error.sentence
    assert not OrgUnit.objects.filter(code="4W").exists()


def test_bad_rows_can_be_left_out_and_come_back_corrected(boss: Person) -> None:
    bad = UNITS + "5W,5 West,unit,NOWHERE,\n6W,6 West,floor,H1,\n7W,=7 West,unit,H1,\n8W,8 West,unit,5W,\n"
    outcome = run(boss, "units", bad, skip_bad=True)
    assert tallies(outcome) == {"units": (3, 0, 0)}
    assert sorted({error.line for error in outcome.errors}) == [5, 6, 7, 8]
    rows = list(csv.DictReader(io.StringIO(imports.error_file(outcome, "units").lstrip("\ufeff"))))
    assert sorted(row["code"] for row in rows) == ["5W", "6W", "7W", "8W"]
    assert all(row["problem"] for row in rows)
    mended = [row | {"parent": "H1", "level": "unit", "name": row["name"].lstrip("=")} for row in rows]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]))
    writer.writeheader()
    writer.writerows(mended)
    assert tallies(run(boss, "units", stream.getvalue())) == {"units": (4, 0, 0)}


@pytest.mark.parametrize(
    ("kind", "line", "column", "text"),
    [
        ("people", 3, "email", PEOPLE.replace("nora@x.example", "not an address")),
        ("people", 3, "unit", PEOPLE.replace(",4W,", ",9Z,")),
        ("people", 3, "roles", PEOPLE.replace("unit_leader", "unit_leader@9Z")),
        ("people", 4, "email", PEOPLE + "nora@x.example,Twice,Nurse,4W,\n"),
        ("goals", 3, "parent", GOALS.replace("G1,drives", "G9,drives")),
        ("goals", 3, "unit", GOALS.replace("4 West,4W", "4 West,9Z")),
        ("goals", 3, "owner", GOALS.replace("nora@x.example", "nobody@x.example")),
        ("goals", 2, "cycle", GOALS.replace("2026-01-01,2026-12-31", ",")),
        ("goals", 3, "parent", GOALS.replace("G1,drives", "G2,drives")),
        ("goals", 5, "title", GOALS + "G5,Nobody owns this,4W,2026,,,,,\n"),
        ("goals", 5, "ref", GOALS + "G1,Another,4W,2026,,,,,\n"),
        ("targets", 2, "goal", TARGETS.replace("G2", "G9")),
        ("targets", 2, "measure", TARGETS.replace("falls", "nothing")),
        ("targets", 2, "due_on", TARGETS.replace("2026-12-31", "2025-12-31")),
    ],
)
def test_each_bad_row_is_named(boss: Person, kind: str, line: int, column: str, text: str) -> None:
    with pytest.raises(RowErrors) as refused:
        run(boss, "workbook", as_book(**(ALL | {kind: text})), on_paper=True)
    assert [(error.line, error.column) for error in refused.value.rows][:1] == [(line, column)]
    assert not Goal.objects.exists()


def test_a_circle_is_named(boss: Person) -> None:
    circle = GOALS.replace("cno@x.example,,", "cno@x.example,G2,drives").replace(",,\nG2", ",drives\nG2")
    with pytest.raises(RowErrors) as refused:
        run(boss, "workbook", as_book(**(ALL | {"goals": circle})), on_paper=True)
    assert "circle" in str(refused.value)


def test_changes_are_changes_and_the_rest_stays(boss: Person) -> None:
    run(boss, "workbook", as_book(**ALL), on_paper=True)
    changed = run(boss, "units", UNITS.replace("4 West", "4 West (medicine)"))
    assert tallies(changed) == {"units": (0, 1, 2)}
    moved = run(boss, "people", PEOPLE.replace("4W,unit_leader", "H1,unit_leader@4W;steward@H1"))
    assert tallies(moved) == {"people": (0, 1, 1)}
    assert Person.objects.get(email="nora@x.example").unit.code == "H1"
    renamed = run(boss, "measures", MEASURES.replace("Falls with injury", "Falls with any injury"))
    assert tallies(renamed) == {"measures": (0, 1, 0)}
    assert Measure.objects.get().name == "Falls with any injury"


MEASUREMENTS = "measure;unit;month;value;numerator;denominator\nfalls;4W;2026-09;;1;714\nfalls;4W;2026-10;0.62;;\n"


def test_measurements_are_exact_and_a_second_run_is_nothing(boss: Person) -> None:
    run(boss, "workbook", as_book(**ALL), on_paper=True)
    first = run(boss, "measurements", "\ufeff" + MEASUREMENTS.replace("\n", "\r\n"))
    assert tallies(first) == {"measurements": (2, 0, 0)}
    september, october = Measurement.objects.order_by("period_start")
    assert (september.numerator, september.denominator, september.source) == (1, 714, "event reports")
    assert (september.period_start, september.period_end) == (date(2026, 9, 1), date(2026, 10, 1))
    assert october.value == Decimal("0.62")
    assert run(boss, "measurements", MEASUREMENTS).nothing_new
    restated = run(boss, "measurements", MEASUREMENTS.replace("0.62", "0.63"))
    assert tallies(restated) == {"measurements": (0, 1, 1)}
    assert Standing.objects.get(goal__title="Fewer falls on 4 West").value_end is not None


@pytest.mark.parametrize("value", ["0,62", "1e309", "NaN", "-1", "62 patients", "=1+1"])
def test_a_number_that_is_none_is_refused_with_its_line(boss: Person, value: str) -> None:
    run(boss, "workbook", as_book(**ALL), on_paper=True)
    with pytest.raises(RowErrors) as refused:
        run(boss, "measurements", MEASUREMENTS.replace("0.62", value))
    assert [(error.line, error.column) for error in refused.value.rows] == [(3, "value")]
    assert not Measurement.objects.exists()


def test_a_sheet_that_is_not_there_is_said(boss: Person) -> None:
    with pytest.raises(Invalid, match="none of the sheets"):
        run(boss, "workbook", book(Sheet1=[["a"], ["b"]]))
    with pytest.raises(Invalid, match="not something to import"):
        run(boss, "everything", "a,b\n1,2\n")


def a_whole_health_system() -> bytes:
    """60 units, 90 people and 420 goals with links and targets, as a hospital keeps them; the last has no owner."""
    plan = cascade.build(seed=7, today=date(2026, 11, 1), goals=432)
    goals = [goal for goal in plan.goals if goal.measure in local_measures()]
    goals[-1] = replace(goals[-1], owner=None)
    people = plan.roster.people
    roles = {it.email: ";".join(f"{role}@{unit}" for role, unit in it.roles) for it in people}
    return book(
        units=[
            ["code", "name", "level", "parent", "ccn"],
            *([it.code, it.name, it.level, it.parent or "", it.ccn] for it in plan.places),
        ],
        people=[
            ["email", "name", "position", "unit", "roles"],
            *([it.email, it.name, it.position, it.unit, roles[it.email]] for it in people),
            *([f"nurse{n}@lakeland.example", f"Kim {n}", "Staff nurse", plan.places[-n].code, ""] for n in (1, 2, 3)),
        ],
        measures=[
            ["code", "name", "direction", "scale", "unit", "per", "decimals"],
            *(
                [it.code, it.name, it.direction, it.scale, it.unit, float(it.per), it.decimals]
                for it in local_measures().values()
            ),
        ],
        goals=[
            [
                "ref",
                "title",
                "unit",
                "cycle",
                "cycle_starts_on",
                "cycle_ends_on",
                "owner",
                "parent",
                "kind",
                "check_in_days",
            ],
            *(_goal_row(it) for it in goals),
        ],
        targets=[
            ["goal", "measure", "baseline", "baseline_on", "target", "due_on"],
            *(_target_row(it.key, it.aim) for it in goals if it.aim),
        ],
    )


def _goal_row(it: Wish) -> list[Any]:
    parent = "" if it.parent is None else f"G{it.parent}"
    days = [date(2024, 1, 1), date(2027, 12, 31)]
    return [f"G{it.key}", it.title, it.unit, "Plan to 2027", *days, it.owner or "", parent, it.kind, it.check_in_days]


def _target_row(key: int, aim: Aim) -> list[Any]:
    return [f"G{key}", aim.measure, float(aim.baseline), aim.baseline_on, float(aim.target), aim.due_on]


def test_a_whole_health_system_from_one_workbook_in_one_command(boss: Person) -> None:
    data = a_whole_health_system()
    outcome = run(boss, "workbook", data, on_paper=True)
    counts = tallies(outcome)
    assert counts["units"][0] + counts["units"][1] >= 60
    assert counts["people"][0] >= 90
    assert counts["goals"][0] >= 420
    assert Goal.objects.filter(state=State.COMMITTED).count() == counts["goals"][0]
    top = Standing.objects.filter(goal__unit__level__code="board")
    assert sum(standing.goals_below for standing in top) >= 300
    assert [(gap.code, len(gap.goal_ids)) for gap in outcome.missing] == [("no_owner", 1)]
    assert run(boss, "workbook", data, on_paper=True).nothing_new
    assert Cycle.objects.get().kind == "strategic"
