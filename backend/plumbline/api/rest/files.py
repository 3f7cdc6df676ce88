"""What leaves as a file: findings and weak chains for a spreadsheet, packets as a page and as PDF."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema

from plumbline.accountability import findings
from plumbline.api.inputs import Input, choice, optional, read_all
from plumbline.api.questions import following
from plumbline.api.questions.kit import AS_OF
from plumbline.api.rest import schema, tokens
from plumbline.api.rest.kit import Resource, query
from plumbline.api.viewer import Viewer
from plumbline.core import ids
from plumbline.reporting import exports, pages, printing, sheets
from plumbline.reporting.exports import Asker, Rows
from plumbline.reporting.models import Packet
from plumbline.reporting.rules.cells import Cell

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
NARROWED: Mapping[str, Input] = {**following.NARROWED, "as_of": AS_OF}


class File(Resource):
    """Whatever a client says that it accepts: the address names the form."""

    def perform_content_negotiation(self, request: Any, force: bool = False) -> Any:
        return super().perform_content_negotiation(request, force=True)


class Table(File):
    """Rows as a file, by the same filters and rights as the question of that name."""

    name, header = "", exports.OF_FINDINGS
    inputs = NARROWED

    def rows(self, viewer: Viewer, asker: Asker, said: dict[str, Any]) -> Iterator[Rows]:
        raise NotImplementedError

    def asked(self, request: Any) -> Iterator[tuple[Cell, ...]]:
        tokens.require(self.viewer, "read")
        said = read_all(self.inputs, query(request, self.inputs))
        viewer = self.viewer.at(said.pop("as_of", None))
        site = request._request.build_absolute_uri("/").rstrip("/")
        with viewer.looking():
            rows = self.rows(viewer, Asker(viewer.required(), site), said)
        return _looked_at(viewer, rows)


class Findings(Table):
    name = "findings"

    def rows(self, viewer: Viewer, asker: Asker, said: dict[str, Any]) -> Iterator[Rows]:
        return exports.of_findings(asker, _found(viewer, said))


class WeakChains(Table):
    name, header = "weak-chains", exports.OF_CHAINS
    inputs = {**NARROWED, "sort": optional(choice(following.ChainSort))}

    def rows(self, viewer: Viewer, asker: Asker, said: dict[str, Any]) -> Iterator[Rows]:
        sort = said.get("sort") or following.ChainSort.REACH_AGE.value
        return exports.of_chains(asker, findings.chains(_found(viewer, said), sort))


def _found(viewer: Viewer, said: Mapping[str, Any]) -> list[findings.Finding]:
    return following.found(viewer, *(said.get(name) for name in ("codes", "unit_id", "accepted")))


def _looked_at(viewer: Viewer, rows: Iterator[Rows]) -> Iterator[tuple[Cell, ...]]:
    """Some at a time, each time with the viewer's glasses on, however late they are asked for."""
    some: Rows | None = []
    while some is not None:
        yield from some
        with viewer.looking():
            some = next(rows, None)


def as_csv(view: Table, request: Any) -> Any:
    return StreamingHttpResponse(sheets.as_csv(view.header, view.asked(request)), content_type=CSV)


def as_workbook(view: Table, request: Any) -> Any:
    return FileResponse(sheets.as_workbook(view.name, view.header, view.asked(request)), content_type=XLSX)


def _table(table: type[Table], ending: str, kind: str, made: Any) -> URLPattern:
    @extend_schema(
        operation_id=f"{table.name.replace('-', '_')}_{ending}",
        description=f"The same as /{table.name}, as a file; no cell of it can run as a formula.",
        tags=[table.name],
        parameters=[schema.parameter(name, table.inputs, {}) for name in table.inputs],
        responses={(200, kind): OpenApiTypes.BINARY, "4XX": OpenApiResponse(schema.Problem)},
    )
    def get(self: Table, request: Any) -> Any:
        response = made(self, request)
        response.headers["Content-Disposition"] = f'attachment; filename="{self.name}.{ending}"'
        response.headers["Cache-Control"] = "no-store"
        return response

    view = type(f"{table.__name__}As{ending.title()}", (table,), {"get": get})
    return path(f"api/v1/{table.name}.{ending}", view.as_view(), name=f"{table.name}-{ending}")


class _Packet(File):
    def page(self, id: str) -> pages.Page:
        tokens.require(self.viewer, "read")
        reader = self.viewer.required()
        return pages.page(Packet.objects.seen(reader, ids.parse(id, field="id")), reader)

    def answer(self, body: bytes, kind: str, page: pages.Page) -> HttpResponse:
        response = HttpResponse(body, content_type=kind)
        response.headers["Content-Security-Policy"] = PAGE_POLICY
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Packet-Unchanged"] = "yes" if page.unchanged else "no"
        return response


def described(name: str, about: str, kind: str) -> Any:
    return extend_schema(
        operation_id=name,
        description=about,
        tags=["packets"],
        responses={(200, kind): OpenApiTypes.BINARY, "4XX": OpenApiResponse(schema.Problem)},
    )


class PacketPage(_Packet):
    @described("packet_html", "The packet's page, drawn from its instant; it says so where it differs.", "text/html")
    def get(self, request: Any, id: str) -> HttpResponse:
        page = self.page(id)
        return self.answer(page.html, "text/html; charset=utf-8", page)


class PacketPdf(_Packet):
    @described("packet_pdf", "The same as PDF, where the server can make one.", "application/pdf")
    def get(self, request: Any, id: str) -> HttpResponse:
        page = self.page(id)
        response = self.answer(printing.pdf(page.html), "application/pdf", page)
        response.headers["Content-Disposition"] = f'inline; filename="packet-{id}.pdf"'
        return response


def patterns() -> list[URLPattern]:
    return [
        *(_table(it, "csv", "text/csv", as_csv) for it in (Findings, WeakChains)),
        *(_table(it, "xlsx", XLSX, as_workbook) for it in (Findings, WeakChains)),
        path("api/v1/packets/<str:id>.html", PacketPage.as_view(), name="packet-html"),
        path("api/v1/packets/<str:id>.pdf", PacketPdf.as_view(), name="packet-pdf"),
    ]
