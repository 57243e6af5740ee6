"""The admin's forms: what those of calls and projects check between their parts, the labels of sectors by language."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.formats import language_name
from home.forms import BasePageForm
from home.languages import SOURCE, source_id

LABELS = {code: f"label_{code}" for code, _name in settings.LANGUAGES if code != SOURCE}  # fields of a form


class CallForm(BasePageForm):
    """A call's form: seasons are named by figures and by projects."""

    def add_errors_between_parts(self) -> None:
        codes = {form.cleaned_data.get("code") for form in self.rows("seasons")}
        for form in self.rows("key_figures"):
            if form.cleaned_data.get("season") and form.cleaned_data["season"] not in codes:
                form.add_error("season", _("The call has no season with this code."))
        if lost := self.seasons_in_use() - codes:
            names = ", ".join(sorted(lost))
            self.add_error(None, _("Projects belong to these seasons: %(names)s. Keep their codes.") % {"names": names})

    def rows(self, relation: str) -> Iterator[Any]:
        """The forms of a relation that were filled in and stay."""
        formset = self.formsets[relation]
        yield from (form for form in formset.forms if form.is_valid() and form not in formset.deleted_forms)

    def seasons_in_use(self) -> set[str]:
        """Codes of the seasons that live projects name, each project once however many languages it is read in."""
        if not self.instance.pk:
            return set()
        named = self.instance.projects.live().filter(locale=source_id()).exclude(season="")
        return set(named.values_list("season", flat=True))


class ProjectForm(BasePageForm):
    """A project's form: its folder is that of its call."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        folder = self.parent_page.specific if self.parent_page else None
        if not self.instance.call_id:
            self.initial["call"] = getattr(folder, "call_id", None)

    def add_errors_between_parts(self) -> None:
        message = self.instance.folder_error(self.parent_page)
        if message and "call" not in self.errors:
            self.add_error("call", message)


class LabelledForm(WagtailAdminModelForm):
    """The form of a record whose `labels` have a field for each language but the source."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for language, name in LABELS.items():
            self.fields[name].initial = self.instance.labels.get(language, "")

    def clean(self) -> Any:
        """Labels in languages that the site has no more stay."""
        told = {language: self.cleaned_data.get(name, "") for language, name in LABELS.items()}
        known = {**self.instance.labels, **told}
        self.instance.labels = {language: label for language, label in known.items() if label}
        return super().clean()


def label_field(code: str) -> forms.CharField:
    """The label in a language, which is named in the editor's."""
    label = format_lazy(_("Label: {language}"), language=lazy(language_name, str)(code))
    return forms.CharField(label=label, max_length=100, required=False)


LabelledForm.declared_fields.update({name: label_field(code) for code, name in LABELS.items()})
