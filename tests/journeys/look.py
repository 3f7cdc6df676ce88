"""Pictures of what a journey saw, and the checks that every page must pass: contrast, names and order by axe,
nothing wider than the screen, nothing that jumps."""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from journeys import palette
from journeys.servers import CLONE, FRONTEND, OUTPUT

PICTURES = OUTPUT / "pictures"
README = CLONE / ".github" / "pictures"
HEAVIEST = 150_000
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def picture(page: Page, name: str, *, whole: bool = False) -> Path:
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, full_page=whole, animations="disabled")
    return path


def for_readme(page: Page, name: str) -> None:
    """The four pictures of the README; committed ones change only with `make pictures`."""
    path = picture(page, name)
    palette.lighten(path, page.context.new_page())
    assert path.stat().st_size < HEAVIEST, f"{name}.png weighs {path.stat().st_size} bytes"
    if os.environ.get("PICTURES"):
        README.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, README / path.name)


@cache
def _axe() -> str:
    return AXE.read_text()


def axe(page: Page) -> list[str]:
    """What axe finds, a line for each: the rule, and the first place."""
    page.evaluate(_axe())
    found: Any = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", RULES
    )
    return [
        f"{it['id']}: {it['help']}: {it['nodes'][0]['html'][:160]} ({len(it['nodes'])})" for it in found["violations"]
    ]


def too_wide(page: Page) -> list[str]:
    """What sticks out of the page to the right, where the page would scroll sideways."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll("body *")]
            .filter((it) => it.getBoundingClientRect().right > wide + 1)
            .slice(0, 5).map((it) => it.outerHTML.slice(0, 140));
        }"""
    )
    return found
