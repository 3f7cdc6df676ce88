from plumbline.ledger.models.checkpoint import Checkpoint, Publication
from plumbline.ledger.models.entry import Entry, Head, Image
from plumbline.ledger.models.redaction import Redaction

__all__ = ["Checkpoint", "Entry", "Head", "Image", "Publication", "Redaction"]
