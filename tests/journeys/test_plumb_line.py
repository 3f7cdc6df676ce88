"""From a unit's goal up to the board, and from the board down to that unit: by mouse, by keyboard, on the map
and in the outline, with 420 goals and with 10,000."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys import picture
from journeys.chromium import DESKTOP, PHONE, Window
from journeys.conftest import Open
from journeys.look import picture as save
from journeys.people import NORA
from journeys.picture import Line, Picture
from journeys.servers import Server

LARGE = 10_000
GLIDE_MS = 600
MOST_BOXES = 40  # of 24 px each, beside one another on a desk


SEEDED = pytest.param("seeded", marks=pytest.mark.drill, id="10000 really there")


@pytest.fixture(params=["420", "10000", SEEDED])
def cascade(request: pytest.FixtureRequest, demo: Server, windows: Open) -> tuple[Window, Picture]:
    """The nurse manager's window, and what its cascade must show."""
    if request.param == "seeded":
        demo = request.getfixturevalue("large")
    window = windows(demo, NORA)
    shown = picture.asked(window)
    if request.param == "10000":
        shown = Picture(picture.enlarge(shown.wire, LARGE))
        picture.serve_instead(window, shown.wire)
    return window, shown


def sight(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Line of sight").locator("ol > li")


def shows_line(page: Page, shown: Picture, line: Line) -> None:
    """The panel lists the line from the board to the goal, and the address holds the goal."""
    expect(sight(page)).to_have_count(len(line))
    for step, goal in enumerate(line):
        expect(sight(page).nth(step)).to_contain_text(shown.level(goal))
        expect(sight(page).nth(step)).to_contain_text(shown.title[goal])
    expect(page).to_have_url(re.compile(f"goal={shown.id[line[-1]]}"))


def box(page: Page, shown: Picture, goal: int) -> Locator:
    """A goal's box on the map, by what a screen reader says of it."""
    said = re.compile(re.escape(f"{shown.level(goal)}: {shown.title[goal]}. "))
    return page.get_by_role("treeitem", name=said).first


def point_at(page: Page, place: Locator) -> None:
    """The picture under the boxes takes the mouse; the boxes follow when its glide has come to rest."""
    page.wait_for_timeout(GLIDE_MS)
    place.wait_for()
    at = place.bounding_box()
    assert at
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)


def press(page: Page, shown: Picture, goal: int) -> None:
    """On its box; one of so many that they are drawn as one strip is named beside the map."""
    page.wait_for_timeout(GLIDE_MS)
    above = shown.parent[goal]
    if above >= 0 and len(shown.below[above]) > MOST_BOXES:
        page.get_by_role("complementary", name="Line of sight").get_by_text(shown.title[goal], exact=True).click()
    else:
        point_at(page, box(page, shown, goal))


def row(page: Page, shown: Picture, goal: int) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_text(shown.title[goal], exact=True)).first


def find(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(words)


def tab_to(page: Page, role: str) -> None:
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("role => document.activeElement.getAttribute('role') === role", role):
            return
    raise AssertionError(f"Tab does not reach a {role}.")


def test_up_and_down_by_mouse_on_the_map(cascade: tuple[Window, Picture]) -> None:
    window, shown = cascade
    line = shown.first_line()
    page = window.go("/cascade?view=map")
    for step, goal in enumerate(line):
        press(page, shown, goal)
        shows_line(page, shown, line[: step + 1])
    save(page, f"map-{len(shown.id)}-line-of-sight")
    for step in reversed(range(1, len(line))):
        sight(page).nth(step - 1).get_by_role("button").click()
        shows_line(page, shown, line[:step])


def test_up_and_down_by_keyboard_on_the_map(cascade: tuple[Window, Picture]) -> None:
    window, shown = cascade
    line = shown.first_line()
    page = window.go("/cascade?view=map")
    box(page, shown, line[0]).wait_for()
    tab_to(page, "treeitem")
    page.keyboard.press("Home")
    while shown.title[line[0]] not in focused(page):
        page.keyboard.press("ArrowRight")
    for goal in line[1:]:
        page.keyboard.press("ArrowDown")
        expect(box(page, shown, goal)).to_be_focused()
    page.keyboard.press("Enter")
    shows_line(page, shown, line)
    for goal in reversed(line[:-1]):
        page.keyboard.press("ArrowUp")
        expect(box(page, shown, goal)).to_be_focused()
    page.keyboard.press("Enter")
    shows_line(page, shown, line[:1])


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def test_up_and_down_by_mouse_in_the_outline(cascade: tuple[Window, Picture]) -> None:
    window, shown = cascade
    line = shown.first_line()
    page = window.go("/cascade?view=outline")
    for goal in line[:-1]:
        expect(row(page, shown, goal)).to_be_visible()
        if row(page, shown, goal).get_attribute("aria-expanded") == "false":
            row(page, shown, goal).get_by_text("▸").click()
    row(page, shown, line[-1]).click()
    shows_line(page, shown, line)
    save(page, f"outline-{len(shown.id)}-line-of-sight")
    sight(page).first.get_by_role("button").click()
    shows_line(page, shown, line[:1])


def test_up_and_down_by_keyboard_in_the_outline(cascade: tuple[Window, Picture]) -> None:
    window, shown = cascade
    line = shown.first_line()
    page = window.go("/cascade?view=outline")
    row(page, shown, line[0]).wait_for()
    tab_to(page, "row")
    page.keyboard.press("Home")
    while shown.title[line[0]] not in page.locator(":focus").inner_text():
        page.keyboard.press("ArrowDown")
    for goal in line[1:]:
        if page.locator(":focus").get_attribute("aria-expanded") == "false":
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        expect(page.locator(":focus")).to_contain_text(shown.title[goal])
    page.keyboard.press("Enter")
    shows_line(page, shown, line)


def test_from_the_units_own_goal_found_by_name(cascade: tuple[Window, Picture]) -> None:
    """Keyboard alone: find the goal, open its line of sight, let go."""
    window, shown = cascade
    line = shown.first_line()
    page = window.go("/cascade?view=outline")
    row(page, shown, line[0]).wait_for()
    find(page, shown.title[line[-1]])
    expect(page.get_by_role("status").first).to_contain_text(" of ")
    row(page, shown, line[-1]).wait_for()
    tab_to(page, "row")
    for _ in line[1:]:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    shows_line(page, shown, line)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("goal="))


def test_filters_and_selection_survive_reload_and_back(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    shown = picture.asked(window)
    page = window.go("/cascade?view=outline")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Status").select_option("off_track")
    expect(page).to_have_url(re.compile("status=off_track"))
    found = page.get_by_role("status").first.inner_text()
    assert re.fullmatch(r"[\d,]+ of [\d,]+ goals", found)
    page.get_by_role("row").filter(has=page.get_by_text("Off track")).first.click()
    expect(page).to_have_url(re.compile("goal="))
    chosen = page.url
    page.reload()
    expect(page.get_by_role("status").first).to_have_text(found)
    assert page.url == chosen
    steps = sight(page)
    expect(steps.last).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page).not_to_have_url(re.compile("goal="))
    expect(page).to_have_url(re.compile("status=off_track"))
    expect(page.get_by_role("status").first).to_have_text(found)
    page.go_forward()
    expect(page).to_have_url(chosen)
    expect(steps.last).to_contain_text(shown.title[shown.id.index(chosen.split("goal=")[1].split("&")[0])])


def test_on_a_phone_the_line_comes_from_below(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA, PHONE)
    shown = picture.asked(window)
    line = shown.first_line()
    page = window.go(f"/cascade?goal={shown.id[line[-1]]}")
    shows_line(page, shown, line)
    save(page, "cascade-phone-line-of-sight")
    page.get_by_role("button", name="Let go of the goal").tap()
    expect(page.get_by_role("treegrid")).to_be_visible()
    save(page, "cascade-phone")


def test_pictures_of_the_cascade(demo: Server, windows: Open) -> None:
    for scheme in ("light", "dark"):
        window = windows(demo, NORA, DESKTOP, scheme=scheme)
        page = window.go("/cascade?view=map")
        page.get_by_role("treeitem").first.wait_for()
        save(page, f"map-desktop-{scheme}")
        window.go("/cascade?view=outline")
        page.get_by_role("row").nth(3).wait_for()
        save(page, f"outline-desktop-{scheme}")
