"""The whole cascade as columns: GET /api/v1/cascade, with ETag, 304 and `since` for what changed."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from plumbline.api import sessions, throttle
from plumbline.api.questions.home import picture
from plumbline.api.rest import tokens
from plumbline.api.rest.kit import WrongMethod, refused
from plumbline.core.errors import Invalid

LONGEST_WATERMARK = 100


def cascade(request: HttpRequest) -> HttpResponse:
    name = sessions.name_request(request)
    try:
        response = answered(request)
    except Exception as fault:
        response = refused(fault)
    response.headers["X-Request-ID"] = name
    return response


def answered(request: HttpRequest) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        raise WrongMethod
    throttle.check(request)
    viewer = tokens.viewer_of(request)
    tokens.require(viewer, "read")
    since = request.GET.get("since")
    if since is not None and (len(since) > LONGEST_WATERMARK or not since.isascii()):
        raise Invalid("bad_watermark", "This watermark is not known. Ask again without it.", field="since")
    shown = picture(viewer, since)
    if shown.etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(shown.body, content_type="application/json")
    response.headers["ETag"] = shown.etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, Authorization"
    return response
