"""Pages of the ground floor, as readers and robots meet them."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import (
    AccessibilityStatementPage,
    Derogation,
    FeaturedPage,
    FooterLink,
    HomePage,
    SiteMapPage,
    SiteSettings,
    Source,
    StandardPage,
)
from home.publication import PublicationRefused
from tests import builders
from tests.reading import fields_of, queries_of, read

pytestmark = pytest.mark.django_db


def test_home_says_what_it_is_and_what_there_is(client: Client) -> None:
    call = builders.call()
    project = builders.project(title="CO2i", featured=True, call=call)
    home: HomePage = builders.home()
    home.featured = [FeaturedPage(target=project), FeaturedPage(target=call)]
    home.save()
    html = read(client, "/")
    assert fields_of(html)["hero"] == ["Trouver un appel"]
    assert project.get_url() in html
    assert str(call.get_url()) in html


def test_an_empty_site_has_a_home_page_that_says_so(client: Client) -> None:
    builders.home()
    assert "Aucun appel n’est ouvert aujourd’hui" in read(client, "/")


def test_a_page_of_text_unfolds_short_forms_once(client: Client) -> None:
    builders.term(short="OPCO", long="opérateur de compétences")
    page: StandardPage = builders.standard_page(body=builders.text("L’OPCO 2i est un OPCO."))
    html = read(client, page.get_url())
    assert 'L’<abbr title="opérateur de compétences">OPCO</abbr> 2i est un OPCO.' in html


def test_a_page_shows_its_sources(client: Client) -> None:
    page = builders.standard_page(
        sources=[Source(source_url="https://www.anr.fr/cma", note="Note"), Source(source_title="Cnam, 7 propositions")]
    )
    html = read(client, page.get_url())
    assert fields_of(html)["sources"] == ["anr.fr Note Cnam, 7 propositions"]
    assert 'href="https://www.anr.fr/cma"' in html


def test_the_accessibility_statement_is_honest(client: Client) -> None:
    page: AccessibilityStatementPage = builders.accessibility_statement(derogations=[Derogation(text="Vieux PDF")])
    fields = fields_of(read(client, page.get_url()))
    assert fields["state"] == ["État Non conforme"]
    assert fields["audit"] == ["Audit Aucun audit n’a été mené."]
    assert fields["derogations"] == ["Contenus non accessibles Vieux PDF"]


def test_the_site_map_names_all_but_the_projects(client: Client) -> None:
    builders.territory_index()
    lower = builders.programme(builders.programme(title="Plan"), title="Pacte")
    article, project = builders.article(title="Une nouvelle"), builders.project(title="CO2i")
    page: SiteMapPage = builders.site_map()
    html = read(client, page.get_url())
    for one in (lower, article):
        assert f'<a href="{one.get_url()}">{one.title}</a>' in html
    assert '<a href="/territoires/corse/">Corse</a>' in html
    assert project.title not in html


def test_a_button_to_a_restricted_page_is_not_shown(client: Client) -> None:
    secret = builders.standard_page(title="Secret")
    page = builders.standard_page(body=[("action", {"label": "Lire la suite", "page": secret, "url": ""})])
    assert "Lire la suite" in read(client, page.get_url())
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert "Lire la suite" not in read(client, page.get_url())


def test_home_puts_forward_what_it_can_show() -> None:
    home = builders.home()
    home.featured = [FeaturedPage(target=builders.article())]
    with pytest.raises(PublicationRefused):
        home.save()


def test_the_footer_comes_from_the_settings(client: Client) -> None:
    legal = builders.standard_page(title="Mentions légales")
    settings = SiteSettings.for_site(builders.home().get_site())
    settings.name, settings.credits = "Le site", "Communes : GeoNames, CC BY 4.0"
    settings.footer_links = [FooterLink(target=legal, column=FooterLink.Column.LEGAL)]
    settings.save()
    html = read(client, "/")
    assert f'<a href="{legal.get_url()}">Mentions légales</a>' in html
    assert "GeoNames" in html.partition("<footer")[2]
    assert "| Le site</title>" in html


def test_a_restricted_page_leaves_menu_footer_and_links(client: Client) -> None:
    secret = builders.news_index(title="Secret", show_in_menus=True)
    settings = SiteSettings.for_site(builders.home().get_site())
    settings.footer_links = [FooterLink(target=secret)]
    settings.save()
    assert read(client, "/").count("Secret") == 3
    restriction = PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    assert "Secret" not in read(client, "/")
    restriction.delete()
    assert read(client, "/").count("Secret") == 3


def test_a_page_under_a_password_tells_nothing_before_it(client: Client) -> None:
    page = builders.standard_page(title="Secret", summary="Ce que nul ne sait", body=builders.text("Le fond"))
    kind = PageViewRestriction.PASSWORD
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesame")
    html = read(client, page.get_url())
    assert '<label for="id_password">' in html
    assert not any(words in html for words in ("Secret", "Ce que nul ne sait", "Le fond"))
    door = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    wrong = client.post(door, {"password": "ouvre-toi", "return_url": page.get_url()}).content.decode()
    assert 'id="id_password_error"' in wrong
    assert "Ce que nul ne sait" not in wrong
    right = client.post(door, {"password": "sesame", "return_url": page.get_url()}, follow=True)
    assert "Le fond" in right.content.decode()


def test_a_missing_page_helps(client: Client) -> None:
    builders.call_index()
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.content.decode()
    assert 'href="/appels/"' in response.content.decode()


def test_the_page_of_failures_needs_nothing() -> None:
    html = render_to_string("500.html")
    assert "La page n’a pas pu être affichée" in html


def test_the_site_map_costs_the_same_with_more_pages(client: Client) -> None:
    page = builders.site_map()
    for _ in range(10):
        builders.standard_page()
    few = queries_of(client, page.get_url())
    for _ in range(10):
        builders.standard_page()
    assert queries_of(client, page.get_url()) == few
