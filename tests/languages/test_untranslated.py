"""What nobody translated is read in English and costs no row there."""

import pytest
from django.test import Client

from benchmarks.untranslated import foreign_rows
from tests import builders

from .acting import publish

pytestmark = pytest.mark.django_db


def test_projects_that_stay_french_add_no_row(client: Client) -> None:
    call = builders.call()
    builders.translate(call)
    builders.translate(builders.project_index())
    builders.project(call=call)
    before = foreign_rows()
    assert before["wagtailcore_page"] > 3
    assert before["wagtail_localize_stringtranslation"] > 3
    assert before["search_entry"] >= 1
    for number in range(3):
        project = publish(builders.project(call=call, title=f"Projet {number}"), summary="Un résumé.")
        assert client.get(f"/en{project.get_url()}").status_code == 200
    assert foreign_rows() == before


def test_rows_of_a_translation_are_counted() -> None:
    """The test above can fail."""
    project = builders.project()
    before = foreign_rows()
    builders.translate(project)
    grown = {table for table, number in foreign_rows().items() if number > before[table]}
    assert {"wagtailcore_page", "wagtail_localize_translation", "search_entry"} <= grown
