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
    """Everybody, and who leads what: keys are executives' short names and units' codes. `leaving`: addresses of
    unit leaders who have gone by today."""

    people: tuple[Someone, ...]
    leads: dict[str, str]
    physicians: dict[str, str]
    leaving: frozenset[str]


def roster(places: Sequence[Place], rng: random.Random, *, vacant: frozenset[str]) -> Roster:
    """People for every place; the leaders of `vacant` units leave towards the end."""
    hiring = _Hiring(rng)
    hiring.cast(
        next(place for place in places if place.level == "hospital"),
        next(place for place in places if place.level == "unit"),
    )
    hiring.board_and_executives()
    for place in places:
        hiring.leaders_of(place)
    leaving = frozenset(hiring.leads[code] for code in vacant)
    return Roster(tuple(hiring.people), hiring.leads, hiring.physicians, leaving)


class _Hiring:
    def __init__(self, rng: random.Random) -> None:
        self.names = Names(rng)
        self.people: list[Someone] = []
        self.leads: dict[str, str] = {}
        self.physicians: dict[str, str] = {}

    def add(self, position: str, unit: str, *roles: tuple[str, str], cast: str = "") -> str:
        name, email = self.names.next()
        self.people.append(Someone(email, name, position, unit, roles, cast))
        return email

    def cast(self, hospital: Place, unit: Place) -> None:
        """The few who stand on the sign-in page come first, so that they keep their names."""
        line = unit.parent or TOP
        cmo = "Chief medical officer"
        self.leads["chair"] = self.add("Board chair", TOP, ("board_member", TOP), cast="Board chair")
        self.leads["cmo"] = self.add(cmo, "EXEC", ("cmo", TOP), ("executive", "EXEC"), cast=cmo)
        leader = ("unit_leader", unit.code)
        self.leads[unit.code] = self.add(f"Nurse manager, {unit.name}", unit.code, leader, cast="Nurse manager")
        self.physicians[line] = self.add(
            f"Medical director, {hospital.name}", line, ("physician_leader", line), cast="Medical director"
        )
        self.add(f"Staff nurse, {unit.name}", unit.code, ("front_line", unit.code), cast="Front-line nurse")
        self.leads["steward"] = self.add("Quality analyst", "QPS", ("steward", TOP), cast="Quality analyst")
        self.leads["administrator"] = self.add(
            "Plumbline administrator", "QPS", ("administrator", TOP), cast="Administrator"
        )
        self.add("Internal auditor", TOP, ("auditor", TOP), cast="Auditor")

    def board_and_executives(self) -> None:
        for position in BOARD:
            self.add(position, TOP, ("board_member", TOP))
        for position, unit, role, key in EXECUTIVES:
            reach = TOP if key in ("ceo", "cno", "coo") else unit
            self.leads[key] = self.add(position, unit, (role, reach))

    def leaders_of(self, place: Place) -> None:
        code, leads = place.code, self.leads
        if place.level == "hospital":
            leads[code] = self.add(f"President, {place.name}", code, ("executive", code))
            leads[f"{code}/nursing"] = self.add(f"Director of nursing, {place.name}", code, ("unit_leader", code))
        elif place.level == "service_line":
            leads[code] = self.add(f"Director, {place.name}", code, ("unit_leader", code))
            if place.size >= 1 and code not in self.physicians:
                line, hospital = place.name.split(", ", 1)
                chief = f"Chief of {line.lower()}, {hospital}"
                self.physicians[code] = self.add(chief, code, ("physician_leader", code))
        elif place.level == "unit" and code not in leads:
            leads[code] = self.add(f"{LEADS[place.kind]}, {place.name}", code, ("unit_leader", code))
