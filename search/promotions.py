"""What editors put first for a search term: above the results, in the reader's language, as long as it is published."""

from django.db.models import F

from home.content import kept

from .analysis import parts
from .models import Entry, PromotedPage, Promotion, key_of
from .query import Query
from .values import entries


def promoted(query: Query) -> list[Entry]:
    """The pages that were chosen for these words, in their order; none once the reader narrows or turns pages."""
    if not query.text or query.chosen or query.page > 1 or excludes(query.text):
        return []
    return [one for one in chosen_for(key_of(query.text)) if query.language in one.shown_in and is_within(one, query)]


def excludes(text: str) -> bool:
    """Whether a text says what is not wanted."""
    return any(minus for minus, _phrase, _word in parts(text))


def is_within(entry: Entry, query: Query) -> bool:
    """Whether an entry is of those among which the page searches."""
    return all(set(codes) & set(entry.codes.get(key, ())) for key, codes in query.scope.items())


def chosen_for(key: str) -> list[Entry]:
    """The entries for a term (1 query, kept per content version); a page that is not live has none."""
    keys = kept("promoted", pages_by_term).get(key)
    return kept(("promoted", key), lambda: entries(keys)) if keys else []


def pages_by_term() -> dict[str, list[int]]:
    """Keys of the pages chosen for each term, each once (1 query)."""
    rows = PromotedPage.objects.order_by("promotion_id", F("sort_order").asc(nulls_last=True), "pk")
    table: dict[str, dict[int, None]] = {}
    for terms, page in rows.values_list("promotion__terms", "page"):
        for key in Promotion(terms=terms).keys:
            table.setdefault(key, {})[page] = None
    return {key: list(pages) for key, pages in table.items()}
