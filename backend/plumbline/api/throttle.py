"""At most so many requests a minute, for each account or address."""

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from plumbline.core.errors import TooMany

A_MINUTE = 1200


def check(request: HttpRequest) -> None:
    """Raises TooMany."""
    who = request.user.pk if request.user.is_authenticated else request.META.get("REMOTE_ADDR", "")
    key = f"plumbline:requests:{who}:{int(time.time() // 60)}"
    limit = getattr(settings, "REQUESTS_A_MINUTE", A_MINUTE)
    cache.add(key, 0, timeout=120)
    try:
        asked = cache.incr(key)
    except ValueError:  # it expired in between
        asked = 1
    if asked > limit:
        raise TooMany(
            "too_many_requests",
            "Too many requests in one minute. Nothing was changed: wait a minute and try again.",
        )
