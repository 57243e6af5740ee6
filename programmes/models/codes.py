"""Codes of vocabularies, which are addresses and filters."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    Base = models.Model
else:
    Base = object


class FixedCode(Base):
    """A model whose `code` stays what it was at first."""

    code: str

    @transaction.atomic
    def save(self, *arguments: Any, **options: Any) -> Any:
        """With what those who listen to the change write."""
        return super().save(*arguments, **options)

    def clean(self) -> None:
        super().clean()
        stored = type(self)._default_manager.filter(pk=self.pk).values_list("code", flat=True).first()
        if stored and stored != self.code:
            raise ValidationError({"code": _("This code is an address: it does not change.")})
