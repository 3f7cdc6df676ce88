from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class LedgerConfig(AppConfig):
    name = "plumbline.ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(_make_room, sender=self)
        post_migrate.connect(_draw, sender=self)


def _make_room(*, plan: list[Any], **_: Any) -> None:
    from plumbline.ledger import pictures

    if plan:
        pictures.erase()


def _draw(**_: Any) -> None:
    from plumbline.ledger import pictures

    pictures.draw()
