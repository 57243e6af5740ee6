"""What lists show of an entry: the facts of its page as the components of lists ask for them."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from home.dates import PartialDate
from home.languages import spoken
from programmes.models.calls import SOON
from programmes.timing import Status, today

from .card_lines import said_under
from .facets import family_of, named
from .gazetteer import place_in
from .marks import Marker
from .models import Entry

STAMPS = {"ouvert": "open", "permanent": "permanent", "a-venir": "upcoming", "clos": "closed", "resultats": "results"}


NAMES = {
    "programme": _("Programme"),
    "appel": _("Call"),
    "projet": _("Project"),
    "antenne": _("Antenna"),
    "actualite": _("Article"),
    "evenement": _("Event"),
    "dossier": _("Dossier"),
}


class SectorName(NamedTuple):
    """A sector as cards show it: its label says its language itself, where that is another one."""

    label: str
    family: str

    @property
    def language(self) -> str:
        return spoken()

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Card:
    """An entry with what was asked, which is marked in it. `why` are reasons to show it to a reader of a language."""

    entry: Entry
    marker: Marker | None = None
    why: list[str] = field(default_factory=list)
    reader: str = field(default_factory=spoken)

    @property
    def language(self) -> str:
        return self.entry.language

    @property
    def foreign(self) -> str:
        """The language of its texts, where it is not the reader's."""
        return "" if self.language == self.reader else self.language

    @property
    def url_path(self) -> str:
        return self.entry.url_path

    @property
    def type(self) -> str:
        return self.entry.type

    @property
    def type_label(self) -> str:
        """What one page of its type is called; pages of the site itself need no name."""
        return str(NAMES.get(self.entry.type, ""))

    def get_url(self, _request: Any = None) -> str:
        """For `home.navigation.address`, outside the site's tree."""
        return ""

    # What is marked

    @cached_property
    def title(self) -> str:
        return self.marked(self.entry.title)

    @cached_property
    def summary(self) -> str:
        return self.marked(self.entry.summary)

    @cached_property
    def excerpt(self) -> SafeString:
        """The text around the first word that was asked, where the summary does not say it."""
        if self.marker is None or self.marker.answers(self.entry.summary):
            return SafeString("")
        return self.marker.excerpt(self.entry.text)

    def marked(self, text: str) -> str:
        return self.marker.marked(text) if self.marker else text

    # Facts

    def fact(self, name: str) -> Any:
        return self.entry.facts.get(name) or ""

    def labels(self, key: str) -> list[str]:
        """The names of its values of a facet, each with its language where that is another one."""
        return [named(key, code) for code in self.entry.codes.get(key, ())]

    def first(self, key: str) -> str:
        return next(iter(self.labels(key)), "")

    def day(self, name: str) -> PartialDate | None:
        text = self.fact(name)
        return PartialDate.parse(text) if text else None

    @cached_property
    def main_sector(self) -> SectorName | None:
        code = next(iter(self.entry.codes.get("secteur", ())), "")
        return SectorName(named("secteur", code), family_of(code)) if code else None

    @property
    def family(self) -> str:
        return next(iter(self.entry.codes.get("famille", ())), "")

    @property
    def sectors(self) -> list[str]:
        return self.labels("secteur")

    @property
    def kind(self) -> str:
        return self.first("nature")

    @property
    def kind_label(self) -> str:
        return self.first("nature")

    @property
    def get_kind_display(self) -> str:
        return self.first("nature")

    @property
    def reference(self) -> str:
        return str(self.fact("reference"))

    @property
    def holder_label(self) -> str:
        return str(self.fact("holder"))

    @property
    def place_label(self) -> str:
        return self.place(str(self.fact("place")))

    @property
    def places(self) -> list[str]:
        return [self.place(name) for name in self.fact("places")]

    def place(self, name: str) -> str:
        """A place as the reader's language names it; the entry has it in its own."""
        return place_in(self.reader, name) if self.foreign else name

    @property
    def call(self) -> str:
        return self.first("appel")

    @property
    def season(self) -> str:
        return self.first("saison")

    @property
    def grant(self) -> Decimal | None:
        return self.entry.amount

    @property
    def learners(self) -> int | None:
        return self.entry.facts.get("learners")

    @property
    def announced_on(self) -> PartialDate | None:
        return self.day("announced_on")

    @property
    def date(self) -> PartialDate | None:
        """The date that lists go by, as far as it is known."""
        names = ("announced_on", "published_on", "starts_on", "issued_on", "opens_on", "closes_on", "started_on")
        return next(filter(None, map(self.day, names)), None)

    # Calls

    @property
    def status_label(self) -> str:
        return str(Status(STAMPS[self.entry.status]).label) if self.entry.status in STAMPS else ""

    @property
    def stamp(self) -> str:
        """The class of a call's stamp; empty for what has no state."""
        return "closing" if self.closes_soon else STAMPS.get(self.entry.status, "")

    @property
    def closes_soon(self) -> bool:
        last = self.day("closes_on") if self.entry.status == "ouvert" else None
        return last is not None and (last.last_day - today(timezone.now())).days <= SOON

    # The line under the title

    @property
    def meta(self) -> list[str]:
        """What it is and where, in few words."""
        return [one for one in said_under(self) if one]

    @property
    def all_meta(self) -> list[str]:
        """The same among pages of several types."""
        return [one for one in (self.type_label, *self.meta) if one]
