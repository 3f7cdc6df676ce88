"""Files as they arrive, turned into rows of text with their line. No database, no domain words."""

from plumbline.integrations.readers.tables import Row, Table, read

__all__ = ["Row", "Table", "read"]
