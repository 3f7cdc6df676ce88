"""Where the demo happens: hospitals with made-up names, their service lines and units."""

from collections.abc import Sequence
from dataclasses import dataclass

TOP = "LH"
SYSTEM = 50.0  # everywhere together, in full-size units


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` says what happens there, `size` how much of it (1 = the largest hospital's)."""

    code: str
    name: str
    level: str
    parent: str | None
    kind: str = ""
    size: float = 1.0
    hospital: str = ""
    ccn: str = ""
    where: str = "across all hospitals"  # within a sentence: "on 4 West", "in the ICU at Fox Meadow"


OFFICES = (
    Place(TOP, "Lakeland Health", "board", None, size=SYSTEM),
    Place("EXEC", "Executive team", "executive", TOP),
    Place("QPS", "Quality and patient safety", "executive", "EXEC"),
    Place("PPL", "People and culture", "executive", "EXEC"),
    Place("FIN", "Finance and supply", "executive", "EXEC"),
)

Lines = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]

LARGE: Lines = (
    ("Medicine", (("4W", "4 West", "medical"), ("5W", "5 West", "medical"), ("6W", "6 West", "medical"))),
    (
        "Surgery",
        (("7S", "7 South", "surgical"), ("8S", "8 South", "surgical"), ("OR", "operating rooms", "theatre")),
    ),
    ("Critical care", (("MICU", "medical ICU", "icu"), ("SICU", "surgical ICU", "icu"))),
    ("Emergency care", (("ED", "emergency department", "emergency"),)),
    ("Heart and vascular", (("3N", "3 North", "stepdown"),)),
    ("Women and children", (("BC", "birth center", "birth"),)),
)
MIDDLE: Lines = (
    ("Medicine", (("2E", "2 East", "medical"), ("3E", "3 East", "medical"))),
    (
        "Surgery and birth",
        (("4E", "4 East", "surgical"), ("OR", "operating rooms", "theatre"), ("BC", "birth center", "birth")),
    ),
    (
        "Emergency and critical care",
        (("ED", "emergency department", "emergency"), ("ICU", "intensive care unit", "icu")),
    ),
)
SMALL: Lines = (
    (
        "Inpatient care",
        (("2N", "2 North", "medical"), ("3N", "3 North", "surgical"), ("ICU", "intensive care unit", "icu")),
    ),
    (
        "Emergency and surgery",
        (("ED", "emergency department", "emergency"), ("OR", "operating rooms", "theatre")),
    ),
)
TINY: Lines = (
    ("Inpatient care", (("MS", "main floor", "medical"), ("RH", "rehabilitation floor", "medical"))),
    ("Emergency care", (("ED", "emergency department", "emergency"),)),
)


@dataclass(frozen=True, slots=True)
class Hospital:
    code: str
    name: str
    ccn: str
    size: float
    lines: Lines

    @property
    def short(self) -> str:
        return self.name.removesuffix(" Hospital").removesuffix(" Medical Center")


HOSPITALS = (
    Hospital("LUH", "Lakeland University Hospital", "520177", 1.0, LARGE),
    Hospital("FXM", "Fox Meadow Medical Center", "520160", 0.8, MIDDLE),
    Hospital("FLC", "Falls Crossing Hospital", "520103", 0.7, SMALL),
    Hospital("PRL", "Prairie Lantern Hospital", "520063", 0.5, SMALL),
    Hospital("WDM", "Windmere Hospital", "520045", 0.5, SMALL),
    Hospital("HRB", "Heron Bend Hospital", "520107", 0.35, TINY),
)
_FIRST = (
    *(
        "Amber",
        "Birch",
        "Cedar",
        "Clover",
        "Copper",
        "Dune",
        "Elm",
        "Ember",
        "Fern",
        "Flint",
        "Garnet",
        "Hazel",
    ),
    *("Heron", "Indigo", "Iris", "Juniper", "Larch", "Linden", "Maple", "Marsh", "Meadow", "Mill", "Oak"),
    *("Orchard", "Otter", "Pine", "Quarry", "Raven", "Reed", "River", "Rowan", "Sage", "Slate", "Spruce"),
    *("Stone", "Swan", "Tamarack", "Thistle", "Willow", "Wren"),
)
_SECOND = ("Ford", "Hollow", "Landing", "Point", "Ridge", "Run")


def more(count: int) -> tuple[Hospital, ...]:
    """Further hospitals, made up, without a CCN."""
    layouts = ((0.8, MIDDLE), (0.6, SMALL), (0.5, SMALL), (0.35, TINY), (1.0, LARGE))
    made = []
    for number in range(count):
        round_, at = divmod(number, len(_FIRST) * len(_SECOND))
        first, second = _FIRST[at % len(_FIRST)], _SECOND[at // len(_FIRST)]
        name = f"{first} {second} Hospital" + (f" {round_ + 2}" if round_ else "")
        made.append(Hospital(f"H{number + 7:03}", name, "", *layouts[number % len(layouts)]))
    return tuple(made)


def around(ccns: Sequence[str], names: dict[str, str]) -> tuple[Hospital, ...]:
    """The demo's hospitals around other CCNs, under made-up names."""
    layouts = ((1.0, LARGE), (0.8, MIDDLE), (0.7, SMALL), (0.5, SMALL), (0.35, TINY))
    made = more(len(ccns))
    return tuple(
        Hospital(old.code, names.get(ccn, old.name), ccn, *layouts[min(index, 4)])
        for index, (ccn, old) in enumerate(zip(ccns, made, strict=True))
    )


def places(hospitals: Sequence[Hospital]) -> list[Place]:
    """Every place, parents before children."""
    found = list(OFFICES)
    for index, hospital in enumerate(hospitals):
        code, size, at = hospital.code, hospital.size, f"at {hospital.name}"
        found.append(Place(code, hospital.name, "hospital", "EXEC", "", size, code, hospital.ccn, at))
        for number, (line, units) in enumerate(hospital.lines, start=1):
            above = f"{code}-SL{number}"
            where = f"in {line.lower()} at {hospital.short}"
            found.append(Place(above, f"{line}, {hospital.short}", "service_line", code, "", size, code, "", where))
            found += [_unit(hospital, above, *unit, first=index == 0) for unit in units]
    return found


def _unit(hospital: Hospital, above: str, code: str, name: str, kind: str, *, first: bool) -> Place:
    told = name[0].upper() + name[1:]
    where = f"on {name}" if name[0].isdigit() else f"on the {name}" if "floor" in name else f"in the {name}"
    if not (first and name[0].isdigit()):
        told, where = f"{told}, {hospital.short}", f"{where} at {hospital.short}"
    return Place(f"{hospital.code}-{code}", told, "unit", above, kind, hospital.size, hospital.code, "", where)
