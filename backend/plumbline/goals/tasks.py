"""Work by the clock: the turning day of each organization, its forecasts, and the nightly check of the standings."""

import logging

from procrastinate.contrib.django import app

from plumbline.goals import oracle
from plumbline.goals.actions import forecasts, standings
from plumbline.organizations.models import Organization

log = logging.getLogger(__name__)


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="turn_days", pass_context=False)
def turn_days(timestamp: int) -> None:
    """Every hour somewhere a day has turned; reads would do it too, this spares them the wait."""
    for organization in Organization.objects.order_by("id"):
        standings.catch_up(organization)


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="check_standings", pass_context=False)
def check_standings(timestamp: int) -> None:
    """Stored standings against the rules; what differs is logged and recomputed."""
    for organization in Organization.objects.order_by("id"):
        found = oracle.wrong(organization)
        if found:
            log.error(
                "%s standing values of %s differ from the rules, e.g. %s", len(found), organization.slug, found[0]
            )
            standings.refresh_everything(organization_id=organization.pk)


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="make_forecasts", pass_context=False)
def make_forecasts(timestamp: int) -> None:
    """Every hour a day has begun somewhere: its forecasts, from what was on record by then."""
    for organization in Organization.objects.order_by("id"):
        forecasts.catch_up(organization)
