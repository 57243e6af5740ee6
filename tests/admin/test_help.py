"""Beside each field that editors fill: a help text with an example, in French."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_edit_handler
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from home.blocks import BodyBlock, QuestionsBlock
from home.models import Picture, SiteSettings
from programmes.models import Organisation, Sector, Term
from tests import builders
from tests.admin.forms import PageForm

EXAMPLE = "Exemple"
MODELS = [*builders.page_types(), Organisation, Sector, Term, SiteSettings]


def panels(panel: Panel) -> Iterator[FieldPanel]:
    """The fields in a panel and in those below it, rows of inline children too."""
    if isinstance(panel, FieldPanel):
        yield panel
    if isinstance(panel, InlinePanel):
        yield from panels(panel.child_edit_handler)
    for child in getattr(panel, "children", []):
        yield from panels(child)


def fields(block: Block, path: str = "") -> Iterator[tuple[str, Block]]:
    """The fields of a block and of those in it, by their path."""
    if isinstance(block, BaseStructBlock | BaseStreamBlock):
        for name, child in block.child_blocks.items():
            yield from fields(child, f"{path}/{name}")
    else:
        yield path, block


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_field_has_an_example(model: type[Model]) -> None:
    shown = list(panels(get_edit_handler(model)))
    assert shown
    with translation.override("fr"):
        helps = {
            f"{panel.model.__name__}.{panel.field_name}": str(panel.help_text or panel.db_field.help_text)
            for panel in shown
        }
    assert [name for name, text in helps.items() if EXAMPLE not in text] == []


@pytest.mark.parametrize("stream", [BodyBlock, QuestionsBlock])
def test_a_field_of_a_block_has_an_example(stream: type[Block]) -> None:
    with translation.override("fr"):
        helps = {path: str(block.field.help_text) for path, block in fields(stream())}
    assert helps
    assert [path for path, text in helps.items() if EXAMPLE not in text] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["picture", "document"])
def test_a_field_of_a_file_has_an_example(kind: str) -> None:
    form: BaseForm = (get_image_form(Picture) if kind == "picture" else get_document_form(get_document_model()))()
    shown = {name: str(field.help_text) for name, field in form.fields.items() if not field.widget.is_hidden}
    assert {"title", "file", "tags"} <= shown.keys()
    assert [name for name, text in shown.items() if EXAMPLE not in text] == []


def test_the_form_of_a_picture_shows_the_examples(editor: Client) -> None:
    picture = builders.picture()
    soup = BeautifulSoup(editor.get(reverse("wagtailimages:edit", args=[picture.pk])).content, "html.parser")
    for name in ("title", "description", "credit"):
        assert helped(soup, name)


@pytest.mark.parametrize("name", ["title", "slug", "seo_title", "show_in_menus", "go_live_at", "expire_at", "featured"])
def test_the_form_of_a_page_shows_the_examples(editor: Client, name: str) -> None:
    form = PageForm.of(editor, builders.project())
    assert helped(BeautifulSoup(editor.get(form.address).content, "html.parser"), name)


def helped(soup: BeautifulSoup, name: str) -> bool:
    """Whether an example stands beside a field."""
    field = soup.find(["input", "textarea"], attrs={"name": name})
    assert field is not None
    wrapper = field.find_parent(class_="w-field__wrapper")
    assert wrapper is not None
    return EXAMPLE in str(wrapper)
