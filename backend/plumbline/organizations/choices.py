from django.db import models


class Role(models.TextChoices):
    """What a membership lets a person do in a unit and everything under it."""

    BOARD_MEMBER = "board_member", "Board member"
    EXECUTIVE = "executive", "Executive"
    CMO = "cmo", "Chief medical officer"
    PHYSICIAN_LEADER = "physician_leader", "Physician leader"
    UNIT_LEADER = "unit_leader", "Unit leader"
    CONTRIBUTOR = "contributor", "Contributor"
    FRONT_LINE = "front_line", "Front line"
    STEWARD = "steward", "Data steward"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


class AffiliationKind(models.TextChoices):
    SERVICE_LINE = "service_line", "Service line"
    DEPARTMENT = "department", "Medical-staff department"
    COLLABORATIVE = "collaborative", "Collaborative"
