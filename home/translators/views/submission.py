"""The form that begins a translation: into one's own languages, and no more pages than a request can do."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.http import HttpRequest
from django.urls import reverse
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from ..languages import targets_of
from ..steps import REPORT

AT_ONCE = 50  # pages below one that may be begun with it


class Submission(SubmitPageTranslationView):
    """As wagtail-localize's, which offers every language to whoever may translate."""

    def dispatch(self, request: HttpRequest, *arguments: Any, **options: Any) -> Any:
        self.own = [target.key for target in targets_of(request.user)]
        if not self.own:
            raise PermissionDenied
        return super().dispatch(request, *arguments, **options)

    def get_form(self) -> Any:
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=self.own)
        if self.object.get_descendant_count() > AT_ONCE:
            form.fields["include_subtree"].disabled = True
            form.fields["include_subtree"].widget = HiddenInput()
        return form

    def get_default_success_url(self, translated_page: Any = None) -> str:
        """Not the list of French pages, which translators may not open."""
        return super().get_default_success_url(translated_page) if translated_page else reverse(REPORT)
