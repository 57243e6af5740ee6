"""Pages that are kept: for whom, for how long, and never past a change."""

import datetime
import gzip
from collections.abc import Callable, Iterator
from typing import Any

import brotli
import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from home.content import version
from home.dates import PartialDate
from home.models import FooterLink, SiteSettings
from home.page_cache import kept_copies
from programmes.models import ProjectPage, Term
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    yield
    kept_copies().clear()


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return len(queries)


def test_a_page_that_is_kept_costs_one_query(client: Client) -> None:
    builders.home()
    read(client, "/")
    assert cost(client, "/") == 1


def changes() -> dict[str, Callable[[ProjectPage], Any]]:
    """Ways to change what the page of a project, or a page that shows it, says."""

    def publish(project: ProjectPage) -> None:
        project.title = "Nouveau titre"
        project.save_revision().publish()

    def rename_call(project: ProjectPage) -> None:
        assert project.call
        project.call.title = "Appel renommé"
        project.call.save()

    def rename_holder(project: ProjectPage) -> None:
        assert project.holder
        project.holder.name = "Porteur renommé"
        project.holder.save()

    def move(project: ProjectPage) -> None:
        other = builders.folder(builders.call())
        ProjectPage.objects.filter(pk=project.pk).update(call=other.call)
        project.refresh_from_db()
        project.move(other, "last-child")

    return {
        "publication": publish,
        "unpublication": lambda project: project.unpublish(),
        "deletion": lambda project: project.delete(),
        "move": move,
        "another page that it names": rename_call,
        "a record that it names": rename_holder,
        "update without a save": lambda project: ProjectPage.objects.filter(pk=project.pk).update(summary="Dit mieux"),
        "raw SQL": lambda project: execute("UPDATE wagtailcore_page SET title = 'Autrement' WHERE id = %s", project.pk),
        "term of the glossary": lambda project: Term.objects.create(code="cap", short="CAP", long="certificat"),
        "restriction": lambda project: PageViewRestriction.objects.create(page=project, restriction_type="login"),
        "settings": lambda project: SiteSettings.objects.create(site=Site.objects.get(), name="Autre nom"),
    }


def execute(sql: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.parametrize("way", changes())
def test_a_change_shows_at_the_next_request(client: Client, way: str) -> None:
    """On the page itself and on the home page and the list, which show it."""
    project = builders.project(
        title="Ancien titre",
        summary="Prépare au CAP",
        holder=builders.organisation(),
        call=builders.call(),
        announced_on=PartialDate(2024),
    )
    addresses = ["/", "/laureats/", str(project.get_url())]
    before = {address: client.get(address).content for address in addresses}
    assert {address: client.get(address).content for address in addresses} == before
    changes()[way](project)
    after = {address: client.get(address).content for address in addresses}
    assert after[addresses[2]] != before[addresses[2]]
    kept_copies().clear()
    assert {address: client.get(address).content for address in addresses} == after


def test_what_no_page_shows_leaves_the_pages_kept(client: Client) -> None:
    home = builders.home()
    before = version()
    home.save_revision()
    client.force_login(builders.superuser())
    assert version() == before or Page.objects.get(pk=home.pk).has_unpublished_changes


def test_a_change_that_is_undone_changes_nothing(client: Client) -> None:
    home = builders.home()
    before = version()
    with transaction.atomic():
        Page.objects.filter(pk=home.pk).update(title="Jamais")
        assert version() != before
        transaction.set_rollback(rollback=True)
    assert version() == before


def test_no_page_is_served_past_a_deadline(client: Client) -> None:
    """A call that closes at noon is not shown as open at one second past noon."""
    builders.call(title="Appel du midi", closes_on=PartialDate(2026, 6, 10), closing_time=datetime.time(12))
    with time_machine.travel("2026-06-10 11:59:58+02:00", tick=False):
        response = client.get("/appels/")
        assert "Ferme aujourd’hui" in response.content.decode()
        assert "s-maxage=2" in response["Cache-Control"]
    with time_machine.travel("2026-06-10 12:00:01+02:00", tick=False):
        assert "Ferme aujourd’hui" not in read(client, "/appels/")


def test_days_left_change_at_midnight_in_paris(client: Client) -> None:
    builders.call(closes_on=PartialDate(2026, 6, 20))
    with time_machine.travel("2026-06-10 23:59:30+02:00", tick=False):
        assert "Ferme dans 10 jours" in read(client, "/appels/")
        assert "s-maxage=30" in client.get("/appels/")["Cache-Control"]
    with time_machine.travel("2026-06-11 00:00:00+02:00", tick=False):
        assert "Ferme dans 9 jours" in read(client, "/appels/")


def test_browsers_ask_again_and_proxies_keep_for_a_minute(client: Client) -> None:
    builders.home()
    with time_machine.travel("2026-06-10 10:00+02:00"):
        response = client.get("/")
    assert response["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=60"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_a_reader_who_has_the_page_is_told_so(client: Client) -> None:
    builders.home()
    etag = client.get("/")["ETag"]
    again = client.get("/", headers={"if-none-match": etag})
    assert again.status_code == 304
    assert (again["ETag"], again.content) == (etag, b"")
    assert again["Cache-Control"].startswith("max-age=0")


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("identity", None, bytes)],
)
def test_pages_are_kept_compressed(
    client: Client, accepted: str, encoding: str | None, decode: Callable[[bytes], bytes]
) -> None:
    builders.home()
    plain = client.get("/")
    for _ in ("made", "kept"):
        response = client.get("/", headers={"accept-encoding": accepted})
        assert response.get("Content-Encoding") == encoding
        assert decode(response.content) == plain.content
        assert int(response["Content-Length"]) == len(response.content)
    assert (response["ETag"] == plain["ETag"]) == (encoding is None)


def test_who_signed_in_gets_pages_of_his_own(client: Client) -> None:
    builders.home()
    anonymous = read(client, "/")
    client.force_login(builders.superuser())
    response = client.get("/")
    assert "wagtail-userbar" in response.content.decode()
    assert response["Cache-Control"].startswith("private")
    client.logout()
    assert read(client, "/") == anonymous


def test_a_restricted_page_is_not_kept(client: Client) -> None:
    page = builders.standard_page()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    for _ in range(2):
        response = client.get(page.get_url())
        assert "private" in response["Cache-Control"]
        assert "s-maxage" not in response["Cache-Control"]


def test_parameters_that_no_page_knows_fill_no_cache(client: Client) -> None:
    builders.home()
    assert read(client, "/?utm_source=mail") == read(client, "/")
    assert cost(client, "/?utm_source=mail") > 1
    assert "s-maxage" in client.get("/?utm_source=mail")["Cache-Control"]


def test_the_second_page_of_a_list_is_kept_too(client: Client) -> None:
    for _ in range(25):
        builders.project()
    response = client.get("/laureats/?page=2")
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies


def test_the_footer_is_fresh(client: Client) -> None:
    page = builders.standard_page(title="Mentions")
    settings = SiteSettings.objects.create(site=Site.objects.get())
    assert "Mentions" not in read(client, "/").partition("<footer")[2]
    FooterLink.objects.create(settings=settings, target=page)
    assert "Mentions" in read(client, "/").partition("<footer")[2]
