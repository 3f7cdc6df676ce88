"""A chart says in a sentence whether anything really changed; new limits are a decision; changes are tried."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from journeys import look, people
from journeys.chromium import PHONE, Window
from journeys.conftest import Open
from journeys.people import ANALYST, CMO, NORA
from journeys.servers import Server

MEASURES = "query Q($q: String) { measures(q: $q, first: 1) { edges { node { id } } } }"


def measure(window: Window, words: str) -> str:
    return str(people.graphql(window.context.request, MEASURES, q=words)["measures"]["edges"][0]["node"]["id"])


def test_a_chart_says_what_changed(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/measures/{measure(window, 'Hands cleaned')}")
    said = page.get_by_role("region", name="What it says")
    expect(said).to_contain_text(re.compile(r"Nothing has really changed|real change|Nothing is changing|too few"))
    chart = page.get_by_role("slider", name=re.compile("Hands cleaned"))
    chart.focus()
    page.keyboard.press("Home")
    expect(page.locator(".run-said")).to_be_visible()
    page.get_by_text("The same as a table").scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="Chance allows")).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "measure-chart")
    page.get_by_role("tab", name="Every unit").click()
    expect(page.get_by_role("region", name="Every unit")).to_contain_text("the others vary by chance")
    assert not look.axe(page)
    look.picture(page, "measure-units")
    page.get_by_role("tab", name="Units compared").click()
    compared = page.get_by_role("region", name="Units and chance")
    expect(compared).to_contain_text("All together")
    expect(page.get_by_role("table", name="Units compared")).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "measure-funnel")
    page.get_by_role("tab", name="Data and goals").click()
    expect(page.get_by_role("region", name="Data and goals")).to_contain_text("Goals that aim at it")
    assert not look.axe(page)
    look.picture(page, "measure-data")


def test_where_there_is_most_to_win(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO).go("/measures?view=gaps")
    table = page.get_by_role("table", name="Where there is most to win")
    expect(table.get_by_role("row").nth(1)).to_contain_text(re.compile(r"\d (fewer|more)"))
    assert not look.axe(page)
    look.picture(page, "measure-gaps")


def test_new_limits_are_asked_for_and_agreed_to_by_another(demo: Server, windows: Open) -> None:
    window = windows(demo, ANALYST)
    address = f"/measures/{measure(window, 'Falls with injury')}"
    page = window.go(address)
    page.get_by_role("button", name="Ask for new limits").click()
    form = page.get_by_role("dialog")
    form.get_by_label(re.compile("From the period")).select_option(index=6)
    form.get_by_label(re.compile("What changed")).fill("The unit doubled in size")
    assert not look.axe(page)
    look.picture(page, "new-limits")
    form.get_by_role("button", name="Ask for them").click()
    asked = page.get_by_role("region", name="New limits")
    expect(asked).to_contain_text("The unit doubled in size")
    expect(asked.get_by_role("button", name="Agree")).to_have_count(0)

    board = windows(demo, CMO).go(page.url.removeprefix(demo.address))
    asked = board.get_by_role("region", name="New limits")
    asked.get_by_role("button", name="Agree").click()
    expect(board.get_by_role("main")).to_contain_text(
        "New limits: The unit doubled in size, agreed by the Chief medical"
    )
    look.picture(board, "limits-agreed")
    asked.get_by_role("button", name=re.compile("Take back the limits from")).click()
    board.get_by_label("Why").fill("It did not double after all")
    board.get_by_role("dialog").get_by_role("button", name="Take them back").click()
    expect(board.get_by_role("main")).not_to_contain_text("New limits: The unit doubled in size")


def test_a_change_is_planned_done_studied_and_decided(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    goal = people.graphql(window.context.request, "{ goals(mine: true, first: 1) { edges { node { id } } } }")
    id = goal["goals"]["edges"][0]["node"]["id"]
    page = window.go(f"/goals/{id}?tab=changes")
    page.get_by_label("Add what must change").fill("Nobody is in a hurry at six")
    page.get_by_label("Add what must change").press("Enter")
    driver = page.get_by_role("listitem").filter(has_text="Nobody is in a hurry at six").first
    expect(driver).to_be_visible()
    driver.get_by_role("textbox").fill("Start the round at five")
    driver.get_by_role("textbox").press("Enter")
    driver.get_by_role("button", name="Try it: Start the round at five").click()
    form = page.get_by_role("dialog")
    form.get_by_label(re.compile("What will be done")).fill("The night shift begins the round an hour earlier.")
    form.get_by_label(re.compile("Expected change")).fill("-0.2")
    assert not look.axe(page)
    look.picture(page, "plan-a-change")
    form.get_by_role("button", name="Plan it").click()
    tried = page.get_by_role("article").filter(has_text="Start the round at five")
    expect(tried).to_contain_text("Too early to tell")
    for button, label, words in (
        ("Say what was done", "What was really done", "Begun on Monday"),
        ("Say what was learned", "What was learned", "Too early for the numbers; the staff likes it"),
    ):
        tried.get_by_role("button", name=button).click()
        form.get_by_label(re.compile(label)).fill(words)
        form.get_by_role("button", name="Save").click()
        expect(tried).to_contain_text(words)
    tried.get_by_role("button", name="Decide what becomes of it").click()
    form.get_by_label("What becomes of it", exact=True).select_option(label="Change it and try again")
    form.get_by_role("button", name="Save").click()
    expect(tried.get_by_role("button", name="Plan the next try")).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "goal-changes")


def test_a_risk_is_named_and_stands_in_the_register(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    goal = people.graphql(window.context.request, "{ goals(mine: true, first: 1) { edges { node { id } } } }")
    page = window.go(f"/goals/{goal['goals']['edges'][0]['node']['id']}?tab=risks")
    page.get_by_role("button", name="Name a risk").click()
    form = page.get_by_role("dialog")
    form.get_by_label("What could keep us from the goal?").fill("The lift is closed all summer")
    form.get_by_label("How likely").select_option("HIGH")
    form.get_by_label("How much harm").select_option("HIGH")
    assert not look.axe(page)
    form.get_by_role("button", name="Save").click()
    named = page.get_by_role("listitem").filter(has_text="The lift is closed all summer").first
    expect(named).to_contain_text("Likely: high")
    assert not look.axe(page)
    look.picture(page, "goal-risks")
    board = windows(demo, CMO).go("/risks")
    register = board.get_by_role("table", name="The register of risks")
    expect(register).to_contain_text("The lift is closed all summer")
    expect(board.get_by_role("main")).to_contain_text("How our forecasts did")
    assert not look.axe(board)
    look.picture(board, "risks")
    named.get_by_role("button", name="Close").click()
    form.get_by_label("How it ended").select_option("GONE")
    form.get_by_label("Why").fill("It is repaired")
    form.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("heading", name="Closed")).to_be_visible()


def test_a_chart_on_a_phone(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA, PHONE)
    page = window.go(f"/measures/{measure(window, 'Falls with injury')}")
    expect(page.get_by_role("region", name="What it says")).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "measure-phone")


def test_what_was_tried_and_feared_on_a_past_day(demo: Server, windows: Open) -> None:
    """The demo's changes and risks were entered in the last week: two months ago there were none."""
    window = windows(demo, NORA)
    goal = people.graphql(window.context.request, "{ goals(mine: true, first: 1) { edges { node { id } } } }")
    then = (date.today() - timedelta(days=60)).isoformat()
    page = window.go(f"/goals/{goal['goals']['edges'][0]['node']['id']}?tab=changes&asOf={then}")
    expect(page.get_by_role("main")).to_contain_text("No change is planned or tried yet")
    expect(page.get_by_role("button", name="Plan a change")).to_have_count(0)
    expect(page.get_by_label("Add what must change")).to_have_count(0)
    page.get_by_role("tab", name="Risks").click()
    expect(page.get_by_role("main")).to_contain_text("No risk is named")
    expect(page.get_by_role("button", name="Name a risk")).to_have_count(0)
