"""What every journey has: servers of the real product, one browser, and windows that watch themselves."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

import databases
from journeys import card, chromium, people, servers
from journeys.chromium import DESKTOP, Device, Window
from journeys.servers import Server

Open = Callable[..., Window]
expect.set_options(timeout=chromium.PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def ground(cluster: None, django_db_blocker: Any) -> Iterator[None]:
    """Pages that are built, and a database server that stays while this run lasts."""
    servers.build_pages()
    with django_db_blocker.unblock(), databases.lock():
        databases.template()
        alive = databases.clone()
    yield
    with databases.server() as admin:
        databases.drop(admin, alive)
    servers.forget_pages()


@pytest.fixture(scope="session")
def demo(ground: None) -> Iterator[Server]:
    """The demo for journeys that only look. What writes takes `own`."""
    with servers.serving("demo") as server:
        yield server


@pytest.fixture(scope="session")
def large(ground: None) -> Iterator[Server]:
    """The demo with 10,000 goals. Takes minutes to make: for drills."""
    with servers.serving("large") as server:
        yield server


@pytest.fixture(scope="module")
def own(ground: None) -> Iterator[Server]:
    """A demo that this module's journeys may change."""
    with servers.serving("demo") as server:
        yield server


@pytest.fixture(scope="module")
def busy(own: Server) -> Server:
    """A demo in which all that the nurse manager owns wants a check-in today."""
    servers.manage(own.database, "shell", "-c", card.A_BUSY_WEEK)
    return own


@pytest.fixture
def empty(ground: None) -> Iterator[Server]:
    """An organization with its first administrator and nothing else."""
    with servers.serving("empty") as server:
        yield server


@pytest.fixture(scope="session")
def chrome(ground: None) -> Iterator[Browser]:
    with chromium.browser() as opened:
        yield opened


@pytest.fixture
def windows(chrome: Browser) -> Iterator[Open]:
    """Opens a window: `windows(demo, "nurse manager", PHONE)`. What goes wrong in one fails the journey."""
    with ExitStack() as stack:
        opened: list[Window] = []

        def open_one(
            server: Server, who: str | None = None, device: Device = DESKTOP, *, scheme: str = "light", **state: Any
        ) -> Window:
            known = people.session(chrome, server, who) if who else None
            window = chromium.window(chrome, server.address, device, scheme, state.get("state", known))
            stack.callback(window.context.close)
            opened.append(window)
            return window

        yield open_one
        troubles = [it for window in opened for it in window.unforgiven()]
    assert not troubles, "Trouble in the browser:\n" + "\n".join(troubles)
