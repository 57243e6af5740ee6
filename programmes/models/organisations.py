"""Organisations: holders, partners, operators, hosts."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from home.declared import Names
from home.forms import CheckedForm
from home.languages import spoken
from home.models import Row
from home.publication import Errors, Publishable, add

from ..fields import siren_error
from .codes import FixedCode
from .figures import FigureFields


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    ASSOCIATION = "association", _("association")
    CAMPUS = "campus", _("campus")
    LOCAL = "collectivite", _("local authority")
    COMPANY = "entreprise", _("company")
    SCHOOL = "ecole", _("school of engineering or business")
    TEACHING = "etablissement-enseignement", _("school")
    PUBLIC = "etablissement-public", _("public institution")
    GIP = "gip", _("public interest group")
    MINISTRY = "ministere", _("ministry")
    OPCO = "opco", _("skills operator (OPCO)")
    OPERATOR = "operateur", _("operator")
    PROFESSION = "organisation-professionnelle", _("professional organisation")
    CLUSTER = "pole", _("competitiveness cluster")
    RECTORATE = "academie", _("education authority")
    UNIVERSITY = "universite", _("university")


class Organisation(FixedCode, index.Indexed, ClusterableModel):
    """A body that holds, funds, operates or hosts something."""

    code = models.SlugField(
        _("code"),
        max_length=100,
        unique=True,
        help_text=_("Its address on the site; it does not change. Example: region-normandie"),
    )
    name = models.CharField(_("name"), max_length=255, help_text=_("Example: Région Normandie"))
    acronym = models.CharField(_("acronym"), max_length=30, blank=True, help_text=_("Example: ANCT"))
    kind = models.CharField(
        _("kind"), max_length=40, choices=OrganisationKind, blank=True, help_text=_("Example: university")
    )
    siren = models.CharField(_("SIREN"), max_length=11, blank=True, help_text=_("Nine digits. Example: 552 100 554"))
    url = models.URLField(_("website"), max_length=500, blank=True, help_text=_("Example: https://anr.fr"))
    logo = models.ForeignKey(
        "home.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Optional. Example: a PNG 600 px wide"),
    )

    base_form_class = CheckedForm
    panels = [
        FieldPanel("name"),
        FieldPanel("acronym"),
        FieldPanel("code"),
        FieldPanel("kind"),
        FieldPanel("siren"),
        FieldPanel("url"),
        FieldPanel("logo"),
        InlinePanel("key_figures", heading=_("Key figures"), label=_("figure")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["code"]  # names without accents: every database sorts them as French people do
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    @property
    def language(self) -> str:
        """A proper name is in no other language than the text around it."""
        return spoken()

    def clean(self) -> None:
        super().clean()
        self.siren = self.siren.replace(" ", "")
        if self.siren and (error := siren_error(self.siren)):
            raise ValidationError({"siren": error})


class OrganisationFigure(FigureFields, Orderable):
    """A key figure of an organisation."""

    organisation = ParentalKey(Organisation, related_name="key_figures")

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")


class Party(Publishable, Row):
    """Abstract: an organisation of the list, or a plain name where it has no record."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
        help_text=_("Example: Verkor"),
    )
    name = models.CharField(
        _("or its name"),
        max_length=255,
        blank=True,
        help_text=_("Where it is not in the list. Example: Lycée des Huisselets"),
    )

    facts: ClassVar[Names] = ("organisation", "name")
    panels = ["organisation", "name"]

    class Meta(Row.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return self.organisation.name if self.organisation else self.name

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not (self.organisation_id or self.name):
            add(errors, "organisation", _("Choose an organisation or write its name."))
        return errors
