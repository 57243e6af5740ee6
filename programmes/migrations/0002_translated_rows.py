"""Rows with texts get a key and a language; PostgreSQL wants the rest in a transaction of its own."""

import django.db.models.deletion
from django.db import migrations, models

from home.row_keys import give_keys

ROWS = (
    "programmes.AntennaNeed",
    "programmes.AntennaStage",
    "programmes.AntennaTraining",
    "programmes.Criterion",
    "programmes.KeyFigure",
    "programmes.ProgrammeAxis",
    "programmes.ProgrammeLabel",
    "programmes.ProjectPartner",
    "programmes.Season",
)


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_initial'),
        ('home', '0006_unique_rows'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='antennaneed',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='antennaneed',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='antennaneed',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='antennastage',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='antennastage',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='antennastage',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='antennatraining',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='antennatraining',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='antennatraining',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='criterion',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='criterion',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='keyfigure',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='keyfigure',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='keyfigure',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='programmeaxis',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='programmeaxis',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='programmeaxis',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='programmelabel',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='programmelabel',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='programmelabel',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='projectpartner',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='projectpartner',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='projectpartner',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='season',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='season',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='season',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(give_keys(*ROWS), migrations.RunPython.noop),
    ]
