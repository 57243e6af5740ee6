"""What contradicts itself stays a draft: the reason stands beside the field, the draft keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import AccessibilityStatementPage
from news.models import EventPage
from programmes.models import AntennaPage, CallPage, Organisation, ProgrammePage, ProjectPage
from tests import builders
from tests.admin.forms import PUBLISH, SUBMIT, PageForm, SnippetForm, errors_beside, french

pytestmark = pytest.mark.django_db
END_FIRST = "The end comes before the start. Correct one of the two."


@dataclass(frozen=True)
class Wrong:
    """Facts that a page of a type may not be published with, the field that is named and why."""

    model: type[Page]
    facts: dict[str, Any]
    beside: str
    message: str
    words: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.model.__name__}-{self.beside}"


WRONG = [
    # Dates in the wrong order
    Wrong(ProgrammePage, {"started_on": "2023", "ended_on": "2018"}, "ended_on", END_FIRST),
    Wrong(
        CallPage,
        {"opens_on": "30/03/2023", "closes_on": "16/12/2021"},
        "closes_on",
        "The closing comes before the opening. Correct one of the two.",
    ),
    Wrong(
        CallPage,
        {"seasons": [{"code": "s1", "title": "Saison 1", "opens_on": "2023", "closes_on": "2021"}]},
        "seasons-0-closes_on",
        "The closing comes before the opening. Correct one of the two.",
    ),
    Wrong(AntennaPage, {"budget_from": "2024", "budget_until": "2021"}, "budget_until", END_FIRST),
    Wrong(EventPage, {"starts_on": "27/11/2024", "ends_on": "26/11/2024"}, "ends_on", END_FIRST),
    # A stated status that the known dates contradict, or that is missing
    Wrong(
        CallPage,
        {"closes_on": "30/03/2023", "stated_status": "open"},
        "stated_status",
        "The known dates decide of the status: leave this empty.",
    ),
    Wrong(
        CallPage,
        {"stated_status": ""},
        "stated_status",
        "No closing date is known: state whether it is open, permanent or closed.",
    ),
    # Negative, absurd or contradictory amounts
    Wrong(CallPage, {"budget": "-1"}, "budget", "An amount is not negative. Leave it empty if it is unknown."),
    Wrong(
        CallPage,
        {"budget": "100000000001"},
        "budget",
        "More than %(highest)s: check the number of zeros.",
        {"highest": "100 Md€"},
    ),
    Wrong(ProjectPage, {"grant": "-5"}, "grant", "An amount is not negative. Leave it empty if it is unknown."),
    Wrong(
        ProjectPage,
        {"budget": "13000000", "grant": "19000000"},
        "grant",
        "The grant is above the total budget. Correct one of the two.",
    ),
    # Places
    Wrong(
        ProjectPage,
        {"region": "27", "departement": "31"},
        "departement",
        "%(departement)s is in %(region)s: correct one of the two.",
        {"departement": "Haute-Garonne", "region": "Occitanie"},
    ),
    Wrong(
        ProjectPage,
        {"places": [{"region": "27", "departement": "31"}]},
        "places-0-departement",
        "%(departement)s is in %(region)s: correct one of the two.",
        {"departement": "Haute-Garonne", "region": "Occitanie"},
    ),
    # A figure and a statement without source
    Wrong(
        CallPage,
        {"key_figures": [{"label": "Lauréats", "value": "182"}]},
        "key_figures-0-source_url",
        "Give the source of this figure: an address or a document.",
    ),
    Wrong(
        ProjectPage,
        {"season": "s9"},
        "season",
        "The call has no season with this code. Look at the call’s page.",
    ),
    Wrong(
        AccessibilityStatementPage,
        {"state": "full"},
        "state",
        "A state other than “not compliant” needs an audit: rate, date, auditor.",
    ),
]
each_wrong = pytest.mark.parametrize("wrong", WRONG, ids=str)

MAKERS: dict[type[Page], Callable[..., Page]] = {
    ProgrammePage: builders.programme,
    CallPage: builders.call,
    ProjectPage: builders.project,
    AntennaPage: builders.antenna,
    EventPage: builders.event,
    AccessibilityStatementPage: builders.accessibility_statement,
}


def form_with(editor: Client, wrong: Wrong) -> tuple[Page, PageForm]:
    page = MAKERS[wrong.model](live=False)
    form = PageForm.of(editor, page)
    form.fill(**wrong.facts)
    return page, form


@each_wrong
def test_what_contradicts_is_refused_beside_the_field_and_kept_as_a_draft(editor: Client, wrong: Wrong) -> None:
    page, form = form_with(editor, wrong)
    response = form.send(PUBLISH)
    assert response.status_code == 200
    assert french(wrong.message, **wrong.words) in errors_beside(response, wrong.beside)
    assert form.send().status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert page.latest_revision


def test_a_draft_keeps_what_was_typed(editor: Client) -> None:
    page = builders.project(live=False)
    form = PageForm.of(editor, page)
    form.fill(budget="13000000", grant="19000000", region="27", departement="31")
    assert form.send().status_code == 302
    page.refresh_from_db()
    kept = page.get_latest_revision_as_object()
    assert (kept.budget, kept.grant, kept.region, kept.departement) == (13_000_000, 19_000_000, "27", "31")


def test_nothing_that_contradicts_itself_is_submitted_for_validation(editor: Client) -> None:
    form = PageForm.of(editor, builders.project(live=False))
    form.fill(budget="13000000", grant="19000000")
    response = form.send(SUBMIT)
    message = french("The grant is above the total budget. Correct one of the two.")
    assert message in errors_beside(response, "grant")


@pytest.mark.parametrize("region", ["00", "Occitanie"])
def test_a_place_out_of_the_list_is_refused_in_a_draft_too(editor: Client, region: str) -> None:
    form = PageForm.of(editor, builders.project(live=False))
    form.fill(region=region, departement="999")
    response = form.send()
    assert response.status_code == 200
    assert errors_beside(response, "region")
    assert errors_beside(response, "departement")


def test_a_picture_needs_a_description_or_a_tick(editor: Client) -> None:
    page = builders.article(live=False)
    picture = builders.picture(description="")
    form = PageForm.of(editor, page)
    form.fill(picture=str(picture.pk))
    response = form.send(PUBLISH)
    assert french("Describe the picture in a sentence, or tick that it is decorative.") in errors_beside(
        response, "picture_alt"
    )
    form.fill(picture_decorative="on")
    assert form.send(PUBLISH).status_code == 302


@pytest.mark.parametrize(("siren", "accepted"), [("552 100 554", True), ("552 100 555", False), ("12", False)])
def test_a_siren_has_its_key(editor: Client, siren: str, *, accepted: bool) -> None:
    organisation = builders.organisation()
    address = reverse(organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    form = SnippetForm(editor, address)
    form.fill(siren=siren)
    response = form.send()
    if accepted:
        assert response.status_code == 302
        assert Organisation.objects.get().siren == "552100554"
    else:
        message = french("A SIREN has nine digits and ends with a key; this one is wrong. Example: 552 100 554")
        assert message in errors_beside(response, "siren")


def test_a_figure_of_an_organisation_needs_a_value_that_makes_sense(editor: Client) -> None:
    organisation = builders.organisation()
    address = reverse(organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    form = SnippetForm(editor, address)
    form.fill(key_figures=[{"label": "Agents", "value": "12"}])
    response = form.send()
    message = french("Give the source of this figure: an address or a document.")
    assert message in errors_beside(response, "key_figures-0-source_url")
