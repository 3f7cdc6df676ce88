"""Work by the clock: heads are signed every minute when there is something new, and sent to every place."""

import logging

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from plumbline.ledger import checkpoints, places
from plumbline.ledger.keeper import Refused
from plumbline.ledger.models import Checkpoint

log = logging.getLogger(__name__)
AGAIN_AT = 30  # minutes past the hour
PATIENTLY = RetryStrategy(max_attempts=12, exponential_wait=3)  # the last try is about six days after the first


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sign_heads", lock="sign_heads", pass_context=False)
def sign_heads(timestamp: int) -> None:
    """Once an hour the whole record is read again, and a refusal comes without waiting for `verify`."""
    for signed in checkpoints.sign_all(again=timestamp // 60 % 60 == AGAIN_AT):
        if isinstance(signed, Refused):
            log.error("%s", signed)


@app.task(retry=PATIENTLY, pass_context=False)
def deliver(checkpoint: int, place: str) -> None:
    places.deliver(Checkpoint.objects.get(pk=checkpoint), place)
