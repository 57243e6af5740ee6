"""What editors set once for the whole site."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page


@register_setting(icon="cog", order=100)
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """Name, publisher and footer of the site."""

    name = models.CharField(
        _("name of the site"),
        max_length=100,
        default="Compétences & territoires",
        help_text=_("Example: Compétences & territoires"),
    )
    baseline = models.CharField(
        _("what the site is, in a sentence"),
        max_length=255,
        blank=True,
        help_text=_("Shown in the footer. Example: Public programmes for skills and industry."),
    )
    publisher = models.CharField(_("publisher"), max_length=255, blank=True, help_text=_("Example: Ministry of Labour"))
    credits = models.TextField(
        _("credits"),
        blank=True,
        help_text=_("Licences of the data that pages show. Example: Towns: GeoNames, CC BY 4.0."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("baseline"),
        FieldPanel("publisher"),
        FieldPanel("credits"),
        InlinePanel("footer_links", heading=_("Links of the footer"), label=_("link")),
        InlinePanel("translations", heading=_("In other languages"), label=_("language")),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")


class SiteTexts(models.Model):
    """What the site says of itself in another language; what is left empty is read in French."""

    settings = ParentalKey(SiteSettings, related_name="translations")
    language = models.CharField(_("language"), max_length=12, help_text=_("Its code. Example: en"))
    name = models.CharField(
        _("name of the site"), max_length=100, blank=True, help_text=_("Example: Compétences & territoires")
    )
    baseline = models.CharField(
        _("what the site is, in a sentence"),
        max_length=255,
        blank=True,
        help_text=_("Shown in the footer. Example: Public programmes for skills and industry."),
    )
    publisher = models.CharField(_("publisher"), max_length=255, blank=True, help_text=_("Example: Ministry of Labour"))
    credits = models.TextField(
        _("credits"),
        blank=True,
        help_text=_("Licences of the data that pages show. Example: Towns: GeoNames, CC BY 4.0."),
    )

    panels = ["language", "name", "baseline", "publisher", "credits"]

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["settings", "language"],
                name="home_sitetexts_language",
                violation_error_message=_("The site has texts in this language already."),
            )
        ]
        verbose_name = _("texts in a language")
        verbose_name_plural = _("texts in other languages")

    def __str__(self) -> str:
        return self.language

    def clean(self) -> None:
        """Only languages that the site has, in the way that addresses write them."""
        self.language = self.language.strip().lower()
        known = [code for code, _name in settings.LANGUAGES[1:]]
        if self.language not in known:
            message = _("Write the code of one of the site’s languages: %(codes)s.") % {"codes": ", ".join(known)}
            raise ValidationError({"language": message})


class FooterLink(Orderable):
    """A page that the footer names, in one of its columns."""

    class Column(models.TextChoices):
        """Columns of the footer, in their order."""

        SITE = "site", _("The site")
        LEGAL = "legal", _("Legal")

    settings = ParentalKey(SiteSettings, related_name="footer_links")
    column = models.CharField(
        _("column"), max_length=10, choices=Column, default=Column.SITE, help_text=_("Example: Legal")
    )
    target = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Example: Accessibility"),
    )

    panels = [FieldPanel("column"), PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("link of the footer")
        verbose_name_plural = _("links of the footer")
