"""Work by the clock: free text goes when an organization's time to keep it is over."""

import logging
from datetime import timedelta

from procrastinate.contrib.django import app

from plumbline.core import clock
from plumbline.organizations.actions import redactions
from plumbline.organizations.models import Organization
from plumbline.organizations.rules import settings

YEAR = timedelta(days=365.25)
log = logging.getLogger(__name__)


@app.periodic(cron="50 2 * * *")
@app.task(queueing_lock="let_go_of_text", pass_context=False)
def let_go_of_text(timestamp: int) -> None:
    """Every night, in the organizations that set a number of years."""
    for organization in Organization.objects.order_by("id"):
        years = settings.read(organization.settings).keep_text_years
        while years and (done := redactions.let_go(organization, clock.now() - years * YEAR)):
            log.info("the text of %s rows of %s was removed: its time was over", done.rows, organization.slug)
