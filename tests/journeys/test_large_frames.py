"""With 10,000 goals, how smoothly the outline scrolls and the map moves, against the plainest page there is.

Each round times both in turn on the same machine, so that what else it does weighs on both alike.
"""

import statistics
from typing import Any

import pytest
from playwright.sync_api import Page

from journeys import picture
from journeys.chromium import DESKTOP, Window
from journeys.conftest import Open
from journeys.people import NORA
from journeys.servers import Server

pytestmark = pytest.mark.drill
LARGE = 10_000
ROUNDS = 5
SMOOTH, STEADY = 1.25, 1.5
HEAP_MB = 25
FRAMES = """async ([what, frames]) => {
  const stage = document.getElementById("plain");
  if (stage) stage.hidden = what !== "plain";
  const box = what === "plain" ? stage : document.querySelector("[role=treegrid]");
  const map = document.querySelector("canvas");
  const turn = (n) => {
    if (what === "map")
      map.dispatchEvent(new WheelEvent("wheel", {
        deltaY: n % 40 < 20 ? -30 : 30, ctrlKey: true, bubbles: true, cancelable: true,
        clientX: innerWidth / 3, clientY: innerHeight / 2,
      }));
    else if (what !== "idle") box.scrollTop = n * 180;
  };
  const next = () => new Promise(requestAnimationFrame);
  if (box) box.scrollTop = 0;
  for (let n = 0; n < 20; n++) await next();
  const took = [];
  let before = await next();
  for (let n = 1; n <= frames; n++) {
    turn(n);
    const now = await next();
    took.push(now - before);
    before = now;
  }
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.95)];
}"""
# Every row as it stands in the outline, all of them, in a page that does nothing.
PLAIN = """(count) => {
  const box = document.querySelector("[role=treegrid]");
  const rows = [...box.querySelectorAll("[role=row]")].slice(1, 20);
  const stage = document.createElement("div");
  stage.id = "plain";
  const { width, height, left, top } = box.getBoundingClientRect();
  stage.style.cssText =
    `position:fixed;overflow:auto;background:Canvas;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  for (let n = 0; n < count; n++) {
    const row = rows[n % rows.length].cloneNode(true);
    row.style.position = "static";
    row.style.transform = "none";
    stage.append(row);
  }
  box.parentElement.append(stage);
}"""


def p95(page: Page, what: str, frames: int = 150) -> float:
    return float(page.evaluate(FRAMES, [what, frames]))


def opened(demo: Server, windows: Open) -> tuple[Window, dict[str, Any]]:
    window = windows(demo, NORA, DESKTOP)
    wire = picture.enlarge(picture.asked(window).wire, LARGE)
    picture.serve_instead(window, wire)
    return window, wire


def in_turn(page: Page, one: str, other: str) -> float:
    """The median over some rounds of how the 95th percentiles of frame times compare."""
    rounds = [(p95(page, one), p95(page, other)) for _ in range(ROUNDS)]
    print("".join(f"\n{one} {a:.1f} ms, {other} {b:.1f} ms" for a, b in rounds))
    return statistics.median(a / b for a, b in rounds)


def test_the_outline_scrolls_like_a_static_page(demo: Server, windows: Open) -> None:
    window, wire = opened(demo, windows)
    page = window.go("/cascade?view=outline")
    page.get_by_role("row").nth(5).wait_for()
    page.get_by_role("button", name="Expand all").click()
    page.wait_for_timeout(500)
    page.evaluate(PLAIN, len(wire["goals"]["id"]))
    ratio = in_turn(page, "outline", "plain")
    print(f"outline : static page = {ratio:.2f}")
    assert ratio <= SMOOTH


def test_the_map_moves_like_an_idle_page(demo: Server, windows: Open) -> None:
    window, _ = opened(demo, windows)
    page = window.go("/cascade?view=map")
    page.get_by_role("treeitem").first.wait_for()
    ratio = in_turn(page, "map", "idle")
    print(f"map : idle = {ratio:.2f}")
    assert ratio <= STEADY


def test_the_pages_memory_is_small(demo: Server, windows: Open) -> None:
    window, _ = opened(demo, windows)
    for view in ("map", "outline"):
        page = window.go(f"/cascade?view={view}")
        page.get_by_role("treeitem" if view == "map" else "row").first.wait_for()
        page.wait_for_timeout(1000)
        asking = window.context.new_cdp_session(page)
        asking.send("HeapProfiler.collectGarbage")
        used = asking.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        print(f"\n{view}: {used:.1f} MB")
        assert used <= HEAP_MB
