"""What was written about a goal: who, what, why and when; its decisions; and a proof that anybody can check."""

import json
import re
from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from journeys import look, people, picture
from journeys.chromium import DESKTOP, PHONE, Device, Window
from journeys.conftest import Open
from journeys.people import CMO, NORA
from journeys.servers import Server
from plumbline.ledger import proofs

DECIDED = (
    """{ decisions(first: 100) { nodes { kind decidedBy { position } goal { id } meeting { forum { name } } } } }"""
)
SAID = "query Q($id: UUID!) { goal(id: $id) { lastCheckIn { person { position } } } }"
DEPENDED = "query Q($id: UUID!) { goal(id: $id) { dependents { count sentence groups { board { title } count } } } }"
STILL_MS = 400


def own_goal(window: Window) -> str:
    shown = picture.asked(window)
    return shown.id[shown.first_line()[-1]]


def changes(page: Page) -> Locator:
    return page.get_by_role("region", name="Every change").get_by_role("listitem")


def test_who_what_why_when_with_the_position_before_the_name(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    goal = own_goal(window)
    page = window.go(f"/goals/{goal}?tab=history")
    committed = changes(page).filter(has_text="Committed the goal")
    expect(committed.first).to_contain_text(re.compile(r"\d{1,2} \w{3} \d{4}.*Committed the goal.* · ", re.DOTALL))
    author = people.graphql(window.context.request, SAID, id=goal)["goal"]["lastCheckIn"]["person"]["position"]
    said = changes(page).filter(has_text="Checked in").first
    expect(said).to_contain_text(re.compile(rf"Checked in (On track|At risk|Off track).*{author}", re.DOTALL))
    expect(committed.first.locator("time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT"))


def test_a_proof_is_copied_and_holds(demo: Server, windows: Open) -> None:
    """What is on the clipboard says what it proves, and the hashes lead from the entry's text to the root."""
    window = windows(demo, CMO)
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.go(f"/goals/{own_goal(window)}?tab=history")
    row = changes(page).first
    expect(row.get_by_role("button", name="Copy proof")).to_be_hidden()
    row.get_by_text("Proof", exact=True).press("Enter")
    row.get_by_role("button", name="Copy proof").press("Enter")
    expect(row.get_by_role("status")).to_contain_text("Copied")
    told = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert re.match(rf"Entry {told['sequence']} of the record of .+: “.+”, \d+ \w+ \d{{4}}, by ", told["proves"])
    leaf = sha256(b"\0" + told["entry"].encode()).digest()
    assert leaf.hex() == told["leafHash"]
    assert holds(told)
    expect(row.locator("code")).to_have_text(told["leafHash"])
    assert not holds(told | {"leafHash": "00" * 32})


def holds(told: dict[str, Any]) -> bool:
    path = [bytes.fromhex(it) for it in told["path"]]
    leaf, root = bytes.fromhex(told["leafHash"]), bytes.fromhex(told["root"])
    return proofs.holds(leaf, told["sequence"] - 1, told["size"], path, root)


def test_without_a_clipboard_the_proof_stands_there(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    window.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = window.go(f"/goals/{own_goal(window)}?tab=history")
    row = changes(page).first
    row.get_by_text("Proof", exact=True).click()
    row.get_by_role("button", name="Copy proof").click()
    assert holds(json.loads(row.get_by_label("The proof").input_value()))


def test_a_nurse_manager_reads_no_hashes(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    page = window.go(f"/goals/{own_goal(window)}?tab=history")
    row = changes(page).first
    expect(row).not_to_contain_text(re.compile("proof|hash", re.IGNORECASE))
    expect(row.get_by_text("of the record")).to_be_hidden()
    row.get_by_text("Details", exact=True).click()
    expect(row.get_by_text(re.compile(r"^Entry [\d,]+ of the record"))).to_be_visible()
    expect(page.get_by_text("Copy proof")).to_have_count(0)


def test_older_changes_come_when_asked_for(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    window.page.route("**/graphql", few)
    page = window.go(f"/goals/{own_goal(window)}?tab=history")
    expect(changes(page)).to_have_count(5)
    page.get_by_role("button", name="Show older changes").click()
    expect(changes(page)).to_have_count(10)
    assert len(set(changes(page).locator("time").evaluate_all("all => all.map((it) => it.dateTime)"))) > 5


def few(route: Route) -> None:
    """Five to a page, in place of fifty."""
    route.continue_(post_data=(route.request.post_data or "").replace("first: 50", "first: 5"))


def test_approved_by_the_forum_that_met(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    decided = people.graphql(window.context.request, DECIDED)["decisions"]["nodes"]
    one = next(it for it in decided if it["kind"] == "APPROVED_GOAL" and it["goal"] and it["meeting"])
    for tab in ("overview", "history"):
        page = window.go(f"/goals/{one['goal']['id']}?tab={tab}")
        line = page.get_by_role("region", name="Decisions").get_by_role("listitem").filter(has_text="Approved")
        expect(line.last).to_contain_text(f"Approved by {one['meeting']['forum']['name']}, ")


def test_who_depends_on_this(demo: Server, windows: Open) -> None:
    """Counted, by board goal with its share, each title a link; and on paper."""
    window = windows(demo, CMO)
    shown = picture.asked(window)
    line = shown.first_line()
    told = people.graphql(window.context.request, DEPENDED, id=shown.id[line[1]])["goal"]["dependents"]
    assert told["count"] > 0
    page = window.go(f"/goals/{shown.id[line[1]]}")
    part = page.get_by_role("region", name="Who depends on this")
    expect(part).to_contain_text(told["sentence"])
    for group in told["groups"]:
        expect(part.get_by_role("link", name=group["board"]["title"], exact=True)).to_be_visible()
    expect(part).to_contain_text(re.compile(r"\d+ goals?, (\d+|less than 1) % of all that carries it"))
    look.picture(page, "goal-depended-on", whole=True)
    part.scroll_into_view_if_needed()
    look.picture(page, "goal-depended-on-part")
    page.emulate_media(media="print")
    expect(part).to_be_visible()
    page.emulate_media(media="screen")
    part.get_by_role("listitem").first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(shown.title[line[1]])


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=lambda device: device.name)
@pytest.mark.parametrize("who", [CMO, NORA])
def test_no_barrier_in_the_history(who: str, device: Device, demo: Server, windows: Open) -> None:
    window = windows(demo, who, device)
    page = window.go(f"/goals/{own_goal(window)}?tab=history")
    changes(page).first.wait_for()
    name = "cmo" if who == CMO else "nora"
    changes(page).first.get_by_text("Proof" if who == CMO else "Details", exact=True).click()
    found = look.axe(page)
    look.picture(page, f"history-{name}-{device.name}-light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(STILL_MS)
    look.picture(page, f"history-{name}-{device.name}-dark")
    found += [f"in the dark: {it}" for it in look.axe(page)]
    assert not found, "\n".join(found)
    assert not look.too_wide(page)
