"""strawberry-django with its query optimizer, over the product's tables, as its documentation sets it up.

`granian --interface wsgi side:application`; DATABASE_URL names the database.
"""

import os
from urllib.parse import parse_qs, unquote, urlsplit

import django
from django.conf import settings

told = urlsplit(os.environ["DATABASE_URL"])
asked = {name: values[0] for name, values in parse_qs(told.query).items()}
settings.configure(
    SECRET_KEY="for the comparison alone",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="side",
    INSTALLED_APPS=["strawberry_django"],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": told.path.strip("/"),
            "USER": unquote(told.username or ""),
            "PASSWORD": unquote(told.password or ""),
            "HOST": asked.get("host") or told.hostname or "",
            "PORT": asked.get("port") or told.port or "",
            "CONN_MAX_AGE": 600,
        }
    },
)
django.setup()

import models  # noqa: E402
import strawberry  # noqa: E402
import strawberry_django  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db.models import Prefetch  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from strawberry import auto  # noqa: E402
from strawberry.django.views import GraphQLView  # noqa: E402
from strawberry_django.optimizer import DjangoOptimizerExtension  # noqa: E402

OWNERS = Prefetch(
    "assignments",
    models.Assignment.objects.filter(role="accountable", valid_to=None).select_related("person"),
    "owners",
)
LINKS = Prefetch("up", models.Alignment.objects.filter(primary=True, valid_to=None), "links")


@strawberry_django.filter_type(models.Alignment, lookups=True)
class Links:
    primary: auto
    valid_to: auto


@strawberry_django.type(models.Level)
class Level:
    name: auto


@strawberry_django.type(models.Unit)
class Unit:
    id: auto
    name: auto
    level: Level


@strawberry_django.type(models.Person)
class Person:
    id: auto
    position: auto


@strawberry_django.type(models.Cycle)
class Cycle:
    name: auto


@strawberry_django.type(models.Standing)
class Standing:
    claimed: auto
    evidence: auto
    stale: auto
    data_late: auto
    trouble_below: auto
    needs_help: auto
    goals_below: auto
    off_track_below: auto
    at_risk_below: auto
    stale_below: auto
    unowned_below: auto
    last_check_in_at: auto


@strawberry_django.type(models.Alignment, filters=Links)
class Alignment:
    parent_id: strawberry.ID
    agreed_at: auto
    parent: "Goal"


@strawberry_django.type(models.Goal)
class Goal:
    id: auto
    title: auto
    state: auto
    restricted: auto
    unit: Unit
    cycle: Cycle
    standing: Standing
    up: list[Alignment]

    @strawberry_django.field(prefetch_related=[OWNERS])
    def owner(self) -> Person | None:
        """Read by a prefetch of our own: by filters, as `up` is, ten thousand goals take eight times as long."""
        return self.owners[0].person if self.owners else None

    @strawberry_django.field(prefetch_related=[LINKS])
    def link(self) -> Alignment | None:
        return self.links[0] if self.links else None


@strawberry.type
class Query:
    @strawberry_django.field
    def goals(self) -> list[Goal]:
        return models.Goal.objects.all()

    @strawberry_django.field
    def some(self, id: strawberry.ID) -> list[Goal]:
        return models.Goal.objects.filter(pk=id)


schema = strawberry.Schema(Query, extensions=[DjangoOptimizerExtension])
urlpatterns = [path("graphql", GraphQLView.as_view(schema=schema)), path("healthz", lambda request: HttpResponse("ok"))]
application = get_wsgi_application()
