"""What the dashboard says to translators: the pages that need work in their language, those that readers miss first."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from .languages import MAY_SUBMIT, Target
from .states import NEEDY, sources, with_progress
from .steps import REPORT, Worker, cell

SHOWN = 10


class TranslationPanel(Component):
    """The pages of a language."""

    template_name = "admin/translation_panel.html"
    order = 110

    def __init__(self, target: Target, worker: Worker) -> None:
        self.target, self.worker = target, worker

    @property
    def name(self) -> str:
        return f"to_translate_{self.target.alias}"

    @property
    def heading(self) -> str:
        return _("To translate: %(language)s") % {"language": self.target.name}

    @cached_property
    def pages(self) -> Any:
        pages = with_progress(sources().defer_streamfields(), [self.target])
        return pages.filter(need__in=NEEDY).order_by("rank", "need", "path")

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The first pages and how many there are (4 queries)."""
        first = list(self.pages[:SHOWN])
        self.worker.know(first, [self.target])
        rows = [(page, cell(page, self.target, self.worker)) for page in first]
        more = self.pages.count() - len(first)
        listing = f"{reverse(REPORT)}?{urlencode({'language': self.target.code})}"
        return {"panel": self, "rows": rows, "more": more, "listing": listing}


def panels(request: HttpRequest) -> list[TranslationPanel]:
    """A panel for each language of a translator; none for who writes the source alone."""
    if not request.user.has_perm(MAY_SUBMIT):
        return []
    worker = Worker(request.user)
    return [TranslationPanel(target, worker) for target in worker.targets]
