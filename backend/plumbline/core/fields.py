"""Columns that Django does not have."""

from decimal import Decimal
from typing import Any

from django.db import models


class ExactDecimalField(models.DecimalField):  # type: ignore[type-arg]
    """PostgreSQL `numeric` without a scale: 0.72 is stored and returned as 0.72, digit for digit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 80, 40
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_digits")
        kwargs.pop("decimal_places")
        return name, path, args, kwargs

    def db_type(self, connection: Any) -> str:
        return "numeric"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if value is None or isinstance(value, Decimal) else self.to_python(value)

    get_db_prep_save = get_db_prep_value


def finite(*names: str, limit: str = "1e15") -> models.Q:
    """A CHECK condition: each named numeric column is null or an ordinary number (no NaN, no infinity)."""
    condition = models.Q()
    for name in names:
        condition &= models.Q(**{f"{name}__isnull": True}) | models.Q(
            **{f"{name}__gt": Decimal(f"-{limit}"), f"{name}__lt": Decimal(limit)}
        )
    return condition
