"""An administrator merges units, puts them into groups, finds the last of many, and sees who hangs on a leaver."""

import re
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from journeys import look, people, servers
from journeys.chromium import Window
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR
from journeys.servers import Server

MANY_UNITS = """
from plumbline.organizations.actions import units
from plumbline.organizations.actions.units import UnitDraft
from plumbline.organizations.models import Membership, OrgUnit
boss = Membership.objects.open().filter(role="administrator", unit__parent__isnull=True).first().person
top = OrgUnit.objects.get(organization=boss.organization, parent=None)
units.add_many(actor=boss, organization_id=boss.organization_id, drafts=[
    UnitDraft(code=f"CLINIC-{n}", name=f"Clinic {n:03}", level_code="unit", parent_code=top.code) for n in range(130)
])
"""
UNITS = """{ units(first: 100, level: "unit") { nodes {
  id name goalsCarried parent { id } people(first: 1) { totalCount }
} } }"""
DEPENDED = """query Q($id: UUID!) { dependents(personId: $id) {
  count sentence groups { count board { title } }
} }"""
AFTER = """query Q($from: UUID!, $into: UUID!) {
  from: unit(id: $from) { closed people(first: 1) { totalCount } goalsCarried }
  into: unit(id: $into) { people(first: 1) { totalCount } goalsCarried }
}"""


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def opens(page: Page, unit: str, form: str) -> None:
    page.get_by_label("Find a unit").fill(unit)
    page.get_by_role("button", name=f"Change {unit}", exact=True).click()
    page.get_by_role("menuitem", name=form).click()


def pair(window: Window) -> tuple[Any, Any]:
    """Two units with people and goals."""
    units = people.graphql(window.context.request, UNITS)["units"]["nodes"]
    full = [unit for unit in units if unit["goalsCarried"] and unit["people"]["totalCount"]]
    return full[0], full[1]


def test_one_unit_is_merged_into_another(own: Server, windows: Open) -> None:
    window = windows(own, ADMINISTRATOR)
    page = window.go("/admin/units")
    old, new = pair(window)
    opens(page, old["name"], "Merge into another unit")
    merge = dialog(page).get_by_role("button", name="Merge", exact=True)
    expect(merge).to_have_accessible_description("Choose the unit that takes over.")
    dialog(page).get_by_role("combobox", name="Into").fill(new["name"])
    page.get_by_role("option").filter(has_text=new["name"]).first.click()
    expect(dialog(page)).to_contain_text(re.compile(rf"To {new['name']} moves: \d+ open goals?, \d+ (person|people)"))
    expect(merge).to_have_accessible_description("Tick that you want this.")
    merge.click(force=True)
    expect(dialog(page)).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "merge")
    dialog(page).get_by_label(f"Yes, merge {old['name']} into {new['name']}").check(force=True)
    merge.click()
    expect(dialog(page)).to_have_count(0)
    expect(page.get_by_role("button", name=f"Change {old['name']}", exact=True)).to_have_count(0)
    after = {"from": old["id"], "into": new["id"]}
    told = people.graphql(window.context.request, AFTER, **after)
    assert told["from"] == {"closed": True, "people": {"totalCount": 0}, "goalsCarried": 0}
    assert told["into"]["people"]["totalCount"] == old["people"]["totalCount"] + new["people"]["totalCount"]
    assert told["into"]["goalsCarried"] == old["goalsCarried"] + new["goalsCarried"]


def test_a_unit_joins_a_group_and_leaves_it(own: Server, windows: Open) -> None:
    window = windows(own, ADMINISTRATOR)
    page = window.go("/admin/units")
    unit = pair(window)[0]["name"]
    opens(page, unit, "Groups")
    dialog(page).get_by_label("Join").select_option(label="A new group …")
    dialog(page).get_by_label("Kind").select_option(label="Collaborative")
    dialog(page).get_by_label("Name of the group").fill("Falls collaborative")
    dialog(page).get_by_role("button", name="Make and join").click()
    leave = dialog(page).get_by_role("button", name="Leave Falls collaborative")
    expect(leave).to_be_visible()
    leave.click()
    expect(leave).to_have_count(0)
    expect(dialog(page).get_by_label("Join")).to_contain_text("Falls collaborative")


def test_a_deputy_is_made_until_a_day(own: Server, windows: Open) -> None:
    window = windows(own, ADMINISTRATOR)
    page = window.go("/admin/units")
    unit = pair(window)[0]["name"]
    opens(page, unit, "Deputies")
    end = date.today() + timedelta(days=20)
    make = dialog(page).get_by_role("button", name="Make deputy")
    dialog(page).get_by_role("combobox", name="Who").fill("Internal auditor")
    page.get_by_role("option").filter(has_text="Internal auditor").first.click()
    expect(make).to_have_accessible_description("Choose the last day.")
    dialog(page).get_by_label("Until, that day included").fill(end.isoformat())
    expect(make).to_have_accessible_description("Say why.")
    dialog(page).get_by_label("Why").fill("The manager is on leave")
    make.click()
    deputy = dialog(page).get_by_role("listitem").filter(has_text="Internal auditor")
    expect(deputy).to_contain_text("The manager is on leave")
    expect(deputy).to_contain_text(f"until {end.day} {end:%b}")
    assert not look.axe(page)
    look.picture(page, "deputies")
    deputy.get_by_role("button", name=re.compile("^End")).click()
    expect(deputy).to_have_count(0)


def test_the_last_of_many_units_and_people_is_found(own: Server, windows: Open) -> None:
    servers.manage(own.database, "shell", "-c", MANY_UNITS)
    window = windows(own, ADMINISTRATOR)
    page = window.go("/admin/units")
    tree = page.get_by_role("main").get_by_role("listitem")
    expect(tree).to_have_count(100)
    page.get_by_role("button", name="Show more").click()
    expect(tree.filter(has_text="Clinic 129").or_(tree.nth(150))).not_to_have_count(0)
    page.get_by_label("Find a unit").fill("clinic-129")
    expect(tree).to_have_count(1)
    expect(tree).to_contain_text("Clinic 129")

    page = window.go("/admin/people")
    rows = page.get_by_role("table", name="People").get_by_role("row")
    expect(rows).to_have_count(51)
    page.get_by_role("button", name="Show more").click()
    expect(rows.nth(60)).to_be_visible()


def test_what_hangs_on_somebody_is_told_before_they_go(demo: Server, windows: Open) -> None:
    window = windows(demo, ADMINISTRATOR)
    told = people.graphql(window.context.request, DEPENDED, id=people.account(window.context.request, people.NORA))[
        "dependents"
    ]
    page = window.go("/admin/people")
    page.get_by_label("Find a person").fill(people.NORA)
    page.get_by_role("button", name=f"Change {people.NORA}", exact=True).click()
    page.get_by_role("menuitem", name="Archive").click()
    expect(dialog(page)).to_contain_text(told["sentence"])
    for group in told["groups"]:
        expect(dialog(page).get_by_role("listitem").filter(has_text=group["board"]["title"])).to_contain_text(
            re.compile(rf"^{group['count']} goals? for")
        )
    assert look.axe(page) == []
    look.picture(page, "admin-archive")
