"""A chief medical officer looks at the star rating: what it is made of, what would reach the next star, what if."""

import re

from playwright.sync_api import expect

from journeys import look, people
from journeys.chromium import PHONE
from journeys.conftest import Open
from journeys.people import CMO
from journeys.servers import Server

SUMMARY = 0.2192  # of CCN 520177, whose public values one of the made-up hospitals has
ASKED = """
query Q($unit: UUID) { rating(unitId: $unit, release: "2025-07") { now { summary } unit { id } hospitals { id } } }
"""


def test_the_rating_is_shown_step_by_step_and_tried_out_by_keyboard(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    ask = window.context.request
    hospitals = people.graphql(ask, ASKED)["rating"]["hospitals"]
    told = [people.graphql(ask, ASKED, unit=one["id"])["rating"] for one in hospitals]
    unit = next(one["unit"]["id"] for one in told if abs(one["now"]["summary"] - SUMMARY) < 5e-5)

    page = window.go(f"/true-north?unit={unit}&release=2025-07")
    main = page.get_by_role("main")
    expect(main).to_contain_text("4 of 5 stars")
    expect(main).to_contain_text("Summary 0.22")
    expect(main).to_contain_text("0.24 short of 5 stars")
    expect(main).to_contain_text("An estimate, worked out here from CMS’s public data")
    expect(main).to_contain_text("No single measure suffices")
    groups = page.get_by_role("table", name="Groups of measures")
    for name, score in (("Deaths", "1.22"), ("Safety", "0.48"), ("Coming back to hospital", "−1.11")):
        expect(groups.get_by_role("row").filter(has_text=name)).to_contain_text(score)
    assert not look.axe(page)
    look.picture(page, "true-north")

    field = page.get_by_role("textbox", name="What if Central line infections", exact=False).first
    field.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("0.1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="With your change")).to_be_visible()
    expect(page).to_have_url(re.compile(r"changes=HAI_1"))
    expect(field).to_be_focused()
    page.get_by_role("button", name="Take all changes back").click()
    expect(page.get_by_role("heading", name="With your change")).to_have_count(0)
    expect(field).not_to_have_value("0.1")

    page.get_by_role("button", name=re.compile("^Try all")).click()
    expect(main).to_contain_text("5 of 5 stars")
    assert not look.axe(page)


def test_the_rating_on_a_phone(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO, PHONE).go("/true-north")
    expect(page.get_by_role("main")).to_contain_text("What it cannot say".lower(), ignore_case=True)
    assert not look.axe(page)
    look.picture(page, "true-north-phone")
