"""What is taken away: the results of a query, with what every format says of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from home import content
from home.models import SiteSettings
from home.navigation import address, footer, navigation
from home.subjects import root

from ..cards import Card
from ..engines import get_engine
from ..facets import FACETS, Labels, known_codes, label_of
from ..query import Answer, Query
from ..values import AT_ONCE, all_entries

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
LICENCE_CODE = "etalab-2.0"  # in the list of SPDX
LONGEST = 100  # characters of the name of a file
UNSAID = {"type", "laureat"}  # scopes that the name of the page says already


class Result(NamedTuple):
    """A result with its whole address, and the names of the values of facets by key and code."""

    card: Card
    url: str
    names: Mapping[str, Labels]

    def labels(self, key: str) -> list[str]:
        names = self.names[key]
        return [names.get(code, code) for code in self.card.entry.codes.get(key, ())]


@dataclass(frozen=True)
class Source:
    """The answer to a query, and the keys of all its results or of those of a page.

    Results are read so many at a time, so that any number of them fits in memory.
    """

    request: HttpRequest
    query: Query
    answer: Answer
    keys: Iterable[int]
    is_whole: bool

    def batches(self) -> Iterator[list[Result]]:
        """The results in their order, as many at a time as are read at once (2 queries each)."""
        results = map(self.result, map(Card, all_entries(self.keys)))
        while batch := list(islice(results, AT_ONCE)):
            yield batch

    def result(self, card: Card) -> Result:
        return Result(card, f"{self.root}{address(card, self.request)}", self.names)

    @cached_property
    def names(self) -> dict[str, Labels]:
        """Looked up once, not for each cell."""
        return {facet.key: known_codes(facet.key) for facet in FACETS}

    # Where it comes from

    @cached_property
    def root(self) -> str:
        return root(self.request)

    @cached_property
    def site(self) -> SiteSettings:
        return footer(self.request).settings

    @property
    def publisher(self) -> str:
        return self.site.publisher or self.site.name

    @property
    def licence(self) -> str:
        return _("Licence Ouverte 2.0 (Etalab)")

    @property
    def address(self) -> str:
        """Where the same results are read."""
        return self.address_as(None)

    def address_as(self, name: str | None) -> str:
        """The address of the results in a format."""
        return f"{self.root}{iri_to_uri(self.request.path)}{self.query.string(page=None, vue=None, format=name)}"

    # What it is called

    @cached_property
    def title(self) -> str:
        """The name of the page, then what was asked: `Lauréats: hydrogène, Bretagne`."""
        title, asked = self.page_title, ", ".join(self.asked)
        return _("%(page)s: %(asked)s") % {"page": title, "asked": asked} if asked else title

    @property
    def page_title(self) -> str:
        pages = navigation(self.request).entries
        return next((page.title for page in pages if page.url == self.request.path), _("Search results"))

    @property
    def asked(self) -> list[str]:
        """The words and the choices."""
        scope = {key: codes for key, codes in self.query.scope.items() if key not in UNSAID}
        choices = [label_of(key, code) for key, codes in {**scope, **self.query.chosen}.items() for code in codes]
        return [self.query.text, *choices] if self.query.text else choices

    @property
    def file_name(self) -> str:
        """What and when: `laureats-hydrogene-bretagne-2026-11-25`."""
        return f"{slugify(self.title)[:LONGEST].strip('-')}-{timezone.localdate()}"


def source_of(request: HttpRequest, query: Query, is_whole: bool) -> Source:
    """The source of an export. The engine starts at once: what it cannot do fails before anything is sent."""
    engine = get_engine()
    answer = engine.search(query)
    return Source(request, query, answer, started(engine.keys(query)) if is_whole else answer.ids, is_whole)


def started(keys: Iterator[int]) -> Iterator[int]:
    return chain(list(islice(keys, 1)), keys)


def steadily(chunks: Iterator[bytes], language: str) -> Iterator[bytes]:
    """A stream that is made after the request has ended: each part in its language, the content version read once."""
    while True:
        with content.Steady(), override(language):
            chunk = next(chunks, None)
        if chunk is None:
            return
        if chunk:  # an empty part would end the stream for some servers
            yield chunk
