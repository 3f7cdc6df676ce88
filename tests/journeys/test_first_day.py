"""From an organization that holds nothing but its administrator to the first committed and checked-in goal of a
unit, using only the screens and the mail."""

import re
import time
from datetime import date

from playwright.sync_api import Locator, Page, expect

from journeys.card import send, status, undo
from journeys.chromium import PHONE, Window
from journeys.conftest import Open
from journeys.look import picture as save
from journeys.servers import PASSWORD, Server

ADA = "ada@harbor.example.org"
LINK = re.compile(r"/account/password/reset/[\w:%-]+")
BOARD_GOAL, UNIT_GOAL = "Nobody is hurt by a fall", "Halve the falls with injury on 5 West"


def test_from_nothing_to_the_first_check_in(empty: Server, windows: Open) -> None:
    ada = sign_in(windows(empty).page, empty, ADA)
    expect(ada.get_by_role("heading", level=1)).to_contain_text("Welcome to Harbor Health")
    save(ada, "first-day-welcome")
    adds_a_unit(ada, "5 West", "Unit")
    adds_a_person(ada, "Chief executive", "Eve Lind", "eve@harbor.example.org", "Harbor Health", "Executive")
    adds_a_person(ada, "Board chair", "Bea Roth", "bea@harbor.example.org", "Harbor Health", "Board member")
    adds_a_person(ada, "Nurse manager, 5 West", "Nora Diaz", "nora@harbor.example.org", "5 West", "Unit leader")
    opens_a_plan(ada)
    defines_a_measure(ada)

    eve = sign_in_by_mail(windows(empty), empty, "eve@harbor.example.org")
    drafts(eve, BOARD_GOAL, "Harbor Health")
    sets_a_target(eve)
    asks_an_owner(eve, "Chief executive")
    accepts(eve)
    proposes(eve, BOARD_GOAL)

    bea = sign_in_by_mail(windows(empty), empty, "bea@harbor.example.org")
    commits(bea, BOARD_GOAL)

    nora = sign_in_by_mail(windows(empty, None, PHONE), empty, "nora@harbor.example.org")
    drafts(nora, UNIT_GOAL, "5 West")
    sets_a_target(nora)
    asks_an_owner(nora, "Nurse manager")
    accepts(nora)
    links(nora, UNIT_GOAL, BOARD_GOAL)
    proposes(nora, UNIT_GOAL)

    agrees_to_the_link(eve, empty)
    commits(eve, UNIT_GOAL)

    nora.reload()
    nora.get_by_role("main").get_by_role("link", name="Check in", exact=True).click()
    status(nora, "On track").tap()
    send(nora).tap()
    expect(undo(nora)).to_be_visible()
    save(nora, "first-day-checked-in")

    bea.goto(f"{empty.address}/cascade?view=outline")
    unit = bea.get_by_role("row").filter(has_text=UNIT_GOAL)
    if not unit.is_visible():
        bea.get_by_role("button", name="Expand all").click()
    expect(unit).to_contain_text("On track")
    expect(unit).to_have_attribute("aria-level", "2")
    save(bea, "first-day-cascade")


# --- Signing in ------------------------------------------------------------------------------------


def sign_in(page: Page, server: Server, email: str) -> Page:
    page.goto(f"{server.address}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("main")).not_to_contain_text("Sign in")
    return page


def sign_in_by_mail(window: Window, server: Server, email: str) -> Page:
    """The new person sets a password by the link that comes by mail."""
    window.forgive("401 (Unauthorized)")  # the sign-in interface's way to say: saved, now sign in
    page = window.page
    page.goto(f"{server.address}/sign-in")
    page.get_by_role("link", name="Set or reset your password").click()
    expect(page.get_by_role("heading", name="Set or reset your password")).to_be_visible()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("status")).to_contain_text("Look into your mail")
    page.goto(server.address + link_for(server, email))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/sign-in*")
    return sign_in(page, server, email)


def link_for(server: Server, email: str) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for letter in sorted(server.mail.glob("*"), reverse=True):
            words = letter.read_text().replace("=\n", "").replace("=3D", "=")
            found = LINK.findall(words.rsplit(f"To: {email}", 1)[-1]) if f"To: {email}" in words else []
            if found:
                return str(found[-1])
        time.sleep(0.2)
    raise AssertionError(f"No letter to {email}: {[it.read_text() for it in server.mail.glob('*')]}")


# --- The administrator -----------------------------------------------------------------------------


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def done(page: Page, button: str) -> None:
    """Sends the form; it closes when it was taken."""
    dialog(page).get_by_role("button", name=button, exact=True).click()
    expect(dialog(page)).to_have_count(0)


def pick(place: Page | Locator, label: str, words: str) -> None:
    place.get_by_role("combobox", name=label, exact=True).fill(words)
    place.get_by_role("option").filter(has_text=words).first.click()


def visit(page: Page, path: str) -> None:
    page.goto("/".join(page.url.split("/", 3)[:3]) + path)


def adds_a_unit(page: Page, name: str, level: str) -> None:
    visit(page, "/admin/units")
    page.get_by_role("button", name="Add a unit").click()
    dialog(page).get_by_label("Name").fill(name)
    dialog(page).get_by_label("Level").select_option(label=level)
    done(page, "Add")
    expect(page.get_by_role("main")).to_contain_text(name)


def adds_a_person(page: Page, position: str, name: str, email: str, unit: str, role: str) -> None:
    visit(page, "/admin/people")
    page.get_by_role("button", name="Add a person").click()
    dialog(page).get_by_label("Position").fill(position)
    dialog(page).get_by_label("Name", exact=True).fill(name)
    pick(dialog(page), "Unit", unit)
    dialog(page).get_by_label("Role there").select_option(label=role)
    dialog(page).get_by_label("E-mail").fill(email)
    done(page, "Add")
    expect(page.get_by_role("row").filter(has_text=position)).to_contain_text(name)


def opens_a_plan(page: Page) -> None:
    visit(page, "/admin/cycles")
    page.get_by_role("button", name="Open the first plan").click()
    done(page, "Open")
    expect(page.get_by_role("table")).to_contain_text("Annual plan")


def defines_a_measure(page: Page) -> None:
    visit(page, "/admin/measures")
    page.get_by_label("Name").fill("Falls with injury")
    page.get_by_label("Short code").fill("FALLS-INJ")
    page.get_by_label("What is counted").fill("Falls with injury")
    page.get_by_label("Out of").fill("Patient-days")
    page.get_by_role("main").get_by_role("button", name=re.compile("Define|Save|Add")).click()
    expect(page.get_by_text("Saved:")).to_be_visible()


# --- Everybody's goals -----------------------------------------------------------------------------


def drafts(page: Page, title: str, unit: str) -> None:
    visit(page, "/goals/new")
    page.get_by_label("The goal in one plain sentence").fill(title)
    pick(page, "Unit", unit)
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def sets_a_target(page: Page) -> None:
    page.get_by_role("button", name="Set a target").click()
    pick(dialog(page), "Measure", "Falls with injury")
    dialog(page).get_by_label("Baseline, per").fill("0.80")
    dialog(page).get_by_label("Target, per").fill("0.40")
    dialog(page).get_by_label("By", exact=True).fill(f"{date.today().year + 1}-12-31")
    done(page, "Save")
    expect(page.get_by_text("It has a target")).to_be_visible()


def asks_an_owner(page: Page, position: str) -> None:
    page.get_by_role("button", name="Ask an owner").click()
    pick(dialog(page), "Who", position)
    done(page, "Ask")


def accepts(page: Page) -> None:
    """Who offers it to himself has accepted it by asking, or accepts on Home."""
    if page.get_by_text("It has an owner").is_visible():
        return
    goal = page.url
    visit(page, "/")
    page.get_by_role("button", name="I can decide this").first.click()
    expect(page.get_by_role("button", name="I can decide this")).to_have_count(0)
    page.goto(goal)
    expect(page.get_by_text("It has an owner")).to_be_visible()


def links(page: Page, title: str, above: str) -> None:
    page.get_by_role("button", name="Link it").click()
    pick(dialog(page), "Goal above", above)
    done(page, "Offer the link")
    expect(page.get_by_text("It is linked to a goal above")).to_be_visible()


def proposes(page: Page, title: str) -> None:
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_role("heading", name="Waiting to be committed")).to_be_visible()


def agrees_to_the_link(page: Page, server: Server) -> None:
    visit(page, "/")
    waiting = page.get_by_role("region", name="Links to agree").or_(page.get_by_role("main"))
    waiting.get_by_role("button", name=re.compile("^Agree|^Accept")).first.click()
    expect(page.get_by_role("heading", name="Links to agree")).to_have_count(0)


def commits(page: Page, title: str) -> None:
    """It waits on Home; one press there, or on the goal's own page."""
    visit(page, "/")
    asked = page.get_by_role("link", name=f"Commit “{title}”?")
    waiting = page.get_by_role("article").filter(has_text=title)
    asked.or_(waiting).first.wait_for()
    if asked.is_visible():
        asked.click()
        page.get_by_role("button", name="Commit", exact=True).click()
        expect(
            page.get_by_role("link", name="Check in").or_(page.get_by_role("button", name="Check in"))
        ).to_be_visible()
    else:
        waiting.get_by_role("button", name="Commit", exact=True).click()
        expect(waiting).to_have_count(0)
