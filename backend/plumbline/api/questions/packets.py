"""Board packets."""

from typing import Any
from uuid import UUID

from plumbline.api import paging
from plumbline.api.inputs import Input
from plumbline.api.questions.kit import Question
from plumbline.api.questions.lists import by_id
from plumbline.api.viewer import Viewer
from plumbline.reporting.models import Packet

by_id("packet", "Packet", "packets")


def packets(viewer: Viewer, *, meeting_id: UUID | None = None, **place: Any) -> paging.Page:
    rows = Packet.objects.visible_to(viewer.required()).select_related("organization")
    if meeting_id is not None:
        rows = rows.filter(meeting_id=meeting_id)
    return paging.page(rows, order="-instant", **place)


Question(
    "packets",
    "Board packets, the latest first; none for who does not read them.",
    "Packet",
    packets,
    "packets",
    {"meeting_id": Input("id", required=False, about="Those that were made for this meeting.")},
    page=True,
)
