"""What both faces accept: each input knows its kind and reads a raw JSON value into a safe Python one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import models

from plumbline.core import dates, ids, numbers, text
from plumbline.core.errors import Invalid, RowError, RowErrors, TooMany

LONGEST_TEXT = 20_000
MOST_OBJECTS = 500
LARGEST_WHOLE = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Input:
    """One value from a client. `kind` is text, id, decimal, day, instant, whole, yes, choice, object or json."""

    kind: str
    required: bool = True
    many: bool = False
    choices: type[models.TextChoices] | None = None
    fields: Mapping[str, "Input"] | None = None
    name: str = ""
    build: Callable[..., Any] | None = None
    default: Any = None
    most: int = MOST_OBJECTS
    clears: bool = False  # an explicit null empties the field; elsewhere null is the same as left out
    to: str = ""  # the action's own name for it, where that differs
    after: Callable[[Any], Any] | None = None
    about: str = ""

    def read(self, value: Any, field: str) -> Any:
        """The Python value. Raises Invalid, or RowErrors that name the lines of a batch."""
        if value is None:
            if self.required:
                raise Invalid("required", f"Please fill in “{said(field)}”. Nothing was saved.", field=field)
            return self.default
        read = self._many(value, field) if self.many else self._one(value, field)
        return self.after(read) if self.after else read

    def _many(self, value: Any, field: str) -> list[Any]:
        if not isinstance(value, list):
            raise Invalid("not_a_list", f"“{said(field)}” must be a list. Nothing was saved.", field=field)
        if len(value) > self.most:
            raise TooMany(
                "too_many",
                f"“{said(field)}” holds {len(value):,} items; at most {self.most} fit in one call. Nothing was saved: "
                "send them in smaller parts.",
                field=field,
                params={"max": self.most},
            )
        read, refused = [], []
        for line, item in enumerate(value):
            try:
                read.append(self._one(item, field))
            except Invalid as error:
                named = item.get(error.field) if isinstance(item, dict) and error.field else item
                shown = "" if isinstance(named, (dict, list)) or named is None else str(named)[:40]
                refused.append(RowError(line, error.field or field, shown, error.sentence, error.code))
        if refused:
            raise RowErrors.of(refused)
        return read

    def _one(self, value: Any, field: str) -> Any:
        if value is None:
            raise Invalid("required", f"Please fill in “{said(field)}”. Nothing was saved.", field=field)
        return getattr(self, f"_{self.kind}")(value, field)

    def _text(self, value: Any, field: str) -> str:
        return text.paragraph(value, field=field, max_length=LONGEST_TEXT)

    def _id(self, value: Any, field: str) -> Any:
        return ids.parse(value, field=field)

    def _decimal(self, value: Any, field: str) -> Any:
        return numbers.decimal(value, field=field)

    def _day(self, value: Any, field: str) -> Any:
        return dates.day(value, field=field)

    def _instant(self, value: Any, field: str) -> datetime:
        return instant(value, field=field)

    def _whole(self, value: Any, field: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_WHOLE:
            raise Invalid(
                "not_a_whole_number",
                f"“{said(field)}” must be a whole number. Nothing was saved.",
                field=field,
            )
        return value

    def _yes(self, value: Any, field: str) -> bool:
        if not isinstance(value, bool):
            raise Invalid("not_yes_or_no", f"“{said(field)}” must be true or false. Nothing was saved.", field=field)
        return value

    def _choice(self, value: Any, field: str) -> str:
        assert self.choices is not None
        if value not in self.choices.values:
            known = ", ".join(self.choices.values)
            raise Invalid(
                "not_a_choice",
                f"“{str(value)[:40]}” is not one of the choices for “{said(field)}”: {known}. Nothing was saved.",
                field=field,
            )
        return str(value)

    def _object(self, value: Any, field: str) -> Any:
        if not isinstance(value, dict):
            raise Invalid("not_an_object", f"“{said(field)}” must be an object. Nothing was saved.", field=field)
        values = read_all(self.fields or {}, value)
        return self.build(**values) if self.build else values

    def _json(self, value: Any, field: str) -> Any:
        return value


def read_all(fields: Mapping[str, Input], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Every named input read; optional ones that were not sent are left out, unknown ones are refused."""
    for name in raw:
        if name not in fields:
            raise Invalid(
                "unknown_field",
                f"There is no field “{str(name)[:40]}” here. Nothing was saved.",
                field=str(name)[:40],
            )
    values = {}
    for name, wanted in fields.items():
        if raw.get(name) is not None or wanted.required or (wanted.clears and name in raw):
            values[wanted.to or name] = wanted.read(raw.get(name), name)
        elif wanted.default is not None:
            values[wanted.to or name] = wanted.default
    return values


def instant(value: Any, *, field: str = "at") -> datetime:
    """An aware instant between 1990 and 2100, in UTC, from ISO 8601 with an offset. Raises Invalid."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            value = None
    if not isinstance(value, datetime) or value.tzinfo is None or not 1990 <= value.year <= 2100:
        raise Invalid(
            "not_an_instant",
            f"This is not a usable time for “{said(field)}”. Nothing was saved: write it like 2026-12-31T08:00:00Z.",
            field=field,
        )
    return value.astimezone(UTC)


def said(field: str) -> str:
    return field.replace("_", " ")


TEXT, ID, DECIMAL, DAY = Input("text"), Input("id"), Input("decimal"), Input("day")
INSTANT, WHOLE, YES = Input("instant"), Input("whole"), Input("yes")


def optional(wanted: Input, default: Any = None) -> Input:
    return replace(wanted, required=False, default=default)


def several(wanted: Input, most: int = MOST_OBJECTS) -> Input:
    return replace(wanted, many=True, most=most)


def choice(choices: type[models.TextChoices]) -> Input:
    return Input("choice", choices=choices)


def draft(name: str, build: Callable[..., Any] | None = None, /, **fields: Input) -> Input:
    """A small object; `build` makes the action's own dataclass from it. `name` is its GraphQL input type."""
    return Input("object", fields=fields, name=name, build=build)
