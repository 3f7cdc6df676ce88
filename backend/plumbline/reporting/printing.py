"""A page as PDF, the same bytes for the same page on the same machine."""

import hashlib
import logging
from functools import cache

from plumbline.core.errors import Conflict

NO_PDF = (
    "This server cannot make PDFs: the library Pango is missing on it (Debian: libpango-1.0-0, libpangoft2-1.0-0, "
    "libharfbuzz-subset0). Open the packet’s page and print it from the browser instead."
)


@cache
def works() -> bool:
    """Whether Pango is here; asked once in the life of a process."""
    try:
        import weasyprint  # noqa: F401 - loading it finds Pango, or not
    except (ImportError, OSError):
        return False
    return True


def pdf(html: bytes) -> bytes:
    """Raises Conflict where this machine cannot. The page says itself when it was; nothing is fetched for it."""
    if not works():
        raise Conflict("no_pdf", NO_PDF)
    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what only screens need

    page = HTML(string=html.decode(), url_fetcher=_nothing)
    made: bytes = page.write_pdf(pdf_identifier=hashlib.sha256(html).digest()[:16], pdf_tags=True)
    return made


def _nothing(address: str, *args: object, **kwargs: object) -> None:
    raise ValueError(f"a packet holds everything itself, and asks for {address}")
