from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.db.models.signals import post_migrate, pre_migrate


class LedgerConfig(AppConfig):
    name = "plumbline.ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(_make_room, sender=self)
        post_migrate.connect(_draw, sender=self)
        register(_signs)


def _signs(**_: Any) -> list[CheckMessage]:
    if settings.LEDGER_DIR:
        return []
    return [
        Warning(
            "The record is not signed: whoever may write in the database could rewrite it unseen.",
            hint="Set LEDGER_DIR to a folder apart from the database; the worker makes the key there.",
            id="ledger.W001",
        )
    ]


def _make_room(*, plan: list[Any], **_: Any) -> None:
    from plumbline.ledger import pictures

    if plan:
        pictures.erase()


def _draw(**_: Any) -> None:
    from plumbline.ledger import pictures

    pictures.draw()
