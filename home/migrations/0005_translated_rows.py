"""Rows with texts get a key and a language; PostgreSQL wants the rest in a transaction of its own."""

import django.db.models.deletion
from django.db import migrations, models

from home.row_keys import give_keys

ROWS = (
    "home.Derogation",
    "home.Download",
    "home.Source",
    "home.Statement",
)


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0004_sitetexts'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='derogation',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='derogation',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='derogation',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='download',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='download',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='download',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='source',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='source',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='statement',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='statement',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(give_keys(*ROWS), migrations.RunPython.noop),
    ]
