"""Rows with texts get a key and a language; PostgreSQL wants the rest in a transaction of its own."""

import django.db.models.deletion
from django.db import migrations, models

from home.row_keys import give_keys

ROWS = (
    "news.Proposal",
)


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0001_initial'),
        ('home', '0006_unique_rows'),
        ('programmes', '0003_unique_rows'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='proposal',
            name='locale',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='text_language',
            field=models.CharField(blank=True, default='', editable=False, max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='proposal',
            name='translation_key',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(give_keys(*ROWS), migrations.RunPython.noop),
    ]
