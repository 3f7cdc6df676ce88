"""Work by the clock: kept answers are forgotten once nobody will send the batch again."""

from datetime import timedelta

from procrastinate.contrib.django import app

from plumbline.api.models import IdempotencyKey
from plumbline.core import clock

KEPT = timedelta(days=7)


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="forget_answers", pass_context=False)
def forget_answers(timestamp: int) -> None:
    """A resend comes within minutes, and an integration that was down over a weekend within days."""
    IdempotencyKey.objects.filter(made_at__lt=clock.now() - KEPT).delete()
