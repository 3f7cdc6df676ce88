"""The browser of the journeys: one for the run, a fresh window for each person, and an eye on what goes wrong
in it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

DEBIAN = Path("/usr/bin/chromium")
MISSING = (
    "No browser for the journeys. Install one: on Debian or Ubuntu `sudo apt install chromium`, elsewhere"
    " `.venv/bin/playwright install chromium`."
)
WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 30_000  # on a loaded machine
HERE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Device:
    name: str
    width: int
    height: int
    touch: bool = False

    def options(self, scheme: str) -> dict[str, Any]:
        return {
            "viewport": {"width": self.width, "height": self.height},
            "has_touch": self.touch,
            "is_mobile": self.touch,
            "color_scheme": scheme,
            "locale": "en-US",
            "timezone_id": "America/Chicago",
        }


PHONE = Device("phone", 390, 844, touch=True)
SMALL = Device("small", 360, 740, touch=True)
TABLET = Device("tablet", 820, 1180, touch=True)
DESKTOP = Device("desktop", 1440, 900)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as tool, tempfile.TemporaryDirectory() as folder:
        try:
            opened = tool.chromium.launch(
                executable_path=DEBIAN if DEBIAN.exists() else None, args=WORDS, downloads_path=folder
            )
        except Error as trouble:
            raise AssertionError(f"{MISSING}\n{str(trouble).splitlines()[0]}") from None
        yield opened
        opened.close()


@dataclass
class Window:
    """One person's browser window. What a healthy product never does is kept and fails the journey."""

    context: BrowserContext
    page: Page
    address: str
    forgiven: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.context.on("console", lambda message: message.type == "error" and self.note(message.text))
        self.context.on("weberror", lambda trouble: self.note(str(trouble.error)))
        self.context.on("request", self.stays_here)
        self.context.on("response", lambda it: it.status >= 500 and self.note(f"{it.status} from {it.url}"))

    def note(self, words: str) -> None:
        self.troubles.append(words)

    def stays_here(self, request: Request) -> None:
        to = urlsplit(request.url)
        if to.scheme in {"http", "https", "ws", "wss"} and to.hostname not in HERE:
            self.note(f"The page asked {to.hostname} for something.")

    def forgive(self, *words: str) -> None:
        """What this journey provokes: a console error that holds one of these words is no trouble."""
        self.forgiven += words

    def unforgiven(self) -> list[str]:
        return [it for it in self.troubles if not any(word in it for word in self.forgiven)]

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


def window(browser: Browser, address: str, device: Device, scheme: str = "light", state: Any = None) -> Window:
    context = browser.new_context(**device.options(scheme), storage_state=state, base_url=address)
    context.set_default_timeout(PATIENCE_MS)
    opened = Window(context, context.new_page(), address)
    opened.watch()
    return opened
