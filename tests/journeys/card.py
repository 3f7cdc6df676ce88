"""The check-in card as a person sees and touches it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

READ, TAP, LETTER = 2.5, 0.7, 0.12
A_BUSY_WEEK = """
from plumbline.goals.actions import goals
from plumbline.goals.models import Goal
from plumbline.organizations.models import Person
nora = Person.objects.get(name="Nora Reyes")
for goal in Goal.objects.filter(unit=nora.unit, state="committed"):
    goals.edit(actor=nora, goal_id=goal.pk, expected_version=goal.version, check_in_days=1)
"""


@dataclass
class Thumb:
    """Taps as a person does, and counts them."""

    page: Page
    taps: int = 0

    def tap(self, what: Locator) -> None:
        self.page.wait_for_timeout(TAP * 1000)
        what.tap()
        self.taps += 1

    def read(self) -> None:
        self.page.wait_for_timeout(READ * 1000)

    def type(self, field: Locator, words: str) -> None:
        """The tap that brings the keyboard counts; its letters take their time."""
        self.tap(field)
        field.press_sequentially(words, delay=LETTER * 1000)


def due(page: Page) -> int:
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("due")
    return int(heading.inner_text().split()[0])


def card_title(page: Page) -> str:
    return page.get_by_role("article").get_by_role("heading").first.inner_text()


def status(page: Page, word: str) -> Locator:
    return page.get_by_role("group", name="How is it going?").get_by_text(word, exact=True)


def same(page: Page) -> Locator:
    return page.get_by_role("button", name="Same as last time").first


def send(page: Page) -> Locator:
    return page.get_by_role("button", name="Send", exact=False)


def undo(page: Page) -> Locator:
    return page.get_by_role("button", name="Undo")


def nothing_is_chosen(page: Page) -> None:
    card = page.get_by_role("article")
    expect(card.get_by_role("radio", checked=True)).to_have_count(0)
    expect(card.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(card.locator("[aria-pressed=true]")).to_have_count(0)
