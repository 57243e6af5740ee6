"""What a call and each of its seasons have in common: dates, money and numbers."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.declared import Names
from home.fields import PartialDateField
from home.publication import Errors, Publishable, add

from ..fields import AmountField, amount_error, order_error


class Period(Publishable, models.Model):
    """Abstract: opening, closing, results, budget, applications, laureates."""

    HIGHEST: ClassVar[Decimal] = Decimal(10) ** 11  # euros

    opens_on = PartialDateField(_("opening"), help_text=_("Example: 16/12/2021, 12/2021 or 2021"))
    closes_on = PartialDateField(
        _("closing"), help_text=_("The last day; leave it empty if it is unknown. Example: 30/03/2023")
    )
    results_on = PartialDateField(
        _("results"), help_text=_("The first ones may come before the end. Example: 26/11/2024")
    )
    budget = AmountField(_("budget in euros"), help_text=_("Example: 800000000"))
    applications = models.PositiveIntegerField(
        _("applications"), null=True, blank=True, help_text=_("As declared by the operator. Example: 93")
    )
    laureates_count = models.PositiveIntegerField(
        _("laureates"), null=True, blank=True, help_text=_("As declared by the operator. Example: 66")
    )

    facts: ClassVar[Names] = ("opens_on", "closes_on", "results_on", "budget", "applications", "laureates_count")

    class Meta:
        abstract = True

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if order_error(self.opens_on, self.closes_on):
            add(errors, "closes_on", _("The closing comes before the opening. Correct one of the two."))
        if order_error(self.opens_on, self.results_on):
            add(errors, "results_on", _("The results come before the opening. Correct one of the two."))
        if message := amount_error(self.budget, self.HIGHEST):
            add(errors, "budget", message)
        if self.applications is not None and (self.laureates_count or 0) > self.applications:
            add(errors, "laureates_count", _("More laureates than applications. Correct one of the two."))
        return errors
