"""Pasts that were looked at, and when trouble below a goal began."""

from pathlib import Path

import django.db.models.deletion
import plumbline.core.fields
from django.db import migrations, models


TROUBLE = (Path(__file__).parents[1] / "sql" / "past.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('goals', '0003_roll_up'),
        ('organizations', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Past',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('written_at', models.DateTimeField()),
                ('day', models.DateField()),
                ('seen', models.TextField(help_text='The snapshot that it was worked out from, to tell later writes of the time.')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
        ),
        migrations.CreateModel(
            name='PastStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts', models.BooleanField(default=False, help_text='Rolls up into the goals above.')),
                ('measured', models.FloatField(null=True)),
                ('pace', models.FloatField(null=True)),
                ('own_coverage', models.FloatField(default=0)),
                ('shown_target_id', models.UUIDField(help_text='The target that stands for the goal in lists.', null=True)),
                ('value', plumbline.core.fields.ExactDecimalField(help_text='The reading of that target.', null=True)),
                ('value_numerator', plumbline.core.fields.ExactDecimalField(null=True)),
                ('value_denominator', plumbline.core.fields.ExactDecimalField(null=True)),
                ('value_end', models.DateField(help_text="The first day after the value's last period.", null=True)),
                ('claimed', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('off_track', 'Off track')], max_length=10, null=True)),
                ('evidence', models.CharField(choices=[('none', 'No target'), ('not_started', 'Not started'), ('too_few', 'Too few to say'), ('awaiting_data', 'Awaiting data'), ('achieved', 'Achieved'), ('off_track', 'Off track'), ('at_risk', 'At risk'), ('on_track', 'On track')], default='none', max_length=14)),
                ('outcome_evidence', models.CharField(choices=[('none', 'No target'), ('not_started', 'Not started'), ('too_few', 'Too few to say'), ('awaiting_data', 'Awaiting data'), ('achieved', 'Achieved'), ('off_track', 'Off track'), ('at_risk', 'At risk'), ('on_track', 'On track')], default='none', max_length=14)),
                ('stale', models.BooleanField(default=False)),
                ('data_late', models.BooleanField(default=False)),
                ('data_questioned', models.BooleanField(default=False)),
                ('worse_than_baseline', models.BooleanField(default=False)),
                ('balancing_worse', models.BooleanField(default=False)),
                ('contradiction', models.BooleanField(default=False)),
                ('needs_help', models.BooleanField(default=False)),
                ('owned', models.BooleanField(default=False, help_text='Kept by accountability.')),
                ('last_check_in_at', models.DateTimeField(null=True)),
                ('due_on', models.DateField(help_text='The day the next check-in is due.', null=True)),
                ('changes_on', models.DateField(help_text='The next day on which the calendar alone may change it.', null=True)),
                ('contributed', models.FloatField(null=True)),
                ('contributed_pace', models.FloatField(null=True)),
                ('coverage', models.FloatField(default=0)),
                ('red', models.FloatField(default=0)),
                ('beneath', models.FloatField(default=0)),
                ('stale_share', models.FloatField(default=0)),
                ('stale_beneath', models.FloatField(default=0)),
                ('critical_trouble', models.BooleanField(default=False)),
                ('critical_quiet', models.BooleanField(default=False)),
                ('worst_below', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('off_track', 'Off track')], max_length=10, null=True)),
                ('goals_below', models.IntegerField(default=0)),
                ('off_track_below', models.IntegerField(default=0)),
                ('at_risk_below', models.IntegerField(default=0)),
                ('stale_below', models.IntegerField(default=0)),
                ('unowned_below', models.IntegerField(default=0)),
                ('trouble_below', models.BooleanField(default=False)),
                ('trouble_since', models.DateTimeField(help_text='The write or day that made the trouble.', null=True)),
                ('not_enough_reported', models.BooleanField(default=False)),
                ('plan_vs_result', models.CharField(blank=True, max_length=24)),
                ('txid', models.BigIntegerField(default=0, help_text='The last writing transaction, for watermarks.')),
                ('goal_id', models.UUIDField()),
                ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                ('past', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='goals.past')),
            ],
        ),
        migrations.CreateModel(
            name='TroubleStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='goals.goal')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
            ],
        ),
        migrations.AddConstraint(
            model_name='past',
            constraint=models.UniqueConstraint(fields=('organization', 'written_at', 'day'), name='goals_past_once'),
        ),
        migrations.AddConstraint(
            model_name='paststanding',
            constraint=models.UniqueConstraint(fields=('past', 'goal_id'), name='goals_past_standing_once'),
        ),
        migrations.AddIndex(
            model_name='troublestart',
            index=models.Index(fields=['organization', 'goal', '-since'], name='goals_trouble_start'),
        ),
        migrations.RunSQL(TROUBLE, migrations.RunSQL.noop),
    ]
