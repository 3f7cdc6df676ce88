"""Made-up people: names that could be anybody's, and the positions of a health system."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plumbline.integrations.demo.places import TOP, Place

DOMAIN = "lakeland.example"
NAMES = tuple((Path(__file__).parent / "data" / "names.txt").read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True, slots=True)
class Someone:
    """`cast` names the few who stand on the demo's sign-in page."""

    email: str
    name: str
    position: str
    unit: str
    roles: tuple[tuple[str, str], ...] = ()
    cast: str = ""


class Names:
    """Names in their order, then made-up ones for as many people as are asked for; each address once."""

    def __init__(self, rng: random.Random) -> None:
        self._names, self._taken = self._stream(rng), set[str]()

    def _stream(self, rng: random.Random) -> Iterator[str]:
        yield from NAMES
        first, last = zip(*(name.split(" ", 1) for name in NAMES), strict=True)
        while True:
            yield f"{rng.choice(first)} {rng.choice(last)}"

    def next(self) -> tuple[str, str]:
        """(name, address)"""
        name = next(self._names)
        plain, number = name.lower().replace(" ", ".").replace("-", ""), 1
        while (address := f"{plain}{number if number > 1 else ''}@{DOMAIN}") in self._taken:
            number += 1
        self._taken.add(address)
        return name, address


EXECUTIVES = (
    ("Chief executive officer", "EXEC", "executive", "ceo"),
    ("Chief nursing officer", "EXEC", "executive", "cno"),
    ("Chief operating officer", "EXEC", "executive", "coo"),
    ("Chief quality officer", "QPS", "executive", "cqo"),
    ("Chief human resources officer", "PPL", "executive", "chro"),
    ("Chief financial officer", "FIN", "executive", "cfo"),
)
BOARD = (
    "Board member, chair of the quality committee",
    "Board member, finance committee",
    "Board member, community representative",
    "Board member, physician",
    "Board member, audit committee",
)
LEADS = {
    "medical": "Nurse manager",
    "surgical": "Nurse manager",
    "stepdown": "Nurse manager",
    "icu": "Nurse manager",
    "emergency": "Nurse manager",
    "theatre": "Manager",
    "birth": "Nurse manager",
}


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody, and who leads what: keys are executives' short names and units' codes."""

    people: tuple[Someone, ...]
    leads: dict[str, str]
    physicians: dict[str, str]


def roster(places: Sequence[Place], rng: random.Random, *, vacant: frozenset[str]) -> Roster:
    """People for every place; `vacant` units have no leader."""
    names = Names(rng)
    people: list[Someone] = []
    leads: dict[str, str] = {}
    physicians: dict[str, str] = {}

    def add(position: str, unit: str, *roles: tuple[str, str], cast: str = "") -> str:
        name, email = names.next()
        people.append(Someone(email, name, position, unit, roles, cast))
        return email

    first_unit = next(place for place in places if place.level == "unit")
    first_hospital = next(place for place in places if place.level == "hospital")
    leads["chair"] = add("Board chair", TOP, ("board_member", TOP), cast="Board chair")
    leads["cmo"] = add(
        "Chief medical officer", "EXEC", ("cmo", TOP), ("executive", "EXEC"), cast="Chief medical officer"
    )
    leads[first_unit.code] = add(
        f"Nurse manager, {first_unit.name}",
        first_unit.code,
        ("unit_leader", first_unit.code),
        cast="Nurse manager",
    )
    physicians[first_unit.parent or ""] = add(
        f"Medical director, {first_hospital.name}",
        first_unit.parent or TOP,
        ("physician_leader", first_unit.parent or TOP),
        cast="Medical director",
    )
    add(
        f"Staff nurse, {first_unit.name}",
        first_unit.code,
        ("front_line", first_unit.code),
        cast="Front-line nurse",
    )
    leads["steward"] = add("Quality analyst", "QPS", ("steward", TOP), cast="Quality analyst")
    leads["administrator"] = add("Plumbline administrator", "QPS", ("administrator", TOP), cast="Administrator")
    add("Internal auditor", TOP, ("auditor", TOP), cast="Auditor")
    for position in BOARD:
        add(position, TOP, ("board_member", TOP))
    for position, unit, role, key in EXECUTIVES:
        leads[key] = add(position, unit, (role, TOP if key in ("ceo", "cno", "coo") else unit))
    for place in places:
        if place.level == "hospital":
            leads[place.code] = add(f"President, {place.name}", place.code, ("executive", place.code))
            leads[f"{place.code}/nursing"] = add(
                f"Director of nursing, {place.name}", place.code, ("unit_leader", place.code)
            )
        elif place.level == "service_line":
            leads[place.code] = add(f"Director, {place.name}", place.code, ("unit_leader", place.code))
            if place.size >= 1 and place.code not in physicians:
                chief = f"Chief of {place.name.split(',')[0].lower()}, {place.name.split(', ')[1]}"
                physicians[place.code] = add(chief, place.code, ("physician_leader", place.code))
        elif place.level == "unit" and place.code not in leads and place.code not in vacant:
            position = f"{LEADS[place.kind]}, {place.name}"
            leads[place.code] = add(position, place.code, ("unit_leader", place.code))
    return Roster(tuple(people), leads, physicians)
