"""A page as linked data (JSON-LD): what it is about, who publishes it, where it stands in the site."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .navigation import Link, footer
from .subjects import Subject, Thing, publisher, root, website

# What could end a script element or open a comment in it, as the number that JSON may write in its place.
ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&"}


def graph(subject: Subject, url: str, image: str, crumbs: Iterable[Link], request: HttpRequest) -> Thing:
    """Every thing that a page speaks of; they refer to one another by their `@id`."""
    way = breadcrumb(subject, url, crumbs)
    about = thing(subject, url, image)
    nodes = [page(subject, url, image, request), *site(request), way, about]
    nodes[0] |= {"breadcrumb": reference(way), "mainEntity": reference(about)}
    return {"@context": "https://schema.org", "@graph": [known(node) for node in nodes if node]}


def page(subject: Subject, url: str, image: str, request: HttpRequest) -> Thing:
    return {
        "@type": subject.page_type,
        "@id": url,
        "url": url,
        "name": subject.title,
        "description": subject.description,
        "inLanguage": get_language(),
        "isPartOf": website(request),
        "primaryImageOfPage": {"@type": "ImageObject", "url": image},
    }


def site(request: HttpRequest) -> tuple[Thing, Thing]:
    """The site and who publishes it: itself, where its settings do not say who."""
    settings, url = footer(request).settings, f"{root(request)}/"
    named = {"url": url, "name": settings.name, "description": settings.baseline}
    return (
        {"@type": "WebSite", **website(request), **named, "publisher": publisher(request)},
        {"@type": "Organization", **publisher(request), "name": settings.publisher or settings.name, "url": url},
    )


def thing(subject: Subject, url: str, image: str) -> Thing:
    """What the page is about; nothing for a page that is about nothing but itself."""
    if not subject.thing:
        return {}
    return {
        "@id": f"{url}#subject",
        "name": subject.title,
        "description": subject.description,
        "url": url,
        "image": image,
        "mainEntityOfPage": {"@id": url},
        **subject.thing,
    }


def breadcrumb(subject: Subject, url: str, crumbs: Iterable[Link]) -> Thing:
    """The way from home to the page, which ends it; nothing for home."""
    steps = [(link.title if number else _("Home"), urljoin(url, link.url)) for number, link in enumerate(crumbs)]
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": address}
        for position, (title, address) in enumerate([*steps, (subject.title, url)], start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{url}#breadcrumb", "itemListElement": items} if steps else {}


def reference(node: Thing) -> Thing:
    return {"@id": node["@id"]} if node else {}


def known(value: Any) -> Any:
    """A node without what is not known, at any depth: properties without value, things without properties."""
    if isinstance(value, list):
        return [known(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: one for name, old in value.items() if (one := known(old)) not in (None, "", {}, [])}
    return {} if set(kept) == {"@type"} else kept


def as_script(data: Thing) -> SafeString:
    """JSON that may stand inside a script element, whatever editors wrote."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, number in ESCAPES.items():
        text = text.replace(character, number)
    return SafeString(text)
