"""An executive hands a goal down to units from a pasted table: every row is understood or named, nothing is
written before the press, and one press writes all."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from journeys import look, people, picture, servers
from journeys.chromium import PHONE, Window
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR, NORA, NURSE
from journeys.servers import Server

A_LOW_CAP = """
from plumbline.organizations.actions import organizations
from plumbline.organizations.models import Membership
boss = Membership.objects.open().filter(role="administrator", unit__parent__isnull=True).first().person
organizations.configure(actor=boss, organization=boss.organization, settings={"unit_goal_cap": 1})
"""
OF_A_GOAL = """query Q($id: UUID!) {
  goal(id: $id) { id title targets { id } alignmentsDown { child { unit { id name } } } }
}"""
UNITS = '{ units(first: 100, level: "unit") { nodes { id code name goalsCarried } } }'


def the_goal(window: Window) -> Any:
    """One above the units that has a target."""
    shown = picture.asked(window)
    for goal in reversed(shown.first_line()[:-1]):
        found = people.graphql(window.context.request, OF_A_GOAL, id=shown.id[goal])["goal"]
        if found["targets"]:
            return found
    raise AssertionError("No goal on the first line of sight has a target.")


def free_units(window: Window, goal: Any) -> list[Any]:
    taken = {link["child"]["unit"]["id"] for link in goal["alignmentsDown"]}
    units = people.graphql(window.context.request, UNITS)["units"]["nodes"]
    return [unit for unit in units if unit["id"] not in taken]


def rows(page: Page) -> Any:
    return page.get_by_role("table", name="Rows as they are understood").get_by_role("row")


def test_a_table_becomes_goals(own: Server, windows: Open) -> None:
    servers.manage(own.database, "shell", "-c", A_LOW_CAP)
    known = '{ people(q: "Nurse manager, 4 West", first: 1) { nodes { email } } }'
    administrator = windows(own, ADMINISTRATOR).context.request
    email = people.graphql(administrator, known)["people"]["nodes"][0]["email"]
    window = windows(own, people.executive(administrator))
    goal = the_goal(window)
    busy = [unit for unit in free_units(window, goal) if unit["goalsCarried"] > 1]
    one, two = busy[:2]

    page = window.go(f"/goals/{goal['id']}")
    page.get_by_role("button", name="More to do with this goal").click()
    page.get_by_role("menuitem", name="Deploy to units").click()
    deploy = page.get_by_role("button", name=re.compile("^Deploy"))
    expect(deploy).to_have_accessible_description("Paste the table first.")

    table = [
        ["Unit", "Baseline", "Target", "Owner"],
        [one["code"], "0.80", "0.40", email],
        [two["name"], "0.70"],
        ["NOWHERE", "lots", "0.1", "Nobody at all"],
    ]
    page.get_by_label("Table").fill("\n".join("\t".join(row) for row in table))
    expect(rows(page)).to_have_count(4)
    expect(rows(page).nth(1)).to_contain_text("Nurse manager, 4 West")
    expect(rows(page).nth(1)).to_contain_text(f"This unit already carries {one['goalsCarried']} goals.")
    expect(rows(page).nth(2)).to_contain_text("Nobody is asked to own it yet.")
    bad = rows(page).nth(3)
    expect(bad).to_contain_text("No unit here is called “NOWHERE”.")
    expect(bad).to_contain_text("“lots” is not a number")
    expect(bad).to_contain_text("Nobody here is found by “Nobody at all”.")
    expect(deploy).to_have_accessible_description("1 row needs a look. Correct it, or leave it out.")
    deploy.click(force=True)
    assert not look.axe(page)
    look.picture(page, "deploy-preview")
    assert links(window, goal["id"]) == links_of(goal), "Something was written before the press."

    page.get_by_label("Leave out the 1 row that needs a look").check(force=True)
    page.get_by_role("button", name="Deploy to 2 units").click()
    expect(page.get_by_role("heading", name="Deployed to 2 units")).to_be_visible()
    look.picture(page, "deploy-done")
    assert links(window, goal["id"]) - links_of(goal) == {one["name"], two["name"]}
    page.get_by_role("main").get_by_role("link", name=one["name"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(goal["title"])
    expect(page.get_by_role("main")).to_contain_text("Nurse manager, 4 West")

    page = window.go(f"/goals/{goal['id']}/deploy")
    page.get_by_label("Table").fill(f"{one['code']};0.8;0.4;")
    expect(rows(page).nth(1)).to_contain_text("already has a part of this goal")


def links_of(goal: Any) -> set[str]:
    return {link["child"]["unit"]["name"] for link in goal["alignmentsDown"]}


def links(window: Window, goal: str) -> set[str]:
    return links_of(people.graphql(window.context.request, OF_A_GOAL, id=goal)["goal"])


def test_who_may_not_deploy_is_told_why(demo: Server, windows: Open) -> None:
    window = windows(demo, NURSE, PHONE)
    goal = the_goal(windows(demo, NORA))
    page = window.go(f"/goals/{goal['id']}/deploy")
    deploy = page.get_by_role("button", name="Deploy", exact=True)
    expect(deploy).to_have_accessible_description(re.compile("^Only the owner of this goal or a leader"))
    look.picture(page, "deploy-phone")
