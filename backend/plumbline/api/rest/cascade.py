"""The whole cascade as columns: GET /api/v1/cascade, with ETag, 304 and `since` for what changed."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from plumbline.api.questions import home
from plumbline.api.questions.kit import AS_OF
from plumbline.api.rest import schema, tokens
from plumbline.api.rest.kit import Resource
from plumbline.core.errors import Invalid

LONGEST_WATERMARK = 100


class Cascade(Resource):
    @extend_schema(
        operation_id="cascade",
        description="Every goal, unit and owner as columns; with `since` only what changed, with `as_of` as it stood.",
        tags=["cascade"],
        parameters=[
            OpenApiParameter("since", OpenApiTypes.STR, description="The watermark of the picture that you have."),
            OpenApiParameter("as_of", OpenApiTypes.STR, description=AS_OF.about),
            OpenApiParameter("If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER),
        ],
        responses={200: schema.pictured("Cascade"), 304: OpenApiResponse(description="Nothing changed.")},
    )
    def get(self, request: Any) -> HttpResponse:
        tokens.require(self.viewer, "read")
        since = request.GET.get("since")
        if since is not None and (len(since) > LONGEST_WATERMARK or not since.isascii()):
            raise Invalid("bad_watermark", "This watermark is not known. Ask again without it.", field="since")
        viewer = self.viewer.at(request.GET.get("as_of"))
        with viewer.looking():
            shown = home.cascade(viewer, since=since)
        if shown.etag in parse_etags(request.headers.get("If-None-Match", "")):
            response = HttpResponse(status=304)
        else:
            response = HttpResponse(shown.body, content_type="application/json")
        response.headers["ETag"] = shown.etag
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = "Cookie, Authorization"
        return response
