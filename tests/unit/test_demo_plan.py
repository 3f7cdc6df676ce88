"""The made-up health system on paper: the same every time, and as plausible as its makers could make it."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from plumbline.integrations.cms import library
from plumbline.integrations.demo import cms, families, making, names, places, words
from plumbline.integrations.demo.plan import MONTHS, Plan

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return making.planned(420, TODAY, places.HOSPITALS)


def test_it_is_the_size_that_was_asked_for(plan: Plan) -> None:
    assert len(plan.goals) == 420
    assert 58 <= len(plan.places) <= 66
    assert 84 <= len(plan.roster.people) <= 95
    assert sum(1 for wish in plan.goals if wish.level == "board") == 6


def test_it_is_the_same_every_time(plan: Plan) -> None:
    again = making.planned(420, TODAY, places.HOSPITALS)
    assert (again.goals, again.series, again.said, again.roster) == (plan.goals, plan.series, plan.said, plan.roster)


@pytest.mark.parametrize("today", [date(2026, 1, 3), date(2026, 2, 28), date(2027, 12, 31), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(today: date) -> None:
    plan = making.planned(300, today, places.HOSPITALS)
    year, january = plan.last_year
    assert plan.start_of(january) == date(year, 1, 1)
    assert january + 12 < MONTHS + 1
    assert all(0 <= wish.month < MONTHS for wish in plan.goals)
    assert all(wish.month <= january for wish in plan.goals if wish.cycle == "annual")
    nora = plan.roster.people[2].email
    last: dict[int, date] = {}
    for said in plan.said:
        day = plan.start_of(said.month + 1) + timedelta(days=said.day - 1)
        if said.person == nora and day <= today:
            last[said.goal] = max(day, last.get(said.goal, day))
    overdue = [(today - day).days - plan.goals[goal].check_in_days for goal, day in last.items()]
    assert sum(1 <= days <= 7 for days in overdue) == 7
    assert sum(days < 0 for days in overdue) == 1
    chief = plan.roster.people[1].email
    asked = [it for it in plan.said if it.reply_by == chief and it.needs_help and it.reply is None]
    assert len([it for it in asked if plan.start_of(it.month + 1) >= today - timedelta(days=92)]) >= 2


def test_a_parent_stands_before_its_children_in_place_and_time(plan: Plan) -> None:
    for wish in plan.goals:
        if wish.parent is not None:
            above = plan.goals[wish.parent]
            assert above.key < wish.key
            assert above.month <= wish.month
            assert wish.kind == "drives" or above.measure == wish.measure


def test_every_target_lies_on_the_good_side(plan: Plan) -> None:
    for wish in plan.goals:
        assert wish.aim is not None
        local = families.measures().get(wish.measure)
        direction = local.direction if local else library.measures()[wish.measure].direction
        assert wish.aim.target != wish.aim.baseline
        assert (wish.aim.target < wish.aim.baseline) == (direction == "decrease"), wish.title


def test_titles_read_like_sentences_and_are_not_said_twice(plan: Plan) -> None:
    titles = Counter((wish.title, wish.unit) for wish in plan.goals)
    assert set(titles.values()) == {1}
    assert all(len(wish.title) <= 240 and "{" not in wish.title for wish in plan.goals)
    assert "Reduce falls with injury on 4 West to 0.40 per 1,000 patient-days" in {wish.title for wish in plan.goals}


def test_it_has_the_faults_of_real_plans(plan: Plan) -> None:
    live = [wish for wish in plan.goals if wish.state == "committed"]
    assert sum(1 for it in live if it.parent is None and it.level != "board") >= 5
    assert sum(1 for it in live if it.owner is None and not it.offered_to) >= 5
    assert sum(1 for it in live if it.offered_to) >= 5
    assert sum(1 for it in live if not it.agreed) >= 5
    assert sum(1 for it in live if it.silent_since) >= 15
    assert any(it.restricted for it in live)
    assert any(it.optimism > 1 for it in live)
    assert {"draft", "proposed", "achieved", "missed", "sustaining"} <= {it.state for it in plan.goals}


def test_counts_are_whole_and_shares_are_shares(plan: Plan) -> None:
    for (code, _), months in plan.series.items():
        local = families.measures()[code]
        assert [month.index for month in months] == list(range(MONTHS))
        for month in months:
            assert month.denominator > 0
            if local.scale in ("proportion", "rate"):
                assert month.numerator == month.numerator.to_integral_value()
            if local.scale == "proportion":
                assert 0 <= month.numerator <= month.denominator


def test_small_units_have_small_numbers(plan: Plan) -> None:
    falls = [months for (code, unit), months in plan.series.items() if code == "falls_injury"]
    assert any(month.numerator == 0 for months in falls for month in months)
    assert max(month.numerator for months in falls for month in months) <= 6


def test_people_speak_of_work_not_of_patients(plan: Plan) -> None:
    assert len({it.note for it in plan.said}) > 30
    assert all(len(it.note) <= 500 and len(it.next_step) <= 300 for it in plan.said)
    assert all(it.next_step for it in plan.said if it.claimed != words.ON_TRACK)
    assert {it.claimed for it in plan.said} == {words.ON_TRACK, words.AT_RISK, words.OFF_TRACK}


def test_names_are_used_once_and_addresses_go_nowhere(plan: Plan) -> None:
    emails = [person.email for person in plan.roster.people]
    assert len(set(emails)) == len(emails)
    assert all(email.endswith(f"@{names.DOMAIN}") and names.DOMAIN.endswith(".example") for email in emails)
    assert [person.cast for person in plan.roster.people if person.cast] == [
        "Board chair", "Chief medical officer", "Nurse manager", "Medical director", "Front-line nurse",
        "Quality analyst", "Administrator", "Auditor",
    ]  # fmt: skip


def test_the_public_values_are_those_of_the_six_hospitals() -> None:
    assert {value.ccn for value in cms.values()} == {hospital.ccn for hospital in places.HOSPITALS}
    assert {value.release for value in cms.values()} == {"2023-07", "2025-07"}
    exact = {(it.release, it.ccn, it.measure): it.value for it in cms.values()}
    assert exact["2025-07", "520177", "HAI_1"] == Decimal("0.782")
    assert exact["2025-07", "520063", "COMP_HIP_KNEE"] == Decimal("0.04")
    assert exact["2025-07", "520177", "CMS_STAR_RATING"] == 4


def test_around_a_hospital_of_ones_own_the_goals_are_on_its_values() -> None:
    behind, ahead = Decimal("0.22"), Decimal("0.12")
    values = [
        cms.Value("2025-07", "010001", "READM_30_HOSP_WIDE", behind, None, None),
        cms.Value("2025-07", "010001", "READM_30_COPD", ahead, None, None),
        cms.Value("2025-07", "010005", "READM_30_HOSP_WIDE", ahead, None, None),
    ]
    plan = making.planned(300, TODAY, places.around(["010001", "010005"], {}), values)
    [goal] = [wish for wish in plan.goals if wish.measure in library.measures()]
    assert goal.title == "Readmissions hospital-wide at Amber Ford Hospital: down to the national average of 14.6 %"
    assert goal.aim is not None
    assert (goal.aim.baseline, goal.aim.target) == (behind, Decimal("0.146"))
    assert plan.start_of(goal.month) >= library.release_month("2025-07")[1]


def test_a_large_one_grows_by_more_hospitals() -> None:
    large = making.planned(2000, TODAY, places.HOSPITALS)
    assert len(large.goals) == 2000
    assert len(large.hospitals) > 20
    assert all(wish.month <= large.last_year[1] for wish in large.goals if wish.cycle == "annual")
    per_unit = Counter(wish.unit for wish in large.goals if wish.level == "unit")
    assert max(per_unit.values()) <= 25
