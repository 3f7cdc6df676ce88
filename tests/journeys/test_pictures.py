"""The four pictures of the README. `make pictures` puts them where the README shows them."""

from playwright.sync_api import expect

from journeys import picture
from journeys.chromium import PHONE, TABLET, Device
from journeys.conftest import Open
from journeys.look import for_readme
from journeys.people import CHAIR, NORA
from journeys.servers import Server

WIDE = Device("wide", 1280, 800)
STILL_MS = 900


def test_board_on_a_tablet(demo: Server, windows: Open) -> None:
    page = windows(demo, CHAIR, TABLET).go("/")
    expect(page.get_by_role("heading", name="Decisions asked of you")).to_be_attached()
    page.wait_for_load_state("networkidle")
    for_readme(page, "board")


def test_check_in_on_a_phone(demo: Server, windows: Open) -> None:
    page = windows(demo, NORA, PHONE).go("/")
    page.get_by_text("How is it going?").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(STILL_MS)
    for_readme(page, "check-in")


def test_map_with_the_line_of_sight(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA, WIDE)
    shown = picture.asked(window)
    goal = shown.id[shown.with_title("patients cared for on 4 West come back within 30 days")]
    page = window.go(f"/cascade?view=map&goal={goal}")
    page.get_by_role("treeitem").first.wait_for()
    page.wait_for_timeout(STILL_MS)
    for_readme(page, "cascade-map")


def test_outline_in_the_dark(demo: Server, windows: Open) -> None:
    window = windows(demo, CHAIR, WIDE, scheme="dark")
    shown = picture.asked(window)
    goal = shown.id[shown.with_title("Clean hands at every bedside across")]
    page = window.go(f"/cascade?view=outline&goal={goal}")
    page.get_by_role("row").nth(4).wait_for()
    page.wait_for_timeout(STILL_MS)
    for_readme(page, "outline-dark")
