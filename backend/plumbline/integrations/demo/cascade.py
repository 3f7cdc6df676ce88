"""The goals of the demo: six promises carried down from level to level, with the faults of real plans."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from plumbline.integrations.demo import cms, names, places
from plumbline.integrations.demo.families import Family, Local, families, measures, promises
from plumbline.integrations.demo.places import TOP, Hospital, Place
from plumbline.integrations.demo.plan import LEAVING, MONTHS, Aim, Plan, Support, Wish, add_months
from plumbline.integrations.demo.processes import ODDS, SHAPES, began

PER_HOSPITAL = 66
BOARD_SHAPES = ("improving", "slow", "slow", "flat", "improving", "early")
# What the unit of the sign-in page's nurse manager works on: as many goals as one unit should carry.
FIRST_UNIT = frozenset(
    ("falls_injury", "hapi", "hand_hygiene", "readm_30", "nurse_comm", "turnover", "missed_breaks", "rounding")
)
OFFICE_OF = {"cqo": "QPS", "chro": "PPL", "cfo": "FIN"}
CADENCE = {"board": 92, "executive": 92, "hospital": 62, "service_line": 62, "unit": 35}
NURSING = frozenset(("cno", "chro"))
# Whose work helps whose, within a hospital; and what several units have in common, measured in each.
HELPS = (
    ("hand_hygiene", "clabsi"),
    ("missed_breaks", "turnover"),
    ("los", "boarding"),
    ("hand_hygiene", "cauti"),
    ("quiet", "nurse_comm"),
    ("overtime", "turnover"),
)
TOGETHER = ("sepsis_bundle", "boarding")


def build(
    *,
    seed: int,
    today: date,
    goals: int,
    hospitals: tuple[Hospital, ...] = places.HOSPITALS,
    values: Sequence[cms.Value] = (),
) -> Plan:
    """The plan without its data: as many goals as asked for, give or take none. `values` are a file's of CMS."""
    rng = random.Random(f"{seed}:{goals}:{len(hospitals)}")  # noqa: S311 - made-up data
    while True:
        everywhere = places.places(hospitals)
        units = [place.code for place in everywhere if place.level == "unit"]
        vacant = frozenset(rng.sample(units[1:], max(1, len(units) // 18)))
        plan = Plan(
            seed,
            today,
            add_months(today, -MONTHS),
            hospitals,
            everywhere,
            names.roster(everywhere, rng, vacant=vacant),
        )
        Cascade(plan, rng, values).grow()
        if len(plan.goals) >= goals:
            break
        hospitals += places.more(len(hospitals) + (goals - len(plan.goals)) // PER_HOSPITAL + 1)[len(hospitals) :]
    trim(plan, goals)
    return plan


def trim(plan: Plan, goals: int) -> None:
    """Drops goals that nothing hangs on, from the units that carry most, until the number is right."""
    below = Counter(wish.parent for wish in plan.goals)
    first = next(place.code for place in plan.places if place.level == "unit")
    alive = {wish.key: wish for wish in plan.goals}

    def drop(wish: Wish) -> None:
        del alive[wish.key]
        below[wish.parent] -= 1

    for wish in reversed(plan.goals):
        if wish.unit == first and wish.measure not in FIRST_UNIT and not below[wish.key]:
            drop(wish)
    while len(alive) > goals:
        leaves = [it for it in alive.values() if not below[it.key] and it.unit != first]
        units = [it for it in leaves if it.level == "unit"]
        carried = Counter(it.unit for it in units)
        most = max(carried.values(), default=0)
        spare = [it for it in units if carried[it.unit] == most]
        spare = spare or [it for it in leaves if it.level in ("hospital", "service_line")]
        if not spare:
            break
        for wish in list({it.unit: it for it in spare}.values())[: len(alive) - goals]:
            drop(wish)
    plan.goals = list(alive.values())
    place = {wish.key: index for index, wish in enumerate(plan.goals)}
    for wish in plan.goals:
        wish.key = place[wish.key]
        wish.parent = None if wish.parent is None else place[wish.parent]


class Cascade:
    """Goals from the board down; a parent always stands before its children."""

    def __init__(self, plan: Plan, rng: random.Random, values: Sequence[cms.Value] = ()) -> None:
        self.plan, self.rng, self.values = plan, rng, values
        self.goals = plan.goals
        self.by_place: dict[tuple[str, str], Wish] = {}
        self.leads = plan.roster.leads
        self.below: dict[str | None, list[Place]] = {}
        for place in plan.places:
            self.below.setdefault(place.parent, []).append(place)
        self.first_unit = next(place.code for place in plan.places if place.level == "unit")
        self.end_of_year = date(plan.today.year + 1, 12, 31)

    def grow(self) -> None:
        for number, promise in enumerate(promises(), start=1):
            local = measures()[promise.measure]
            wish = self._add(
                promise.title, "board", TOP, number, local, 0, self.leads[promise.owner], target=local.good
            )
            wish.sentence = promise.sentence
            wish.impacts = {promise.impact: {"weight": "primary", "why": promise.why}}
            wish.shape = BOARD_SHAPES[number - 1]
            self.by_place["board", str(number)] = wish
        for family in families():
            self._family(family)
        self._published()

    def _family(self, family: Family) -> None:
        local = measures()[family.measure]
        if "executive" in family.levels:
            office = OFFICE_OF.get(family.owner, "EXEC")
            title = family.title.format(where="across all hospitals", target=local.shown(local.rounded(local.good)))
            wish = self._add(
                title,
                "executive",
                office,
                family.board,
                local,
                0,
                self.leads[family.owner],
                target=local.good,
            )
            self._under(wish, self.by_place["board", str(family.board)], "drives")
            wish.critical = family.measure in ("falls_injury", "clabsi")
            self.by_place[family.measure, "executive"] = wish
        for hospital in self.below["EXEC"]:
            if hospital.level == "hospital":
                self._in_hospital(family, local, hospital)

    def _in_hospital(self, family: Family, local: Local, hospital: Place) -> None:
        units = [
            unit for line in self.below[hospital.code] for unit in self.below[line.code] if unit.kind in family.kinds
        ]
        if not units:
            return
        if family.under:
            for unit in units:
                above = self.by_place.get((family.under, unit.code))
                if above is not None:
                    self._at(family, local, unit, above, "drives")
            return
        above = self._at(family, local, hospital, self.by_place[family.measure, "executive"], "same_measure")
        if family.measure in TOGETHER:
            above.taking_part = tuple(unit.code for unit in units)
        lines = Counter(unit.parent for unit in units)
        for line in self.below[hospital.code]:
            own = above
            if "service_line" in family.levels and lines[line.code] > 1:
                own = self._at(family, local, line, above, "same_measure")
            for unit in units:
                if unit.parent == line.code:
                    self._at(family, local, unit, own, "same_measure")

    def _at(self, family: Family, local: Local, place: Place, above: Wish, kind: str) -> Wish:
        rng = self.rng
        modest = rng.uniform(0.0, 0.25) if place.level == "unit" and place.code != self.first_unit else 0.0
        goal = local.rounded(local.good + (local.base - local.good) * modest)
        title = family.title.format(where=place.where, target=local.shown(goal))
        later = rng.choice((0, 0, 1))
        month = above.month + later
        if place.level == "unit" and place.code != self.first_unit:
            month = self._begins(above.month)
        wish = self._add(
            title,
            place.level,
            place.code,
            family.board,
            local,
            min(month, MONTHS - 2),
            self._owner(family, place),
            target=float(goal),
        )
        wish.partner = self.plan.roster.physicians.get(place.parent or "") if family.owner in ("cmo", "cno") else None
        wish.barrier = family.barrier
        if place.code == self.first_unit and family.measure == "falls_injury":
            wish.shape, wish.optimism = "slow", 0.0
        self._under(wish, above, kind)
        self.by_place[family.measure, place.code] = wish
        return wish

    def _begins(self, earliest: int) -> int:
        """Most goals stand from the plan's beginning, some came later."""
        chance = self.rng.random()
        if chance < 0.62:
            return earliest + self.rng.randint(0, 3)
        return max(earliest, self.rng.randint(4, MONTHS - 9 if chance < 0.9 else MONTHS - 2))

    def _owner(self, family: Family, place: Place) -> str | None:
        if place.level == "hospital" and family.owner in NURSING:
            return self.leads[f"{place.code}/nursing"]
        return self.leads.get(place.code)

    def _add(
        self,
        title: str,
        level: str,
        unit: str,
        board: int,
        local: Local,
        month: int,
        owner: str | None,
        *,
        target: float,
    ) -> Wish:
        rng = self.rng
        head_start = rng.uniform(-0.35, 0.25) if level == "unit" else 0.0
        baseline = local.rounded(began(local, head_start))
        aim = Aim(local.code, baseline, local.rounded(target), self.plan.start_of(month), self.end_of_year)
        wish = Wish(len(self.goals), title, level, unit, board, local.code, month, owner, aim=aim)
        wish.check_in_days = CADENCE[level]
        wish.shape, wish.head_start = rng.choices(SHAPES, ODDS)[0], head_start
        wish.optimism = 0.35 if rng.random() < 0.12 else rng.uniform(-0.06, 0.08)
        self.goals.append(wish)
        return wish

    @staticmethod
    def _under(wish: Wish, above: Wish, kind: str) -> None:
        wish.parent, wish.kind = above.key, kind

    def _published(self) -> None:
        """Goals on CMS's own values: what each hospital is furthest behind on."""
        for hospital in self.plan.hospitals:
            for gap in cms.gaps(hospital.ccn, self.values)[:2]:
                above = self.by_place["board", str(gap.board)]
                title = f"{gap.name} at {hospital.name}: {gap.told}"
                wish = Wish(
                    len(self.goals),
                    title[:240],
                    "hospital",
                    hospital.code,
                    gap.board,
                    gap.measure,
                    self.plan.month_of(gap.known_on),
                    self.leads[hospital.code],
                )
                wish.aim = Aim(gap.measure, gap.baseline, gap.target, gap.baseline_on, self.end_of_year, "latest")
                wish.check_in_days, wish.shape = CADENCE["board"], "slow"
                wish.impacts = {
                    "ratings_and_reputation": {"weight": "primary", "why": "It enters the CMS star rating."}
                }
                self._under(wish, above, "drives")
                self.goals.append(wish)


def units_of(plan: Plan) -> Iterator[Wish]:
    return (wish for wish in plan.goals if wish.level == "unit")


def faults(plan: Plan) -> None:
    """What real plans have: goals without an owner or a parent, silence, rosy reports, waiting answers."""
    rng = random.Random(f"{plan.seed}:faults:{len(plan.goals)}")  # noqa: S311 - made-up data
    below = Counter(wish.parent for wish in plan.goals)
    cast = plan.roster.people[2].email
    free = [wish for wish in units_of(plan) if not below[wish.key] and wish.owner and wish.owner != cast]
    rng.shuffle(free)
    for share, spoil in SPOILS:
        count = max(1, round(share * len(plan.goals)))
        for _ in range(min(count, MOST_BY_HAND) if spoil in BY_HAND else count):
            if free:
                spoil(free.pop(), rng)
    _into_last_year(plan)
    for wish in plan.goals:
        if wish.parent is not None:
            wish.month = max(wish.month, plan.goals[wish.parent].month)
        if wish.owner in plan.roster.leaving and wish.month >= LEAVING:
            wish.owner = None
        if wish.offered_to in plan.roster.leaving:
            wish.offered_to = None
    masking(plan)
    plan.supports = list(supports(plan))


def _into_last_year(plan: Plan) -> None:
    """Closed goals were those of last year's plan: agreed as it began, due as it ended."""
    year, january = plan.last_year
    for wish in plan.goals:
        later = wish.parent is not None and plan.goals[wish.parent].month > january
        if wish.cycle == "annual" and later:
            wish.cycle, wish.state = "strategic", "committed"
        elif wish.cycle == "annual" and wish.aim is not None:
            wish.month = january
            wish.aim = replace(wish.aim, baseline_on=plan.start_of(january), due_on=date(year, 12, 31))


def _orphan(wish: Wish, rng: random.Random) -> None:
    wish.parent = None


def _offered(wish: Wish, rng: random.Random) -> None:
    wish.offered_to, wish.owner, wish.month = wish.owner, None, max(wish.month, MONTHS - 2)


def _unowned(wish: Wish, rng: random.Random) -> None:
    wish.owner, wish.month = None, max(wish.month, MONTHS - 2)


def _not_agreed(wish: Wish, rng: random.Random) -> None:
    wish.agreed, wish.month = False, max(wish.month, MONTHS - 2)


def _draft(wish: Wish, rng: random.Random) -> None:
    wish.state, wish.month = "draft", MONTHS - 1


def _proposed(wish: Wish, rng: random.Random) -> None:
    wish.state, wish.month = "proposed", MONTHS - 1


def _moved_target(wish: Wish, rng: random.Random) -> None:
    if wish.aim is not None and wish.month < MONTHS - 6:
        local = measures()[wish.measure]
        way = wish.aim.target + (wish.aim.baseline - wish.aim.target) / 4
        wish.new_target = local.rounded(float(way))


def _closed(wish: Wish, rng: random.Random) -> None:
    wish.cycle, wish.shape = "annual", "early"
    wish.state = rng.choices(("achieved", "missed", "stopped"), (6, 3, 2))[0]
    if wish.state == "missed":
        wish.shape = "flat"


def _sustaining(wish: Wish, rng: random.Random) -> None:
    wish.state, wish.shape, wish.month = "sustaining", "early", 0


def _silent(wish: Wish, rng: random.Random) -> None:
    wish.silent_since = MONTHS - rng.randint(3, 6)


def _restricted(wish: Wish, rng: random.Random) -> None:
    wish.restricted = True


# Each of these is an action of its own when it is written, as it is in life: a large demo has enough with some.
BY_HAND, MOST_BY_HAND = (_offered, _moved_target), 40
SPOILS: tuple[tuple[float, Callable[[Wish, random.Random], None]], ...] = (
    (0.020, _orphan),
    (0.022, _offered),
    (0.018, _unowned),
    (0.024, _not_agreed),
    (0.014, _draft),
    (0.014, _proposed),
    (0.018, _moved_target),
    (0.050, _closed),
    (0.012, _sustaining),
    (0.060, _silent),
    (0.005, _restricted),
)


def supports(plan: Plan) -> Iterator[Support]:
    """A few second links among a hospital's goals; every fourth one waits for its answer."""
    standing = {
        (it.measure, it.unit): it
        for it in plan.goals
        if it.level == "hospital" and it.state == "committed" and it.owner and not it.restricted
    }
    found = 0
    for number, hospital in enumerate(plan.hospitals):
        for child, parent in HELPS[number % 2 :: 2]:
            lower, upper = standing.get((child, hospital.code)), standing.get((parent, hospital.code))
            if lower is not None and upper is not None:
                found += 1
                yield Support(lower.key, upper.key, agreed=bool(found % 4))


def masking(plan: Plan) -> None:
    """Some goals above say that all is well while what is below them worsens."""
    above = [wish for wish in plan.goals if wish.level in ("hospital", "service_line") and wish.kind == "same_measure"]
    for wish in above[3 :: max(9, len(above) // 8)]:
        wish.optimism = 2.0
        for child in plan.goals:
            if child.parent == wish.key and child.state == "committed":
                child.shape, child.optimism = "worsening", 0.0
