"""What a goal says, made fit to store: text, impact dimensions, links to playbooks, cadence."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from plumbline.core import text
from plumbline.core.errors import Invalid
from plumbline.goals.choices import Impact

WEIGHTS = ("primary", "secondary")
MOST_RESOURCES = 20


def title(value: str) -> str:
    return text.line(value, field="title", max_length=240)


def board_sentence(value: str) -> str:
    return text.line(value, field="board_sentence", max_length=240, required=False)


def reason(value: str, *, field: str = "reason", required: bool = True, max_length: int = 300) -> str:
    return text.line(value, field=field, max_length=max_length, required=required)


def check_in_days(value: int | None) -> int | None:
    """Empty: the level's default; 0: whenever data arrive."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 400):
        return value
    raise Invalid(
        "bad_cadence", "Check-ins can fall due every 1 to 400 days, or with the data. Nothing was saved.",
        field="check_in_days",
    )  # fmt: skip


def impacts(value: Mapping[str, Any] | None) -> dict[str, dict[str, str]]:
    """{"liability": {"weight": "primary", "why": "…"}}; a dimension of weight none is left out."""
    clean: dict[str, dict[str, str]] = {}
    for name, said in (value or {}).items():
        if name not in Impact.values or not isinstance(said, Mapping):
            known = ", ".join(Impact.labels)
            raise Invalid(
                "unknown_impact",
                f"“{str(name)[:40]}” is none of: {known}. Nothing was saved.",
                field="impacts",
            )
        weight = said.get("weight")
        if weight in (None, "", "none"):
            continue
        label = Impact(name).label
        if weight not in WEIGHTS:
            raise Invalid(
                "unknown_weight",
                f"{label} can be primary, secondary or none. Nothing was saved.",
                field="impacts",
            )
        why = text.line(said.get("why"), field="why", max_length=200, required=False)
        if not why:
            raise Invalid(
                "why_missing",
                f"Please say in one line why {label.lower()} is {weight}. Nothing was saved.",
                field="impacts",
            )
        clean[name] = {"weight": weight, "why": why}
    return clean


def resources(value: Sequence[Mapping[str, Any]] | None) -> list[dict[str, str]]:
    """[{"title": "…", "url": "https://…"}], https only."""
    listed = list(value or ())
    if len(listed) > MOST_RESOURCES:
        raise Invalid("too_many_links", f"At most {MOST_RESOURCES} links fit. Nothing was saved.", field="resources")
    clean = []
    for link in listed:
        if not isinstance(link, Mapping):
            raise Invalid("bad_link", "A link needs a title and an address. Nothing was saved.", field="resources")
        url = _https(text.line(link.get("url"), field="link", max_length=500))
        clean.append({"title": text.line(link.get("title") or url, field="link title", max_length=500), "url": url})
    return clean


def _https(url: str) -> str:
    try:
        parts = urlsplit(url)
        fits = parts.scheme == "https" and parts.hostname and "@" not in parts.netloc and " " not in url
    except ValueError:
        fits = False
    if not fits:
        raise Invalid(
            "link_not_https",
            f"“{url[:60]}” is not a link that starts with https://. Nothing was saved.",
            field="resources",
        )
    return url
