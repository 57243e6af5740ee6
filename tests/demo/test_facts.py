"""Every fact of `demo/content/` is read, formatted, in the element of its field on its page."""

from collections import defaultdict

import pytest
from django.test import Client

from demo.content import Content
from demo.models import Loaded
from demo.report import Report
from tests.reading import fields_of, read

from .facts import Fact, Facts

pytestmark = pytest.mark.usefixtures("db")
DOSSIERS = {"sector": "/filieres/", "organisation": "/organisations/"}


def address(key: str) -> str | None:
    """Where a record is read: its page, or the dossier of its code."""
    kind, _colon, code = key.partition(":")
    if kind in DOSSIERS:
        return f"{DOSSIERS[kind]}{code}/"
    page = Loaded.objects.select_related("page").get(key=key).page
    return page.get_url() if page else None


def missing(client: Client, key: str, facts: list[Fact]) -> list[Fact]:
    fields = fields_of(read(client, address(key)))
    return [fact for fact in facts if not any(fact.text in text for text in fields.get(fact.field, []))]


def test_every_fact_is_on_its_page(demo: Report, client: Client) -> None:
    facts = list(Facts(Content()).all())
    assert len(facts) > 2000
    by_page: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_page[fact.page].append(fact)
    lost = [fact for key, some in by_page.items() for fact in missing(client, key, some)]
    assert lost == []
