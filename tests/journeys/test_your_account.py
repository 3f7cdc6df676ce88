"""One's own account: a password, a second factor to scan, and an end to being signed in elsewhere."""

from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page, expect

from journeys import people, servers
from journeys.conftest import Open
from journeys.look import axe
from journeys.look import picture as save
from journeys.servers import Server

ADA = "ada@harbor.example.org"
ANOTHER = "the corridor is quiet at night"


def from_the_menu(page: Page) -> None:
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("link", name="Your account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")


def test_a_second_factor_is_scanned_kept_and_turned_off(empty: Server, windows: Open) -> None:
    window = windows(empty, ADA)
    window.forgive("404", "401")  # "none yet", and "say again who you are"
    page = window.go("/")
    from_the_menu(page)
    factor = page.get_by_role("region", name="Second factor")
    factor.get_by_role("button", name="Set up").click()
    expect(factor.get_by_role("img", name="scan")).to_be_visible()
    save(page, "your-account-set-up")
    assert not axe(page)
    secret = factor.locator("code").inner_text().replace(" ", "")
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    factor.get_by_label("Code from the app").fill(code)
    factor.get_by_role("button", name="Turn on").click()
    again = page.get_by_role("dialog", name="Is it still you?")
    again.get_by_label("Your password").fill(servers.PASSWORD)
    again.get_by_role("button", name="Go on").click()
    expect(factor.get_by_role("listitem")).to_have_count(10)
    save(page, "your-account-recovery-codes")
    factor.get_by_role("button", name="I have kept them").click()
    expect(factor).to_contain_text("On. 10 recovery codes are left.")
    factor.get_by_role("button", name="Turn off").click()
    expect(factor.get_by_role("button", name="Set up")).to_be_visible()


def test_a_new_password_and_out_everywhere_else(empty: Server, windows: Open) -> None:
    here = windows(empty, ADA)
    there = windows(empty)
    people.enter(
        there.context.request,
        "/_allauth/browser/v1/auth/login",
        {"email": ADA, "password": servers.PASSWORD},
    )
    page = here.go("/your-account")
    here.forgive("400", "401")
    page.get_by_label("Password now").fill("not this one")
    page.get_by_label("New password").fill(ANOTHER)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password now").fill(servers.PASSWORD)
    page.get_by_label("New password").fill(ANOTHER)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("status").filter(has_text="Changed")).to_be_visible()
    page.get_by_role("button", name="Sign out everywhere else").click()
    expect(page.get_by_role("region", name="Where you are signed in").get_by_role("listitem")).to_have_count(1)
    save(page, "your-account")
    expect(there.go("/").get_by_label("Password")).to_be_visible()
