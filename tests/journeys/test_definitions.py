"""What a goal moves besides, its links, and what a measure means: changed on their pages, and seen at once."""

import re

from playwright.sync_api import expect

from journeys import look, people, picture
from journeys.chromium import PHONE
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR
from journeys.servers import Server

MEASURE = "{ measures(first: 1) { nodes { id name } } }"


def test_what_else_a_goal_moves(own: Server, windows: Open) -> None:
    window = windows(own, people.executive(windows(own, ADMINISTRATOR).context.request), PHONE)
    shown = picture.asked(window)
    page = window.go(f"/goals/{shown.id[shown.first_line()[-1]]}")
    page.get_by_role("button", name="More to do with this goal").click()
    page.get_by_role("menuitem", name="What else it moves, and its links").click()
    form = page.get_by_role("dialog")
    save = form.get_by_role("button", name="Save", exact=True)
    form.get_by_label("Liability", exact=True).select_option(label="Secondary")
    form.get_by_label("Why: Liability").fill("")
    expect(save).to_have_accessible_description("Say in one line why: Liability.")
    form.get_by_label("Why: Liability").fill("Fewer claims after falls")
    form.get_by_role("button", name="Add a link").click()
    number = form.get_by_label(re.compile(r"^Link \d+: title$")).count()
    form.get_by_label(f"Link {number}: title").fill("Overtime playbook")
    form.get_by_label(f"Link {number}: address").fill("https://intranet.example.org/overtime")
    assert not look.axe(page)
    look.picture(page, "impacts")
    save.click()
    expect(form).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Fewer claims after falls")
    expect(page.get_by_role("link", name="Overtime playbook")).to_have_attribute(
        "href", "https://intranet.example.org/overtime"
    )


def test_two_people_change_the_same_goal(own: Server, windows: Open) -> None:
    """The second one's choices are kept beside what the first one saved."""
    boss = people.executive(windows(own, ADMINISTRATOR).context.request)
    first, second = windows(own, boss), windows(own, boss)
    shown = picture.asked(first)
    goal = f"/goals/{shown.id[shown.first_line()[-2]]}"
    for window, why in ((first, "Said first"), (second, "Said second")):
        page = window.go(goal)
        page.get_by_role("button", name="More to do with this goal").click()
        page.get_by_role("menuitem", name="What else it moves, and its links").click()
        page.get_by_label("Regulatory", exact=True).select_option(label="Primary")
        page.get_by_label("Why: Regulatory").fill(why)
    for window in (first, second):
        window.page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    form = second.page.get_by_role("dialog")
    expect(form).to_contain_text("Somebody else changed this goal meanwhile.")
    expect(form).to_contain_text("Said first")
    expect(form.get_by_label("Why: Regulatory")).to_have_value("Said second")
    form.get_by_role("button", name="Save my version").click()
    expect(form).to_have_count(0)
    expect(second.page.get_by_role("main")).to_contain_text("Said second")


def test_a_definition_changes_and_the_old_one_stays(own: Server, windows: Open) -> None:
    window = windows(own, ADMINISTRATOR)
    measure = people.graphql(window.context.request, MEASURE)["measures"]["nodes"][0]
    page = window.go(f"/measures/{measure['id']}")
    page.get_by_role("button", name="More to do with this measure").click()
    page.get_by_role("menuitem", name="Change the definition").click()
    form = page.get_by_role("dialog")
    save = form.get_by_role("button", name="Save the new version")
    expect(save).to_have_accessible_description("Nothing is changed yet.")
    old = form.get_by_label("What it means").input_value()
    form.get_by_label("What it means").fill("Counted anew since the unit moved")
    expect(save).to_have_accessible_description("Say why it changes.")
    form.get_by_label("Why it changes").fill("The unit moved")
    assert not look.axe(page)
    look.picture(page, "revise")
    save.click()
    expect(form).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Counted anew since the unit moved")
    expect(page.get_by_role("main")).to_contain_text(old or "Until")

    page.get_by_role("button", name="More to do with this measure").click()
    page.get_by_role("menuitem", name="Retire").click()
    form.get_by_role("button", name="Retire it").click()
    expect(form).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("retired")
