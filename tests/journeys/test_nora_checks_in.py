"""A nurse manager checks in on her phone: nothing is lost, what she said is seen above her at once, and she is
answered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journeys import people, picture
from journeys.card import card_title, due, send, status, undo
from journeys.chromium import PHONE, Window
from journeys.conftest import Open
from journeys.look import picture as save
from journeys.people import CHAIR, NORA, NURSE
from journeys.picture import Line, Picture
from journeys.servers import Server


@pytest.fixture
def nora(busy: Server, windows: Open) -> Window:
    return windows(busy, NORA, PHONE)


def test_undo_brings_the_card_back(nora: Window) -> None:
    page = nora.go("/")
    before, title = due(page), card_title(page)
    status(page, "On track").tap()
    send(page).tap()
    expect(undo(page)).to_be_visible()
    assert due(page) == before - 1
    save(page, "check-in-phone-undo")
    undo(page).tap()
    expect(page.get_by_role("article").get_by_role("heading").first).to_have_text(title)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{before} ")
    page.reload()
    assert due(page) == before


def test_a_draft_survives_a_reload(nora: Window) -> None:
    page = nora.go("/")
    due(page)
    status(page, "At risk").tap()
    page.get_by_label("Next step").fill("Round with pharmacy on Monday")
    page.get_by_label("What changed?").fill("Two call-outs on nights")
    page.wait_for_timeout(700)  # a draft is kept when the fingers rest
    page.reload()
    expect(page.get_by_role("radio", name="At risk")).to_be_checked()
    expect(page.get_by_label("Next step")).to_have_value("Round with pharmacy on Monday")
    expect(page.get_by_label("What changed?")).to_have_value("Two call-outs on nights")


def test_patient_data_is_warned_of_before_it_is_sent(nora: Window) -> None:
    page = nora.go("/")
    due(page)
    status(page, "On track").tap()
    page.get_by_label("What changed?").fill("Fall of MRN 1234567 in room 12")
    warning = page.get_by_role("status").filter(has_text="record number")
    expect(warning).to_be_visible()
    expect(page.get_by_role("button", name="Send anyway")).to_be_visible()
    save(page, "check-in-phone-patient-data")
    page.get_by_label("What changed?").fill("One fall, no harm")
    expect(warning).to_have_count(0)


def test_three_without_a_connection_outlive_a_reload_and_are_sent_once(nora: Window) -> None:
    nora.forgive("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    page = nora.go("/check-in")
    before = due(page)
    page.wait_for_function("caches.match(document.querySelector('script[type=module]').src)")
    nora.context.set_offline(True)
    saved: dict[str, str] = {}
    for word in ("On track", "At risk", "Off track"):
        saved[card_title(page)] = word
        status(page, word).tap()
        send(page).tap()
        expect(page.get_by_role("status").filter(has_text=f"Not sent yet: {word}")).to_be_visible()
    expect(page.get_by_text("Saved on this phone, sends when back")).to_have_count(1)
    expect(page.get_by_role("region", name="Saved on this phone")).to_contain_text("3 check-ins")
    assert due(page) == before - 3
    save(page, "check-in-phone-offline")
    page.reload()
    expect(page.get_by_text("3 check-ins are saved on this phone")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("Off track")  # nobody knows who is looking
    save(page, "check-in-phone-offline-reload")
    assert kept_by_the_worker(page) == []

    nora.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{before - 3} check-in")
    expect(page.get_by_role("region", name="Saved on this phone")).to_have_count(0)
    page.reload()
    assert due(page) == before - 3
    for title, word in saved.items():
        assert said_today(nora, goal_called(nora, title)) == [word.upper().replace(" ", "_")]


def test_drafts_go_at_sign_out(busy: Server, windows: Open) -> None:
    window = windows(busy, device=PHONE)
    page = window.go("/sign-in")
    page.get_by_role("button", name=NORA).tap()
    due(page)
    status(page, "At risk").tap()
    page.get_by_label("Next step").fill("Round with pharmacy on Monday")
    page.wait_for_timeout(700)
    page.wait_for_function(
        """async () => (await (await caches.open((await caches.keys())[0])).keys())
          .some(({ url }) => url.includes("overlays"))"""
    )
    assert kept_on_the_phone(page)
    window.context.set_offline(True)
    window.forgive("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
    page.get_by_role("button", name="More", exact=True).tap()
    page.get_by_role("button", name="Sign out").tap()
    expect(page.get_by_role("alert")).to_contain_text("you are still signed in")
    window.context.set_offline(False)
    window.forgive("401")  # the server's answer to signing out
    page.get_by_role("button", name="Sign out").tap()
    expect(page.get_by_label("Password")).to_be_visible()
    assert kept_on_the_phone(page) in ([], ["outbox"])


def test_the_leader_above_replies_with_one_tap_and_she_sees_it(busy: Server, nora: Window, windows: Open) -> None:
    page = nora.go("/")
    due(page)
    title = card_title(page)
    above = owner_above(nora, goal_called(nora, title))
    status(page, "At risk").tap()
    page.get_by_label("What changed?").fill("Lift broke, two turns missed")
    page.get_by_label("I need help from").tap()
    send(page).tap()
    expect(undo(page)).to_be_visible()

    leader = windows(busy, above["id"]).go("/")
    waiting = leader.get_by_role("article").filter(has_text="Lift broke, two turns missed")
    waiting.get_by_role("button", name="Thanks, seen").click()
    expect(waiting).to_have_count(0)

    page.reload()
    reply = page.get_by_role("article").filter(has_text="Thanks, seen").filter(has_text=title)
    expect(reply.first).to_contain_text(above["position"])
    reply.first.scroll_into_view_if_needed()
    save(page, "check-in-phone-reply")


def test_every_goal_above_shows_it_in_an_open_page(busy: Server, nora: Window, windows: Open) -> None:
    """The chair has the cascade open; nobody reloads it."""
    shown = picture.asked(nora)
    line = agreed_line_of_a_healthy_goal(shown)
    chair = windows(busy, CHAIR).go(f"/cascade?view=map&goal={shown.id[line[-1]]}")
    sight = chair.get_by_role("complementary", name="Line of sight")
    expect(sight.locator("ol > li")).to_have_count(len(line))
    chair.evaluate("window.neverReloaded = true")

    page = nora.go(f"/check-in?goal={shown.id[line[-1]]}")
    status(page, "Off track").tap()
    send(page).tap()
    expect(undo(page)).to_be_visible()

    after = picture.asked(nora)
    expect(sight.locator("ol > li").last).to_contain_text("Off track", timeout=25_000)
    for goal in reversed(line[:-1]):
        was, now = shown.wire["goals"]["offTrackBelow"][goal], after.wire["goals"]["offTrackBelow"][goal]
        assert now == was + 1, f"{shown.title[goal]}: {was}, then {now}"
        sight.get_by_role("button", name=shown.title[goal], exact=True).first.click()
        expect(sight.get_by_text("goals below")).to_contain_text(f"{now} off track")
    assert chair.evaluate("window.neverReloaded")


def test_the_next_person_at_the_phone_speaks_for_themselves(busy: Server, windows: Open) -> None:
    window = windows(busy, device=PHONE)
    window.forgive("401")  # the server's answer to a page of somebody else
    sign_in(window, NORA)
    page = window.go("/")
    due(page)
    title = card_title(page)
    goal = goal_called(window, title)
    before = said_today(window, goal)
    status(page, "On track").tap()
    sign_in(window, NURSE)  # in another tab; this page is still the nurse manager's
    send(page).tap()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("due")
    expect(page.get_by_text("Saved on this phone, sends when back")).to_have_count(0)
    assert "outbox" in kept_on_the_phone(page)

    sign_in(window, NORA)
    assert said_today(window, goal) == before
    with page.expect_response(lambda answer: "RecordCheckIn" in (answer.request.post_data or "")):
        page.goto("/")
    assert said_today(window, goal) == ["ON_TRACK", *before]


def agreed_line_of_a_healthy_goal(shown: Picture) -> Line:
    """From the board to a goal of the nurse manager's that neither she nor the data call off track."""
    goals, enums = shown.wire["goals"], shown.wire["enums"]
    nora = shown.wire["people"]["position"].index(NORA)
    for goal, owner in enumerate(goals["owner"]):
        line = shown.line(goal)
        states = {enums["state"][goals["state"][it]] for it in line}
        said = {enums["claimed"][goals["claimed"][goal]], enums["evidence"][goals["evidence"][goal]]}
        agreed = all(goals["agreed"][it] for it in line[1:])
        if owner == nora and agreed and states == {"committed"} and "off_track" not in said and len(line) > 3:
            return line
    raise AssertionError("The nurse manager has no healthy goal below the board.")


# --- Asked of the server, to know what the screens must show ---------------------------------------


def sign_in(window: Window, who: str) -> None:
    request = window.context.request
    people.enter(request, "/api/v1/demo/sign-in", {"person": people.account(request, who)})


def goal_called(window: Window, title: str) -> str:
    shown = picture.asked(window)
    return shown.id[shown.title.index(title)]


def said_today(window: Window, goal_id: str) -> list[str]:
    """What was said about a goal in the last hours, the newest first."""
    question = "query($id: UUID!) { goal(id: $id) { checkIns(first: 20) { nodes { claimed madeAt } } } }"
    told = people.graphql(window.context.request, question, id=goal_id)["goal"]["checkIns"]["nodes"]
    since = datetime.now(UTC) - timedelta(hours=1)
    return [it["claimed"] for it in told if it["madeAt"] and datetime.fromisoformat(it["madeAt"]) > since]


def kept_by_the_worker(page: Page) -> list[str]:
    """Answers of the server that the service worker has kept; there must be none."""
    kept: list[str] = page.evaluate(
        """async () => {
          const addresses = [];
          for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) addresses.push(new URL(url).pathname);
          return addresses.filter((path) => !/^\\/(assets\\/.*|theme.js|favicon.svg)?$/.test(path));
        }"""
    )
    return kept


def kept_on_the_phone(page: Page) -> list[str]:
    """The names under which drafts, and what waits to be sent, are kept."""
    names: list[str] = page.evaluate(
        """() => new Promise((done) => {
          const opened = indexedDB.open("keyval-store");
          opened.onsuccess = () => {
            const keys = opened.result.transaction("keyval").objectStore("keyval").getAllKeys();
            keys.onsuccess = () => { opened.result.close(); done(keys.result.map(String)); };
          };
        })"""
    )
    return names


def owner_above(window: Window, goal_id: str) -> dict[str, Any]:
    question = """query($id: UUID!) { goal(id: $id) { alignmentsUp {
        primary parent { ownership { person { id name position } } } } } }"""
    links = people.graphql(window.context.request, question, id=goal_id)["goal"]["alignmentsUp"]
    return dict(next(it for it in links if it["primary"])["parent"]["ownership"]["person"])
