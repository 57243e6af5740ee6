"""A draft may be incomplete in each of its inline rows; what is published may not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage
from home.publication import PublicationRefused
from news.models import LinkedPage
from programmes.models import ProjectFolderPage
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, errors_beside, errors_of
from tests.admin.test_creation import CASES, Facts, Parent, filled, preview

TITLED: list[tuple[type[Page], Parent, Callable[[], Facts]]] = [
    case for case in CASES if case[0] is not ProjectFolderPage
]
each_type = pytest.mark.parametrize(("model", "parent", "facts"), TITLED, ids=[case[0].__name__ for case in TITLED])
EMPTY_ROW: list[Facts] = [{}]


def relations(model: type[Page]) -> list[str]:
    """The inline children in the form of a page type, but Wagtail's comments."""
    formsets = model.get_edit_handler().get_form_class().formsets
    return [name for name in formsets if name != "comments"]


def with_an_empty_row_each(form: PageForm, model: type[Page]) -> PageForm:
    """The form with no other row than an empty one for each relation."""
    for name in relations(model):
        form.data = {key: value for key, value in form.data.items() if not key.startswith(f"{name}-0-")}
        form.fill(**{f"{name}-TOTAL_FORMS": ["0"], name: EMPTY_ROW})
    return form


def assert_refused_beside_each_row(response: Any, model: type[Page]) -> None:
    assert response.status_code == 200
    for name in relations(model):
        row = response.context["form"].formsets[name].forms[0]
        beside = [field for field in row.errors if field in row.fields]
        assert beside, f"{name}: an empty row would be published"
        assert errors_beside(response, f"{name}-0-{beside[0]}")


@each_type
def test_an_empty_row_is_kept_in_a_draft_and_refused_at_publication(
    editor: Client, model: type[Page], parent: Parent, facts: Callable[[], Facts]
) -> None:
    form = with_an_empty_row_each(filled(editor, model, parent, facts), model)
    preview(editor, form)
    response = form.send()
    assert response.status_code == 302, errors_of(response)
    page = model.objects.get(slug="une-page-d-essai")
    assert [name for name in relations(model) if getattr(page, name).count() != 1] == []
    assert_refused_beside_each_row(PageForm.of(editor, page).send(PUBLISH), model)
    with pytest.raises(PublicationRefused):
        page.get_latest_revision().publish()


def test_an_empty_row_of_the_entrance_waits_in_a_draft(editor: Client) -> None:
    page = builders.home()
    form = with_an_empty_row_each(PageForm.of(editor, page), HomePage)
    assert form.send().status_code == 302
    assert_refused_beside_each_row(PageForm.of(editor, page).send(PUBLISH), HomePage)
    assert not page.featured.exists()


def test_a_list_of_the_admin_shows_a_draft_with_empty_rows(editor: Client) -> None:
    builders.article(live=False, links=[LinkedPage()])
    assert editor.get(reverse("articles:index")).status_code == 200
