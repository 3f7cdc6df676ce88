"""Packs as files: those that are shipped, and those that somebody made of a later release.

A pack is JSON: measures with group and direction, groups with weights, and, once fitted to a release, what the nation's
hospitals say of each, and the cut points. Without those it is an outline, to be fitted.
"""

import math
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from plumbline.core.errors import Invalid
from plumbline.ratings.rules.cms_stars import QUANTILES, Cap, Group, Measure, Pack

METHOD = "cms-stars"
FOLDER = Path(__file__).parent / "packs"
RELEASE = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
BETTER = {"lower": True, "higher": False}
ABOUT = ("title", "source", "uses", "limitations", "precision")


@cache
def shipped() -> dict[str, Pack]:
    """By release, the oldest first."""
    found = [read(path.read_bytes(), path.name) for path in sorted(FOLDER.glob(f"{METHOD}-*.json"))]
    return {pack.release: pack for pack in found}


def read(data: bytes, name: str) -> Pack:
    """Raises Invalid, saying what is wrong with the pack."""
    try:
        told = orjson.loads(data)
        assert told["method"] == METHOD
        pack = Pack(
            release=str(told["release"]),
            measures=tuple(_measure(it) for it in told["measures"]),
            groups=tuple(Group(it["id"], _number(it["weight"]), *_spread(it)) for it in told["groups"]),
            cuts={int(peer): tuple(map(_number, edges)) for peer, edges in told.get("cuts", {}).items()},
            cap=_cap(told.get("cap")),
            quantile=told.get("quantile", Pack.quantile),
            about={key: told[key] for key in ABOUT if key in told},
        )
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError) as error:
        raise _wrong(name, f"it cannot be read ({type(error).__name__}: {error})") from None
    _check(pack, name)
    return pack


def written(pack: Pack) -> bytes:
    groups = [{"id": it.id, "weight": it.weight, "mean": it.mean, "sd": it.sd} for it in pack.groups]
    measures = [
        {
            "id": it.id, "group": it.group, "better": "lower" if it.lower_is_better else "higher", "mean": it.mean,
            "sd": it.sd, "n": it.n, "low": it.low, "high": it.high, "quantiles": list(it.quantiles),
            "first_day": it.first_day, "last_day": it.last_day,
        }
        for it in pack.measures
    ]  # fmt: skip
    told: dict[str, Any] = {"method": METHOD, "release": pack.release, **pack.about, "quantile": pack.quantile}
    if pack.cap:
        told["cap"] = {"group": pack.cap.group, "stars": pack.cap.stars, "below": pack.cap.below}
    told |= {"groups": groups, "measures": measures, "cuts": {str(peer): list(it) for peer, it in pack.cuts.items()}}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"


def of_release(pack: Pack, release: str) -> Pack:
    """The same under another release's name; what was said about the old one does not hold of it."""
    if not RELEASE.fullmatch(release):
        raise Invalid("not_a_release", f"“{release[:20]}” is not a release. Write it like 2025-07.", field="release")
    if release == pack.release:
        return pack
    measures = tuple(replace(it, first_day="", last_day="") for it in pack.measures)
    return replace(pack, release=release, measures=measures, about={})


def _measure(told: dict[str, Any]) -> Measure:
    return Measure(
        id=told["id"],
        group=told["group"],
        lower_is_better=BETTER[told["better"]],
        mean=_number(told.get("mean")),
        sd=_number(told.get("sd")),
        n=int(told.get("n", 0)),
        low=_number(told.get("low")),
        high=_number(told.get("high")),
        quantiles=tuple(map(_number, told.get("quantiles", ()))),
        first_day=_day(told.get("first_day", "")),
        last_day=_day(told.get("last_day", "")),
    )


def _day(told: str) -> str:
    return date.fromisoformat(told).isoformat() if told else ""


def last_day(end: date) -> str:
    """Of a period that ends before this day."""
    return (end - timedelta(days=1)).isoformat()


def _spread(told: dict[str, Any]) -> tuple[float, float]:
    return _number(told.get("mean")), _number(told.get("sd"))


def _cap(told: dict[str, Any] | None) -> Cap | None:
    return Cap(told["group"], int(told["stars"]), _number(told.get("below"))) if told else None


def _number(told: Any) -> float:
    """NaN where nothing is known yet."""
    if told is not None and (isinstance(told, bool) or not isinstance(told, int | float)):
        raise TypeError(f"{str(told)[:40]} is not a number")
    return math.nan if told is None else float(told)


def _check(pack: Pack, name: str) -> None:
    groups, measures = [it.id for it in pack.groups], [it.id for it in pack.measures]
    for ids, noun in ((groups, "group"), (measures, "measure")):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise _wrong(name, f"the {noun} {twice[0]} stands in it twice")
    lost = next((it for it in pack.measures if it.group not in groups), None)
    if lost:
        raise _wrong(name, f"{lost.id} belongs to the group {lost.group}, which is not in it")
    if not all(it.weight > 0 for it in pack.groups):
        raise _wrong(name, "every group needs a weight above zero")
    if pack.cap and pack.cap.group not in groups:
        raise _wrong(name, f"its cap is on the group {pack.cap.group}, which is not in it")
    if not all(len(it.quantiles) in (0, len(QUANTILES)) for it in pack.measures):
        raise _wrong(name, f"a measure’s quantiles are {len(QUANTILES)} numbers or none")
    if not all(len(edges) == 4 and list(edges) == sorted(edges) for edges in pack.cuts.values()):
        raise _wrong(name, "each peer group needs four cut points, the lowest first")


def _wrong(name: str, why: str) -> Invalid:
    return Invalid("not_a_pack", f"“{name}” is not a pack of the method {METHOD}: {why}. Nothing was rated.")
