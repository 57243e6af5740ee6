"""Partners by what they are, in a few circles: fifteen kinds of organisations would make a line each."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from .dossiers import Group
from .models import OrganisationKind
from .models.organisations import Party


class Circle(models.TextChoices):
    """Kinds of organisations that a reader takes for one."""

    STATE = "state", _("State and operators")
    LOCAL = "local", _("Local authorities")
    LEARNING = "learning", _("Universities, schools and campuses")
    COMPANIES = "companies", _("Companies and their networks")
    ASSOCIATIONS = "associations", _("Associations")
    OTHERS = "others", _("Other partners")


CIRCLES: dict[str, Circle] = {
    OrganisationKind.MINISTRY: Circle.STATE,
    OrganisationKind.OPERATOR: Circle.STATE,
    OrganisationKind.PUBLIC: Circle.STATE,
    OrganisationKind.GIP: Circle.STATE,
    OrganisationKind.RECTORATE: Circle.STATE,
    OrganisationKind.LOCAL: Circle.LOCAL,
    OrganisationKind.UNIVERSITY: Circle.LEARNING,
    OrganisationKind.SCHOOL: Circle.LEARNING,
    OrganisationKind.TEACHING: Circle.LEARNING,
    OrganisationKind.CAMPUS: Circle.LEARNING,
    OrganisationKind.COMPANY: Circle.COMPANIES,
    OrganisationKind.PROFESSION: Circle.COMPANIES,
    OrganisationKind.OPCO: Circle.COMPANIES,
    OrganisationKind.CLUSTER: Circle.COMPANIES,
    OrganisationKind.ASSOCIATION: Circle.ASSOCIATIONS,
}


def by_circle(parties: Iterable[Party]) -> list[Group]:
    """Partners by circle, in the order given; those without a record last, and simply partners where all are."""
    rows: dict[Circle, list[Party]] = defaultdict(list)
    for party in parties:
        rows[circle_of(party)].append(party)
    if set(rows) == {Circle.OTHERS}:
        return [Group(_("Partners"), rows[Circle.OTHERS])]
    return [Group(circle.label, rows[circle]) for circle in Circle if rows[circle]]


def circle_of(party: Party) -> Circle:
    kind = party.organisation.kind if party.organisation else ""
    return CIRCLES.get(kind, Circle.OTHERS)
