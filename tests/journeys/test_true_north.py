"""A chief medical officer looks at the star rating: what it is made of, what would reach the next star, what if."""

import re

from playwright.sync_api import expect

from journeys import look, people
from journeys.chromium import PHONE, Window
from journeys.conftest import Open
from journeys.people import ANALYST, CHAIR, CMO
from journeys.servers import Server

SUMMARY = 0.2192  # of CCN 520177, whose public values one of the made-up hospitals has
ASKED = """
query Q($unit: UUID) { rating(unitId: $unit, release: "2025-07") { now { summary } unit { id } hospitals { id } } }
"""


def hospital(window: Window) -> str:
    """The id of the one with the public values of CCN 520177."""
    ask = window.context.request
    hospitals = people.graphql(ask, ASKED)["rating"]["hospitals"]
    told = [people.graphql(ask, ASKED, unit=one["id"])["rating"] for one in hospitals]
    return next(str(one["unit"]["id"]) for one in told if abs(one["now"]["summary"] - SUMMARY) < 5e-5)


def test_the_rating_is_shown_with_whose_goals_move_it(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/true-north?unit={hospital(window)}&release=2025-07")
    main = page.get_by_role("main")
    expect(main).to_contain_text("4 of 5 stars")
    expect(main).to_contain_text("Summary 0.22")
    expect(main).to_contain_text("0.24 short of 5 stars")
    expect(main).to_contain_text("An estimate, worked out here from CMS’s public data")
    expect(main).to_contain_text("No single measure suffices")
    expect(main).to_contain_text(re.compile("now 4, target 5 stars by the release of"))
    groups = page.get_by_role("table", name="Groups of measures")
    for name, score in (("Deaths", "1.22"), ("Safety", "0.48"), ("Coming back to hospital", "−1.11")):
        expect(groups.get_by_role("row").filter(has_text=name)).to_contain_text(score)
    moving = page.get_by_role("region", name="Goals that move it")
    expect(moving.get_by_role("listitem").first).to_contain_text(re.compile(r"summary \+0\.\d\d; .*first counts in"))
    past = page.get_by_role("table", name="Releases").get_by_role("row").filter(has_text="2025-07")
    expect(past).to_contain_text("4 of 5")
    assert not look.axe(page)
    look.picture(page, "true-north")
    moving.get_by_role("link").first.click()
    effect = page.get_by_role("region", name="What it does to the rating")
    expect(effect).to_contain_text("An estimate")
    expect(effect).to_contain_text(re.compile(r"summary \+0\.\d\d; .*first counts in the release of"))
    assert not look.axe(page)
    look.picture(page, "goal-rating")


def test_a_what_if_by_keyboard_kept_and_made_a_goal(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/true-north/what-if?unit={hospital(window)}&release=2025-07")
    main = page.get_by_role("main")
    field = page.get_by_role("textbox", name="What if Central line infections", exact=False).first
    field.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("0.1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="With your change")).to_be_visible()
    expect(page).to_have_url(re.compile(r"changes=HAI_1"))
    expect(field).to_be_focused()
    expect(page.get_by_role("region", name="Payment at risk")).to_contain_text("With your changes")
    assert not look.axe(page)
    look.picture(page, "true-north-what-if")

    page.get_by_role("textbox", name="Keep this what-if as").fill("Almost no line infections")
    page.keyboard.press("Enter")
    kept = page.get_by_role("region", name="Kept what-ifs")
    expect(kept.get_by_role("listitem").filter(has_text="Almost no line infections")).to_be_visible()
    look.picture(page, "true-north-kept")
    page.get_by_role("region", name="Payment at risk").scroll_into_view_if_needed()
    look.picture(page, "true-north-payment")
    page.get_by_role("button", name="Take all changes back").click()
    expect(page.get_by_role("heading", name="With your change")).to_have_count(0)
    expect(field).not_to_have_value("0.1")
    kept.get_by_role("button", name="Show it").click()
    expect(field).to_have_value("0.1")
    kept.get_by_text("Make a goal of it").click()
    kept.get_by_role("link").first.click()
    title = page.get_by_role("textbox", name="The goal in one plain sentence")
    expect(title).to_have_value(re.compile("Central line infections.*to 0.1"))

    page = window.go(f"/true-north/what-if?unit={hospital(window)}&release=2025-07")
    page.get_by_role("button", name=re.compile("^Try all")).click()
    expect(page.get_by_role("main")).to_contain_text("5 of 5 stars")
    page.get_by_role("button", name="Remove Almost no line infections").click()
    expect(main.get_by_text("Kept what-ifs")).to_have_count(0)


HIDDEN = """() => {
  const over = document.querySelector(".true-north-follows"), at = document.activeElement;
  if (over.contains(at) || over.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) return null;
  const box = at.getBoundingClientRect(), edge = over.getBoundingClientRect().bottom;
  return box.top < edge - 1 && box.height < 200 ? `${at.tagName} at ${box.top}, behind ${edge}` : null;
}"""


def test_nothing_that_gets_the_focus_hides_behind_where_we_would_stand(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO).go("/true-north/what-if?release=2025-07&changes=HAI_6:0.3")
    expect(page.get_by_role("heading", name="With your change")).to_be_visible()
    page.get_by_role("slider").nth(12).focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(HIDDEN) is None


def test_the_method_with_our_own_numbers(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/true-north/method?unit={hospital(window)}&release=2025-07")
    expect(page.get_by_role("region", name="Step 3")).to_contain_text("Summary: 0.2192")
    expect(page.get_by_role("region", name="Step 4")).to_contain_text("4 stars: from 0.0734 ← here, with 0.2192")
    assert not look.axe(page)
    look.picture(page, "true-north-method")


def test_rating_beside_care(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/true-north/care?unit={hospital(window)}")
    side = page.get_by_role("region", name="Measures side by side")
    expect(side).to_contain_text("Our own measure")
    side.get_by_text("The same as a table").click()
    expect(side.get_by_role("table").get_by_role("row").filter(has_text="Published").first).to_be_visible()
    expect(page.get_by_role("region", name="What counts for what")).to_contain_text(re.compile(r"Of both: \d+"))
    assert not look.axe(page)
    look.picture(page, "true-north-care")


def test_the_board_answers_a_proposal(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO).go("/true-north/choice")
    expect(page.get_by_role("region", name="The choice in force")).to_contain_text("approved by")
    assert not look.axe(page)
    look.picture(page, "true-north-choice")
    page.get_by_role("button", name="Propose a choice").click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox", name="Reasons").fill("Looked at again: it still is what patients choose by.")
    assert not look.axe(page)
    look.picture(page, "true-north-propose")
    form.get_by_role("button", name="Propose it to the board").click()
    expect(page.get_by_role("region", name="Proposal")).to_contain_text("waits for the board")

    board = windows(demo, CHAIR).go("/true-north/choice")
    board.get_by_role("region", name="Proposal").scroll_into_view_if_needed()
    look.picture(board, "true-north-proposal")
    board.get_by_role("button", name="Decline").click()
    board.get_by_role("textbox", name="Why").fill("Once a year is enough")
    board.get_by_role("dialog").get_by_role("button", name="Decline").click()
    expect(board.get_by_role("region", name="Before")).to_contain_text("Once a year is enough")


def test_a_target_follows_the_nation(demo: Server, windows: Open) -> None:
    window = windows(demo, CMO)
    page = window.go(f"/true-north?unit={hospital(window)}&release=2025-07")
    page.get_by_role("region", name="Goals that move it").get_by_role("link").first.click()
    effect = page.get_by_role("region", name="What it does to the rating")
    effect.get_by_label("Let the target follow").select_option(label="the national median")
    effect.get_by_role("button", name="Follow it").click()
    expect(effect).to_contain_text("The target follows the national median: 14.6%")
    assert not look.axe(page)
    effect.scroll_into_view_if_needed()
    look.picture(page, "goal-follows")
    effect.get_by_role("button", name="Follow no longer").click()
    expect(effect.get_by_role("button", name="Follow it")).to_be_visible()


def test_the_rating_on_a_phone(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO, PHONE).go("/true-north")
    expect(page.get_by_role("main")).to_contain_text("What it cannot say".lower(), ignore_case=True)
    assert not look.axe(page)
    look.picture(page, "true-north-phone")
    page.goto("/true-north/what-if")
    expect(page.get_by_role("heading", name="Measures, and what if")).to_be_visible()
    assert not look.axe(page)
    look.picture(page, "true-north-what-if-phone")


def test_a_steward_pairs_two_measures_and_takes_them_apart(demo: Server, windows: Open) -> None:
    window = windows(demo, ANALYST)
    page = window.go(f"/true-north/care?unit={hospital(window)}")
    side = page.get_by_role("region", name="Measures side by side")
    side.get_by_role("button", name="Put two measures side by side").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Measure of the rating").select_option(label="Urinary catheter infections (CAUTI)")
    form.get_by_role("combobox", name="Our own measure").fill("Urinary catheter")
    form.get_by_role("option", name=re.compile("per 1,000 catheter-days")).click()
    for question, answer in (
        ("How do the definitions differ?", "Ours are counted per 1,000 catheter-days"),
        ("Whose patients does each count?", "All wards"),
        ("Over which time is each counted?", "By month"),
        ("How late is each known?", "Thirty days"),
    ):
        form.get_by_label(question).fill(answer)
    assert not look.axe(page)
    look.picture(page, "pair-form")
    form.get_by_role("button", name="Put them side by side").click()
    paired = side.get_by_role("article").filter(has_text="Urinary catheter")
    expect(paired).to_contain_text("Ours are counted per 1,000 catheter-days")
    paired.get_by_role("button", name=re.compile("Change what is said of")).click()
    form.get_by_label("How late is each known?").fill("Six weeks")
    form.get_by_role("button", name="Put them side by side").click()
    expect(paired).to_contain_text("Six weeks")
    paired.get_by_role("button", name=re.compile("Take .* from the side of ours")).click()
    expect(paired).to_have_count(0)
    beside = windows(demo, CMO).go(f"/true-north/care?unit={hospital(window)}")
    expect(beside.get_by_role("region", name="Measures side by side")).to_contain_text("Definition")
    expect(beside.get_by_role("button", name="Put two measures side by side")).to_have_count(0)


def test_a_rating_that_somebody_entered(demo: Server, windows: Open) -> None:
    page = windows(demo, CMO).go("/true-north/other")
    index = page.get_by_role("region", name="Nursing care index", exact=True)
    expect(index).to_contain_text("Made up for this demo")
    expect(page.get_by_role("main")).to_contain_text("Each is an estimate")
    expect(index).to_contain_text("Score")
    hands = index.get_by_role("textbox", name="What if Hands cleaned when they should be")
    hands.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(index).to_contain_text("With what you try")
    expect(page).to_have_url(re.compile("hand_hygiene"))
    assert not look.axe(page)
    look.picture(page, "true-north-other")
    index.get_by_role("button", name="Take all changes back").click()
    expect(index).not_to_contain_text("With what you try")
    expect(page.get_by_role("button", name="Enter a rating")).to_have_count(0)


def test_a_steward_enters_a_rating_and_its_next_edition(demo: Server, windows: Open) -> None:
    page = windows(demo, ANALYST).go("/true-north/other")
    page.get_by_role("button", name="Enter a rating").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Name of the rating").fill("A list that we pay for")
    form.get_by_label("Where its numbers are from").fill("Its booklet of 2026, page 12")
    form.get_by_role("combobox", name="Measure 1", exact=True).fill("Hands cleaned")
    form.get_by_role("option", name=re.compile("Hands cleaned")).click()
    form.get_by_label(re.compile("^Mean")).fill("78")
    form.get_by_label(re.compile("^Standard deviation")).fill("8")
    form.get_by_label(re.compile("^Better is")).select_option("higher")
    form.get_by_role("button", name="Add a grade").click()
    form.get_by_label("Grade 1", exact=True).fill("A")
    form.get_by_label("From the score").fill("-9")
    form.get_by_label("The grade below them all").fill("B")
    assert not look.axe(page)
    look.picture(page, "enter-rating")
    form.get_by_role("button", name="Work it out").click()
    entered = page.get_by_role("region", name="A list that we pay for", exact=True)
    expect(entered.get_by_role("table")).to_contain_text("78%")
    expect(entered).to_contain_text("Score")
    entered.get_by_role("button", name="Enter the next edition of A list that we pay for").click()
    form.get_by_label("From the score").fill("9")
    form.get_by_role("button", name="Work it out").click()
    expect(entered).to_contain_text("short of A")
    entered.get_by_role("button", name="Stop working out A list that we pay for").click()
    expect(entered).to_have_count(0)
