"""Roll-up on hand-made trees, each number worked out on paper."""

import math
from dataclasses import replace

import pytest

from plumbline.core.errors import Invalid
from plumbline.goals.rules.evidence import Claim, Evidence
from plumbline.goals.rules.lifecycle import State, rolls_up
from plumbline.goals.rules.standing import Edge, EdgeKind, Limits, Own, PlanVsResult, Standing, roll_up

GREEN = Own(progress=0.8, pace=0.1, coverage=1.0, claimed=Claim.ON_TRACK, evidence=Evidence.ON_TRACK)
AMBER = replace(GREEN, claimed=Claim.AT_RISK, evidence=Evidence.ON_TRACK)
RED = Own(progress=0.2, pace=-0.3, coverage=1.0, claimed=Claim.OFF_TRACK, evidence=Evidence.OFF_TRACK)
QUIET = replace(GREEN, stale=True)
BLANK = Own()
SAME = EdgeKind.SAME_MEASURE


def measured(progress: float, pace: float = 0.0, **more: object) -> Own:
    return replace(Own(progress=progress, pace=pace, coverage=1.0), **more)  # type: ignore[arg-type]


def edge(child: str, parent: str, weight: float = 1.0, **more: object) -> Edge[str]:
    return Edge(child, parent, weight=weight, **more)  # type: ignore[arg-type]


def standing(owns: dict[str, Own], *edges: Edge[str], of: str = "top") -> Standing[str]:
    return roll_up(owns, edges)[of]


class TestContributed:
    def test_a_leaf_has_nothing_below(self) -> None:
        alone = standing({"top": GREEN})
        assert (alone.contributed, alone.contributed_pace, alone.coverage) == (None, None, 1.0)
        assert (alone.goals_below, alone.worst_below, alone.trouble_below) == (0, None, False)

    def test_children_are_weighed(self) -> None:
        """(3 x 0.5 + 1 x 0.9) / 4 = 0.6; pace (3 x -0.2 + 1 x 0.2) / 4 = -0.1."""
        owns = {"top": BLANK, "a": measured(0.5, -0.2), "b": measured(0.9, 0.2)}
        top = standing(owns, edge("a", "top", 3), edge("b", "top"))
        assert top.contributed == pytest.approx(0.6, abs=1e-15)
        assert top.contributed_pace == pytest.approx(-0.1, abs=1e-15)

    def test_a_child_without_a_value_is_left_out_and_lowers_coverage(self) -> None:
        owns = {"top": BLANK, "a": measured(0.5), "b": BLANK}
        top = standing(owns, edge("a", "top"), edge("b", "top", 3))
        assert (top.contributed, top.coverage) == (0.5, 0.25)

    def test_an_unmeasured_child_passes_on_what_is_below_it(self) -> None:
        owns = {"top": BLANK, "mid": BLANK, "a": measured(0.4), "b": measured(0.6)}
        top = standing(owns, edge("mid", "top"), edge("a", "mid"), edge("b", "mid"))
        assert top.contributed == pytest.approx(0.5)

    def test_a_measured_child_speaks_for_itself(self) -> None:
        """What is below a goal with a value of its own ends there; the counts do not."""
        owns = {"top": BLANK, "mid": measured(0.9, coverage=0.5), "a": RED}
        top = standing(owns, edge("mid", "top"), edge("a", "mid"))
        assert (top.contributed, top.coverage) == (0.9, 0.5)
        assert (top.goals_below, top.off_track_below) == (2, 1)

    def test_coverage_is_recursive(self) -> None:
        """mid covers (1 + 0) / 2 of its own children, and the other child all: (0.5 x 2 + 1) / 3 = 2/3."""
        owns = {"top": BLANK, "mid": BLANK, "a": measured(0.5), "b": BLANK, "c": measured(0.5)}
        top = standing(owns, edge("mid", "top", 2), edge("c", "top"), edge("a", "mid"), edge("b", "mid"))
        assert top.coverage == pytest.approx(2 / 3)

    def test_a_same_measure_child_is_in_the_pooled_value_already(self) -> None:
        owns = {"top": measured(0.7, coverage=0.5), "a": measured(0.1), "b": measured(0.9)}
        top = standing(owns, edge("a", "top", kind=SAME), edge("b", "top", kind=SAME))
        assert (top.contributed, top.coverage, top.goals_below) == (None, 0.5, 2)

    @pytest.mark.parametrize("more", [{"agreed": False}, {"kind": EdgeKind.SUPPORTS}])
    def test_proposed_and_supporting_links_carry_nothing(self, more: dict[str, object]) -> None:
        top = standing({"top": GREEN, "a": RED}, edge("a", "top", critical=True, **more))
        assert (top.contributed, top.goals_below, top.trouble_below) == (None, 0, False)

    def test_a_loop_is_refused(self) -> None:
        with pytest.raises(Invalid):
            roll_up({"a": GREEN, "b": GREEN}, [edge("a", "b"), edge("b", "a")])


class TestWhoCounts:
    def test_a_child_with_two_parents_is_counted_once_above(self) -> None:
        owns = {"top": GREEN, "left": GREEN, "right": GREEN, "child": RED}
        edges = [edge("left", "top"), edge("right", "top"), edge("child", "left"), edge("child", "right")]
        top = standing(owns, *edges)
        assert (top.goals_below, top.off_track_below) == (3, 1)

    def test_every_count(self) -> None:
        owns = {
            "top": GREEN,
            "a": RED,
            "b": AMBER,
            "c": replace(QUIET, owned=False),
            "d": replace(BLANK, owned=False),
            "e": replace(GREEN, evidence=Evidence.OFF_TRACK),
        }
        top = standing(owns, *(edge(child, "top") for child in "abcde"))
        counts = (top.goals_below, top.off_track_below, top.at_risk_below, top.stale_below, top.unowned_below)
        assert counts == (5, 2, 1, 1, 2)

    @pytest.mark.parametrize(
        ("children", "worst"),
        [
            ([BLANK], None),
            ([BLANK, GREEN], Claim.ON_TRACK),
            ([GREEN, AMBER], Claim.AT_RISK),
            ([RED, AMBER], Claim.OFF_TRACK),
            ([replace(BLANK, evidence=Evidence.ACHIEVED)], Claim.ON_TRACK),
            ([replace(BLANK, evidence=Evidence.TOO_FEW)], None),
        ],
    )
    def test_the_worst_word_below(self, children: list[Own], worst: Claim | None) -> None:
        owns = {"top": RED, **{str(i): own for i, own in enumerate(children)}}
        assert standing(owns, *(edge(str(i), "top") for i in range(len(children)))).worst_below is worst

    @pytest.mark.parametrize("closed", [State.ACHIEVED, State.MISSED])
    def test_closing_an_achieved_or_missed_child_moves_nothing_above(self, closed: State) -> None:
        edges = [edge("mid", "top"), edge("child", "mid", 2), edge("other", "mid")]

        def top(state: State, cycle_closed: bool = False) -> Standing[str]:
            child = replace(RED, rolls_up=rolls_up(state, cycle_closed=cycle_closed))
            return standing({"top": GREEN, "mid": BLANK, "child": child, "other": GREEN}, *edges)

        assert top(closed) == top(State.COMMITTED)
        assert top(State.STOPPED) != top(State.COMMITTED)
        assert top(closed, cycle_closed=True) == top(State.STOPPED)

    def test_what_is_reached_only_through_a_goal_that_does_not_count_is_left_out(self) -> None:
        owns = {"top": GREEN, "draft": replace(GREEN, rolls_up=False), "a": RED, "b": RED}
        edges = [edge("draft", "top"), edge("a", "draft"), edge("b", "draft"), edge("b", "top")]
        top = standing(owns, *edges)
        assert (top.goals_below, top.off_track_below) == (1, 1)
        assert standing(owns, *edges, of="draft").goals_below == 2


class TestTroubleBelow:
    def test_red_is_never_hidden_under_green(self) -> None:
        """One red of five equal children is exactly 0.20."""
        owns = {"top": GREEN, "r": RED, **dict.fromkeys("abcd", GREEN)}
        top = standing(owns, *(edge(child, "top") for child in "abcdr"))
        assert top.red.beneath == pytest.approx(0.20)
        assert (top.trouble_below, top.trouble_path) == (True, ("top", "r"))

    def test_one_fifth_in_another_order_is_still_one_fifth(self) -> None:
        """3/5 of one third: 0.2 on paper, 0.19999999999999998 in binary."""
        owns = {"top": GREEN, "mid": GREEN, **dict.fromkeys("abcd", GREEN), **dict.fromkeys("rst", RED)}
        edges = [edge(child, "mid") for child in "abrst"] + [edge(child, "top") for child in ("mid", "c", "d")]
        assert standing(owns, *edges).red.beneath < 0.2
        assert standing(owns, *edges).trouble_below

    def test_one_red_of_six_is_not_enough_unless_it_is_critical(self) -> None:
        owns = {"top": GREEN, "r": RED, **dict.fromkeys("abcde", GREEN)}
        plain = [edge(child, "top") for child in "abcde"]
        assert not standing(owns, *plain, edge("r", "top")).trouble_below
        critical = standing(owns, *plain, edge("r", "top", critical=True))
        assert (critical.trouble_below, critical.trouble_path) == (True, ("top", "r"))

    def test_a_critical_chain_must_be_critical_all_the_way(self) -> None:
        owns = {"top": GREEN, "mid": GREEN, "r": RED, **dict.fromkeys("abcdefghij", GREEN)}
        plain = [edge(c, "top") for c in "abcde"] + [edge(c, "mid") for c in "fghij"]

        def top(first: bool, second: bool) -> Standing[str]:
            chain = [edge("mid", "top", critical=first), edge("r", "mid", critical=second)]
            return standing(owns, *plain, *chain)

        assert top(True, True).trouble_path == ("top", "mid", "r")
        assert not top(True, False).trouble_below
        assert not top(False, True).trouble_below

    def test_the_path_follows_the_heaviest_red(self) -> None:
        """a brings 1 x 1/2 of red, b 3 x 1/3: the way through b weighs more."""
        owns = {"top": GREEN, "a": GREEN, "b": GREEN, "r1": RED, "r2": RED, **dict.fromkeys("xyz", GREEN)}
        edges = [
            edge("a", "top", 1), edge("b", "top", 3), edge("r1", "a"), edge("x", "a"),
            edge("r2", "b"), edge("y", "b"), edge("z", "b"),
        ]  # fmt: skip
        top = standing(owns, *edges)
        assert top.red.beneath == pytest.approx((0.5 + 3 / 3) / 4)
        assert top.trouble_path == ("top", "b", "r2")

    def test_red_fades_with_depth_but_not_through_a_red_goal(self) -> None:
        """top - mid - (r, g): mid is half red. Were mid red itself, all of it."""
        owns = {"top": GREEN, "mid": AMBER, "r": RED, "g": GREEN}
        edges = [edge("mid", "top"), edge("r", "mid"), edge("g", "mid")]
        assert standing(owns, *edges).red.beneath == 0.5
        assert standing({**owns, "mid": RED}, *edges).red.beneath == 1.0
        assert standing({**owns, "mid": RED}, *edges).trouble_path == ("top", "mid")

    @pytest.mark.parametrize(
        ("own", "speaks"),
        [
            (GREEN, True),
            (replace(BLANK, claimed=Claim.ON_TRACK), True),
            (replace(BLANK, evidence=Evidence.ACHIEVED), True),
            (replace(BLANK, claimed=Claim.OFF_TRACK, evidence=Evidence.ON_TRACK), True),
            (RED, False),
            (replace(BLANK, claimed=Claim.AT_RISK, evidence=Evidence.TOO_FEW), False),
            (BLANK, False),
        ],
    )
    def test_only_a_goal_that_looks_well_can_hide_trouble(self, own: Own, speaks: bool) -> None:
        top = standing({"top": own, "r": RED}, edge("r", "top"))
        assert top.trouble_below is speaks
        assert bool(top.trouble_path) is speaks

    def test_red_is_not_hidden_under_a_pooled_green(self) -> None:
        owns = {"top": GREEN, "a": RED, "b": GREEN}
        top = standing(owns, edge("a", "top", kind=SAME), edge("b", "top", kind=SAME))
        assert (top.red.beneath, top.trouble_below, top.contributed) == (0.5, True, None)

    def test_silence_is_said_by_its_own_sentence(self) -> None:
        owns = {"top": GREEN, "q": QUIET, **dict.fromkeys("abcd", GREEN)}
        top = standing(owns, *(edge(child, "top") for child in "abcdq"))
        assert (top.not_enough_reported, top.not_enough_path) == (True, ("top", "q"))
        assert (top.trouble_below, top.trouble_path) == (False, ())
        assert not standing({**owns, "e": GREEN}, *(edge(c, "top") for c in "abcdeq")).not_enough_reported


def result(evidence: Evidence, pace: float, coverage: float = 1.0, outcome: bool = True) -> PlanVsResult | None:
    top = Own(progress=0.5, pace=0.0, evidence=evidence, outcome_evidence=evidence if outcome else Evidence.NONE)
    child = measured(0.5, pace, coverage=coverage)
    return standing({"top": top, "child": child}, edge("child", "top")).plan_vs_result


class TestPlanAndResult:
    PLAN_DONE, UNEXPLAINED = PlanVsResult.PLAN_DONE_RESULT_NOT, PlanVsResult.RESULT_UNEXPLAINED

    def test_plan_done_result_not_moving(self) -> None:
        assert result(Evidence.OFF_TRACK, -0.10) is self.PLAN_DONE
        assert result(Evidence.OFF_TRACK, -0.11) is None
        assert result(Evidence.AT_RISK, 0.2) is None
        assert result(Evidence.OFF_TRACK, 0.2, outcome=False) is None

    @pytest.mark.parametrize("good", [Evidence.ON_TRACK, Evidence.ACHIEVED])
    def test_result_unexplained(self, good: Evidence) -> None:
        assert result(good, -0.26) is self.UNEXPLAINED
        assert result(good, -0.25) is None

    def test_half_must_be_reported(self) -> None:
        assert result(Evidence.OFF_TRACK, 0.0, coverage=0.5) is self.PLAN_DONE
        assert result(Evidence.OFF_TRACK, 0.0, coverage=0.49) is None
        assert result(Evidence.ON_TRACK, -0.5, coverage=0.49) is None

    def test_without_work_below_there_is_no_plan_to_compare(self) -> None:
        top = Own(progress=0.1, pace=-0.5, evidence=Evidence.OFF_TRACK, outcome_evidence=Evidence.OFF_TRACK)
        assert standing({"top": top}).plan_vs_result is None


def test_limits_are_settings() -> None:
    top = Own(progress=0.5, pace=0.0, claimed=Claim.ON_TRACK, evidence=Evidence.ON_TRACK)
    owns = {"top": top, "r": replace(RED, pace=-0.15), "g": replace(GREEN, pace=-0.15)}
    edges = [edge("r", "top"), edge("g", "top")]
    usual, own = (roll_up(owns, edges, limits)["top"] for limits in (Limits(), Limits(0.6, -0.05, -0.12)))
    assert (usual.trouble_below, usual.plan_vs_result) == (True, None)
    assert (own.trouble_below, own.plan_vs_result) == (False, PlanVsResult.RESULT_UNEXPLAINED)
    owns["top"] = replace(top, evidence=Evidence.OFF_TRACK, outcome_evidence=Evidence.OFF_TRACK)
    done = [roll_up(owns, edges, limits)["top"].plan_vs_result for limits in (Limits(), Limits(at_risk=-0.15))]
    assert done == [None, PlanVsResult.PLAN_DONE_RESULT_NOT]


def test_three_thousand_levels_do_not_break_it() -> None:
    owns = dict.fromkeys(range(3000), GREEN) | {3000: RED}
    top = roll_up(owns, [Edge(i + 1, i) for i in range(3000)])[0]
    assert (top.goals_below, top.off_track_below) == (3000, 1)
    assert math.isclose(top.red.beneath, 1.0)
    assert top.trouble_path == tuple(range(3001))
