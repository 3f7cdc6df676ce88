"""An organization's settings: every number that a rule needs, with the default the design gives it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from plumbline.core.errors import Invalid
from plumbline.core.numbers import decimal


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds are fractions of progress; graces are days; text kept for 0 years is kept as long as the record."""

    at_risk_pace: Decimal = Decimal("-0.10")
    off_track_pace: Decimal = Decimal("-0.25")
    trouble_share: Decimal = Decimal("0.20")
    check_in_grace_days: int = 7
    data_grace_days: int = 10
    reply_grace_days: int = 7
    agreement_grace_days: int = 14
    vacant_days: int = 30
    owner_update_days: int = 90
    unit_goal_cap: int = 9
    keep_text_years: int = 0
    ask_confidence: bool = False
    board_sees_units: bool = False
    event_system_url: str = ""


DEFAULTS = Settings()
LIMITS: dict[str, tuple[Decimal | int, Decimal | int]] = {
    "at_risk_pace": (-1, 0),
    "off_track_pace": (-1, 0),
    "trouble_share": (0, 1),
    "check_in_grace_days": (0, 366),
    "data_grace_days": (0, 366),
    "reply_grace_days": (0, 366),
    "agreement_grace_days": (0, 366),
    "vacant_days": (0, 366),
    "owner_update_days": (7, 366),
    "unit_goal_cap": (1, 1000),
    "keep_text_years": (0, 100),
}
LONGEST_LINK = 500


def read(stored: Mapping[str, Any]) -> Settings:
    """The stored values (decimals as strings) over the defaults. Unknown or unusable values raise Invalid."""
    values: dict[str, Any] = {}
    known = {f.name: f.type for f in fields(Settings)}
    for name, value in stored.items():
        if name not in known:
            raise Invalid("unknown_setting", f"There is no setting “{name[:40]}”. Nothing was saved.", field=name)
        default = getattr(DEFAULTS, name)
        if isinstance(default, Decimal):
            values[name] = decimal(value, field=name)
        elif type(value) is not type(default):
            raise Invalid("bad_setting", f"“{str(value)[:40]}” does not fit the setting “{name}”.", field=name)
        else:
            values[name] = value
        _check(name, values[name])
    return Settings(**values)


def _check(name: str, value: Any) -> None:
    least, most = LIMITS.get(name, (0, 0))
    if name in LIMITS and not least <= value <= most:
        sentence = f"“{name.replace('_', ' ')}” goes from {least} to {most}. Nothing was saved."
        raise Invalid("bad_setting", sentence, field=name)
    if name == "event_system_url" and value and (not value.startswith("https://") or len(value) > LONGEST_LINK):
        raise Invalid("bad_setting", "Write the link like https://events.example.org. Nothing was saved.", field=name)


def stored(settings: Settings) -> dict[str, Any]:
    """What goes into the row: only what differs from the defaults, decimals as strings."""
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in asdict(settings).items()
        if value != getattr(DEFAULTS, name)
    }
