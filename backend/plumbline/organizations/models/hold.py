from django.db import models
from django.db.models import Q

from plumbline.ledger.redaction import FreeText
from plumbline.organizations.models.person import Person
from plumbline.organizations.models.rows import Dated, DatedQuerySet, begins_before_it_ends


class LegalHoldQuerySet(DatedQuerySet):
    noun = "legal hold"


class LegalHold(Dated):
    """While it is open, nothing is taken out of the organization's record, for whatever reason."""

    matter = models.CharField(max_length=300)
    placed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = LegalHoldQuerySet.as_manager()
    free_text = FreeText("matter")

    class Meta:
        constraints = [
            begins_before_it_ends("organizations_hold_span"),
            models.CheckConstraint(condition=~Q(matter=""), name="organizations_hold_matter"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, lifted_by__isnull=True)
                | Q(valid_to__isnull=False, lifted_by__isnull=False),
                name="organizations_hold_lifted",
            ),
        ]
        indexes = [models.Index(fields=["organization"], condition=Q(valid_to=None), name="organizations_holds_open")]
