"""Work by the clock: each day that is over is observed once."""

from procrastinate.contrib.django import app

from plumbline.accountability.actions import observations
from plumbline.organizations.models import Organization


@app.periodic(cron="15 * * * *")
@app.task(queueing_lock="observe_days", pass_context=False)
def observe_days(timestamp: int) -> None:
    """Every hour a day is over somewhere."""
    for organization in Organization.objects.order_by("id"):
        observations.catch_up(organization)
