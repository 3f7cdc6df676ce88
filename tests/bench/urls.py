"""What a check-in is compared with: inserting its row and nothing else.

`insertRow` is a plain endpoint of this house: in by the product's own door, as a check-in is, with the same session,
limits, document and answer, and the row made by its model, with the same columns, indexes and foreign keys, in a table
without the ledger. `stateRow` says the INSERT itself. `/bench/row` does so in a bare view of Django behind the session.
"""

from typing import Any
from uuid import uuid4

import orjson
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from plumbline.api.inputs import ID, choice
from plumbline.api.verbs.check_ins import CLIENT_ID
from plumbline.api.verbs.kit import Verb
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.goals.choices import Claim
from plumbline.goals.models import CheckIn

ROW = """
INSERT INTO bench_checkin (id, organization_id, goal_id, person_id, claimed, note, barriers, needs_help, next_step,
  unchanged, made_at, recorded_at, withdrawn)
VALUES (%s, %s, %s, %s, %s, '', '{}', false, '', false, %s, %s, false)
"""


class OfTheBench:
    managed = False
    db_table = "bench_checkin"
    app_label = "bench"


COLUMNS = {
    column.attname: models.UUIDField(null=column.null) if column.is_relation else column.clone()
    for column in CheckIn._meta.concrete_fields
}
Row = type("Row", (models.Model,), {"__module__": __name__, "Meta": OfTheBench, **COLUMNS})


def insert(id: Any, organization: Any, goal: Any, person: Any, claimed: str) -> None:
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ROW, [id, organization, goal, person, claimed, now, now])


def by_the_model(viewer: Viewer, values: dict[str, Any]) -> CheckIn:
    person, now = viewer.required(), clock.now()
    with transaction.atomic():
        Row.objects.create(
            id=values["id"], organization_id=person.organization_id, goal_id=values["goal_id"], person_id=person.pk,
            claimed=values["claimed"], made_at=now, recorded_at=now,
        )  # fmt: skip
    return CheckIn(id=values["id"])


def by_a_statement(viewer: Viewer, values: dict[str, Any]) -> CheckIn:
    person = viewer.required()
    insert(values["id"], person.organization_id, values["goal_id"], person.pk, values["claimed"])
    return CheckIn(id=values["id"])


for verb, call in {"insertRow": by_the_model, "stateRow": by_a_statement}.items():
    Verb(
        verb, "Only inserts the row.", "goals.check_ins.record", "CheckIn", f"bench/{verb}",
        {"goal_id": ID, "claimed": choice(Claim), "id": CLIENT_ID}, call=call,
    )  # fmt: skip


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    said = orjson.loads(request.body)
    insert(uuid4(), said["organization_id"], said["goal_id"], said["person_id"], said["claimed"])
    return HttpResponse(orjson.dumps({"id": "done"}), content_type="application/json")


from config.urls import urlpatterns as of_the_product  # noqa: E402 - the faces are made of the verbs known by then

urlpatterns = [path("bench/row", bare), *of_the_product]
