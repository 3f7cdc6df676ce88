from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from plumbline.api.graphql.schema import written
from plumbline.api.rest import docs


class Command(BaseCommand):
    help = "Writes schema.graphql and openapi.yaml from what the two faces offer."

    def handle(self, *args: Any, **options: Any) -> None:
        backend = Path(settings.BACKEND)
        (backend / "schema.graphql").write_text(written())
        (backend / "openapi.yaml").write_text(docs.as_yaml())
        self.stdout.write("Wrote schema.graphql and openapi.yaml.")
