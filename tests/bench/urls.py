"""What a check-in is compared with: inserting its row and nothing else.

`insertRow` comes in by the product's own door, as a check-in does: the same session, limits, document and answer, and
a row of the same columns in a table without the ledger. `/bench/row` is a bare view of Django behind the session.
"""

from typing import Any
from uuid import uuid4

import orjson
from django.db import connection, transaction
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


def insert(id: Any, organization: Any, goal: Any, person: Any, claimed: str) -> None:
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ROW, [id, organization, goal, person, claimed, now, now])


def by_the_same_door(viewer: Viewer, values: dict[str, Any]) -> CheckIn:
    person = viewer.required()
    insert(values["id"], person.organization_id, values["goal_id"], person.pk, values["claimed"])
    return CheckIn(id=values["id"])


Verb(
    "insertRow", "Only inserts the row.", "goals.check_ins.record", "CheckIn", "bench/rows",
    {"goal_id": ID, "claimed": choice(Claim), "id": CLIENT_ID}, call=by_the_same_door,
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
