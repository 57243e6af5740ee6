"""Rows that pages which nobody translated add in other languages: none, however many there are."""

import io
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from .measure import Benchmark, verify

SIZES = (100, 5_000)
TRANSLATORS = "wagtail_localize"  # the app whose every row is of some translation


def foreign_rows() -> dict[str, int]:
    """The rows of each table that are not of the source language, or that serve a translation."""
    found = {model._meta.db_table: foreign(model) for model in apps.get_models()}
    return {table: rows.count() for table, rows in found.items() if rows is not None}


def foreign(model: Any) -> Any:
    """Those of a model; nothing where its rows are in no language."""
    from home.languages import SOURCE

    rows, fields = model._base_manager.all(), {field.name for field in model._meta.concrete_fields}
    if model._meta.app_label == TRANSLATORS:
        return rows
    if "locale" in fields:
        return rows.exclude(locale__language_code=SOURCE)
    if "language" in fields:
        return rows.exclude(language=SOURCE)
    if "page" in fields and hasattr(model._meta.get_field("page").related_model, "locale"):
        return rows.exclude(page__locale__language_code=SOURCE)
    return None


def prepared(size: int) -> dict[str, int]:
    """A site with so many projects and an English home page, its search included; what is not French in it."""
    from django.core.management import call_command

    from demo.synthetic.filling import fill
    from tests import builders

    fill(size, seed=1)
    builders.english_home()
    call_command("search_rebuild", verbosity=0, stdout=io.StringIO())
    return foreign_rows()


def run(_repeat: int, *sizes: int) -> Iterator[str]:
    """The same number of rows for each size; the last project is read in English."""
    from django.core.management import call_command

    from programmes.models import ProjectPage

    call_command("collectstatic", "--no-input", verbosity=0)
    counted: dict[int, dict[str, int]] = {}
    for size in sizes or SIZES:
        counted[size] = prepared(size)
        verify(ProjectPage.objects.count() == size, f"there are not {size:,} projects")
        check_read(ProjectPage.objects.order_by("path").last())
        yield f"{size:6,} projects: {sum(counted[size].values())} rows that are not French"
    first, *others = counted.values()
    for other in others:
        grown = {table: (first[table], number) for table, number in other.items() if number != first[table]}
        verify(not grown, f"projects that nobody translated add rows: {grown}")


def check_read(project: Any) -> None:
    """Readers of English find it all the same."""
    from django.test import Client

    response = Client().get(f"/en{project.get_url()}")
    verify(response.status_code == 200, f"a project answers {response.status_code} in English")
    main = response.content.partition(b"<main")[2].partition(b">")[0]
    verify(b'lang="fr"' in main, "it does not say that it is in French")


BENCHMARK = Benchmark(
    "untranslated",
    "thousands of projects stay French and cost no row in English",
    run,
    repeat=1,
    is_quick=False,
    fills=True,
)
