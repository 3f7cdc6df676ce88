"""One thing by its id, and lists of things, as far as the viewer may see them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from plumbline.accountability import selectors
from plumbline.accountability.choices import AssignmentRole
from plumbline.accountability.models import Assignment
from plumbline.api import paging
from plumbline.api.inputs import DAY, ID, TEXT, YES, Input, choice, optional, several
from plumbline.api.questions.kit import Question
from plumbline.api.shapes import standings
from plumbline.api.shapes.kit import SHAPES
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.goals.choices import Claim, CycleKind, Evidence, State
from plumbline.goals.models import Alignment, Cycle, Goal
from plumbline.measures.models import DataQuery, Measure, Measurement
from plumbline.organizations.choices import Role
from plumbline.organizations.models import AffiliationGroup, Level, Membership, Organization, OrgUnit, Person
from plumbline.organizations.policies import holds_anywhere

SEARCH = Input("text", required=False, about="Words in the title or name.")


def by_id(noun: str, shape: str, route: str, **more: Any) -> Question:
    def ask(viewer: Viewer, *, id: UUID) -> Any:
        return SHAPES[shape].rows().objects.seen(viewer.required(), id)

    return Question(
        noun, f"One {noun}; not found when it is invisible.", shape, ask, route + "/{id}", {"id": ID}, **more
    )


by_id("goal", "Goal", "goals", in_past=True)
by_id("unit", "Unit", "units")
by_id("person", "Person", "people")
by_id("cycle", "Cycle", "cycles")
by_id("measure", "Measure", "measures")
by_id("measurement", "Measurement", "measurements")
by_id("rebaseline", "Rebaseline", "rebaselines")
by_id("checkIn", "CheckIn", "check-ins")
by_id("target", "Target", "targets")
by_id("alignment", "Alignment", "alignments")
by_id("offer", "Handoff", "offers")
by_id("supportNeed", "SupportNeed", "support-needs")


def organization(viewer: Viewer) -> Organization:
    return Organization.objects.seen(viewer.required(), viewer.required().organization_id)  # type: ignore[no-any-return]


def levels(viewer: Viewer) -> list[Any]:
    return list(Level.objects.visible_to(viewer.required()).order_by("ordinal"))


def groups(viewer: Viewer) -> list[Any]:
    return list(AffiliationGroup.objects.visible_to(viewer.required()).order_by("kind", "name"))


def units(
    viewer: Viewer,
    *,
    q: str = "",
    under: UUID | None = None,
    level: str = "",
    closed: bool = False,
    **place: Any,
) -> paging.Page:
    rows = OrgUnit.objects.visible_to(viewer.required()).filter(closed=closed)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(code__iexact=q))
    if under:
        rows = rows.filter(path__contains=[under])
    if level:
        rows = rows.filter(level__code=level)
    return paging.page(rows, order="name", **place)


def people(
    viewer: Viewer,
    *,
    q: str = "",
    unit_id: UUID | None = None,
    role: str = "",
    archived: bool = False,
    **place: Any,
) -> paging.Page:
    """By position; a search looks at positions, and at names and whole e-mails as far as names may be seen."""
    rows = Person.objects.visible_to(viewer.required()).filter(archived_at__isnull=not archived)
    if q:
        named = (Q(name__icontains=q) | Q(email__iexact=q)) & _named(viewer)
        if holds_anywhere(viewer.required(), [Role.ADMINISTRATOR]):
            named |= Q(email__iexact=q)  # whose e-mails they see anyway
        rows = rows.filter(Q(position__icontains=q) | named)
    if unit_id:
        rows = rows.filter(unit__path__contains=[unit_id])
    if role:
        rows = rows.filter(memberships__role=role, memberships__valid_to__isnull=True).distinct()
    return paging.page(rows, order="position", **place)


def _named(viewer: Viewer) -> Q:
    leading = Membership.objects.at(clock.now()).filter(person=OuterRef("pk"))
    leading = leading.exclude(role__in=[Role.FRONT_LINE, Role.CONTRIBUTOR])
    return Q(unit=viewer.required().unit_id) | Q(Exists(leading))


def cycles(viewer: Viewer, *, kind: str = "", open: bool | None = None) -> list[Any]:
    rows = Cycle.objects.visible_to(viewer.required())
    if kind:
        rows = rows.filter(kind=kind)
    if open is not None:
        rows = rows.filter(closed_at__isnull=open)
    return list(rows.order_by("-starts_on", "name")[: paging.LARGEST])


def measures(viewer: Viewer, *, q: str = "", retired: bool = False, **place: Any) -> paging.Page:
    rows = Measure.objects.visible_to(viewer.required()).filter(retired=retired)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(code__icontains=q))
    return paging.page(rows, order="name", **place)


def measurements(
    viewer: Viewer,
    *,
    measure_id: UUID | None = None,
    unit_id: UUID | None = None,
    since: date | None = None,
    superseded: bool = False,
    **place: Any,
) -> paging.Page:
    rows = Measurement.objects.visible_to(viewer.required())
    if not superseded:
        rows = rows.current()
    if measure_id:
        rows = rows.filter(measure=measure_id)
    if unit_id:
        rows = rows.filter(unit=unit_id)
    if since:
        rows = rows.filter(period_end__gte=since)
    return paging.page(rows, order="-period_end", **place)


def data_queries(viewer: Viewer, *, answered: bool = False, **place: Any) -> paging.Page:
    rows = DataQuery.objects.visible_to(viewer.required()).filter(answered_at__isnull=not answered)
    return paging.page(rows, order="-asked_at", **place)


def goals(viewer: Viewer, **wanted: Any) -> paging.Page:
    place = {name: wanted.pop(name) for name in ("first", "after") if name in wanted}
    rows = Goal.objects.visible_to(viewer.required())
    for name, value in wanted.items():
        rows = FILTERS[name](rows, viewer, value)
    return paging.page(rows, order="title", **place)


def _owned_by(rows: Any, person: Any) -> Any:
    held = Assignment.objects.owners().filter(person=person, role=AssignmentRole.ACCOUNTABLE)
    return rows.filter(pk__in=held.values("goal_id"))


def _linked(rows: Any, parent: UUID) -> Any:
    return rows.filter(pk__in=Alignment.objects.open().filter(parent=parent).values("child_id"))


def _told(rows: Any, viewer: Viewer, name: str, value: Any) -> Any:
    """By what the viewer is told of each goal, so that a restricted goal below is not given away."""
    told = standings.without(viewer)
    stored = rows.model.objects.filter(**{f"standing__{name}": value}).exclude(pk__in=told).values("pk")
    return rows.filter(Q(pk__in=stored) | Q(pk__in=[id for id, seen in told.items() if getattr(seen, name) == value]))


FILTERS: dict[str, Any] = {
    "q": lambda rows, viewer, value: rows.filter(title__icontains=value) if value else rows,
    "state": lambda rows, viewer, value: rows.filter(state__in=value),
    "unit_id": lambda rows, viewer, value: rows.filter(unit__path__contains=[value]),
    "cycle_id": lambda rows, viewer, value: rows.filter(cycle=value),
    "level": lambda rows, viewer, value: rows.filter(unit__level__code=value),
    "mine": lambda rows, viewer, value: _owned_by(rows, viewer.person) if value else rows,
    "managed": lambda rows, viewer, value: rows.filter(selectors.managed_by(viewer.person)) if value else rows,
    "below": lambda rows, viewer, value: _linked(rows, value),
    "claimed": lambda rows, viewer, value: rows.filter(standing__claimed=value),
    "evidence": lambda rows, viewer, value: _told(rows, viewer, "evidence", value),
    "stale": lambda rows, viewer, value: rows.filter(standing__stale=value),
    "owned": lambda rows, viewer, value: rows.filter(standing__owned=value),
    "trouble_below": lambda rows, viewer, value: _told(rows, viewer, "trouble_below", value),
    "measure_id": lambda rows, viewer, value: rows.filter(
        targets__measure=value, targets__valid_from__isnull=False, targets__valid_to__isnull=True
    ).distinct(),
}

Question("organization", "The viewer's organization.", "Organization", organization, "organization")
Question("levels", "The organization's ladder, the board first.", "Level", levels, "levels", many=True)
Question(
    "affiliationGroups",
    "Service lines, departments and collaboratives.",
    "AffiliationGroup",
    groups,
    "affiliation-groups",
    many=True,
)
Question(
    "units",
    "Units by name.",
    "Unit",
    units,
    "units",
    {
        "q": SEARCH,
        "under": Input("id", required=False, about="This unit and all below it."),
        "level": optional(TEXT),
        "closed": optional(YES),
    },
    page=True,
)
Question(
    "people",
    "People by position.",
    "Person",
    people,
    "people",
    {"q": SEARCH, "unit_id": optional(ID), "role": optional(choice(Role)), "archived": optional(YES)},
    page=True,
)
Question(
    "cycles",
    "Plans, the latest first.",
    "Cycle",
    cycles,
    "cycles",
    {"kind": optional(choice(CycleKind)), "open": optional(YES)},
    many=True,
)
Question(
    "measures",
    "The measure library by name.",
    "Measure",
    measures,
    "measures",
    {"q": SEARCH, "retired": optional(YES)},
    page=True,
)
Question(
    "measurements",
    "Data, the latest period first.",
    "Measurement",
    measurements,
    "measurements",
    {
        "measure_id": optional(ID),
        "unit_id": optional(ID),
        "since": optional(DAY),
        "superseded": Input("yes", required=False, about="Also what was restated."),
    },
    page=True,
)
Question(
    "dataQueries",
    "Questions about numbers.",
    "DataQuery",
    data_queries,
    "data-queries",
    {"answered": optional(YES)},
    page=True,
)
Question(
    "goals",
    "Goals by title.",
    "Goal",
    goals,
    "goals",
    {
        "q": SEARCH,
        "state": optional(several(choice(State), 7)),
        "unit_id": Input("id", required=False, about="Goals of this unit and all below it."),
        "cycle_id": optional(ID),
        "level": Input("text", required=False, about="A level's code."),
        "mine": Input("yes", required=False, about="Only goals that the viewer owns."),
        "managed": Input("yes", required=False, about="Only goals that the viewer may manage."),
        "below": Input("id", required=False, about="Goals linked directly to this one."),
        "claimed": optional(choice(Claim)),
        "evidence": optional(choice(Evidence)),
        "stale": optional(YES),
        "owned": optional(YES),
        "trouble_below": optional(YES),
        "measure_id": optional(ID),
    },
    page=True,
    in_past=True,
)
