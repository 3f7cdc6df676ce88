from pathlib import Path

from django.db import migrations, models

CHAIN = (Path(__file__).parents[1] / "sql" / "chain.sql").read_text()
NONCE = "Salts the digest; destroyed with the text when a row is blanked."
LINKS = {
    "entry": {
        "commitment": (models.BinaryField, "The Merkle root over the digests of its rows."),
        "rows": (models.IntegerField, ""),
        "recorded_at": (models.DateTimeField, "The database's own clock, at the end of the action."),
        "previous": (models.BinaryField, "The hash of the entry before it in this log."),
        "hash": (models.BinaryField, ""),
    },
    "head": {"hash": (models.BinaryField, "The last entry's.")},
    "image": {"digest": (models.BinaryField, "What the entry commits to.")},
}


def each(operation, **options):
    return [
        operation(model, name, kind(help_text=said, **options))
        for model, fields in LINKS.items()
        for name, (kind, said) in fields.items()
    ]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.AddField("image", "nonce", models.BinaryField(help_text=NONCE, null=True)),
        *each(migrations.AddField, null=True),
        migrations.RunSQL(CHAIN, migrations.RunSQL.noop),
        *each(migrations.AlterField),
    ]
