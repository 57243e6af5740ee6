"""Inline rows of pages: those whose texts are translated, and those that every language shares."""

from typing import ClassVar

from django.db import models
from wagtail.models import Orderable, TranslatableMixin

from ..declared import Declared


class Row(Declared, Orderable):
    """Abstract: an ordered row without texts, the same in every language."""

    class Meta(Orderable.Meta):
        abstract = True


class TranslatedRow(TranslatableMixin, Row):
    """Abstract: an ordered row with texts, whose translations share its key.

    A row that is new in the source language shows its facts in the other ones at once, its texts being in the source
    language still: `text_language` says so. One that says nothing but its texts waits until they are translated.
    """

    is_all_text: ClassVar[bool] = False

    text_language = models.CharField(max_length=12, blank=True, editable=False)  # empty: the page's own

    class Meta(TranslatableMixin.Meta, Row.Meta):
        abstract = True
