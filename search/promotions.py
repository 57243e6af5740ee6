"""What editors put first for a search term: above the results, in the reader's language, as long as it is published."""

from collections import defaultdict
from uuid import UUID

from django.db.models import F
from wagtail.models import Page

from home.content import kept

from .analysis import parts
from .models import Entry, PromotedPage, Promotion, key_of
from .query import Query
from .values import entries


def promoted(query: Query) -> list[Entry]:
    """The pages that were chosen for these words, in their order; none once the reader narrows or turns pages."""
    if not query.text or query.chosen or query.page > 1 or excludes(query.text):
        return []
    chosen = chosen_for(key_of(query.text))
    return [one for one in chosen if query.language in one.shown_in and is_within(one, query)]


def excludes(text: str) -> bool:
    """Whether a text says what is not wanted."""
    return any(minus for minus, _phrase, _word in parts(text))


def is_within(entry: Entry, query: Query) -> bool:
    """Whether an entry is of those among which the page searches."""
    return all(set(codes) & set(entry.codes.get(key, ())) for key, codes in query.scope.items())


def chosen_for(key: str) -> list[Entry]:
    """The entries for a term in all languages (1 query, kept per content version): a page that is not live has none."""
    keys = kept("promoted", pages_by_term, shared=True).get(key)
    return kept(("promoted", key), lambda: entries(keys), shared=True) if keys else []


def pages_by_term() -> dict[str, list[int]]:
    """Keys of the pages chosen for each term and of their translations, each once (2 queries, 1 if there are none)."""
    rows = PromotedPage.objects.order_by("promotion_id", F("sort_order").asc(nulls_last=True), "pk")
    chosen = list(rows.values_list("promotion__terms", "page__translation_key"))
    keys = same_pages({page for _terms, page in chosen})
    table: dict[str, dict[int, None]] = {}
    for terms, page in chosen:
        for key in Promotion(terms=terms).keys:
            table.setdefault(key, {}).update(dict.fromkeys(keys[page]))
    return {key: list(pages) for key, pages in table.items()}


def same_pages(translation_keys: set[UUID]) -> dict[UUID, list[int]]:
    """Keys of pages by what they have in common in all languages."""
    found: dict[UUID, list[int]] = defaultdict(list)
    rows = Page.objects.filter(translation_key__in=translation_keys) if translation_keys else Page.objects.none()
    for key, page in rows.order_by("pk").values_list("translation_key", "pk"):
        found[key].append(page)
    return found
