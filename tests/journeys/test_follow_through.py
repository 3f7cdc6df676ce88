"""What is missing between the board and the units is found, and given to somebody: by keyboard alone, with a way
back, and seen by whoever must act."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys import look, people
from journeys.chromium import DESKTOP, PHONE, TABLET
from journeys.conftest import Open
from journeys.people import CMO, NORA
from journeys.servers import Server

MOST_NODES = 1_200
LAST = """query Q { weakChains(first: 100) { nodes { goal { id title } findings { code sentence
  may lastReminded { id withdrawnAt to { id position } } accepted { until reason } } } } }"""


def lines(page: Page) -> Locator:
    return page.locator(".chain")


def tab_to(page: Page, wanted: Locator, most: int = 150) -> None:
    """With the Tab key alone."""
    for _ in range(most):
        if wanted.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to {wanted}")


def opened(server: Server, windows: Open, path: str = "/follow-through") -> tuple[Page, Open]:
    page = windows(server, CMO).go(path)
    lines(page).first.wait_for()
    return page, windows


def test_the_list_is_narrowed_in_the_address(demo: Server, windows: Open) -> None:
    page, _ = opened(demo, windows)
    toggle = page.get_by_role("group", name="Show only").get_by_role("button").first
    count = int((toggle.locator("b").inner_text()).replace(",", ""))
    tab_to(page, toggle)
    page.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("code="))
    expect(page.get_by_role("status").filter(has_text="line").first).to_have_text(re.compile(rf"^{count} lines?$"))
    page.reload()
    expect(page.get_by_role("status").filter(has_text="line").first).to_have_text(re.compile(rf"^{count} lines?$"))


def test_what_is_shown_leaves_as_a_file(demo: Server, windows: Open) -> None:
    page, _ = opened(demo, windows)
    page.get_by_role("group", name="Show only").get_by_role("button").first.click()
    expect(page).to_have_url(re.compile("code="))
    code = re.search("code=([a-z_]+)", page.url)
    assert code is not None
    link = page.get_by_role("link", name="CSV")
    expect(link).to_have_attribute("href", re.compile(f"codes={code[1]}"))
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename == "findings.csv"
    rows = taken.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith('"What","About","Goal","Unit","Since"')
    assert len(rows) > 1
    assert len({row.split(",")[0] for row in rows[1:]}) == 1, "of one kind alone"


def test_a_row_is_a_line_of_sight_with_the_fault_boxed(demo: Server, windows: Open) -> None:
    page, _ = opened(demo, windows)
    first = lines(page).first
    expect(first).to_contain_text(re.compile("below"))
    boxed = first.locator(".chain-line > .faulty, .chain-line > .missing")
    assert boxed.count() >= 1
    for found in lines(page).locator(".missing").all():
        expect(found).to_contain_text("missing")
    assert first.get_by_role("link").first.get_attribute("href")


def test_somebody_is_reminded_by_keyboard_and_sees_it_and_it_is_taken_back(own: Server, windows: Open) -> None:
    page, _ = opened(own, windows)
    window = windows(own, CMO)
    remind = page.get_by_role("button", name="Remind", exact=True).first
    tab_to(page, remind)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Reminded.", exact=True)).to_be_visible()
    undo = page.get_by_role("button", name=re.compile("^Undo"))
    tab_to(page, undo, 400)
    page.keyboard.press("Enter")
    expect(undo).to_be_hidden()
    assert sent(window) == []

    page.reload()
    lines(page).first.wait_for()
    page.get_by_role("button", name="Remind", exact=True).first.press("Enter")
    expect(page.get_by_text("Reminded.", exact=True)).to_be_visible()
    [(goal, to)] = sent(window)
    theirs = windows(own, to["id"], PHONE).go("/")
    heading = theirs.get_by_role("heading", name="You were reminded")
    expect(heading).to_be_visible()
    expect(theirs.get_by_role("main")).to_contain_text(goal)
    heading.scroll_into_view_if_needed()
    look.picture(theirs, "home-reminded-phone")


def sent(window: object) -> list[tuple[str, dict[str, str]]]:
    told = people.graphql(window.context.request, LAST)  # type: ignore[attr-defined]
    return [
        (chain["goal"]["title"], found["lastReminded"]["to"])
        for chain in told["weakChains"]["nodes"]
        for found in chain["findings"]
        if found["lastReminded"]
    ]


def test_something_is_accepted_until_a_day_and_the_level_above_is_asked(own: Server, windows: Open) -> None:
    page, _ = opened(own, windows, "/follow-through?sort=age")
    row = lines(page).first
    title = row.locator(".own a").inner_text()
    more = row.get_by_role("button", name=re.compile("^More for")).first
    more.press("Enter")
    page.get_by_role("menuitem", name=re.compile("^Accept until")).press("Enter")
    page.get_by_label("Until").fill("2099-01-01")
    page.get_by_label("Because").fill("Decided with the budget")
    page.get_by_role("button", name="Accept", exact=True).press("Enter")
    expect(page.get_by_role("alert").or_(page.get_by_text("at most one year")).first).to_be_visible()
    look.picture(page, "follow-accept-refused")
    page.get_by_label("Until").fill(time.strftime("%Y-%m-%d", time.localtime(time.time() + 30 * 86_400)))
    page.get_by_role("button", name="Accept", exact=True).press("Enter")
    expect(page.get_by_text("Accepted for a time.", exact=True)).to_be_visible()
    page.get_by_text("Accepted for a time", exact=True).first.click()
    expect(page).to_have_url(re.compile("accepted=true"))
    expect(lines(page).first).to_contain_text("Decided with the budget")
    expect(lines(page).first).to_contain_text(title)


def test_many_are_reminded_at_once(own: Server, windows: Open) -> None:
    page, _ = opened(own, windows, "/follow-through?sort=reach")
    for row in (lines(page).nth(1), lines(page).nth(2), lines(page).nth(3)):
        row.get_by_role("checkbox").press("Space")
    bulk = page.get_by_role("group", name="With what is chosen")
    expect(bulk).to_contain_text("3 chosen")
    look.picture(page, "follow-bulk-desktop")
    button = bulk.get_by_role("button", name=re.compile("^Remind about"))
    if button.get_attribute("aria-disabled") is None:
        button.press("Enter")
        expect(page.get_by_text(re.compile(r"^Reminded"))).to_be_visible()


@pytest.mark.parametrize("device", [PHONE, TABLET, DESKTOP], ids=lambda device: device.name)
def test_pictures(demo: Server, windows: Open, device: object) -> None:
    window = windows(demo, CMO, device)
    page = window.go("/follow-through")
    lines(page).first.wait_for()
    assert page.locator("*").count() <= MOST_NODES
    name = device.name  # type: ignore[attr-defined]
    look.picture(page, f"follow-{name}-light", whole=name == "phone")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    look.picture(page, f"follow-{name}-dark")


def test_a_nurse_manager_may_look_and_is_offered_only_what_she_may(demo: Server, windows: Open) -> None:
    page = windows(demo, NORA).go("/follow-through")
    lines(page).first.wait_for()
    expect(page.get_by_role("menuitem", name="Accept until …")).to_have_count(0)


def test_a_past_day_is_looked_at_and_nothing_is_done_there(demo: Server, windows: Open) -> None:
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 60 * 86_400))
    page, _ = opened(demo, windows, f"/follow-through?asOf={day}")
    expect(page.get_by_text("You are looking at")).to_be_visible()
    expect(page.get_by_role("button", name="Remind", exact=True)).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    link = lines(page).first.get_by_role("link").first
    assert f"asOf={day}" in (link.get_attribute("href") or ""), "the past is not left by the way"
    look.picture(page, "follow-past-desktop")


@pytest.mark.drill
def test_with_ten_thousand_goals(large: Server, windows: Open) -> None:
    window = windows(large, CMO)
    window.go("/follow-through")
    lines(window.page).first.wait_for()
    begun = time.monotonic()
    page = window.go("/follow-through?sort=age")
    lines(page).first.wait_for()
    took = time.monotonic() - begun
    row = lines(page).first.get_by_role("checkbox")
    tab_to(page, row)
    page.keyboard.press("Space")
    expect(page.get_by_role("group", name="With what is chosen")).to_contain_text("1 chosen")
    page.keyboard.press("Space")
    expect(row).not_to_be_checked()
    found = look.axe(page)
    print(f"\n10,000 goals: first lines after {took:.2f} s, {page.locator('*').count()} nodes")
    look.picture(page, "follow-large-desktop")
    assert page.locator("*").count() <= MOST_NODES and not found
