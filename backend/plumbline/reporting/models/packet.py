from django.db import models
from django.db.models import Q

from plumbline.accountability.models import Forum, Meeting
from plumbline.ledger.pictures import dated
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Row, RowQuerySet


class PacketQuerySet(RowQuerySet):
    noun = "packet"

    def visible_to(self, viewer: Person | None) -> "PacketQuerySet":
        """The board, those who prepare for it, and auditors."""
        from plumbline.reporting import policies

        mine = super().visible_to(viewer)
        return mine if viewer is not None and policies.read_packets.allows(viewer) else mine.none()


class Packet(Row):
    """A board packet, frozen: of which instant it tells, and the digest of the page it was. The page itself is not
    kept; it is made again from the past, and must come out byte for byte the same."""

    title = models.CharField(max_length=200)
    forum = models.ForeignKey(Forum, models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    instant = models.DateTimeField(help_text="What was on record then is what it tells.")
    edition = models.PositiveSmallIntegerField(help_text="How it is laid out; an edition never changes.")
    checkpoint_size = models.BigIntegerField(null=True, help_text="The signed head of the record that it quotes.")
    sha256 = models.CharField(max_length=64, help_text="Of the page's bytes.")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = PacketQuerySet.as_manager()
    picture = dated("made_at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="reporting_packet_digest"),
            models.CheckConstraint(condition=~Q(title=""), name="reporting_packet_titled"),
            models.CheckConstraint(condition=Q(instant__lte=models.F("made_at")), name="reporting_packet_of_the_past"),
        ]
        indexes = [models.Index(fields=["organization", "-instant"], name="reporting_packet_latest")]

    def __str__(self) -> str:
        return self.title
