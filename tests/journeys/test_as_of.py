"""A past day: the same pages as of then, unmistakably, with nothing to be done on them; and the way back."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journeys import look, people, picture
from journeys.chromium import DESKTOP, PHONE, TABLET, Device, Window
from journeys.conftest import Open
from journeys.people import CMO, NORA
from journeys.servers import Server

ASKED = "query Q($id: UUID!, $day: String) { goal(id: $id, asOf: $day) { title lastCheckIn { recordedAt } } }"
OPEN_THEN = "query Q($day: String) { findings(asOf: $day, first: 30) { nodes { since days goal { id } } } }"
STILL_MS = 400


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@pytest.fixture(scope="module")
def past() -> date:
    return date.today() - timedelta(days=120)


def own_goal(window: Window) -> str:
    shown = picture.asked(window)
    return shown.id[shown.first_line()[-1]]


def is_past(page: Page, day: date) -> None:
    expect(page.get_by_role("complementary", name="The day you are looking at")).to_contain_text(
        f"You are looking at {said(day)}. Nothing can be changed here."
    )
    expect(page).to_have_title(re.compile(f"^As of {said(day)} · "))
    expect(page).to_have_url(re.compile(f"asOf={day}"))


def is_present(page: Page) -> None:
    expect(page.get_by_text("You are looking at")).to_have_count(0)
    expect(page).to_have_title(re.compile("^Plumbline · "))
    expect(page).not_to_have_url(re.compile("asOf"))


def settled(page: Page, ready: str) -> None:
    page.get_by_text(ready).locator("visible=true").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(STILL_MS)


def what_one_could_do(page: Page) -> list[str]:
    """Buttons of the page itself that would write, by their words."""
    verbs = "Check in|Propose|Commit|Agree|Approve|Decline|Change|Add|Set|Promise|Remind|Accept|Ask|Finish|Edit|Drop"
    return [
        it
        for it in page.get_by_role("main")
        .get_by_role("button")
        .or_(page.get_by_role("main").get_by_role("link", name="Check in"))
        .all_inner_texts()
        if re.match(f"({verbs})", it)
    ]


def test_by_keyboard_to_a_day_and_back(demo: Server, windows: Open, past: date) -> None:
    """From the cascade to a day, to a goal of that day, and back to today."""
    window = windows(demo, NORA)
    goal = own_goal(window)
    page = window.go(f"/cascade?view=outline&goal={goal}")
    page.get_by_role("row").nth(2).wait_for()
    is_present(page)
    page.keyboard.press("d")
    expect(page.get_by_role("dialog", name="Look at a past day")).to_be_visible()
    page.get_by_label("Day", exact=True).focus()
    page.keyboard.type(f"{past:%m%d%Y}")
    page.keyboard.press("Enter")
    is_past(page, past)
    page.get_by_role("row").nth(2).wait_for()
    page.get_by_role("link", name="Open this goal’s page").press("Enter")
    expect(page).to_have_url(re.compile("/goals/"))
    is_past(page, past)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name=f"As of {past.day} {past:%b %Y}")).to_be_visible()
    page.get_by_role("tab", name="Targets").click()
    is_past(page, past)
    page.keyboard.press("t")
    is_present(page)
    expect(page.get_by_role("button", name="As of today")).to_be_visible()


@pytest.mark.parametrize("tab", ["overview", "check-ins", "actions", "targets", "history"])
def test_nothing_can_be_done_in_the_past(tab: str, demo: Server, windows: Open, past: date) -> None:
    """What stands there today for the owner is not there on a past day."""
    window = windows(demo, NORA)
    shown = picture.asked(window)
    goal = shown.id[shown.with_title("Clean hands at every bedside on 4 West")]
    page = window.go(f"/goals/{goal}?tab={tab}")
    page.get_by_role("tabpanel").get_by_role("heading").or_(page.locator(".said-list")).first.wait_for()
    assert what_one_could_do(page)
    page = window.go(f"/goals/{goal}?tab={tab}&asOf={past}")
    is_past(page, past)
    page.get_by_role("tabpanel").get_by_role("heading").or_(page.locator(".said-list")).first.wait_for()
    page.wait_for_load_state("networkidle")
    assert what_one_could_do(page) == []


def test_what_is_shown_is_of_then_and_never_mixed_with_today(demo: Server, windows: Open, past: date) -> None:
    """The check-ins and the ages on a goal's page are those of the day; going back and forth does not mix them."""
    window = windows(demo, NORA)
    goals = picture.asked(window).wire["goals"]
    goal = max(zip(goals["lastCheckIn"], goals["id"], strict=True), key=lambda it: it[0] or "")[1]

    def told(day: date | None) -> Any:
        return people.graphql(window.context.request, ASKED, id=goal, day=day and str(day))["goal"]

    then, now = told(past), told(None)
    assert then["lastCheckIn"]["recordedAt"][:10] <= str(past) < now["lastCheckIn"]["recordedAt"][:10]
    page = window.go(f"/goals/{goal}?tab=check-ins")
    rows = page.get_by_role("tabpanel").locator("ol > li")
    rows.first.wait_for()
    newest = rows.first.inner_text()
    page.goto(f"{demo.address}/goals/{goal}?tab=check-ins&asOf={past}")
    is_past(page, past)
    rows.first.wait_for()
    older = rows.first.inner_text()
    assert older != newest
    page.get_by_role("link", name="Back to today").click()
    is_present(page)
    rows.first.wait_for()
    assert rows.first.inner_text() == newest
    page.go_back()
    is_past(page, past)
    rows.first.wait_for()
    assert rows.first.inner_text() == older


def test_how_long_is_counted_to_the_day(demo: Server, windows: Open, past: date) -> None:
    window = windows(demo, CMO)
    for found in people.graphql(window.context.request, OPEN_THEN, day=str(past))["findings"]["nodes"]:
        whole = (past - date.fromisoformat(found["since"][:10])).days
        assert abs(found["days"] - whole) <= 1, found
    page = window.go(f"/goals/{found['goal']['id']}?asOf={past}")
    said_days = re.compile(rf"Since .*, {found['days']} days?\.")
    expect(page.get_by_role("region", name="What is missing or weak")).to_contain_text(said_days)


def test_the_cascade_is_the_picture_of_the_day(demo: Server, windows: Open, past: date) -> None:
    window = windows(demo, CMO)
    wire = window.context.request.get(f"/api/v1/cascade?as_of={past}").json()
    page = window.go(f"/cascade?view=outline&asOf={past}")
    is_past(page, past)
    count = f"{len(wire['goals']['id']):,} goals"
    expect(page.get_by_role("status").filter(has_text=" goals")).to_have_text(count)
    board = [it for at, it in enumerate(wire["goals"]["title"]) if wire["goals"]["parent"][at] == -1]
    expect(page.get_by_role("row").filter(has_text=board[0]).first).to_be_visible()
    assert window.context.request.get("/api/v1/cascade").json()["goals"]["lastCheckIn"] != wire["goals"]["lastCheckIn"]
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Home").click()
    is_present(page)


@pytest.mark.parametrize("said_day", ["2026-02-30", "soon", "14.3.2026"])
def test_a_bad_day_is_said_and_shows_the_present(said_day: str, demo: Server, windows: Open) -> None:
    page = windows(demo, NORA).go(f"/cascade?view=outline&asOf={said_day}")
    expect(page.get_by_role("status").filter(has_text="is no day")).to_contain_text(
        f"“{said_day}” is no day, so this is the present. Write a day like 2026-03-14."
    )
    page.get_by_role("row").nth(2).wait_for()
    page.get_by_role("link", name="Back to today").click()
    is_present(page)


def test_today_and_what_has_not_come_are_the_present(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    goal = own_goal(window)
    for day in (date.today() + timedelta(days=1), date.today() + timedelta(days=400)):
        page = window.go(f"/goals/{goal}?asOf={day}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("You are looking at")).to_have_count(0)
        expect(page.get_by_role("button", name="As of today")).to_be_visible()


def test_before_the_record_is_said(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    window.forgive("422")
    goal = own_goal(window)
    for path in (f"/goals/{goal}?asOf=2001-05-04", "/cascade?asOf=2001-05-04"):
        page = window.go(path)
        expect(page.get_by_role("main")).to_contain_text("Nothing is on record from before")
        expect(page.get_by_role("link", name="Back to today").first).to_be_visible()


def test_on_paper_the_day_stands_on_the_page(demo: Server, windows: Open, past: date) -> None:
    window = windows(demo, NORA)
    page = window.go(f"/goals/{own_goal(window)}?asOf={past}")
    settled(page, "How it’s going")
    page.emulate_media(media="print")
    expect(page.get_by_text(f"As of {said(past)}: what was on record")).to_be_visible()
    expect(page.get_by_role("link", name="Back to today")).to_be_hidden()
    look.picture(page, "as-of-print")


@pytest.mark.parametrize("device", [PHONE, TABLET, DESKTOP], ids=lambda device: device.name)
@pytest.mark.parametrize("place", ["goal", "map", "outline"])
def test_no_barrier_in_the_past(place: str, device: Device, demo: Server, windows: Open, past: date) -> None:
    window = windows(demo, NORA, device)
    goal = own_goal(window)
    paths = {"goal": f"/goals/{goal}?", "map": f"/cascade?view=map&goal={goal}&", "outline": "/cascade?view=outline&"}
    page = window.go(f"{paths[place]}asOf={past}")
    settled(page, {"goal": "How it’s going", "map": "Why does this matter", "outline": "Status"}[place])
    is_past(page, past)
    found = look.axe(page)
    look.picture(page, f"as-of-{place}-{device.name}-light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(STILL_MS)
    look.picture(page, f"as-of-{place}-{device.name}-dark")
    found += [f"in the dark: {it}" for it in look.axe(page)]
    assert not found, "\n".join(found)
    assert not look.too_wide(page)
    if place == "goal":
        page.keyboard.press("d")
        page.get_by_role("dialog").wait_for()
        look.picture(page, f"as-of-form-{device.name}-dark")
        assert not look.axe(page)
