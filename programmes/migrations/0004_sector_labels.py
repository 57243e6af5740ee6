from django.db import migrations, models

import programmes.models.sectors


def keep_english(apps, schema_editor):
    sectors = apps.get_model("programmes", "Sector")
    for sector in sectors.objects.exclude(label_en=""):
        sector.labels = {"en": sector.label_en}
        sector.save(update_fields=["labels"])


def give_english_back(apps, schema_editor):
    sectors = apps.get_model("programmes", "Sector")
    for sector in sectors.objects.all():
        sector.label_en = sector.labels.get("en", "")
        sector.save(update_fields=["label_en"])


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0003_unique_rows'),
    ]

    operations = [
        migrations.AddField(
            model_name='sector',
            name='labels',
            field=models.JSONField(blank=True, default=dict, encoder=programmes.models.sectors.Readable, help_text='By code of language', verbose_name='labels in other languages'),
        ),
        migrations.RunPython(keep_english, give_english_back),
        migrations.RemoveField(
            model_name='sector',
            name='label_en',
        ),
    ]
