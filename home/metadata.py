"""What the head of a page tells machines, gathered from what the page was rendered with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from babel.core import get_global
from django.core import paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString

from . import linked_data
from .formats import locale
from .languages import SOURCE, code_of, prefix, reader, swapped
from .navigation import Link, address_in, footer, languages
from .sharing import Card, picture_of
from .subjects import Subject, root, subject_of
from .translations import languages_of
from .visibility import visible


class Alternate(NamedTuple):
    """The same page in a language, as `hreflang` names it."""

    language: str
    url: str


@dataclass(frozen=True)
class Metadata:
    """Addresses are complete, with the site's own host; the image is the one of `sharing.py`."""

    subject: Subject
    url: str
    alternates: tuple[Alternate, ...]
    image: str
    linked_data: SafeString
    locale: str

    @property
    def kind(self) -> str:
        """What the page is for Open Graph, which knows articles and all else."""
        return "article" if "datePublished" in self.subject.thing else "website"


def metadata(context: Mapping[str, Any], crumbs: list[Link]) -> Metadata | None:
    """Nothing for what has no subject: errors, previews, pages that not everyone may read."""
    subject = subject_in(context)
    if subject is None:
        return None
    request: HttpRequest = context["request"]
    address = root(request) + own_path(context["page"], request)
    image = f"{address}{picture_name(card(subject, request))}"
    url = f"{address}{query(context)}"
    data = linked_data.graph(subject, url, image, crumbs, request)
    others = alternates(context["page"], request, query(context))
    return Metadata(subject, url, others, image, linked_data.as_script(data), locale_name())


def own_path(page: Any, request: HttpRequest) -> str:
    """Where a page is at home: a page that a reader of another language reads in its own has one address."""
    return swapped(request.path, reader(request), code_of(page)) if is_borrowed(page, request) else request.path


def is_borrowed(page: Any, request: HttpRequest) -> bool:
    """Whether a page is shown to readers of another language for want of a translation."""
    return code_of(page) != reader(request)


def alternates(page: Any, request: HttpRequest, query: str) -> tuple[Alternate, ...]:
    """The addresses of a page in the languages that it is translated into, if any; the source is for all others."""
    known = [code for code in languages(request) if code == SOURCE or code in languages_of(page)]
    if len(known) < 2 or is_borrowed(page, request):
        return ()
    rest = request.path.removeprefix(address_in(page, reader(request), request))
    urls = {code: f"{root(request)}{address_in(page, code, request)}{rest}{query}" for code in known}
    return tuple(Alternate(*one) for one in [*urls.items(), ("x-default", urls[SOURCE])])


def subject_in(context: Mapping[str, Any]) -> Subject | None:
    """What a page's context is about: the record served below the page, else the page itself."""
    page, request = context.get("page"), context.get("request")
    if request is None or not visible(page):
        return None
    return subject_of(context.get("below") or page, request)


def card(subject: Subject, request: HttpRequest) -> Card:
    """What the picture of a subject shows."""
    return Card(subject.title, subject.kind, " · ".join(subject.facts), footer(request).settings.name)


def picture_name(card: Card) -> str:
    """The picture's name below the address of its page."""
    return f"partage-{card.digest}.png"


def picture(subject: Subject, request: HttpRequest, path: str, digest: str) -> HttpResponse:
    """The picture of what is at a path, for ever; an outdated name leads to the present one."""
    shown = card(subject, request)
    if shown.digest != digest:
        return redirect(f"{prefix(reader(request))}{path}{picture_name(shown)}")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(picture_of(shown), content_type="image/png", headers=headers)


def query(context: Mapping[str, Any]) -> str:
    """`?page=2` for the second page of a whole list. What filters leave of it has the address of the list."""
    if context["request"].GET.keys() != {"page"}:
        return ""
    # Not `isinstance`, which would evaluate what is lazy in a context: the CSRF token, which sets a cookie.
    shown = next((value.number for value in context.values() if issubclass(type(value), paginator.Page)), 1)
    return f"?page={shown}" if shown > 1 else ""


def locale_name() -> str:
    """The reader's language with a territory, as Open Graph wants it: `fr_FR`."""
    known = locale()
    territory = known.territory or get_global("likely_subtags")[known.language].rpartition("_")[2]
    return f"{known.language}_{territory}"
