"""The tables that the compared reads need, as plain Django models; nobody migrates them."""

from django.db import models

KEY, TEXT, YES, COUNT = models.UUIDField, models.TextField, models.BooleanField, models.IntegerField


def of(model: str, related: str = "+", **more: object) -> models.ForeignKey:
    return models.ForeignKey(model, models.DO_NOTHING, related_name=related, **more)


class Level(models.Model):
    id = KEY(primary_key=True)
    name = TEXT()

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "organizations_level"


class Unit(models.Model):
    id = KEY(primary_key=True)
    name = TEXT()
    level = of("Level")

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "organizations_orgunit"


class Person(models.Model):
    id = KEY(primary_key=True)
    position = TEXT()

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "organizations_person"


class Cycle(models.Model):
    id = KEY(primary_key=True)
    name = TEXT()

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "goals_cycle"


class Goal(models.Model):
    id = KEY(primary_key=True)
    organization_id = KEY()
    title, state, restricted = TEXT(), TEXT(), YES()
    unit, cycle = of("Unit"), of("Cycle")

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "goals_goal"


class Standing(models.Model):
    goal = models.OneToOneField(Goal, models.DO_NOTHING, primary_key=True, related_name="standing")
    claimed, evidence = TEXT(null=True), TEXT()
    stale, data_late, trouble_below, needs_help = YES(), YES(), YES(), YES()
    goals_below, off_track_below, at_risk_below, stale_below, unowned_below = (COUNT() for _ in range(5))
    last_check_in_at = models.DateTimeField(null=True)

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "goals_standing"


class Alignment(models.Model):
    id = KEY(primary_key=True)
    child, parent = of("Goal", "up"), of("Goal", "down")
    kind, primary = TEXT(), YES()
    agreed_at, valid_to = models.DateTimeField(null=True), models.DateTimeField(null=True)

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "goals_alignment"


class Assignment(models.Model):
    id = KEY(primary_key=True)
    goal, person = of("Goal", "assignments"), of("Person")
    role, valid_to = TEXT(), models.DateTimeField(null=True)

    class Meta:
        managed, app_label, db_table = False, "strawberry_side", "accountability_assignment"
