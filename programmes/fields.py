"""Fields for places, money and identifiers, and the checks that go with them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siren

from home.dates import PartialDate
from home.formats import money

from .territories import DEPARTEMENTS, REGIONS, departement_choices, region_choices

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
    NumberField = models.DecimalField[Any, Any]
else:  # generic only for the type checker
    TextField = models.CharField
    NumberField = models.DecimalField


class CodeField(TextField):
    """An INSEE code out of a list that stays out of the migrations."""

    choices_of: Any

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.update(max_length=3, blank=options.get("blank", True))
        super().__init__(*arguments, **options)

    def formfield(self, **options: Any) -> Any:
        return forms.ChoiceField(
            choices=lambda: [("", "---------"), *type(self).choices_of()],
            required=not self.blank,
            label=options.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
        )


class RegionField(CodeField):
    """A region's INSEE code."""

    choices_of = staticmethod(region_choices)


class DepartementField(CodeField):
    """A département's INSEE code."""

    choices_of = staticmethod(departement_choices)


class AmountField(NumberField):
    """Euros and cents; empty where unknown."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.update(max_digits=16, decimal_places=2, null=True, blank=True)
        super().__init__(*arguments, **options)


def siren_error(number: str) -> str:
    """Why a SIREN is refused (INSEE: nine digits, the last one the Luhn key); empty where it is right."""
    try:
        siren.validate(number)
    except NumberError:
        return str(_("A SIREN has nine digits and ends with a key; this one is wrong. Example: 552 100 554"))
    return ""


def place_errors(region: str, departement: str, commune_insee: str) -> dict[str, str]:
    """Why a place contradicts INSEE's code, by field."""
    errors = {}
    if region and region not in REGIONS:
        errors["region"] = _("No region has the code %(code)s. Choose one in the list.") % {"code": region}
    known = DEPARTEMENTS.get(departement)
    if departement and known is None:
        errors["departement"] = _("No département has the code %(code)s. Choose one in the list.") % {
            "code": departement
        }
    elif known and region in REGIONS and known.region_code != region:
        errors["departement"] = _("%(departement)s is in %(region)s: correct one of the two.") % {
            "departement": known.name,
            "region": known.region.name,
        }
    if commune_insee and departement and not commune_insee.startswith(departement):
        errors["commune_insee"] = _("This INSEE code is not in the département %(code)s.") % {"code": departement}
    return errors


def region_of(departement: str) -> str:
    """The code of a département's region; empty where the code is unknown."""
    known = DEPARTEMENTS.get(departement)
    return known.region_code if known else ""


def amount_error(amount: Decimal | None, highest: Decimal) -> str:
    """Why an amount in euros is refused; empty where it is plausible or unknown."""
    if amount is None or 0 <= amount <= highest:
        return ""
    if amount < 0:
        return str(_("An amount is not negative. Leave it empty if it is unknown."))
    return str(_("More than %(highest)s: check the number of zeros.")) % {"highest": money(highest)}


def order_error(earlier: PartialDate | None, later: PartialDate | None) -> bool:
    """Whether the second date certainly precedes the first one."""
    return bool(earlier and later and later.last_day < earlier.first_day)
