"""A plan with more than a hundred open goals is closed in one batch; nothing is decided beforehand."""

from playwright.sync_api import expect

from journeys import look, people, servers
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR
from journeys.servers import Server

THE_NEXT = """
from datetime import date
from plumbline.goals.actions import cycles
from plumbline.organizations.models import Membership
boss = Membership.objects.open().filter(role="executive", unit__parent__isnull=True).first().person
year = date.today().year + 1
cycles.open(actor=boss, name="The next plan", kind="annual", starts_on=f"{year}-01-01", ends_on=f"{year + 3}-12-31")
"""
CYCLES = "{ cycles(open: true) { id name openGoals } }"


def test_all_open_goals_are_decided(own: Server, windows: Open) -> None:
    servers.manage(own.database, "shell", "-c", THE_NEXT)
    window = windows(own, people.executive(windows(own, ADMINISTRATOR).context.request))
    plans = people.graphql(window.context.request, CYCLES)["cycles"]
    largest = max(plans, key=lambda plan: int(plan["openGoals"]))
    assert 100 < largest["openGoals"] <= 500
    page = window.go("/admin/cycles")
    page.get_by_role("row").filter(has_text=largest["name"]).get_by_role("button", name="Close").click()
    form = page.get_by_role("dialog")
    close = form.get_by_role("button", name="Close the plan")
    expect(close).to_have_accessible_description(f"{largest['openGoals']} goals wait for a decision.")
    form.get_by_label("Carried over into").select_option(label="The next plan")
    expect(form.get_by_role("listitem")).to_have_count(50)
    form.get_by_role("button", name="Show more").click()
    expect(form.get_by_role("listitem")).to_have_count(100)
    form.get_by_label(f"For all {largest['openGoals']} that wait").select_option(label="Carry over")
    assert not look.axe(page)
    look.picture(page, "close-plan")
    close.click()
    expect(form).to_have_count(0, timeout=120_000)
    after = {plan["name"]: plan["openGoals"] for plan in people.graphql(window.context.request, CYCLES)["cycles"]}
    assert largest["name"] not in after
    assert after["The next plan"] == largest["openGoals"]
