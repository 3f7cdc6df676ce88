"""What the server adds around the application: the page policy, the single-page application, the health answer, and
the answer where there is nothing."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_safe

from plumbline.core import replica

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # React Aria writes a style element
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self' https:",  # the hospital's sign-on is reached by a form, and every step on is checked
        "frame-ancestors 'none'",
    ]
)
if settings.OIDC_SERVER_URL.startswith("http://"):  # an issuer on one's own machine, to try it
    POLICY = POLICY.replace("https:", "https: http:")


class Health:
    """`/healthz`: whether the application and its database answer. Before the host check: probes use
    addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != "/healthz":
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return JsonResponse({"database": "unreachable"}, status=503)
        return JsonResponse({"database": "ok"}, headers={"Cache-Control": "no-store"})


class OwnWrites:
    """Where a replica answers reads, whoever has just written is told at least that: a cookie of a minute says how far
    the replica must have come."""

    NAME, SECONDS, READS = "own_write", 60, ("GET", "HEAD", "OPTIONS")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not replica.there():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with replica.after(request.COOKIES.get(self.NAME, "")):
            response = self.get_response(request)
        if request.method not in self.READS:
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(
                self.NAME, replica.position(), max_age=self.SECONDS, secure=secure, httponly=True, samesite="Lax"
            )
        return response


class PagePolicy:
    """Content-Security-Policy and Permissions-Policy on every answer, static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


@require_safe
@never_cache
@ensure_csrf_cookie
def page(request: HttpRequest) -> HttpResponse:
    """The single-page application for every address that is not the server's own; its router takes it from
    there."""
    try:
        return HttpResponse((settings.FRONTEND / "index.html").read_bytes())
    except OSError:
        return HttpResponse("The pages are not built yet; run `make build`.", status=503, content_type="text/plain")


@csrf_exempt  # there is nothing here to forge a request to
def nothing(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": 404}, status=404)
