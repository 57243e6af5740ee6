"""What the pages and records of this floor are about, in the words of schema.org.

Only what their pages read anyway is said: describing a page costs no query.
"""

from decimal import Decimal

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home import formats
from home.dates import PartialDate
from home.subjects import Subject, Thing, reference, subject_of, subject_of_page

from .models import AntennaPage, CallPage, Organisation, OrganisationKind, ProgrammePage, ProjectPage, Sector
from .models.indexes import IndexPage
from .models.places import PlaceFields
from .territories import Region
from .timing import closing

KINDS: dict[str, str] = {
    OrganisationKind.COMPANY: "Corporation",
    OrganisationKind.LOCAL: "GovernmentOrganization",
    OrganisationKind.MINISTRY: "GovernmentOrganization",
    OrganisationKind.PUBLIC: "GovernmentOrganization",
    OrganisationKind.RECTORATE: "GovernmentOrganization",
    OrganisationKind.SCHOOL: "EducationalOrganization",
    OrganisationKind.TEACHING: "EducationalOrganization",
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
}


@subject_of.register
def index(page: IndexPage, _request: HttpRequest) -> Subject:
    summary = page.description or str(page.page_description)
    return subject_of_page(page, kind="", summary=summary, page_type="CollectionPage")


@subject_of.register
def programme(page: ProgrammePage, _request: HttpRequest) -> Subject:
    service = {"@type": "GovernmentService", "alternateName": page.acronym}
    return subject_of_page(page, [page.acronym, formats.between(page.started_on, page.ended_on)], thing=service)


@subject_of.register
def call(page: CallPage, request: HttpRequest) -> Subject:
    """A service that may be asked for between two dates."""
    deadline = page.closes_on and _("Deadline: %(date)s") % {"date": formats.date(page.closes_on)}
    programme = reference(page.programme, "GovernmentService", request)
    hour = closing(page.closes_on, page.closing_time) if page.closing_time else None
    service = {
        "@type": "GovernmentService",
        "alternateName": page.acronym,
        "serviceType": page.get_kind_display(),
        "isRelatedTo": programme,
        "offers": {
            "@type": "Offer",
            "availabilityStarts": iso(page.opens_on),
            "availabilityEnds": hour.isoformat() if hour else iso(page.closes_on),
        },
    }
    return subject_of_page(
        page, [programme and programme["name"], deadline], kind=page.get_kind_display(), thing=service
    )


@subject_of.register
def project(page: ProjectPage, request: HttpRequest) -> Subject:
    """A project, its holder, its place, and the grant that a call gave it."""
    funding = reference(page.call, "Grant", request)
    thing = {
        "@type": "Project",
        "member": party(page.holder, page.holder_name),
        "location": {"@type": "Place", "address": address(page)},
        "funding": grant(funding, page.grant),
        "sameAs": page.website,
    }
    return subject_of_page(page, [page.holder_label, page.place_label, funding and funding["name"]], thing=thing)


def grant(funding: Thing | None, amount: Decimal | None) -> Thing | None:
    """The grant of a call, with its amount if it is known."""
    if amount is None:
        return funding
    money = {"@type": "MonetaryAmount", "value": float(amount), "currency": "EUR"}
    return {**(funding or {}), "@type": "MonetaryGrant", "amount": money}


@subject_of.register
def antenna(page: AntennaPage, _request: HttpRequest) -> Subject:
    """A place of learning, which is an organisation too."""
    thing = {
        "@type": "EducationalOrganization",
        "address": {**address(page), "streetAddress": page.address},
        "geo": point(page.latitude, page.longitude),
        "parentOrganization": party(page.host),
        "foundingDate": iso(page.opened_on),
    }
    return subject_of_page(page, [page.place_label, page.host and page.host.name], thing=thing)


@subject_of.register
def region(record: Region, _request: HttpRequest) -> Subject:
    summary = _("Open calls, laureates, antennas and news of %(name)s.") % {"name": record.name}
    thing = {
        "@type": "AdministrativeArea",
        "identifier": identifier("INSEE", record.code),
        "geo": point(record.latitude, record.longitude),
        "containedInPlace": {"@type": "Country", "name": formats.locale().territories["FR"]},
    }
    return Subject(record.name, capfirst(_("region")), summary, thing=thing)


@subject_of.register
def sector(record: Sector, _request: HttpRequest) -> Subject:
    summary = _("Laureates and news of the sector “%(name)s”.") % {"name": record.label}
    thing = {"@type": "DefinedTerm", "termCode": record.code}
    return Subject(record.label, capfirst(_("sector")), summary, (str(record.get_family_display()),), thing)


@subject_of.register
def organisation(record: Organisation, _request: HttpRequest) -> Subject:
    """A body of the list; its own site says more of it."""
    kind = capfirst(str(record.get_kind_display() or _("organisation")))
    summary = _("%(name)s: its projects, antennas, calls and programmes.") % {"name": record}
    thing = {
        "@type": kind_of(record),
        "alternateName": record.acronym,
        "sameAs": record.url,
        "identifier": identifier("SIREN", record.siren),
    }
    return Subject(record.name, kind, summary, thing=thing)


def kind_of(record: Organisation) -> str:
    return KINDS.get(record.kind, "Organization")


def party(record: Organisation | None, name: str = "") -> Thing:
    """An organisation, or a plain name where it has no record."""
    if record is None:
        return {"@type": "Organization", "name": name}
    return {"@type": kind_of(record), "name": record.name, "url": record.url}


def address(place: PlaceFields) -> Thing:
    """As much of an address as is known."""
    region = place.region_place
    return {
        "@type": "PostalAddress",
        "addressLocality": place.commune,
        "addressRegion": region and region.name,
        "addressCountry": "FR" if place.commune or region else "",
    }


def point(latitude: Decimal | float | None, longitude: Decimal | float | None) -> Thing:
    if latitude is None or longitude is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}


def identifier(register: str, value: str) -> Thing:
    return {"@type": "PropertyValue", "propertyID": register, "value": value} if value else {}


def iso(date: PartialDate | None) -> str:
    """A date known to the day; schema.org has no others."""
    return str(date) if date and date.precision == "day" else ""
