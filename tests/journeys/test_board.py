"""The board's first sight: what data and owners say, then its goals, a row each; the same on one printed page."""

import re

from playwright.sync_api import expect

from journeys import picture
from journeys.chromium import TABLET, Device
from journeys.conftest import Open
from journeys.look import picture as save
from journeys.people import CHAIR, CMO
from journeys.servers import OUTPUT, Server

ON_ITS_SIDE = Device("tablet on its side", 1024, 768, touch=True)
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def test_one_sentence_and_a_row_for_each_goal(demo: Server, windows: Open) -> None:
    window = windows(demo, CHAIR, TABLET)
    page = window.go("/")
    sentence = page.get_by_role("heading", level=1)
    expect(sentence).to_contain_text("of 6 board goals")
    expect(sentence).to_contain_text("by their data; owners say")
    shown = picture.asked(window)
    tops = [goal for goal, above in enumerate(shown.parent) if above < 0 and shown.level(goal) == "Board"]
    assert len(tops) == 6
    for goal in tops:
        row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=shown.title[goal]))
        expect(row).to_contain_text("→")
        expect(row).to_contain_text("Owner says")
        expect(row).to_contain_text("Data say")
        expect(row).to_contain_text("Data through")
        title = row.get_by_role("link", name=shown.title[goal])
        assert title.evaluate("it => it.scrollWidth <= it.clientWidth + 1 || getComputedStyle(it).display === 'inline'")
    expect(page.get_by_role("heading", name="Decisions asked of you")).to_be_visible()
    save(page, "board-tablet")


def test_it_prints_on_one_page(demo: Server, windows: Open) -> None:
    page = windows(demo, CHAIR).go("/")
    expect(page.get_by_role("heading", name="Decisions asked of you")).to_be_visible()
    page.wait_for_load_state("networkidle")
    OUTPUT.mkdir(exist_ok=True)
    printed = page.pdf(format="Letter", path=OUTPUT / "board.pdf")
    assert len(PAGE.findall(printed)) == 1


def test_six_rows_stand_on_a_tablet_on_its_side(demo: Server, windows: Open) -> None:
    page = windows(demo, CHAIR, ON_ITS_SIDE).go("/")
    expect(page.get_by_role("heading", name="Decisions asked of you")).to_be_attached()
    page.wait_for_load_state("networkidle")
    place = page.locator(".board-row").last.bounding_box()
    assert place and place["y"] + place["height"] <= ON_ITS_SIDE.height + 4  # the last line's edge
    save(page, "board-tablet-on-its-side")


def test_the_chief_sees_follow_through_before_what_waits(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO).go("/")
    follow = page.get_by_role("heading", name="Follow-through").bounding_box()
    assert follow
    page.wait_for_load_state("networkidle")
    for section in page.locator("section.waits").all():
        place = section.bounding_box()
        assert place and place["y"] > follow["y"]
        assert section.get_by_role("article").count() <= 3
