"""The content version, with a first token, so that things are kept from the first day."""

import uuid
from typing import Any

from django.db import migrations, models


def start(apps: Any, schema_editor: Any) -> None:
    apps.get_model("home", "ContentVersion").objects.create(pk=1, token=uuid.uuid4().hex)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name": "content version",
                "verbose_name_plural": "content versions",
            },
        ),
        migrations.RunPython(start, migrations.RunPython.noop),
    ]
