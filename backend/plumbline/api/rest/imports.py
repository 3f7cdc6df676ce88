"""Files into the books: POST /api/v1/imports/preview to look, POST /api/v1/imports to write. Files travel by REST
only; everything else that an import does can be done by GraphQL too."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers

from plumbline.api.rest import tokens
from plumbline.api.rest.kit import Resource
from plumbline.api.rest.schema import Problem
from plumbline.core.errors import Invalid, TooMany
from plumbline.integrations.actions import imports

LARGEST_MB = 30
TOLD = ("tallies", "errors", "columns", "first_rows", "notes", "missing", "applied")


class ImportRequest(serializers.Serializer[Any]):
    """A file and how to read it."""

    kind = serializers.ChoiceField(choices=imports.KINDS)
    file = serializers.FileField()
    on_paper = serializers.BooleanField(required=False, help_text="Owners, links and goals were agreed before.")
    skip_bad = serializers.BooleanField(required=False, help_text="Write the good rows; the others are told.")
    hospitals = serializers.CharField(required=False, help_text="CMS certification numbers, separated by commas.")
    create = serializers.BooleanField(required=False, help_text="Add hospitals that are not here yet.")
    release = serializers.CharField(required=False, help_text="Of CMS files that do not tell, such as 2025-07.")


def described(name: str, about: str) -> Any:
    return extend_schema(
        operation_id=name,
        description=about,
        tags=["imports"],
        request={"multipart/form-data": ImportRequest},
        responses={
            200: OpenApiTypes.OBJECT,
            "4XX": OpenApiResponse(Problem, description="Refused; nothing was written."),
        },
    )


class Preview(Resource):
    @described("previewImport", "Says what the file would do. Nothing is written.")
    def post(self, request: Any) -> HttpResponse:
        return run(self, request._request, imports.preview)


class Import(Resource):
    @described("import", "Imports the file: all or nothing, one ledger entry; a second time changes nothing.")
    def post(self, request: Any) -> HttpResponse:
        return run(self, request._request, imports.apply)


def run(resource: Resource, request: HttpRequest, action: Any) -> HttpResponse:
    tokens.require(resource.viewer, "import")
    actor = resource.viewer.required()
    given = request.FILES.get("file")
    if given is None:
        raise Invalid("no_file", "Choose a file to import. Nothing was written.", field="file")
    if (given.size or 0) > LARGEST_MB * 1024 * 1024:
        raise TooMany(
            "file_too_large", f"A file has at most {LARGEST_MB} MB. Nothing was written: split it.", field="file"
        )
    options = imports.Options(
        on_paper=request.POST.get("on_paper") == "true",
        skip_bad=request.POST.get("skip_bad") == "true",
        hospitals=tuple(filter(None, request.POST.get("hospitals", "").split(","))),
        create=request.POST.get("create") == "true",
        release=request.POST.get("release", "")[:20],
    )
    name = (given.name or "file")[:120]
    outcome = action(actor=actor, kind=request.POST.get("kind", "")[:30], data=given.read(), name=name, options=options)
    told = asdict(outcome)
    return resource.json({key: told[key] for key in TOLD}, 200)
