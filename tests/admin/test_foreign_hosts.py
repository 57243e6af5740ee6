"""The admin loads nothing from elsewhere, calls nobody, speaks French and bears the site's name."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import builders
from tests.admin.words import left_in_english

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
    "use": "href",
}
OURS = {"", "localhost", "testserver", "127.0.0.1"}

NAMES = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtailredirects:index",
    "wagtailusers_users:index",
    "wagtailusers_groups:index",
    "wagtailadmin_account",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "translations",
    "wagtailadmin_workflows:index",
    "wagtailforms:index",
    "wagtailsnippets_programmes_organisation:list",
    "wagtailsnippets_programmes_organisation:add",
    "wagtailsnippets_programmes_sector:add",
    "wagtailsnippets_programmes_term:add",
    "calls:index",
    "projects:index",
    "texts:index",
    "articles:index",
]


def foreign(html: str) -> Iterator[str]:
    """What a browser would fetch, or send, elsewhere. A link that one may click is no such thing."""
    soup = BeautifulSoup(html, "html.parser")
    found = [tag.get(attribute) for name, attribute in LOADS.items() for tag in soup.find_all(name)]
    found += [tag.get("href") for tag in soup.find_all("link")]
    found += [part.split()[0] for tag in soup.select("[srcset]") for part in str(tag["srcset"]).split(",")]
    found += re.findall(r"url\(['\"]?([^'\")]+)", html)
    found += re.findall(r'"avatarUrl": "([^"]+)"', html)
    for address in found:
        if urlsplit(str(address or "")).hostname not in {*OURS, None}:
            yield str(address)


@pytest.mark.parametrize("name", NAMES)
def test_an_admin_page_loads_nothing_from_elsewhere_and_is_french(editor: Client, name: str) -> None:
    response = editor.get(reverse(name))
    assert response.status_code == 200
    assert list(foreign(response.content.decode())) == []
    assert left_in_english(response.content.decode()) == set()


MAKERS = [
    builders.home,
    builders.standard_page,
    builders.contact_page,
    builders.accessibility_statement,
    builders.site_map,
    builders.programme,
    builders.call,
    builders.folder,
    builders.project,
    builders.antenna,
    builders.article,
    builders.event,
    builders.dossier,
    builders.territory_index,
]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_form_of_a_page_loads_nothing_from_elsewhere_and_is_french(editor: Client, make: object) -> None:
    assert callable(make)
    page: Page = make()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert list(foreign(html)) == []
    assert 'lang="fr"' in html
    assert left_in_english(html) == set()


def test_nothing_is_asked_of_gravatar_or_of_wagtail(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "gravatar" not in html
    assert "releases.wagtail" not in html
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False


@pytest.mark.django_db
def test_the_way_in_is_french() -> None:
    builders.home()
    soup = BeautifulSoup(Client().get(reverse("wagtailadmin_login")).content, "html.parser")
    assert "Mot de passe" in soup.get_text()
    assert "Password" not in soup.get_text()


def test_the_admin_bears_the_name_and_the_mark_of_the_site(editor: Client) -> None:
    for client, address in ((editor, reverse("wagtailadmin_home")), (Client(), reverse("wagtailadmin_login"))):
        html = client.get(address).content.decode()
        title = BeautifulSoup(html, "html.parser").title
        assert title is not None
        assert "Compétences & territoires" in title.get_text()
        assert '<img src="/static/img/icon.svg"' in html
