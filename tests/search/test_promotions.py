"""Pages that editors put first for a search term: for whom, when, and what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.content import Steady, version
from search.models import PromotedPage, Promotion
from search.promotions import promoted
from search.query import Query
from search.results import SHOWCASE
from tests import builders

pytestmark = pytest.mark.django_db


def promote(terms: str, *pages: Page) -> Promotion:
    promotion = Promotion(terms=terms)
    promotion.pages = [PromotedPage(page=page, sort_order=order) for order, page in enumerate(pages)]
    promotion.full_clean()
    promotion.save()
    return promotion


def found(text: str, **more: Any) -> list[str]:
    return [one.title for one in promoted(Query(text, **more))]


@pytest.fixture
def pages(db: None) -> tuple[Page, Page]:
    """A call and an article promoted for hydrogen."""
    call, article = builders.call(title="Appel hydrogène"), builders.article(title="Un électrolyseur à Belfort")
    promote("hydrogène, H2, l’hydrogène vert", article, call)
    return call, article


@pytest.mark.parametrize("text", ["hydrogène", "HYDROGENE", " hydrogene ", '"hydrogène"', "h2", "L'HYDROGENE VERT"])
def test_pages_come_first_in_their_order_however_the_term_is_written(pages: Any, text: str) -> None:
    assert found(text) == ["Un électrolyseur à Belfort", "Appel hydrogène"]


@pytest.mark.parametrize("text", ["", "hydrogène gris", "hydro", "-hydrogène", "vert", ","])
def test_other_terms_bring_nothing(pages: Any, text: str) -> None:
    assert found(text) == []


def test_whoever_narrows_or_turns_pages_has_seen_them(pages: Any) -> None:
    assert found("h2", page=2) == []
    assert found("h2", chosen={"type": ("appel",)}) == []


def test_a_page_of_results_within_a_scope_promotes_what_is_in_it() -> None:
    promote("bois", builders.article(title="Nouvelle"), builders.project(title="Projet"))
    assert found("bois", scope=SHOWCASE) == ["Projet"]


def test_two_promotions_of_one_term_are_read_one_after_the_other(pages: Any) -> None:
    promote("hydrogene", pages[0], builders.article(title="Une suite"))
    assert found("hydrogène") == ["Un électrolyseur à Belfort", "Appel hydrogène", "Une suite"]


def test_only_what_everyone_may_read_now_comes(pages: Any) -> None:
    call, article = pages
    article.unpublish()
    assert found("h2") == ["Appel hydrogène"]
    PageViewRestriction.objects.create(page=call, restriction_type="login")
    assert found("h2") == []


def test_a_page_that_is_deleted_leaves_the_others(pages: Any) -> None:
    pages[1].delete()
    assert found("h2") == ["Appel hydrogène"]


def test_only_pages_in_the_language_of_the_reader_come(pages: Any) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    promote("hydrogen, hydrogène", builders.article(title="Hydrogen in Belfort", locale=english))
    assert found("hydrogène", language="en") == ["Hydrogen in Belfort"]
    assert "Hydrogen in Belfort" not in found("hydrogène")


def test_an_edit_is_seen_at_once(pages: Any) -> None:
    assert found("dihydrogène") == []
    before = version()
    promotion = Promotion.objects.get()
    promotion.terms = "dihydrogène"
    promotion.save()
    assert version() != before
    assert (found("h2"), len(found("dihydrogène"))) == ([], 2)
    PromotedPage.objects.all().delete()
    assert found("dihydrogène") == []


def test_a_term_costs_one_query_once_per_content_version(pages: Any) -> None:
    promote("bois", builders.article())
    with Steady():
        found("soudure"), version()

        def cost(text: str) -> int:
            with CaptureQueriesContext(connection) as queries:
                found(text)
            return len(queries)

        assert [cost("soudure"), cost("h2"), cost("h2"), cost("bois"), cost("bois")] == [0, 1, 0, 1, 0]


# In the admin


def add(client: Client, terms: str, *pages: Page) -> Any:
    rows = [{"page": str(page.pk), "ORDER": str(number), "DELETE": ""} for number, page in enumerate(pages, 1)]
    data = nested_form_data({"terms": terms, "pages": inline_formset(rows)})
    return client.post(reverse("wagtailsnippets_search_promotion:add"), data)


def test_who_publishes_promotes(validation: Client) -> None:
    page = builders.article(title="Le cap")
    assert add(validation, "CAP", page).status_code == 302
    assert found("cap") == ["Le cap"]


def test_who_does_not_publish_does_not_promote_and_reads_the_report(redaction: Client) -> None:
    response = add(redaction, "CAP", builders.article())
    assert response.headers["Location"] == reverse("wagtailadmin_home")
    assert not Promotion.objects.exists()
    report = redaction.get(reverse("search_terms"))
    assert report.status_code == 200


def test_who_has_no_page_to_write_reads_no_report(groups: None, client: Client) -> None:
    client.force_login(builders.member())
    assert client.get(reverse("search_terms")).status_code == 302


@pytest.mark.parametrize(("terms", "number"), [("?!, ,", 1), ("", 1), ("bois", 0)])
def test_a_promotion_has_a_word_and_a_page(editor: Client, terms: str, number: int) -> None:
    response = add(editor, terms, *[builders.article() for _page in range(number)])
    assert response.status_code == 200
    assert not Promotion.objects.exists()


def test_the_list_names_the_pages_at_a_constant_cost(editor: Client, pages: Any) -> None:
    listing = reverse("wagtailsnippets_search_promotion:list")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            html = editor.get(listing).content.decode()
        assert "Un électrolyseur à Belfort · Appel hydrogène" in html
        return len(queries)

    cost()
    few = cost()
    for number in range(5):
        promote(f"mot {number}", builders.article())
    cost()  # what is kept is read again after the site changed
    assert cost() == few
    assert "mot 1" in editor.get(listing, {"q": "MOT", "export": "csv"}).getvalue().decode()


def test_a_page_on_the_site_shows_the_promoted_one(client: Client) -> None:
    builders.home()
    promote("licorne", builders.article(title="La page que personne ne cherche ainsi"))
    assert "La page que personne ne cherche ainsi" in client.get("/recherche/?q=Licorne").content.decode()
