"""Goals by title, unit and cycle, with their owners and their links upward."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from plumbline.accountability.actions import assignments
from plumbline.accountability.models import Assignment, Handoff
from plumbline.core.errors import DomainError
from plumbline.goals.actions import alignments, cycles, goals
from plumbline.goals.choices import State
from plumbline.goals.models import Alignment, Cycle, Goal
from plumbline.integrations.rules.records import GoalRow
from plumbline.integrations.writers.desk import Desk, Lookup, Tally, naming, not_twice
from plumbline.organizations.models import OrgUnit, Person

Key = tuple[str, UUID, UUID]
LONG_PLAN_DAYS = 500


def write_goals(desk: Desk, rows: Sequence[GoalRow]) -> Tally:
    """New goals, owners and links. What already stands is left alone; a differing text is corrected."""
    lookup = Lookup()
    units, people, plans = desk.units(), desk.people(), _cycles(desk, rows, lookup)
    for row in rows:
        lookup.find(units, row.unit, row, "unit", "There is no open unit with this code.")
        lookup.find(people, row.owner, row, "owner", "Nobody here has this address.")
        for email in row.partners:
            lookup.find(people, email, row, "partners", f"Nobody here has the address {email[:60]}.")
    not_twice(rows, lambda row: (row.title, row.unit, row.cycle), "title", lookup)
    not_twice([row for row in rows if row.ref], lambda row: row.ref, "ref", lookup)
    lookup.settle()
    known = _known(desk)
    keys = [(row.title, units[row.unit].pk, plans[row.cycle].pk) for row in rows]
    new = [(row, key) for row, key in zip(rows, keys, strict=True) if key not in known]
    made = _draft(desk, [row for row, _ in new], units, plans)
    found = known | {key: goal for (_, key), goal in zip(new, made, strict=True)}
    mine = [found[key] for key in keys]
    changed = sum(_correct(desk, goal, row) for row, goal in zip(rows, mine, strict=True) if goal not in made)
    changed += _link(desk, rows, mine, found, units, made)
    changed += _own(desk, rows, mine, people, made)
    _remember(desk, rows, mine)
    _agree(desk, rows, mine)
    return Tally("goals", len(made), changed, max(0, len(rows) - len(made) - changed))


def _cycles(desk: Desk, rows: Sequence[GoalRow], lookup: Lookup) -> dict[str, Cycle]:
    """The plans that the rows name; one that is missing is opened where its row gives its days."""
    found = {cycle.name: cycle for cycle in Cycle.objects.open().filter(organization_id=desk.organization_id)}
    dated = {row.cycle: row for row in reversed(rows) if row.cycle_starts_on and row.cycle_ends_on}
    for name, row in dated.items():
        if name not in found and row.cycle_starts_on and row.cycle_ends_on:
            long = (row.cycle_ends_on - row.cycle_starts_on).days > LONG_PLAN_DAYS
            with naming([row], {"name": "cycle", "starts_on": "cycle_starts_on", "ends_on": "cycle_ends_on"}):
                found[name] = cycles.open(
                    actor=desk.actor, name=name, kind="strategic" if long else "annual",
                    starts_on=row.cycle_starts_on, ends_on=row.cycle_ends_on,
                )  # fmt: skip
    for row in rows:
        hint = "There is no open plan of this name. Give its cycle_starts_on and cycle_ends_on to open it."
        lookup.find(found, row.cycle, row, "cycle", hint)
    return found


def _known(desk: Desk) -> dict[Key, Goal]:
    mine = Goal.objects.filter(organization_id=desk.organization_id).select_related("unit__level", "cycle")
    return {(goal.title, goal.unit_id, goal.cycle_id): goal for goal in mine.order_by("created_at", "id")}


def _draft(desk: Desk, rows: Sequence[GoalRow], units: dict[str, OrgUnit], plans: dict[str, Cycle]) -> list[Goal]:
    if not rows:
        return []
    drafts = [
        goals.GoalDraft(
            row.title, units[row.unit].pk, plans[row.cycle].pk, row.board_sentence,
            restricted=row.restricted, check_in_days=row.check_in_days,
        )
        for row in rows
    ]  # fmt: skip
    with naming(rows, {"unit_id": "unit", "cycle_id": "cycle"}):
        return goals.draft_many(actor=desk.actor, organization_id=desk.organization_id, drafts=drafts)


def _correct(desk: Desk, goal: Goal, row: GoalRow) -> bool:
    """An empty cell changes nothing."""
    changes: dict[str, Any] = {}
    if row.board_sentence and row.board_sentence != goal.board_sentence:
        changes["board_sentence"] = row.board_sentence
    if row.check_in_days and row.check_in_days != goal.check_in_days:
        changes["check_in_days"] = row.check_in_days
    if changes:
        with naming([row]):
            goals.edit(actor=desk.actor, goal_id=goal.pk, expected_version=goal.version, **changes)
    return bool(changes)


def _link(
    desk: Desk, rows: Sequence[GoalRow], mine: Sequence[Goal], found: dict[Key, Goal], units: dict[str, OrgUnit],
    made: Sequence[Goal],
) -> int:  # fmt: skip
    """Links that do not stand yet. Returns how many of them change a goal that was there before."""
    lookup, above = Lookup(), _Parents(desk, rows, mine, found)
    pairs = [(row, goal, above.of(row, lookup, units)) for row, goal in zip(rows, mine, strict=True) if row.parent]
    lookup.settle()
    open_links = Alignment.objects.open().filter(organization_id=desk.organization_id)
    standing = set(open_links.values_list("child_id", "parent_id"))
    wanted = [(row, goal, parent) for row, goal, parent in pairs if parent and (goal.pk, parent.pk) not in standing]
    if not wanted:
        return 0
    drafts = [
        alignments.AlignmentDraft(goal.pk, parent.pk, _kind(row), row.weight, row.critical)
        for row, goal, parent in wanted
    ]
    named = [row for row, _, _ in wanted]
    with naming(named, {"parent_id": "parent", "child_id": "title"}):
        offered = alignments.offer_many(actor=desk.actor, drafts=drafts)
        if desk.on_paper:
            alignments.accept_many(actor=desk.actor, alignment_ids=[link.pk for link in offered], on_paper=True)
    return sum(1 for _, goal, _ in wanted if goal not in made)


def _kind(row: GoalRow) -> str:
    return row.kind


class _Parents:
    """The goal that a row's `parent` names: a ref of the same file, or a title."""

    def __init__(self, desk: Desk, rows: Sequence[GoalRow], mine: Sequence[Goal], found: dict[Key, Goal]) -> None:
        self.refs = dict(desk.goals)
        self.refs |= {row.ref: goal for row, goal in zip(rows, mine, strict=True) if row.ref}
        self.titles: dict[str, list[Goal]] = {}
        for (title, _, _), goal in found.items():
            self.titles.setdefault(title, []).append(goal)

    def of(self, row: GoalRow, lookup: Lookup, units: dict[str, OrgUnit]) -> Goal | None:
        if row.parent in self.refs:
            return self.refs[row.parent]
        named = self.titles.get(row.parent, [])
        if row.parent_unit:
            unit = lookup.find(units, row.parent_unit, row, "parent_unit", "There is no open unit with this code.")
            named = [goal for goal in named if unit is not None and goal.unit_id == unit.pk]
        if len(named) == 1:
            return named[0]
        said = "No goal has this ref or title." if not named else "Several goals have this title: give parent_unit."
        lookup.refuse(row, "parent", row.parent, said, "unknown")
        return None


def _own(
    desk: Desk, rows: Sequence[GoalRow], mine: Sequence[Goal], people: dict[str, Person], made: Sequence[Goal]
) -> int:
    """Owners and partners: settled where they agreed on paper, else offered."""
    wanted = [(row, goal, people[row.owner], "accountable") for row, goal in zip(rows, mine, strict=True) if row.owner]
    wanted += [
        (row, goal, people[email], "partner")
        for row, goal in zip(rows, mine, strict=True)
        for email in dict.fromkeys(row.partners)
    ]
    held = _held(desk)
    missing = [it for it in wanted if (it[1].pk, it[2].pk, it[3]) not in held]
    if not missing:
        return 0
    if desk.on_paper:
        drafts = [assignments.AssignmentDraft(goal.pk, person.pk, role) for _, goal, person, role in missing]
        with naming([row for row, *_ in missing], {"person_id": "owner", "goal_id": "title"}):
            assignments.settle_many(actor=desk.actor, drafts=drafts, agreed_on_paper=True)
    else:
        for row, goal, person, role in missing:
            with naming([row], {"person_id": "owner"}):
                assignments.offer(actor=desk.actor, goal_id=goal.pk, person_id=person.pk, role=role)
    return len({goal.pk for _, goal, _, _ in missing if goal not in made})


def _held(desk: Desk) -> set[tuple[UUID, UUID, str]]:
    """Roles that stand, and offers that wait."""
    standing = Assignment.objects.open().filter(organization_id=desk.organization_id)
    waiting = Handoff.objects.waiting().filter(organization_id=desk.organization_id)
    return {
        *standing.values_list("goal_id", "person_id", "role"),
        *waiting.values_list("goal_id", "to_person_id", "role"),
    }


def _remember(desk: Desk, rows: Sequence[GoalRow], mine: Sequence[Goal]) -> None:
    desk.goals |= {row.ref: goal for row, goal in zip(rows, mine, strict=True) if row.ref}
    desk.touched += [goal.pk for goal in mine]


def _agree(desk: Desk, rows: Sequence[GoalRow], mine: Sequence[Goal]) -> None:
    """Drafts that the file calls agreed: proposed at once, committed after their targets are read."""
    drafts = [
        (row, goal) for row, goal in zip(rows, mine, strict=True) if goal.state == State.DRAFT and row.state != "draft"
    ]
    if drafts and not desk.on_paper:
        with naming([row for row, _ in drafts]):
            goals.propose_many(actor=desk.actor, goal_ids=[goal.pk for _, goal in drafts])
    elif desk.on_paper:
        desk.to_commit += [goal.pk for row, goal in drafts if row.state == "committed"]
        proposed = [goal.pk for row, goal in drafts if row.state == "proposed"]
        if proposed:
            goals.propose_many(actor=desk.actor, goal_ids=proposed)


def commit(desk: Desk) -> None:
    """The last step: what was agreed on paper is committed, with its targets."""
    waiting = Goal.objects.filter(pk__in=desk.to_commit, state__in=(State.DRAFT, State.PROPOSED))
    ids = list(waiting.values_list("pk", flat=True))
    if not ids:
        return
    try:
        goals.commit_many(actor=desk.actor, goal_ids=ids, on_paper=True)
    except DomainError as refused:
        desk.notes.append(f"The goals stay proposed: {refused.sentence}")
        raise
