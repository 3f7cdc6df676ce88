"""What every page owes everybody: no barrier that axe finds, in light and dark, on a phone and on a desktop;
nothing wider than a small phone; nothing that jumps while it loads."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from journeys import look, people, picture
from journeys.chromium import DESKTOP, PHONE, SMALL, TABLET, Device, Window
from journeys.conftest import Open
from journeys.people import ADMINISTRATOR, CHAIR, CMO, NORA, NURSE
from journeys.servers import Server

STILL_MS = 400
MOST_SHIFT = 0.02


@dataclass(frozen=True)
class Place:
    """A page, who opens it, and something that stands there when it has loaded."""

    name: str
    path: str
    who: str | None
    ready: str


PLACES = [
    Place("sign-in", "/sign-in", None, "Or look around as"),
    Place("reset", "/account/password/reset", None, "password"),
    Place("home-unit-leader", "/", NORA, "How is it going?"),
    Place("home-board", "/", CHAIR, "Decisions asked of you"),
    Place("home-cmo", "/", CMO, "Follow-through"),
    Place("home-front-line", "/", NURSE, "what matters most now"),
    Place("check-in", "/check-in", NORA, "How is it going?"),
    Place("cascade-map", "/cascade?view=map", NORA, "goals"),
    Place("cascade-outline", "/cascade?view=outline", NORA, "Status"),
    Place("cascade-line", "/cascade?view=outline&goal={goal}", NORA, "Why does this matter"),
    Place("goal", "/goals/{goal}", NORA, "How it’s going"),
    Place("goal-new", "/goals/new", NORA, "The goal in one plain sentence"),
    Place("goal-deploy", "/goals/{goal}/deploy", NORA, "How each unit’s goal serves this one"),
    Place("goal-access", "/goals/{goal}/access", NORA, "By their place"),
    Place("your-account", "/your-account", NORA, "Where you are signed in"),
    Place("follow-through", "/follow-through", CMO, "Links, never people"),
    Place("follow-through-narrow", "/follow-through?code=stale_check_in&sort=age", CMO, "Links, never people"),
    Place("meetings", "/meetings", CMO, "Last met"),
    Place("packets", "/packets", CMO, "Board packets"),
    Place("hand-on", "/hand-on", NORA, "Goals to hand on"),
    Place("admin-record", "/admin/record", ADMINISTRATOR, "Legal holds"),
    Place("measures", "/measures", NORA, "Measures"),
    Place("measure", "/measures/{measure}", NORA, "Data"),
    Place("measure-gaps", "/measures?view=gaps", CMO, "To win in a year"),
    Place("goal-changes", "/goals/{goal}?tab=changes", NORA, "What was tried"),
    Place("goal-risks", "/goals/{goal}?tab=risks", NORA, "By its numbers"),
    Place("risks", "/risks", CMO, "How our forecasts did"),
    Place("true-north", "/true-north", CMO, "What it is made of"),
    Place("true-north-what-if", "/true-north/what-if", CMO, "Payment at risk"),
    Place("true-north-method", "/true-north/method", CMO, "Each measure against the nation"),
    Place("true-north-care", "/true-north/care", CMO, "Of both"),
    Place("true-north-choice", "/true-north/choice", CHAIR, "We steer by"),
    Place("true-north-other", "/true-north/other", CMO, "Nursing care index"),
    Place("admin-units", "/admin/units", ADMINISTRATOR, "4 West"),
    Place("admin-people", "/admin/people", ADMINISTRATOR, "Position"),
    Place("admin-plans", "/admin/cycles", ADMINISTRATOR, "Strategic plan"),
    Place("admin-measures", "/admin/measures", ADMINISTRATOR, "Measures"),
    Place("admin-settings", "/admin/settings", ADMINISTRATOR, "Levels"),
    Place("admin-import", "/admin/import", ADMINISTRATOR, "What the file holds"),
    Place("admin-keys", "/admin/keys", ADMINISTRATOR, "These are your own keys"),
]
by_name = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


def opened(place: Place, server: Server, windows: Open, device: Device, scheme: str = "light") -> Window:
    window = windows(server, place.who, device, scheme=scheme)
    path = place.path
    if "{goal}" in path:
        shown = picture.asked(window)
        path = path.format(goal=shown.id[shown.first_line()[-1]])
    if "{measure}" in path:
        found = people.graphql(window.context.request, "{ measures(first: 1) { edges { node { id } } } }")
        path = path.format(measure=found["measures"]["edges"][0]["node"]["id"])
    window.page.add_init_script(look.SHIFTS)
    window.go(path)
    settled(window.page, place.ready)
    return window


def settled(page: Page, ready: str) -> None:
    page.get_by_text(ready).locator("visible=true").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(STILL_MS)


def test_axe_looks(demo: Server, windows: Open) -> None:
    """What it must find, it finds."""
    page = opened(PLACES[0], demo, windows, DESKTOP).page
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(it.startswith("button-name") for it in look.axe(page))


@by_name
@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=lambda device: device.name)
def test_no_barrier_in_light_and_dark_and_nothing_jumps(
    place: Place, device: Device, demo: Server, windows: Open
) -> None:
    window = opened(place, demo, windows, device)
    page = window.page
    shifted = float(page.evaluate("window.shifted"))
    look.picture(page, f"{place.name}-{device.name}-light")
    found = look.axe(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(STILL_MS)
    look.picture(page, f"{place.name}-{device.name}-dark")
    found += [f"in the dark: {it}" for it in look.axe(page)]
    assert not found, "\n".join(found)
    assert shifted <= MOST_SHIFT, f"The page jumped while it loaded: {shifted:.3f}"


@by_name
def test_no_sideways_scroll_on_a_small_phone(place: Place, demo: Server, windows: Open) -> None:
    window = opened(place, demo, windows, SMALL)
    assert not look.too_wide(window.page)


@pytest.mark.parametrize("name", ["home-board", "cascade-line", "goal"])
def test_pictures_on_a_tablet(name: str, demo: Server, windows: Open) -> None:
    place = next(place for place in PLACES if place.name == name)
    look.picture(opened(place, demo, windows, TABLET).page, f"{name}-tablet")
