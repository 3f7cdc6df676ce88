"""What one may not do is said with its reason; what one may not see is not there."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from journeys import picture, servers
from journeys.conftest import Open
from journeys.people import NORA, NURSE
from journeys.servers import Server

ELSEWHERE = """
from plumbline.goals.actions import cycles, goals
from plumbline.goals.actions.goals import GoalDraft
from plumbline.organizations.actions import organizations, people
made = organizations.found(name="Elsewhere Health", slug="elsewhere", time_zone="America/Chicago")
ada = people.first_administrator(organization=made, name="Ida", position="Administrator", email="ida@else.example.org")
year = cycles.open(actor=ada, name="Plan", kind="annual", starts_on="2026-01-01", ends_on="2026-12-31")
print(goals.draft(actor=ada, draft=GoalDraft(title="A secret of theirs", unit_id=ada.unit_id, cycle_id=year.pk)).pk)
"""


def test_another_organizations_goal_is_not_there(own: Server, windows: Open) -> None:
    """An address of theirs says the same as an address of nothing."""
    theirs = servers.manage(own.database, "shell", "-c", ELSEWHERE).split()[-1]
    nothing = "00000000-0000-7000-8000-000000000000"
    said = []
    for goal in (theirs, nothing):
        page = windows(own, NORA).go(f"/goals/{goal}")
        expect(page.get_by_role("main")).to_contain_text(re.compile("not found|does not exist|no such", re.IGNORECASE))
        said.append(page.get_by_role("main").inner_text())
    assert said[0] == said[1]
    assert "secret" not in said[0]


def test_a_button_that_cannot_be_used_says_why(demo: Server, windows: Open) -> None:
    """A nurse looks at her manager's goal: she may not check in on it, and is told who may."""
    window = windows(demo, NURSE)
    shown = picture.asked(window)
    page = window.go(f"/goals/{shown.id[shown.with_title('Clean hands at every bedside on 4 West')]}")
    button = page.get_by_role("main").get_by_role("button", name="Check in", exact=True)
    expect(button).to_be_visible()
    reason = button.get_attribute("title") or ""
    assert reason.endswith("."), f"The button gives no reason: {reason!r}"
    button.click(force=True)
    expect(page.get_by_text(reason).first).to_be_visible()


def test_nothing_chosen_is_a_reason_too(demo: Server, windows: Open) -> None:
    page = windows(demo, NORA).go("/")
    send = page.get_by_role("button", name="Send check-in")
    expect(send).to_have_attribute("aria-disabled", "true")
    expect(send).to_have_accessible_description(re.compile("Choose how it is going"))
    send.click(force=True)
    expect(page.get_by_text("Choose how it is going").first).to_be_visible()


def test_a_page_from_a_server_of_files_gets_its_token_before_it_asks(demo: Server, windows: Open) -> None:
    """In containers the page comes from a disk, without the cookie against forged requests."""
    window = windows(demo)
    refused = []
    window.context.on("response", lambda it: it.status == 403 and refused.append(it.url))
    page_alone = servers.PAGES / "index.html"
    window.page.route(
        lambda address: urlsplit(address).path in ("/", "/sign-in"),
        lambda route: route.fulfill(path=page_alone, content_type="text/html"),
    )
    assert window.context.cookies() == []
    page = window.go("/")
    page.get_by_role("button", name=NORA).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("check-ins due")
    assert refused == []
