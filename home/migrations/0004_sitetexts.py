import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0003_tick")]

    operations = [
        migrations.CreateModel(
            name="SiteTexts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=12, verbose_name="language", help_text="Its code. Example: en")),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="name of the site", help_text="Example: Compétences & territoires")),
                ("baseline", models.CharField(blank=True, max_length=255, verbose_name="what the site is, in a sentence", help_text="Shown in the footer. Example: Public programmes for skills and industry.")),
                ("publisher", models.CharField(blank=True, max_length=255, verbose_name="publisher", help_text="Example: Ministry of Labour")),
                ("credits", models.TextField(blank=True, verbose_name="credits", help_text="Licences of the data that pages show. Example: Towns: GeoNames, CC BY 4.0.")),
                ("settings", modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name="translations", to="home.sitesettings")),
            ],
            options={"verbose_name": "texts in a language", "verbose_name_plural": "texts in other languages", "ordering": ["language"]},
        ),
        migrations.AddConstraint(
            model_name="sitetexts",
            constraint=models.UniqueConstraint(fields=("settings", "language"), name="home_sitetexts_language", violation_error_message="The site has texts in this language already."),
        ),
    ]
