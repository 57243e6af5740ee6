"""All names that a reader may mean, in the memory of the process: bounded, and fresh without being read anew.

- Labels (programmes, calls, organisations, sectors, glossary, values of facets) come from the registers; their lexicon
  is made again only when one of them is another one.
- Titles are those of antennas and of the latest other entries (`LATEST`), read once in a process; then the log says
  which ones changed.
- Territories never change (`gazetteer`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.apps import apps
from django.utils.translation import override

from home.content import kept
from programmes import registers, tallies
from programmes.models import Sector

from . import log
from .facets import foreign, known_codes
from .gazetteer import place_in, territories
from .lexicon import Item, Lexicon, lexicon
from .models import Entry
from .synonyms import synonyms

LATEST = 5_000  # titles, in each language: some 10 MB, made in a quarter of a second
AT_ONCE = 1_000  # rows read at once
SLACK = 250  # titles above that before the oldest ones go
SUGGESTED = ("projet", "antenne")  # kinds of entries whose titles are suggested
REGISTERED = ("programme", "appel")  # kinds that are suggested too, whose titles are labels
NAMED = ("type", "famille", "nature", "statut", "porteur")  # facets whose values are words of the site
COLUMNS = ("page_id", "shown_in", "type", "title", "url_path", "facts", "summary", "language")

Row = tuple[Any, ...]  # of these columns
Items = dict[str, dict[int, Item]]  # by language, then by key


def lexicons(language: str) -> tuple[Lexicon, ...]:
    """The names in a language, as they now are."""
    return kept(("names", language), lambda: names.read(language), shared=True)


class Names:
    """The names that a process has read, to be brought up to date under each content version."""

    def __init__(self) -> None:
        self.titles: Titles | None = None
        self.labels: dict[str, tuple[list[Item], Lexicon]] = {}
        self.writing = Lock()

    def read(self, language: str) -> tuple[Lexicon, ...]:
        with self.writing, override(language):
            self.titles = updated(self.titles)
            items = read_labels(language)
            if language not in self.labels or self.labels[language][0] != items:
                self.labels[language] = items, lexicon(items)
            titles = self.titles.by_language.get(language, Lexicon())
            return self.labels[language][1], titles, territories(language)


names = Names()


@dataclass(frozen=True)
class Titles:
    """The titles of the latest entries at a point of the log, by language."""

    point: log.Point
    by_language: dict[str, Lexicon]


def updated(known: Titles | None) -> Titles:
    """The titles with what the log holds since another reading; read anew where the log does not follow from it."""
    changes = known and log.since(known.point, LATEST)
    if not (known and changes):
        point = log.head()  # what changes while the entries are read is read again
        return Titles(point, changed({}, set(), items_of(whole())))
    point, keys = changes
    if not keys:
        return known
    return Titles(point, changed(known.by_language, keys, items_of(rows(pk__in=keys))))


def changed(known: dict[str, Lexicon], gone: set[int], new: Items) -> dict[str, Lexicon]:
    return {
        language: bounded(known.get(language, Lexicon()).changed(gone, new.get(language, {})))
        for language in {**known, **new}
    }


def bounded(known: Lexicon) -> Lexicon:
    """The same without the oldest titles, once they are many too many."""
    if len(known.items) <= LATEST + SLACK:
        return known
    titles = sorted(key for key, item in known.items.items() if item.kind != "antenne")
    return known.changed(titles[:-LATEST], {})


def whole() -> Iterator[Row]:
    """The latest entries, and every antenna however old it is."""
    yield from rows(pk__in=apps.get_model("programmes", "AntennaPage").objects.values("pk"))
    yield from rows()[:LATEST].iterator(AT_ONCE)


def rows(**conditions: Any) -> Any:
    return Entry.objects.filter(**conditions).order_by("-pk").values_list(*COLUMNS)


def items_of(rows: Iterable[Row]) -> Items:
    found: Items = defaultdict(dict)
    for key, languages, kind, *texts in rows:
        if kind not in REGISTERED:
            for language in languages:
                found[language][key] = title_of(language, kind, *texts)
    return found


def title_of(
    reader: str, kind: str, title: str, url_path: str, facts: dict[str, Any], summary: str, language: str
) -> Item:
    """An entry as readers of a language know it."""
    place = facts.get("place") or ""
    where = ", ".join(filter(None, (facts.get("holder"), place if reader == language else place_in(reader, place))))
    shown = kind if kind in SUGGESTED else ""
    return Item(shown, title, note=where, url_path=url_path, said=summary, language=language)


def read_labels(language: str) -> list[Item]:
    """The labels of the vocabularies, the best first."""
    return [
        *pages(language),
        *(Item("organisation", str(one), one.acronym, page=one.code) for one in registers.organisations()),
        *map(sector, tallies.sectors().values()),
        *(Item("", " ".join(forms)) for forms in synonyms(language)),
        *(Item("", label) for key in NAMED for label in known_codes(key).values()),
    ]


def sector(one: Sector) -> Item:
    family, language = known_codes("famille").get(one.family, ""), foreign("secteur").get(one.code, "")
    return Item("secteur", one.label, note=family, page=one.code, facet="secteur", code=one.code, language=language)


def pages(language: str) -> Iterator[Item]:
    """Programmes in the order of the tree, then calls by deadline: those that readers of a language find."""
    known = Entry.objects.filter(type__in=REGISTERED).values_list("page__translation_key", *COLUMNS[1:])
    found = {key: values for key, languages, *values in known if language in languages}
    for page in (*registers.programmes(), *registers.calls()):
        if page.translation_key in found:
            kind, title, url_path, facts, summary, own = found[page.translation_key]
            acronym = facts.get("acronym", "")
            yield Item(kind, title, acronym, acronym, url_path=url_path, said=summary, language=own)
