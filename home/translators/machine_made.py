"""What a machine translated and nobody reviewed: which pages show it, and how a translator says that it is right."""

from typing import Any

from django.db.models import Exists, F, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from ..content import kept
from ..languages import SOURCE, code_of, source_id
from .po_files import MANUAL, by_machine


def is_machine_made(page: Any) -> bool:
    """Whether readers of a page read a machine: no query, but for one per content version; none for French pages."""
    return code_of(page) != SOURCE and getattr(page, "pk", None) in machine_made()


def machine_made() -> frozenset[int]:
    """The keys of all such pages."""
    return kept("machine-made pages", read_machine_made, shared=True)


def read_machine_made() -> frozenset[int]:
    """Live pages with a text by a machine, made before they were last published."""
    machine = StringTranslation.objects.filter(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, has_error=False
    )
    shown = machine.filter(
        locale=OuterRef("locale"),
        context__object=OuterRef("translation_key"),
        translation_of__segments__context=F("context"),
        updated_at__lte=OuterRef("last_published_at"),
    )
    pages = Page.objects.filter(live=True, translation_key__in=machine.values("context__object"))
    return frozenset(pages.exclude(locale=source_id()).filter(Exists(shown)).values_list("pk", flat=True))


def approve(work: Translation, user: Any) -> int:
    """Take the texts of a machine for one's own; how many they were."""
    return int(by_machine(work).update(translation_type=MANUAL, last_translated_by=user))
