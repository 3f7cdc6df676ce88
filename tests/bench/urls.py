"""What the product is compared with beside its own addresses.

`insertRow` is a plain endpoint of this house: in by the product's own door, as a check-in is, with the same session,
limits, document and answer, and the row made by its model, with the same columns, indexes and foreign keys, in a table
without the ledger. `walkUp` does that and then brings every goal above up to date with the ORM. `/bench/empty` is a
request that is answered with nothing; after `/bench/cold` the process keeps nothing of what it has worked out.
"""

import gc
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from plumbline.accountability import cascade
from plumbline.api.inputs import ID, choice
from plumbline.api.rest.kit import Resource
from plumbline.api.verbs.check_ins import CLIENT_ID
from plumbline.api.verbs.kit import Verb
from plumbline.api.viewer import Viewer
from plumbline.core import clock
from plumbline.goals import restriction
from plumbline.goals.choices import Claim
from plumbline.goals.models import Alignment, CheckIn, Standing


class OfTheBench:
    managed = False
    db_table = "bench_checkin"
    app_label = "bench"


COLUMNS = {
    column.attname: models.UUIDField(null=column.null) if column.is_relation else column.clone()
    for column in CheckIn._meta.concrete_fields
}
Row = type("Row", (models.Model,), {"__module__": __name__, "Meta": OfTheBench, **COLUMNS})


def by_the_model(viewer: Viewer, values: dict[str, Any]) -> CheckIn:
    person, now = viewer.required(), clock.now()
    with transaction.atomic():
        Row.objects.create(
            id=values["id"], organization_id=person.organization_id, goal_id=values["goal_id"], person_id=person.pk,
            claimed=values["claimed"], made_at=now, recorded_at=now,
        )  # fmt: skip
    return CheckIn(id=values["id"])


def by_walking(viewer: Viewer, values: dict[str, Any]) -> CheckIn:
    """As one would write it with the ORM: the row, then every goal above anew from its children, one by one."""
    goal = values["goal_id"]
    with transaction.atomic():
        made = by_the_model(viewer, values)
        Standing.objects.filter(pk=goal).update(claimed=values["claimed"])
        above = [goal]
        while above:
            rows = Alignment.objects.filter(child_id__in=above, valid_to=None).values_list("parent_id", flat=True)
            above = sorted(set(rows))
            for id in above:
                _counted_anew(Standing.objects.select_for_update().get(pk=id))
    return made


def _counted_anew(standing: Standing) -> None:
    below, level = set(), {standing.pk}
    while level:
        links = Alignment.objects.filter(parent_id__in=level, valid_to=None).values_list("child_id", flat=True)
        level = set(links) - below
        below |= level
    rows = list(Standing.objects.filter(pk__in=below))
    standing.goals_below = len(rows)
    standing.off_track_below = sum(row.claimed == Claim.OFF_TRACK for row in rows)
    standing.at_risk_below = sum(row.claimed == Claim.AT_RISK for row in rows)
    standing.stale_below = sum(row.stale for row in rows)
    standing.unowned_below = sum(not row.owned for row in rows)
    standing.save()


for verb, call in {"insertRow": by_the_model, "walkUp": by_walking}.items():
    Verb(
        verb, "Beside a check-in.", "goals.check_ins.record", "CheckIn", f"bench/{verb}",
        {"goal_id": ID, "claimed": choice(Claim), "id": CLIENT_ID}, call=call,
    )  # fmt: skip


class Empty(Resource):
    """Nothing, to somebody who is known: what every request at this door pays."""

    def get(self, request: Any) -> HttpResponse:
        self.viewer.required()
        return HttpResponse(status=204)


def cold(request: HttpRequest) -> HttpResponse:
    for shelf in (cascade._shelf, restriction._shelf, restriction._hidden):
        shelf._kept.clear()
    gc.collect()
    return HttpResponse(status=204)


from config.urls import urlpatterns as of_the_product  # noqa: E402 - the faces are made of the verbs known by then

urlpatterns = [path("bench/empty", Empty.as_view()), path("bench/cold", cold), *of_the_product]
