"""A leader makes an exception on a goal, with a reason and an end, and ends it; others are told who may."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from journeys import look, people, picture
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR, NURSE
from journeys.servers import Server


def test_an_exception_is_made_and_ended(own: Server, windows: Open) -> None:
    window = windows(own, people.executive(windows(own, ADMINISTRATOR).context.request))
    shown = picture.asked(window)
    goal = shown.id[shown.first_line()[-1]]
    page = window.go(f"/goals/{goal}")
    page.get_by_role("button", name="More to do with this goal").click()
    page.get_by_role("menuitem", name="Who may see and act").click()
    page.get_by_role("button", name="Make an exception").click()
    form = page.get_by_role("dialog")
    end = date.today() + timedelta(days=30)
    give = form.get_by_role("button", name="Give it")
    form.get_by_role("combobox", name="Who").fill("Internal auditor")
    page.get_by_role("option").filter(has_text="Internal auditor").first.click()
    form.get_by_label("May").select_option(label="Check in")
    expect(give).to_have_accessible_description("Say why.")
    form.get_by_label("Why").fill("Covers the audit month")
    form.get_by_label("Until, that day included").fill(end.isoformat())
    give.click()
    row = page.get_by_role("table", name="Exceptions in force").get_by_role("row").filter(has_text="Internal auditor")
    expect(row).to_contain_text("Check in")
    expect(row).to_contain_text("Covers the audit month")
    expect(row).to_contain_text(f"{end.day} {end:%b}")
    assert not look.axe(page)
    look.picture(page, "exceptions")

    page.goto(f"{own.address}/goals/{goal}?tab=history")
    expect(page.get_by_role("main")).to_contain_text("Covers the audit month")

    page.goto(f"{own.address}/goals/{goal}/access")
    row.get_by_role("button", name=re.compile("^End")).click()
    expect(row).to_have_count(0)

    page = windows(own, NURSE).go(f"/goals/{goal}/access")
    button = page.get_by_role("button", name="Make an exception")
    expect(button).to_have_accessible_description(re.compile("^Only a leader of"))
    asked = "query Q($id: UUID!) { goal(id: $id) { grants { id } } }"
    assert people.graphql(window.context.request, asked, id=goal)["goal"]["grants"] == []
