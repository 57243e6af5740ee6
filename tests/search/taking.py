"""What readers take away, as programs that are not ours read it; and enough entries to need several readings."""

import csv
import json
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import feedparser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook
from wagtail.models import Page

from search.indexing import write
from search.models import Entry
from tests import builders

SCHEMA = Path(__file__).parents[2] / "docs" / "search.schema.json"
EVERYWHERE, LAUREATES = "/recherche/", "/laureats/"
FIRST = 2_000_000  # keys that no page of a test has


def take(address: str, method: str = "GET", **headers: str) -> Any:
    """The response to an address with `format` in it."""
    return Client().generic(method, address, headers=headers)


def body(response: Any) -> bytes:
    assert response.status_code == 200
    return b"".join(response)


def table(address: str) -> list[dict[str, str]]:
    """The lines of a CSV file by heading, read as a French Excel does."""
    text = body(take(address)).decode("utf-8")
    assert text.startswith("\ufeff")
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True)
    lines = list(reader)
    assert all(None not in line and None not in line.values() for line in lines)
    return lines


def headings(address: str) -> list[str]:
    text = body(take(address)).decode("utf-8-sig")
    return next(csv.reader(StringIO(text), delimiter=";"))


def workbook(address: str) -> Workbook:
    return load_workbook(BytesIO(body(take(address))))


def rows(address: str) -> list[dict[str, Any]]:
    """The cells of the first sheet of a spreadsheet, by heading."""
    sheet: Any = workbook(address).worksheets[0]
    names, *lines = sheet.iter_rows()
    return [{name.value: cell for name, cell in zip(names, line, strict=True)} for line in lines]


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def answer(address: str) -> Any:
    """The object of a JSON response, which is as promised."""
    found = json.loads(body(take(address)))
    assert [error.message for error in validator().iter_errors(found)] == []
    return found


def feed(address: str) -> Any:
    """A feed, with which the parser finds nothing wrong."""
    parsed = feedparser.parse(body(take(address)))
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def many(number: int) -> None:
    """So many projects like one, with their pages: what lists need of them, at once."""
    model = builders.project(title="Modèle", summary="Une école à l’hydrogène", region="27", grant=1_500_000)
    entry, page = Entry.objects.get(pk=model.pk), Page.objects.get(pk=model.pk)
    moment = timezone.now()
    keys = range(FIRST, FIRST + number)
    Page.objects.bulk_create(
        Page(
            pk=key,
            path=f"{page.path[:-8]}{key:08}",
            depth=page.depth,
            title=f"Projet {key}",
            slug=f"projet-{key}",
            url_path=f"/accueil/laureats/dossier/projet-{key}/",
            content_type=page.content_type,
            locale=page.locale,
            first_published_at=moment,
            last_published_at=moment,
        )
        for key in keys
    )
    write({key: like(entry, key) for key in keys})


def like(entry: Entry, key: int) -> Entry:
    """Another one of the same words and codes."""
    values = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    own = {
        "page_id": key,
        "title": f"Projet {key}",
        "title_key": f"projet {key}".encode(),
        "url_path": f"/accueil/laureats/dossier/projet-{key}/",
    }
    return Entry(**values | own)


def cost(address: str) -> int:
    """How many queries an export costs from its beginning to its end."""
    with CaptureQueriesContext(connection) as queries:
        body(take(address))
    return len(queries)
