"""The glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .codes import FixedCode


class Term(FixedCode, index.Indexed, models.Model):
    """A word or an acronym explained, in one language; its short form is unfolded where first used."""

    code = models.SlugField(_("code"), max_length=60, help_text=_("Example: opco"))
    language = models.CharField(_("language"), max_length=12, default="fr", help_text=_("Example: fr"))
    short = models.CharField(_("short form"), max_length=30, blank=True, help_text=_("Example: OPCO"))
    long = models.CharField(_("long form"), max_length=255, help_text=_("Example: opérateur de compétences"))
    definition = models.TextField(
        _("definition"),
        blank=True,
        help_text=_("One sentence. Example: Body that funds the training of a branch’s employees."),
    )

    panels = ["short", "long", "definition", "code", "language"]
    search_fields = [
        index.SearchField("short"),
        index.SearchField("long"),
        index.AutocompleteField("short"),
        index.AutocompleteField("long"),
    ]

    class Meta:
        ordering = ["language", "long"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "language"],
                name="programmes_term_code",
                violation_error_message=_("This language already has a term with this code."),
            )
        ]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return f"{self.short} – {self.long}" if self.short else self.long
