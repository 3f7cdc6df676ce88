"""Where checkpoints go besides the database: a folder, a web address, a mailbox.

Each place is tried by itself and what it took is written down; one that is away is tried again by the worker, and keeps
nobody from signing.
"""

import logging
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from plumbline.core import clock
from plumbline.ledger import keeper
from plumbline.ledger.models import Checkpoint, Publication

log = logging.getLogger(__name__)
PATIENCE = 20  # seconds for an address to answer
MAILED_EVERY = timedelta(days=1)


def send(checkpoint: Checkpoint) -> None:
    """On to every place of the settings once the row is committed: the folder now, the others by the worker."""
    for place in PLACES:
        if wanted(place):
            transaction.on_commit(lambda place=place: _begin(checkpoint, place), robust=True)  # type: ignore[misc]


def wanted(place: str) -> bool:
    return bool(getattr(settings, PLACES[place][0]))


def _begin(checkpoint: Checkpoint, place: str) -> None:
    from plumbline.ledger import tasks

    try:
        if place != FOLDER:
            raise OSError("it is left to the worker")
        deliver(checkpoint, place)
    except OSError as error:
        log.info("A checkpoint is not in its %s yet: %s", place, error)
        tasks.deliver.defer(checkpoint=checkpoint.pk, place=place)


def deliver(checkpoint: Checkpoint, place: str) -> None:
    """Raises OSError while the place does not take it. Twice is once."""
    if not wanted(place) or checkpoint.publications.filter(place=place).exists():
        return
    if PLACES[place][1](checkpoint):
        Publication.objects.get_or_create(checkpoint=checkpoint, place=place, defaults={"at": clock.now()})


def into_folder(checkpoint: Checkpoint) -> bool:
    """One file for each checkpoint, never overwritten, and `latest.note`."""
    folder = Path(settings.LEDGER_PUBLISH_DIR) / str(checkpoint.organization_id) / checkpoint.log
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / f"{checkpoint.size:012}.note"
    if own.exists() and own.read_text() != checkpoint.note:
        raise FileExistsError(f"{own} holds another checkpoint of this size")
    keeper.write(own, checkpoint.note, mode=0o644)
    if own == max(folder.glob("[0-9]*.note")):
        keeper.write(folder / "latest.note", checkpoint.note, mode=0o644)
    return True


def to_address(checkpoint: Checkpoint) -> bool:
    address = settings.LEDGER_WEBHOOK
    if not address.startswith(("https://", "http://")):
        raise OSError(f"{address} is not a web address")
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    request = urllib.request.Request(address, checkpoint.note.encode(), headers)  # noqa: S310 - looked at above
    with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
        return True


def by_mail(checkpoint: Checkpoint) -> bool:
    """One a day for each log: a mailbox is a place to keep, not to watch."""
    sent = Publication.objects.filter(
        place=MAIL, at__gt=clock.now() - MAILED_EVERY, checkpoint__log=checkpoint.log,
        checkpoint__organization_id=checkpoint.organization_id,
    )  # fmt: skip
    if sent.exists():
        return False
    subject = f"Plumbline: the record at entry {checkpoint.size}"
    send_mail(subject, MAILED.format(note=checkpoint.note), None, [settings.LEDGER_MAIL])
    return True


MAILED = """Please keep this message where the administrators of the database cannot delete it. It proves what the
record held when it was signed: `plumbline verify --checkpoints FOLDER` compares it, saved as a file that ends in .note.

{note}"""

FOLDER, ADDRESS, MAIL = "folder", "webhook", "mail"
PLACES: dict[str, tuple[str, Callable[[Checkpoint], bool]]] = {
    FOLDER: ("LEDGER_PUBLISH_DIR", into_folder),
    ADDRESS: ("LEDGER_WEBHOOK", to_address),
    MAIL: ("LEDGER_MAIL", by_mail),
}
