"""Work promised on a goal, from the promise to what came of it; what is weak on the goal; a changed target seen."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys import look, people, picture
from journeys.chromium import DESKTOP, PHONE, TABLET, Device, Window
from journeys.conftest import Open
from journeys.people import CMO, NORA, NURSE
from journeys.servers import Server

WEAK = """{ findings(first: 100, codes: [%s]) { nodes { sentence goal { id approvers { id } } } } }"""
REMINDABLE = "{ findings(first: 100, codes: [STALE_CHECK_IN]) { nodes { may lastReminded { id } goal { id } } } }"
STILL_MS = 400
WORDS = "Two people check every dose at the bedside"


def own_goal(window: Window) -> str:
    shown = picture.asked(window)
    return shown.id[shown.with_title("Clean hands at every bedside on 4 West")]


def with_open_work(window: Window) -> str:
    """A goal with work under way that this window's person may change."""
    asked = '{ goals(first: 100, q: "4 West") { nodes { id actions { doneAt droppedAt canChange } } } }'
    for goal in people.graphql(window.context.request, asked)["goals"]["nodes"]:
        if any(it["canChange"] and not it["doneAt"] and not it["droppedAt"] for it in goal["actions"]):
            return str(goal["id"])
    raise AssertionError("No work is under way on 4 West.")


def work(page: Page, part: str, words: str) -> Locator:
    return page.get_by_role("region", name=part).get_by_role("listitem").filter(has_text=words)


def test_promised_changed_and_done_by_keyboard(own: Server, windows: Open) -> None:
    window = windows(own, NORA)
    page = window.go(f"/goals/{own_goal(window)}?tab=actions")
    page.get_by_role("button", name="Promise work").press("Enter")
    form = page.get_by_role("dialog", name="Promise work on this goal")
    send = form.get_by_role("button", name="Promise", exact=True)
    expect(send).to_have_accessible_description("Say what will be done.")
    form.get_by_label("What will be done").press_sequentially(WORDS)
    expect(form).to_contain_text("No patient names")
    expect(send).to_have_accessible_description("Say how strong it is.")
    form.get_by_label("How strong").select_option("STRONG")
    expect(form).to_contain_text("It changes the work itself")
    due = date.today() + timedelta(days=20)
    form.get_by_label("Due").fill(str(due))
    form.get_by_label("Look again on").fill(str(due + timedelta(days=60)))
    send.press("Enter")
    expect(form).to_be_hidden()
    row = work(page, "Under way", WORDS)
    expect(row).to_contain_text("Nurse manager, 4 West · ")
    expect(row).to_contain_text(re.compile(rf"Due {due.day} {due:%b}.*Strong.*Look again", re.DOTALL))

    row.get_by_role("button", name=re.compile("^More to do")).click()
    page.get_by_role("menuitem", name="Change it").click()
    form = page.get_by_role("dialog", name="Change what was promised")
    form.get_by_label("How strong").select_option("WEAK")
    form.get_by_label("Look again on").fill("")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(row).to_contain_text("Weak")
    expect(row).not_to_contain_text("Look again")

    row.get_by_role("button", name="Done").click()
    form = page.get_by_role("dialog", name="This work is done")
    form.get_by_label("What came of it?").fill("Every dose is checked by two since Monday")
    form.get_by_role("button", name="Done").click()
    expect(form).to_be_hidden()
    expect(work(page, "Done or dropped", WORDS)).to_contain_text("Every dose is checked by two")
    expect(work(page, "Under way", WORDS)).to_have_count(0)
    page.get_by_role("tab", name="History").click()
    expect(page.get_by_role("region", name="Every change")).to_contain_text("Finished promised work")


def test_dropped_with_a_reason(own: Server, windows: Open) -> None:
    window = windows(own, NORA)
    page = window.go(f"/goals/{with_open_work(window)}?tab=actions")
    row = page.get_by_role("region", name="Under way").get_by_role("listitem").first
    words = row.locator(".work-text").inner_text()
    row.get_by_role("button", name=re.compile("^More to do")).click()
    page.get_by_role("menuitem", name="Drop it").click()
    form = page.get_by_role("dialog", name="Drop this work")
    drop = form.get_by_role("button", name="Drop", exact=True)
    expect(drop).to_have_accessible_description("Say why in a few words.")
    form.get_by_label("Why is it not done after all?").fill("The new pumps do it by themselves")
    drop.click()
    expect(work(page, "Done or dropped", words).first).to_contain_text("The new pumps do it by themselves")


def test_overdue_work_says_so_and_is_weak_on_the_overview(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    found = people.graphql(window.context.request, WEAK % "OVERDUE_ACTION")["findings"]["nodes"][0]
    page = window.go(f"/goals/{found['goal']['id']}")
    part = page.get_by_role("region", name="What is missing or weak")
    expect(part).to_contain_text(found["sentence"])
    expect(part).to_contain_text(re.compile(r"Since \d+ \w{3}.*, \d+ days?\. Must act: the "))
    part.scroll_into_view_if_needed()
    look.picture(page, "goal-weak-links")
    assert not look.axe(page)
    page.get_by_role("tab", name="Actions").click()
    expect(page.get_by_role("region", name="Under way")).to_contain_text(re.compile(r"Overdue since \d+ \w{3}"))


def test_a_nurse_changes_nobody_elses_promise(demo: Server, windows: Open) -> None:
    goal = with_open_work(windows(demo, NORA))
    page = windows(demo, NURSE).go(f"/goals/{goal}?tab=actions")
    expect(page.get_by_role("region", name="Under way").get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_role("region", name="Under way").get_by_role("button", name="Done")).to_have_count(0)


def weak(page: Page, sentence: str) -> Locator:
    return page.get_by_role("region", name="What is missing or weak").get_by_role("listitem").filter(has_text=sentence)


def test_a_word_to_whoever_must_act_and_the_way_back(own: Server, windows: Open) -> None:
    window = windows(own, CMO)
    found = people.graphql(window.context.request, REMINDABLE)["findings"]["nodes"]
    goal = next(it["goal"]["id"] for it in found if "REMIND" in it["may"] and not it["lastReminded"])
    row = weak(window.go(f"/goals/{goal}"), "Update due")
    row.get_by_role("button", name="Remind").press("Enter")
    expect(row).to_contain_text(re.compile(r"Reminded \d+ \w{3}\."))
    window.page.get_by_role("button", name="Undo").click()
    expect(row).not_to_contain_text("Reminded")


def test_until_when_and_why_it_is_accepted(own: Server, windows: Open) -> None:
    window = windows(own, CMO)
    goal = people.graphql(window.context.request, REMINDABLE)["findings"]["nodes"][0]["goal"]["id"]
    until = date.today() + timedelta(days=30)
    page = window.go(f"/goals/{goal}")
    row = weak(page, "Update due")
    row.get_by_role("button", name="More for “Update due”").click()
    page.get_by_role("menuitem", name="Accept until").click()
    form = page.get_by_role("dialog", name="Accept “Update due” for a time")
    form.get_by_label("Until").fill(str(until))
    form.get_by_label("Because").fill("The unit moves to the new tower in December")
    form.get_by_role("button", name="Accept").click()
    said = rf"Accepted until {until.day} {until:%b}.* by Chief medical officer · .*“The unit moves to the new tower"
    expect(row).to_contain_text(re.compile(said))
    row.get_by_role("button", name="More for “Update due”").click()
    page.get_by_role("menuitem", name="No longer accept it").click()
    expect(row).not_to_contain_text("Accepted until")


def test_the_approver_has_seen_a_changed_target(own: Server, windows: Open) -> None:
    """Gone from the overview once the owner of the goal above says so; somebody else cannot say it."""
    looks = windows(own, NORA)
    found = people.graphql(looks.context.request, WEAK % "TARGET_CHANGED")["findings"]["nodes"]
    goal = next(it["goal"] for it in found if it["goal"]["approvers"])
    page = looks.go(f"/goals/{goal['id']}")
    expect(page.get_by_role("button", name="I have seen the change")).to_have_attribute("aria-disabled", "true")
    approver = windows(own, goal["approvers"][0]["id"])
    page = approver.go(f"/goals/{goal['id']}?tab=targets")
    expect(page.get_by_role("button", name="I have seen the change")).to_be_visible()
    page.get_by_role("tab", name="Overview").click()
    part = page.get_by_role("region", name="What is missing or weak")
    changed = part.get_by_role("listitem").filter(has_text="Target changed")
    count = changed.count()
    changed.first.get_by_role("button", name="I have seen the change").click()
    expect(changed).to_have_count(count - 1)


@pytest.mark.parametrize("device", [PHONE, TABLET, DESKTOP], ids=lambda device: device.name)
def test_no_barrier_in_actions_and_overview(device: Device, demo: Server, windows: Open) -> None:
    window = windows(demo, NORA, device)
    goal = with_open_work(window)
    for tab, ready in (("actions", "Under way"), ("overview", "Who depends on this")):
        page = window.go(f"/goals/{goal}?tab={tab}")
        page.get_by_role("heading", name=ready).wait_for()
        page.wait_for_load_state("networkidle")
        found = look.axe(page)
        look.picture(page, f"{tab}-{device.name}-light")
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(STILL_MS)
        look.picture(page, f"{tab}-{device.name}-dark")
        found += [f"in the dark: {it}" for it in look.axe(page)]
        page.emulate_media(color_scheme="light")
        assert not found, "\n".join(found)
        assert not look.too_wide(page)
        page.get_by_role("heading", name=ready).scroll_into_view_if_needed()
        look.picture(page, f"{tab}-{device.name}-lower")
    page = window.go(f"/goals/{goal}?tab=actions")
    page.get_by_role("button", name="Promise work").click()
    page.get_by_role("dialog").wait_for()
    look.picture(page, f"promise-{device.name}")
    assert not look.axe(page)
