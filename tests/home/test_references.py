"""The index of references is left alone for a while, whatever is published meanwhile."""

from typing import Any

import pytest
from wagtail.models import ReferenceIndex

from home.references import references_suspended
from tests import builders
from tests.languages.acting import english, publish

pytestmark = pytest.mark.django_db


def references(page: Any) -> int:
    """How many things a page names, as the index knows."""
    return int(ReferenceIndex.get_references_for_object(page).count())


def test_a_publication_with_a_translation_wakes_no_index() -> None:
    page = builders.article(title="Nouvelle")
    builders.translate(page)
    with references_suspended():
        publish(page, title="Une autre")
        publish(english(page))
        other = builders.article(picture=builders.picture())
    assert references(other) == 0
    other.save()
    assert references(other) == 1


def test_a_publication_is_known_to_it() -> None:
    page = builders.article(title="Nouvelle")
    builders.translate(page)
    publish(page, picture=builders.picture())
    assert (references(page), references(english(page))) == (1, 1)
