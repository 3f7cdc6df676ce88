"""A forum is told what changed since it met, decides, and gives the board a packet that never changes; a leaver's
goals are handed on in one go; why one may is answered; a text that must not be kept goes for good."""

import re
import time

from playwright.sync_api import expect

from journeys import look, people, servers
from journeys.chromium import DESKTOP, PHONE
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR, CHAIR, CMO, NORA
from journeys.servers import Server

FORUMS = "{ forums(first: 50) { nodes { id name kind canSit } } }"
LEAVES = """
from plumbline.organizations.models import Person
from plumbline.organizations.actions import people
ada = next(it for it in Person.objects.all() if it.position == "Plumbline administrator")
nora = next(it for it in Person.objects.all() if it.position == "Nurse manager, 4 West")
people.archive(actor=ada, person_id=nora.pk)
from plumbline.accountability import selectors
from plumbline.accountability.models import Assignment
mine = Assignment.objects.filter(person=nora, role="accountable", goal__state="committed")
gone = mine.values_list("goal_id", flat=True)
facts = selectors.answering(ada.organization_id, set(gone))
print(len(gone), next(iter(facts.values())).acting_id)
"""


def test_a_forum_meets_and_decides(own: Server, windows: Open) -> None:
    window = windows(own, CMO)
    page = window.go("/meetings")
    page.get_by_role("link", name=re.compile("Quality|quality")).first.click()
    expect(page.get_by_role("heading", name=re.compile("^Changed since"))).to_be_visible()
    look.picture(page, "forum-desktop")
    page.get_by_role("button", name="Schedule a meeting").press("Enter")
    page.get_by_label("Day", exact=True).fill(time.strftime("%Y-%m-%d", time.localtime(time.time() + 9 * 86_400)))
    page.get_by_role("button", name="Schedule", exact=True).press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Record a decision").press("Enter")
    page.get_by_label("What was decided").fill("Falls are on every agenda")
    page.get_by_role("button", name="Record", exact=True).press("Enter")
    expect(page.get_by_text("Falls are on every agenda")).to_be_visible()


def test_a_packet_is_made_and_stays_what_it_was(own: Server, windows: Open) -> None:
    page = windows(own, CMO).go("/packets")
    page.get_by_role("button", name="Make a packet").first.click()
    page.get_by_role("button", name="Make it", exact=True).click()
    expect(page).to_have_url(re.compile("/packets/[0-9a-f-]{36}"))
    expect(page.get_by_role("main")).to_contain_text("byte for byte")
    paper = page.frame_locator("iframe")
    expect(paper.get_by_role("heading", name="The board’s goals")).to_be_visible()
    expect(paper.get_by_role("heading", name="The record behind this packet")).to_be_visible()
    look.picture(page, "packet-desktop", whole=True)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Read and print").click()
    read = opened.value
    read.wait_for_load_state()
    look.picture(read, "packet-read", whole=True)
    assert "fiction" in read.content(), "every page of the demo says that it is fiction"
    chair = windows(own, CHAIR).go("/packets")
    expect(chair.get_by_role("link", name="Read").first).to_be_visible()
    expect(chair.get_by_role("button", name="Make a packet")).to_have_count(0)


def test_why_one_may_and_may_not(demo: Server, windows: Open) -> None:
    window = windows(demo, NORA)
    found = people.graphql(window.context.request, "{ goals(first: 1) { nodes { id } } }")
    page = window.go(f"/goals/{found['goals']['nodes'][0]['id']}/access")
    verdicts = page.get_by_role("list", name="What this person may do here").get_by_role("listitem")
    expect(verdicts.first).to_be_visible()
    assert verdicts.count() >= 15
    for text in verdicts.all_inner_texts():
        assert re.search(r"\bYes\b|\bNo\b", text) and len(text) > 20, text
    look.picture(page, "why-desktop", whole=True)


def test_a_leavers_goals_are_handed_on_in_one_go_and_accepted_in_one(own: Server, windows: Open) -> None:
    count, acting = servers.manage(own.database, "shell", "-c", LEAVES).split()[-2:]
    page = windows(own, acting, DESKTOP).go("/hand-on")
    expect(page.get_by_role("listitem").first).to_be_visible()
    page.get_by_label("For all").fill("Nurse manager, Birth center")
    chosen = page.get_by_role("option").first
    successor = chosen.inner_text().split(" · ")[1].splitlines()[0]
    chosen.click()
    look.picture(page, "hand-on-desktop")
    button = page.get_by_role("button", name=re.compile(r"^Ask for \d+ goals?$"))
    asked = int(re.findall(r"\d+", button.inner_text())[0])
    assert asked >= int(count), "with those that were vacant before"
    button.click()
    expect(page.get_by_text(f"Asked for {asked} goals.")).to_be_visible()
    looker = windows(own, ADMINISTRATOR).context.request
    found = people.graphql(looker, "query Q($q: String) { people(q: $q, first: 1) { nodes { id } } }", q=successor)
    theirs = windows(own, found["people"]["nodes"][0]["id"], PHONE).go("/")
    all_of_them = theirs.get_by_role("button", name=re.compile("^Accept all"))
    expect(all_of_them).to_be_visible()
    look.picture(theirs, "offered-phone")
    all_of_them.tap()
    expect(all_of_them).to_be_hidden()
    expect(theirs.get_by_role("heading", level=1)).to_contain_text("due")


def test_a_name_is_removed_everywhere_unless_a_hold_is_open(own: Server, windows: Open) -> None:
    window = windows(own, CMO)
    found = people.graphql(window.context.request, "{ goals(first: 1) { nodes { title } } }")
    word = found["goals"]["nodes"][0]["title"]
    page = window.go("/admin/record")
    page.get_by_role("button", name="Remove a text").click()
    page.get_by_label("The text, letter for letter").fill(word)
    page.get_by_role("button", name="Look where it stands").click()
    expect(page.get_by_role("dialog").get_by_role("status").first).to_contain_text("goal")
    page.get_by_label("Why").fill("It named somebody")
    look.picture(page, "remove-text-desktop")
    page.get_by_role("button", name="Remove it everywhere").click()
    expect(page.get_by_role("region", name="Removed text")).to_contain_text("It named somebody")
    after = people.graphql(
        window.context.request, "query Q($q: String) { goals(q: $q, first: 1) { nodes { id } } }", q=word
    )
    assert after["goals"]["nodes"] == []
    holder = windows(own, ADMINISTRATOR).go("/admin/record")
    holder.get_by_role("button", name="Place a hold").click()
    holder.get_by_label("Matter").fill("Claim 7")
    holder.get_by_role("button", name="Place it").click()
    expect(holder.get_by_role("region", name="Legal holds")).to_contain_text("Claim 7")
    page.reload()
    refused = page.get_by_role("button", name="Remove a text")
    expect(refused).to_have_attribute("title", re.compile("legal hold is open"))
