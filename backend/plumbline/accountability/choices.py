from django.db import models


class AssignmentRole(models.TextChoices):
    """RACI with the partner of a nurse–physician dyad."""

    ACCOUNTABLE = "accountable", "Owner"
    PARTNER = "partner", "Partner"
    RESPONSIBLE = "responsible", "Responsible"
    CONSULTED = "consulted", "Consulted"
    INFORMED = "informed", "Informed"


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class SupportKind(models.TextChoices):
    STAFFING = "staffing", "Staffing"
    BUDGET = "budget", "Budget"
    PROTOCOL = "protocol", "Order sets or protocol"
    EQUIPMENT = "equipment", "Equipment"
    DEPARTMENT = "department", "Another department"


class SupportAnswer(models.TextChoices):
    GRANTED = "granted", "Granted"
    DECLINED = "declined", "Declined"
