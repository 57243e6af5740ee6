"""Codes of vocabularies, which are addresses and filters."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    Base = models.Model
else:
    Base = object


class FixedCode(Base):
    """A model whose `code` stays what it was at first."""

    code: str

    def clean(self) -> None:
        super().clean()
        stored = type(self)._default_manager.filter(pk=self.pk).values_list("code", flat=True).first()
        if stored and stored != self.code:
            raise ValidationError({"code": _("This code is an address: it does not change.")})
