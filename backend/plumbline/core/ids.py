"""Identity: UUIDv7 (RFC 9562), so that keys sort by the moment they were made."""

import os
import time
from uuid import UUID

from plumbline.core.errors import Invalid


def uuid7() -> UUID:
    """48 bits of Unix milliseconds, then 74 random bits."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return UUID(int=value)


def parse(value: object, *, field: str = "id") -> UUID:
    """A UUID from a client. Raises Invalid."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(str(value))
    except ValueError:
        raise Invalid("not_an_id", "This address does not name anything. Nothing was changed.", field=field) from None
