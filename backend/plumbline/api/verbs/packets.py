"""Board packets."""

from dataclasses import replace

from plumbline.api.inputs import TEXT, Input
from plumbline.api.verbs.kit import CLIENT_ID, Verb

Verb(
    "makePacket",
    "Freezes what the board is shown, for a meeting or of a day.",
    "reporting.packets.make",
    "Packet",
    "packets",
    {
        "meeting_id": Input("id", required=False, about="A meeting of a forum of the whole organization."),
        "as_of": replace(
            TEXT,
            required=False,
            about="A day or an instant; left out, the evening before a meeting that is over, else now.",
        ),
        "id": CLIENT_ID,
    },
)
