"""What readers asked, without anything that says who they are."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..analysis import plain_words

LONGEST_KEY = 120


def key_of(text: str) -> str:
    """What makes two terms the same: their words, whatever the accents, capitals and signs."""
    return " ".join(plain_words(text))[:LONGEST_KEY]


class Asked(models.Model):
    """How often a term was asked on a day, and how often nothing was found: no address, no hour (`search.terms`)."""

    key = models.CharField(max_length=LONGEST_KEY)  # of `key_of`
    language = models.CharField(max_length=12)
    day = models.DateField()
    text = models.CharField(max_length=60)  # as somebody wrote it
    times = models.PositiveIntegerField(default=0)
    in_vain = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Asked"]]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language", "day"], name="search_asked_once_a_day")]
        indexes = [models.Index(fields=["day"], name="search_asked_day")]
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")

    def __str__(self) -> str:
        return self.text
