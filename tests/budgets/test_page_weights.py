"""What a browser must fetch for each page, gzip, from the build's own manifest."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CLONE = Path(__file__).resolve().parents[2]
DIST = CLONE / "frontend" / "dist"
ROUTES = {"check-in": 150, "cascade": 190}
ANY_ROUTE, LAZY, STYLES = 230, 60, 20
MAP = "src/features/cascade/map-view.tsx"


@pytest.fixture(scope="session")
def manifest() -> dict[str, Any]:
    sys.path.insert(0, str(CLONE / "infra"))
    import prepare

    prepare.pages()
    told: dict[str, Any] = json.loads((DIST / ".vite" / "manifest.json").read_text())
    return told


@cache
def weight(file: str) -> float:
    return len(gzip.compress((DIST / file).read_bytes(), 9)) / 1000


def needed(manifest: dict[str, Any], *names: str) -> set[str]:
    """The chunks and everything that must arrive before they run."""
    found: set[str] = set()
    open_ = list(names)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += manifest[name].get("imports", [])
    return found


def entry(manifest: dict[str, Any]) -> str:
    return next(name for name, chunk in manifest.items() if chunk.get("isEntry"))


def pages(manifest: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Each page of a feature with all that it needs; the cascade with its map."""
    for name in manifest:
        found = re.fullmatch(r"src/features/([\w-]+)/(?:[\w-]+-)?page\.tsx", name)
        if found:
            extra = [MAP] if found[1] == "cascade" else []
            yield found[1], needed(manifest, entry(manifest), name, *extra)


def test_scripts_of_each_page(manifest: dict[str, Any]) -> None:
    heavy = {}
    for page, names in pages(manifest):
        weighs = sum(weight(manifest[name]["file"]) for name in names)
        if weighs > ROUTES.get(page, ANY_ROUTE):
            heavy[page] = round(weighs, 1)
    assert not heavy, f"kB of JavaScript, gzip: {heavy}"


def test_styles_of_each_page(manifest: dict[str, Any]) -> None:
    heavy = {}
    for page, names in pages(manifest):
        files = {file for name in names for file in manifest[name].get("css", [])}
        if sum(map(weight, files)) > STYLES:
            heavy[page] = round(sum(map(weight, files)), 1)
    assert not heavy, f"kB of CSS, gzip: {heavy}"


def test_what_comes_later_is_light(manifest: dict[str, Any]) -> None:
    first = needed(manifest, entry(manifest))
    later = {chunk["file"] for name, chunk in manifest.items() if name not in first and chunk["file"].endswith(".js")}
    heavy = {file: round(weight(file), 1) for file in later if weight(file) > LAZY}
    assert not heavy, f"kB of JavaScript, gzip: {heavy}"


def test_the_pages_that_are_weighed_are_there(manifest: dict[str, Any]) -> None:
    assert {"cascade", "check-in", "home"} <= {page for page, _ in pages(manifest)} | chunks_by_feature(manifest)


def chunks_by_feature(manifest: dict[str, Any]) -> set[str]:
    return {found[1] for name in manifest if (found := re.match(r"src/features/([\w-]+)/", name))}
