"""The admin's form of our pages: publication checks beside the fields, codes that stay."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from .publication import Publishable


class CheckedForm(WagtailAdminModelForm):
    """A form that refuses what may not be seen by readers, each reason beside its field."""

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if not self.is_bound or self.is_deferred_validation:
            return valid
        for form in self.parts():
            self.add_publication_errors(form)
        self.add_errors_between_parts()
        return valid and not any(form.errors for form in self.parts())

    def add_errors_between_parts(self) -> None:
        """What only the whole form can see, such as a row that names another row; none by default."""

    def parts(self) -> Iterator[WagtailAdminModelForm]:
        """This form, then the form of each inline child that was filled in and stays."""
        yield self
        for formset in self.formsets.values():
            for form in formset.forms:
                if form not in formset.deleted_forms and (form.has_changed() or not form.empty_permitted):
                    yield form

    @staticmethod
    def add_publication_errors(form: WagtailAdminModelForm) -> None:
        """Put each message beside its field, once, and not where the field has an error already."""
        if not isinstance(form.instance, Publishable):
            return
        for field, messages in form.instance.publication_errors().items():
            name = field if field in form.fields else None
            if name not in form.errors:
                form.add_error(name, messages)


class BasePageForm(CheckedForm, WagtailAdminPageForm):
    """A page's form, stricter when it publishes than when it keeps a draft."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.lock_code()

    def lock_code(self) -> None:
        """A code that was published once is an address: it stays."""
        if "code" in self.fields and self.instance.first_published_at and self.instance.code:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("Published once, this code no longer changes.")

    def clean(self) -> dict[str, Any]:
        """Refuse a code that another page has, in a draft too: the database would."""
        data: dict[str, Any] = super().clean()
        if data.get("code") and self.instance.code_is_taken(data["code"]):
            self.add_error("code", _("Another page already has this code. Choose a different one."))
        return data


class PageCopyForm(CopyForm):
    """Wagtail's form that copies a page, without aliases: two pages with the same code and facts would be listed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields.pop("alias", None)
