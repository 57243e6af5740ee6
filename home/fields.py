"""Model fields of our own: streams without blocks in migrations, partial dates, lists of codes."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField as WagtailStreamField

from .dates import PartialDate

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
    SlugField = models.SlugField[str | None, str | None]
else:  # generic only for the type checker
    AnyField = models.Field
    SlugField = models.SlugField

Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


class StreamField(WagtailStreamField):
    """A StreamField whose blocks stay out of the migrations: the column is JSON whatever they are."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        super().__init__(block_types, **options)

    def deconstruct(self) -> Deconstructed:
        name, path, _arguments, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options

    def to_python(self, value: Any) -> Any:
        """Keep the raw data where the blocks are unknown: in a data migration."""
        if self.stream_block.child_blocks or isinstance(value, StreamValue):
            return super().to_python(value)
        raw = json.loads(value or "[]") if isinstance(value, str) else value
        return StreamValue(self.stream_block, list(raw or []), is_lazy=True)


class PartialDateFormField(forms.CharField):
    """Reads a date as people write it and shows it the French way."""

    default_error_messages = {
        "invalid": _("“%(value)s” is not a date. Write 08/07/2022, 07/2022 or 2022."),
    }

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return PartialDate.parse(text) if text else None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"value": text}) from None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, PartialDate) and get_language() == "fr":
            return "/".join(reversed(str(value).split("-")))
        return str(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class PartialDateField(AnyField):
    """A `PartialDate`, stored as reduced ISO text, so that text order is the order of dates."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.update(max_length=10, null=True)
        options.setdefault("blank", True)
        super().__init__(*arguments, **options)

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *_context: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value)) if value else None
        except ValueError:
            raise ValidationError(
                PartialDateFormField.default_error_messages["invalid"], "invalid", {"value": value}
            ) from None

    def get_prep_value(self, value: Any) -> str | None:
        value = self.to_python(value)
        return str(value) if value else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **options})


class CodesField(models.JSONField):
    """An ordered list of codes out of a `TextChoices`, which stays out of the migrations."""

    def __init__(self, codes: type[models.TextChoices] | None = None, **options: Any) -> None:
        self.codes = codes
        options.update(default=list, blank=True)
        super().__init__(**options)

    def formfield(self, **options: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.codes.choices if self.codes else (),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=options.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


class CodeFormField(forms.SlugField):
    """Takes what people type, such as `Soin été 2026`, and makes it a code: `soin-ete-2026`."""

    def to_python(self, value: Any) -> Any:
        return slugify(super().to_python(value) or "") or None


class StableCodeField(SlugField):
    """A code that a page or a row keeps for ever; a draft may have none, hence NULL, which no constraint compares."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options = {"max_length": 100, **options, "null": True, "blank": False, "db_index": False}
        super().__init__(*arguments, **options)

    def formfield(self, **options: Any) -> Any:
        """A plain field: Wagtail's own drops accented letters while one types."""
        return super().formfield(**{**options, "form_class": CodeFormField, "widget": forms.TextInput})
