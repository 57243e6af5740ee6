"""Ordered parts that any page may have: sources, downloads, reading, statements."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from ..declared import Names
from ..fields import PartialDateField
from ..formats import host
from ..publication import Errors, Publishable, add
from .rows import Row, TranslatedRow


class SourceFields(models.Model):
    """Where a fact comes from: an address or a cited document."""

    source_url = models.URLField(
        _("address of the source"),
        max_length=500,
        blank=True,
        help_text=_("Example: https://anr.fr/fr/france-2030/"),
    )
    source_title = models.CharField(
        _("cited document"),
        max_length=500,
        blank=True,
        help_text=_("Where there is no address. Example: Cnam, “7 propositions”, 11 June 2021"),
    )

    facts: ClassVar[Names] = ("source_url", "source_title")  # a document is cited in its own language

    class Meta:
        abstract = True

    @property
    def has_source(self) -> bool:
        return bool(self.source_url or self.source_title)

    @property
    def source_name(self) -> str:
        """What a link to the source says: the document, else the site."""
        return self.source_title or host(self.source_url)


class Source(Publishable, SourceFields, TranslatedRow):
    """A source of a page, with its date and a note."""

    page = ParentalKey(Page, related_name="sources")
    dated = PartialDateField(_("date of the source"), help_text=_("Example: 08/07/2022, 07/2022 or 2022"))
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("Example: Counts 39 schools, other pages 34.")
    )

    texts = ("note",)
    facts = ("dated",)

    class Meta(TranslatedRow.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    panels = ["source_url", "source_title", "dated", "note"]

    def __str__(self) -> str:
        return self.source_title or self.source_url

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not self.has_source:
            add(errors, "source_url", _("Give an address or cite a document."))
        return errors


class Download(Publishable, TranslatedRow):
    """A document: a file of ours, a link, or only cited where we do not have it."""

    page = ParentalKey(Page, related_name="downloads")
    title = models.CharField(
        _("title"), max_length=255, help_text=_("Example: Specifications of the call, second season")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
        help_text=_("Format and size are read from the file. Example: specifications.pdf"),
    )
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Example: https://anr.fr/cma-2.pdf"))
    format = models.CharField(_("format"), max_length=20, blank=True, help_text=_("Example: PDF"))
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, help_text=_("Example: 3200000"))
    language = models.CharField(_("language of the document"), max_length=12, default="fr", help_text=_("Example: fr"))
    origin = models.CharField(
        _("cited from"),
        max_length=500,
        blank=True,
        help_text=_("Where a file that we do not have is cited. Example: press release of 8 July 2022"),
    )

    texts = ("title",)
    facts = ("document", "url", "format", "size", "language", "origin")

    class Meta(TranslatedRow.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    panels = ["title", "document", "url", "format", "size", "language", "origin"]

    @property
    def address(self) -> str:
        """Where to get it; empty for a document that is only cited."""
        return self.document.url if self.document else self.url

    @property
    def kind(self) -> str:
        return self.format or (self.document.file_extension.upper() if self.document else "")

    @property
    def weight(self) -> int | None:
        """Bytes, or nothing where unknown."""
        return self.size or (self.document.get_file_size() if self.document else None)

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not (self.address or self.origin):
            add(errors, "document", _("Choose a file, give an address, or say where it is cited from."))
        if self.address and not self.kind:
            add(errors, "format", _("Say the format, so that readers know what they open. Example: PDF"))
        return errors


class ReadAlso(Row):
    """A page to read next."""

    page = ParentalKey(Page, related_name="read_also")
    target = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,  # a draft may be incomplete
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Example: the programme that this call belongs to"),
    )

    facts = ("target",)

    class Meta(Row.Meta):
        verbose_name = _("page to read")
        verbose_name_plural = _("pages to read")

    panels = [PageChooserPanel("target")]


class Statement(Publishable, SourceFields, TranslatedRow):
    """What a person said, in indirect speech, with the role held on that day."""

    page = ParentalKey(Page, related_name="statements")
    person = models.CharField(_("person"), max_length=255, help_text=_("Example: Roland Lescure"))
    role = models.CharField(_("role"), max_length=255, help_text=_("Example: minister for Industry"))
    role_on = PartialDateField(_("date of the role"), help_text=_("People change roles. Example: 08/07/2022"))
    said = models.TextField(
        _("what was said, in indirect speech"),
        blank=True,
        help_text=_("Example: She wants every employee to share a culture of decarbonation."),
    )

    texts = ("role", "said")
    facts = ("person", "role_on")
    is_all_text = True

    class Meta(TranslatedRow.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    panels = [
        FieldPanel("person"),
        FieldPanel("role"),
        FieldPanel("role_on"),
        FieldPanel("said"),
        FieldPanel("source_url"),
        FieldPanel("source_title"),
    ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if not self.has_source:
            add(errors, "source_url", _("Give the source of the statement: an address or a document."))
        return errors
