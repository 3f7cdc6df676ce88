"""A key for a program is made, shown once, works within what it may do, and ends when it is revoked."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from journeys import look
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR
from journeys.servers import Server


def test_a_key_is_shown_once_works_and_is_revoked(own: Server, windows: Open) -> None:
    window = windows(own, ADMINISTRATOR)
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.go("/admin/keys")
    page.get_by_role("button", name="Make a key").first.click()
    form = page.get_by_role("dialog")
    end = date.today() + timedelta(days=90)
    make = form.get_by_role("button", name="Make it")
    expect(make).to_have_accessible_description("Name the program that gets it.")
    form.get_by_label("For which program").fill("Monthly falls feed")
    expect(make).to_have_accessible_description("Choose what the key may do.")
    form.get_by_label("Read", exact=True).check(force=True)
    form.get_by_label("Until, that day included").fill(end.isoformat())
    make.click()
    shown = page.get_by_role("region", name="The key for Monthly falls feed")
    secret = shown.get_by_label("Key", exact=True).input_value()
    assert re.fullmatch(r"plumb_[\w-]{40,}", secret)
    shown.get_by_role("button", name="Copy").click()
    expect(shown.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == secret
    assert not look.axe(page)
    look.picture(page, "keys-made")

    program = windows(own).context.request
    bearer = {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/goals", headers=bearer).ok
    refused = program.post("/api/v1/goals", headers=bearer, data={})
    assert refused.status == 403, refused.text()

    shown.get_by_role("button", name="I have kept it").click()
    page.reload()
    row = page.get_by_role("row").filter(has_text="Monthly falls feed")
    expect(row).to_contain_text("Read")
    expect(row).to_contain_text(f"{end.day} {end:%b}")
    assert secret not in page.content()
    row.get_by_role("button", name="Revoke Monthly falls feed").click()
    expect(row).to_contain_text("Revoked")
    assert program.get("/api/v1/goals", headers=bearer).status == 401
