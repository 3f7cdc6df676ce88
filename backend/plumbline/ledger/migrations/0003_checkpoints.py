from pathlib import Path

from django.db import migrations, models

GUARDS = (Path(__file__).parents[1] / "sql" / "checkpoints.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_chain")]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("organization_id", models.UUIDField()),
                ("log", models.CharField(default="main", max_length=20)),
                ("size", models.BigIntegerField()),
                ("root", models.BinaryField(help_text="RFC 6962, over the hashes of the entries.")),
                ("note", models.TextField(help_text="The signed text.")),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organization_id", "log", "size"), name="ledger_checkpoint_size")
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="publications", to="ledger.checkpoint"
                    ),
                ),
                ("place", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("checkpoint", "place"), name="ledger_publication_place")
                ],
            },
        ),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
