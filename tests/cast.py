"""The cast of the permission tests: one small hospital system made by the product's own actions, and an
outsider.

    top "Lakes" (board) > office (executive) > north (hospital) > surgery (service line) > w5, w4 (units)
                                             > south (hospital) > s1 (unit)
"""

import itertools
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from plumbline.organizations.actions import organizations, people, units
from plumbline.organizations.actions.people import PersonDraft
from plumbline.organizations.actions.units import UnitDraft
from plumbline.organizations.models import Organization, OrgUnit, Person

TREE = (
    ("top", "Lakes Health", "board", None),
    ("office", "Executive office", "executive", "top"),
    ("north", "North Hospital", "hospital", "office"),
    ("south", "South Hospital", "hospital", "office"),
    ("surgery", "Surgery", "service_line", "north"),
    ("w5", "5 West", "unit", "surgery"),
    ("w4", "4 West", "unit", "surgery"),
    ("s1", "South 1", "unit", "south"),
)
PEOPLE = (
    ("bea", "Board chair", "top", [("board_member", "top")]),
    ("eve", "Chief executive", "office", [("executive", "office"), ("executive", "top")]),
    ("chidi", "Chief medical officer", "office", [("cmo", "top")]),
    ("hana", "President, North", "north", [("unit_leader", "north")]),
    ("sol", "President, South", "south", [("unit_leader", "south")]),
    ("sam", "Director of surgery", "surgery", [("unit_leader", "surgery")]),
    ("nora", "Nurse manager, 5 West", "w5", [("unit_leader", "w5")]),
    ("dele", "Charge nurse, 5 West", "w5", [("contributor", "w5")]),
    ("pia", "Surgeon, 5 West", "w5", [("contributor", "w5")]),
    ("fay", "Nurse, 5 West", "w5", [("front_line", "w5")]),
    ("nils", "Nurse manager, 4 West", "w4", [("unit_leader", "w4")]),
    ("rui", "Quality analyst, North", "north", [("steward", "north")]),
    ("odd", "Internal auditor", "office", [("auditor", "top")]),
)


@dataclass
class Cast:
    """Units by code, people by first name; `cast.nora` reads the person anew each time."""

    organization: Organization
    units: dict[str, OrgUnit] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        if name.startswith("_") or name not in self.ids:
            raise AttributeError(name)
        return Person.objects.select_related("organization", "account", "unit").get(pk=self.ids[name])

    def unit(self, code: str) -> OrgUnit:
        return OrgUnit.objects.select_related("level").get(pk=self.units[code].pk)


def empty(slug: str = "lakes", *, demo: bool = False) -> Cast:
    """An organization with nothing but its first administrator, ada."""
    organization = organizations.found(name=f"{slug.title()} Health", slug=slug, demo=demo)
    ada = people.first_administrator(
        organization=organization, name="Ada", position="Administrator", email=f"ada@{slug}.example.org"
    )
    return Cast(organization, ids={"ada": ada.pk})


def hospital(slug: str = "lakes", *, demo: bool = False) -> Cast:
    cast = empty(slug, demo=demo)
    made = units.add_many(
        actor=cast.ada, organization_id=cast.organization.pk, drafts=[UnitDraft(*row) for row in TREE]
    )
    cast.units = {unit.code: unit for unit in made}
    drafts = [
        PersonDraft(
            name=f"{name.title()} {slug.title()}",
            position=position,
            email=f"{name}@{slug}.example.org",
            unit_code=unit,
            roles=roles,
        )
        for name, position, unit, roles in PEOPLE
    ]
    added = people.add_many(actor=cast.ada, organization_id=cast.organization.pk, drafts=drafts)
    cast.ids |= {row[0]: person.pk for row, person in zip(PEOPLE, added, strict=True)}
    return cast


def months(count: int, *, year: int = 2024) -> list[tuple[date, date]]:
    """The first `count` months of a year as half-open periods."""
    starts = [date(year + month // 12, month % 12 + 1, 1) for month in range(count + 1)]
    return list(itertools.pairwise(starts))
