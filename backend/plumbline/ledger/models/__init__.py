from plumbline.ledger.models.entry import Entry, Head, Image

__all__ = ["Entry", "Head", "Image"]
