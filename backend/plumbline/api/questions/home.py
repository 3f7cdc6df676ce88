"""Who is looking, and what waits for them."""

from typing import Any

from plumbline.api.questions.kit import Question
from plumbline.api.viewer import Viewer
from plumbline.core.errors import NotFound


def me(viewer: Viewer) -> Any:
    raise NotFound("viewer")


def home(viewer: Viewer) -> Any:
    raise NotFound("page")


def tokens(viewer: Viewer) -> list[Any]:
    return []


Question("me", "Who is looking; nothing when nobody is signed in.", "Me", me, "me", null=True)
Question("home", "The viewer's first page.", "Home", home, "home")
Question("tokens", "The viewer's keys for programs.", "Token", tokens, "tokens", many=True)
